import { checkCount, checkPositive } from './argument-checks.ts';
import { chiSquareUpperTail } from './chi-square.ts';
import { sumOf } from './sum.ts';

/**
 * Pearson's chi-square test that the arms received people in the planned proportions (sample-ratio mismatch); below a
 * p value of .001 the assignment or the counting is suspect. `weights` need not sum to 1. For under 50 people use the
 * exact binomial test instead. Worked value: 812, 3100 and 1088 against .2, .6, .2 give 46.4213333333333,
 * p 8.31257439958417e-11 (R 4.2.2 chisq.test).
 * RangeError for fewer than two arms, unequal lengths, a weight not above 0, or nobody counted.
 */
export function sampleRatioTest({
  counts,
  weights,
}: {
  readonly counts: readonly number[];
  readonly weights: readonly number[];
}): { readonly chiSquare: number; readonly degreesOfFreedom: number; readonly pValue: number } {
  checkPlannedRatio({ counts, weights });
  const total = sumOf(counts);
  if (total === 0) throw new RangeError('nobody was counted, so there is no ratio to test.');
  const totalWeight = sumOf(weights);
  const chiSquare = counts.reduce((sum, count, index) => {
    const expected = (total * (weights[index] ?? 0)) / totalWeight;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const degreesOfFreedom = counts.length - 1;
  return { chiSquare, degreesOfFreedom, pValue: chiSquareUpperTail(chiSquare, degreesOfFreedom) };
}

/** RangeError unless there are at least two arms, each with a whole count and a weight above 0. */
export function checkPlannedRatio({
  counts,
  weights,
}: {
  readonly counts: readonly number[];
  readonly weights: readonly number[];
}): void {
  if (counts.length < 2 || counts.length !== weights.length) {
    throw new RangeError(
      `counts and weights must have the same length of at least 2; got ${counts.length} and ${weights.length}.`,
    );
  }
  for (const value of counts) checkCount({ name: 'each count', value });
  for (const value of weights) checkPositive({ name: 'each weight', value });
}
