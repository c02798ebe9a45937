import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSumOfExponentials } from './log-sum.ts';
import { logOddsLikelihoodRatios } from './noncentral-hypergeometric.ts';
import type { TwoProportions } from './proportion.ts';
import { relativeError } from './relative-error.ts';
import { logGamma } from './special-functions.ts';

function table(treated: readonly [number, number], control: readonly [number, number]): TwoProportions {
  return {
    treated: { successes: treated[0], trials: treated[1] },
    control: { successes: control[0], trials: control[1] },
  };
}

/** By the factorials of every table. */
function plainRatio({ treated, control }: TwoProportions, logOdds: number, step: number): number {
  const total = treated.successes + control.successes;
  const low = Math.max(0, total - control.trials);
  const high = Math.min(total, treated.trials);
  const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const logLikelihood = (odds: number) => {
    const terms = [];
    for (let k = low; k <= high; k += 1) {
      terms.push(logChoose(treated.trials, k) + logChoose(control.trials, total - k) + k * odds);
    }
    return treated.successes * odds - logSumOfExponentials(terms);
  };
  return logLikelihood(logOdds + step) - logLikelihood(logOdds);
}

const arm = fc
  .integer({ min: 1, max: 150 })
  .chain((trials) => fc.nat({ max: trials }).map((successes) => [successes, trials] as const));

describe('the likelihood of a day’s table under two odds ratios', () => {
  it('is 3/4 instead of 1/2 at odds of 3 for one success on one of two', () => {
    const [ratio] = logOddsLikelihoodRatios(table([1, 1], [0, 1]), { logOdds: 0, steps: [Math.log(3)] });
    expect(ratio).toBeCloseTo(Math.log(1.5), 14);
  });

  it('is the one that the factorials of all tables give', () => {
    fc.assert(
      fc.property(arm, arm, fc.double({ min: -2, max: 2, noNaN: true }), (treated, control, logOdds) => {
        const day = table(treated, control);
        const steps = [0.1, 0.7, 2];
        logOddsLikelihoodRatios(day, { logOdds, steps }).forEach((ratio, index) => {
          expect(ratio).toBeCloseTo(plainRatio(day, logOdds, steps[index] ?? 0), 9);
        });
      }),
    );
  });

  it('says nothing when the table could be no other', () => {
    for (const day of [table([0, 10], [0, 40]), table([10, 10], [40, 40]), table([0, 0], [3, 9])]) {
      expect(logOddsLikelihoodRatios(day, { logOdds: 0, steps: [0.5] })[0]).toBeCloseTo(0, 12);
    }
  });

  it('is found for millions of people', () => {
    // For rare successes the law is binomial: 1200 of 2200 on the treated half.
    const day = table([1200, 5_000_000], [1000, 5_000_000]);
    const step = Math.log(1.2);
    const [ratio] = logOddsLikelihoodRatios(day, { logOdds: 0, steps: [step] });
    const binomial = 1200 * step - 2200 * Math.log1p(Math.expm1(step) / 2);
    expect(ratio).toBeCloseTo(binomial, 1);
    // Summed over all 1,000,001 tables in extended precision.
    const half = table([600_000, 1_000_000], [400_000, 1_000_000]);
    const ratios = logOddsLikelihoodRatios(half, { logOdds: 0, steps: [0.8, 2] });
    expect(relativeError(ratios[0] ?? 0, 40_263.83645190339)).toBeLessThan(1e-12);
    expect(relativeError(ratios[1] ?? 0, -40_229.13403112989)).toBeLessThan(1e-12);
  });
});
