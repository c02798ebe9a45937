import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { normalQuantile } from '#shared/statistics/normal.ts';

/** Random numbers that are the same for the same seed. */
export type Chance = {
  /** Evenly between 0 and 1, neither of them included. */
  readonly share: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Successes of so many trials; takes a time like the successes, whatever the trials. */
  readonly successesOf: (trials: number, probability: number) => number;
};

export function createChance(seed: number): Chance {
  const generator = xoroshiro128plus(seed);
  // The generator's first numbers after a small seed are far from even.
  for (let draw = 0; draw < 32; draw += 1) uniformFloat64(generator);
  const share = (): number => uniformFloat64(generator) * (1 - 2e-16) + 1e-16;
  return {
    share,
    normal: () => normalQuantile(share()),
    successesOf: (trials, probability) => {
      if (probability <= 0) return 0;
      const logFailure = Math.log1p(-probability);
      let successes = -1;
      // From success to success: the failures in between are geometric.
      for (let at = 0; at <= trials; at += 1 + Math.floor(Math.log(share()) / logFailure)) successes += 1;
      return successes;
    },
  };
}
