import { type ArmEvidence, type DaysBetween, evidenceOf } from './arm-evidence.ts';
import type { DayFigure } from './arm-totals.ts';
import type { Method } from './comparison.ts';

/** An average with the standard error and degrees of freedom of its t interval; no spread known: both are null. */
export type ArmMean = {
  readonly mean: number;
  readonly standardError: number | null;
  readonly degreesOfFreedom: number | null;
  readonly method: Extract<Method, 'welch' | 'welch-days' | 'none'>;
};

/**
 * The average over all units of the days. With sums of squares the units' own spread is known (`welch`); without them
 * each day is one observation (`welch-days`), so that a hundred requests of one slow day are not a hundred witnesses.
 * Null without units.
 */
export function meanOfArm(values: readonly DayFigure[]): ArmMean | null {
  return meanOfEvidence(evidenceOf(values));
}

export function meanOfEvidence({ totals, hasLargeDay, between }: ArmEvidence): ArmMean | null {
  const { units, total, totalSquares } = totals;
  if (!(units > 0)) return null;
  const mean = total / units;
  // Days of one unit each are their own spread; the sums of squares would only lose digits.
  if (totalSquares !== null && units >= 2 && hasLargeDay) {
    const variance = Math.max(0, totalSquares - total * mean) / (units - 1);
    return withSpread({ mean, variance: variance / units, degreesOfFreedom: units - 1, method: 'welch' });
  }
  return meanOverDays(between('units'), units, mean);
}

/** One large day beside a small one is a single witness. */
export const FEWEST_DAYS_WORTH = 1.9;

/**
 * The ratio of two totals with its standard error between days (Cochran 1977, Sampling Techniques, 6.3):
 * se² = n / (n - 1) * sum((total - ratio * units)²) / units², n being as many days of one size as these are worth
 * (`effective`). With one unit a day this is the plain standard error of
 * a mean. Worked value: totals 4, 6, 8 of one unit each give 6 with standard error 2 / sqrt(3) = 1.154700538.
 */
function meanOverDays({ effective, squaresAround }: DaysBetween, units: number, mean: number): ArmMean {
  if (effective < FEWEST_DAYS_WORTH)
    return { mean, standardError: null, degreesOfFreedom: null, method: 'none' };
  const variance = ((effective / (effective - 1)) * squaresAround(mean)) / units ** 2;
  return withSpread({ mean, variance, degreesOfFreedom: effective - 1, method: 'welch-days' });
}

type Spread = { mean: number; variance: number; degreesOfFreedom: number; method: 'welch' | 'welch-days' };

function withSpread({ mean, variance, degreesOfFreedom, method }: Spread): ArmMean {
  return variance > 0
    ? { mean, standardError: Math.sqrt(variance), degreesOfFreedom, method }
    : { mean, standardError: null, degreesOfFreedom: null, method: 'none' };
}
