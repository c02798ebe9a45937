import { checkPositive } from './argument-checks.ts';
import type { PairSums, RatioOfSums } from './ratio-of-sums.ts';

/** The pairs of one day and what the day weighs; the weights need not add up to 1. */
export type RatioStratum = { readonly sums: PairSums; readonly weight: number };

/**
 * The weighted mean of the days' ratios y / x with the unit as witness: the variance of a day's ratio is that of
 * `ratioOfSums` around the day's own, a day of a single unit borrows the spread of all days' units, and the degrees of
 * freedom are the units beyond the first of each day. With one day it is `ratioOfSums`.
 * Worked value: (2, 1), (4, 1), (6, 2) on one day and (5, 1), (7, 1) on another, weighing 1 and 3, give 5.25 with
 * variance (1² * 3/16 + 3² * 1) / 4² and 3 degrees: standard error .7577722.
 * Null where no day has two units or the units of no day differ. RangeError for a weight or Σx not above 0.
 */
export function ratioWithinStrata(strata: readonly RatioStratum[]): RatioOfSums | null {
  const parts = strata.map(({ sums, weight }) => {
    checkPositive({ name: 'each weight', value: weight });
    checkPositive({ name: 'x', value: sums.x });
    const { n, x, y, ySquares, xSquares, crossProducts } = sums;
    const ratio = y / x;
    const squares = n < 2 ? 0 : Math.max(0, ySquares - 2 * ratio * crossProducts + ratio ** 2 * xSquares);
    return { n, x, weight, ratio, squares };
  });
  const degreesOfFreedom = parts.reduce((sum, { n }) => sum + n - 1, 0);
  const squares = parts.reduce((sum, part) => sum + part.squares, 0);
  if (degreesOfFreedom === 0 || squares === 0) return null;
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const variance = parts.reduce((sum, part) => {
    const ofUnit = part.n < 2 ? squares / degreesOfFreedom : part.squares / (part.n - 1);
    return sum + ((part.weight / weights) ** 2 * part.n * ofUnit) / part.x ** 2;
  }, 0);
  return {
    ratio: parts.reduce((sum, { weight, ratio }) => sum + (weight / weights) * ratio, 0),
    standardError: Math.sqrt(variance),
    degreesOfFreedom,
  };
}
