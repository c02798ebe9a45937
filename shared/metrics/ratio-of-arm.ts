import { type ArmEvidence, evidenceOf } from './arm-evidence.ts';
import type { ArmTotals, DayFigure } from './arm-totals.ts';
import type { Method } from './comparison.ts';
import { FEWEST_DAYS_WORTH } from './mean-of-arm.ts';
import { ratioOfSums } from '#shared/statistics/ratio-of-sums.ts';

/** Below this many units an arm's ratio is judged by its days: the delta method is a large-sample one. */
export const FEWEST_UNITS_FOR_DELTA = 30;

/** A ratio with its standard error and degrees of freedom; no spread known: both are null. */
export type ArmRatio = {
  readonly ratio: number;
  readonly standardError: number | null;
  readonly degreesOfFreedom: number | null;
  readonly method: Extract<Method, 'ratio-delta' | 'ratio-days' | 'none'>;
};

/**
 * Sum over sum of the days, never an average of ratios. From 30 units with all five sums on, the unit (customer) is
 * the witness (`ratioOfSums`); otherwise the day is. Null where the denominator is nothing.
 */
export function ratioOfArm(values: readonly DayFigure[]): ArmRatio | null {
  return ratioOfEvidence(evidenceOf(values));
}

export function ratioOfEvidence(evidence: ArmEvidence): ArmRatio | null {
  return ratioOverUnits(evidence.totals) ?? ratioOverDays(evidence);
}

/** Null below 30 units, or while one of the sums is unknown. */
export function ratioOverUnits(totals: ArmTotals): ArmRatio | null {
  const { units: n, total: y, totalSquares, base, baseSquares, crossProducts } = totals;
  if (!Number.isSafeInteger(n) || n < FEWEST_UNITS_FOR_DELTA) return null;
  if (totalSquares === null || base === null || baseSquares === null || crossProducts === null) return null;
  const found = ratioOfSums({ n, y, ySquares: totalSquares, x: base, xSquares: baseSquares, crossProducts });
  return found === null || found.standardError === 0 ? null : { ...found, method: 'ratio-delta' };
}

/**
 * The ratio with its standard error between days (Cochran 1977, Sampling Techniques, 6.3): se² = n / (n - 1) *
 * sum((y - R x)²) / (Σx)², n being as many days of one denominator as these are worth (`effective`), so that a few large
 * days are no more than a few witnesses. Worked value: days (4, 2) and (8, 2) give 3 with standard error 1.
 */
export function ratioOverDays({ totals, between }: ArmEvidence): ArmRatio | null {
  const { total, base } = totals;
  if (base === null || base === 0) return null;
  const ratio = total / base;
  const { effective, squaresAround } = between('base');
  const squares = squaresAround(ratio);
  if (effective < FEWEST_DAYS_WORTH || squares === 0) {
    return { ratio, standardError: null, degreesOfFreedom: null, method: 'none' };
  }
  const standardError = Math.sqrt((effective / (effective - 1)) * squares) / Math.abs(base);
  return { ratio, standardError, degreesOfFreedom: effective - 1, method: 'ratio-days' };
}
