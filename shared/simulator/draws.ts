import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random numbers that are the same for the same seed, quick enough for a hundred thousand days a second. */
export type Draws = {
  /** Evenly between 0 and 1, neither of them included. */
  readonly share: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** How many events come where `mean` come on average. */
  readonly poisson: (mean: number) => number;
  /** Successes of so many trials. */
  readonly binomial: (trials: number, probability: number) => number;
};

const WARM_UP = 32;
const TWO_TO_32 = 2 ** 32;

/** Marsaglia's polar method, Poisson and binomial by inversion while small and by Hörmann's transformed rejection. */
export function createDraws(seed: number): Draws {
  const generator = xoroshiro128plus(seed);
  // The generator's first numbers after a small seed are far from even.
  for (let draw = 0; draw < WARM_UP; draw += 1) generator.next();
  const share = (): number => ((generator.next() >>> 0) + 0.5) / TWO_TO_32;
  let spare = Number.NaN;

  function normal(): number {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const u = 2 * share() - 1;
      const v = 2 * share() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = v * factor;
      return u * factor;
    }
  }

  return {
    share,
    normal,
    poisson: (mean) => (mean < SMALL_MEAN ? fewEvents(mean, share) : manyEvents(mean, share)),
    binomial: (trials, probability) => {
      if (trials <= 0 || probability <= 0) return 0;
      if (probability >= 1) return trials;
      if (probability > 0.5) return trials - successes(trials, 1 - probability, share);
      return successes(trials, probability, share);
    },
  };
}

type Share = Draws['share'];

const SMALL_MEAN = 10;

function fewEvents(mean: number, share: Share): number {
  const end = Math.exp(-mean);
  let events = 0;
  for (let product = share(); product > end; product *= share()) events += 1;
  return events;
}

/** Hörmann 1993, algorithm PTRS; exact for means of 10 and more. */
function manyEvents(mean: number, share: Share): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const inside = 0.9277 - 3.6224 / (b - 2);
  const logMean = Math.log(mean);
  for (;;) {
    const u = share() - 0.5;
    const v = share();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= inside) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const drawn = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
    if (drawn <= k * logMean - mean - logFactorial(k)) return k;
  }
}

/** For probabilities up to a half. */
function successes(trials: number, probability: number, share: Share): number {
  return trials * probability < SMALL_MEAN
    ? fewSuccesses(trials, probability, share)
    : manySuccesses(trials, probability, share);
}

/** From success to success: the failures in between are geometric. */
function fewSuccesses(trials: number, probability: number, share: Share): number {
  const logFailure = Math.log1p(-probability);
  let found = -1;
  for (let at = 0; at <= trials; at += 1 + Math.floor(Math.log(share()) / logFailure)) found += 1;
  return found;
}

/** Hörmann 1993, algorithm BTRD without its squeezes (BTRS); exact where 10 successes and more are expected. */
function manySuccesses(trials: number, probability: number, share: Share): number {
  const spread = Math.sqrt(trials * probability * (1 - probability));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const center = trials * probability + 0.5;
  const inside = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const mode = Math.floor((trials + 1) * probability);
  const logOdds = Math.log(probability / (1 - probability));
  const atMode = logFactorial(mode) + logFactorial(trials - mode);
  for (;;) {
    const u = share() - 0.5;
    const v = share();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + center);
    if (us >= 0.07 && v <= inside) return k;
    if (k < 0 || k > trials) continue;
    const drawn = Math.log((v * alpha) / (a / (us * us) + b));
    if (drawn <= atMode - logFactorial(k) - logFactorial(trials - k) + (k - mode) * logOdds) return k;
  }
}

const KNOWN_FACTORIALS = 256;
const LOG_FACTORIALS = new Float64Array(KNOWN_FACTORIALS);
for (let k = 2; k < KNOWN_FACTORIALS; k += 1) {
  LOG_FACTORIALS[k] = (LOG_FACTORIALS[k - 1] ?? 0) + Math.log(k);
}

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** Stirling's series beyond the table, where its error is below 1e-16. */
function logFactorial(k: number): number {
  if (k < KNOWN_FACTORIALS) return LOG_FACTORIALS[k] ?? 0;
  const inverse = 1 / k;
  return (k + 0.5) * Math.log(k) - k + HALF_LOG_TWO_PI + inverse * (1 / 12 - (inverse * inverse) / 360);
}
