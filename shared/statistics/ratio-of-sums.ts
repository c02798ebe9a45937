import { checkFinite, checkPositiveCount } from './argument-checks.ts';

/** n pairs (y, x), one for each unit, as their sums: Σy, Σy², Σx, Σx², Σxy. */
export type PairSums = {
  readonly n: number;
  readonly y: number;
  readonly ySquares: number;
  readonly x: number;
  readonly xSquares: number;
  readonly crossProducts: number;
};

export type RatioOfSums = {
  readonly ratio: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
};

/**
 * The ratio R = Σy / Σx with its standard error by the delta method, the unit being what was chosen for an arm: the
 * variance of one unit is s²(y - R x) / mean(x)² (Deng, Knoblich & Lu 2018, "Applying the Delta Method in Metric
 * Analytics"). Worked value: (2, 1), (4, 1), (6, 2) give 3 with standard error .75 / sqrt(3) = .4330127019.
 * RangeError for fewer than two units or sums that are not finite; null when Σx is 0: there is no ratio.
 */
export function ratioOfSums(sums: PairSums): RatioOfSums | null {
  checkPositiveCount({ name: 'n', value: sums.n });
  for (const [name, value] of Object.entries(sums)) checkFinite({ name, value });
  if (sums.n < 2) throw new RangeError(`a ratio needs at least 2 units for its spread; got ${sums.n}.`);
  const { n, y, ySquares, x, xSquares, crossProducts } = sums;
  if (x === 0) return null;
  const ratio = y / x;
  // The residuals y - R x sum to nothing, so that this sum is around their mean.
  const squares = Math.max(0, ySquares - 2 * ratio * crossProducts + ratio ** 2 * xSquares);
  return {
    ratio,
    standardError: Math.sqrt((n * squares) / (n - 1)) / Math.abs(x),
    degreesOfFreedom: n - 1,
  };
}
