import { checkFinite, checkOpenShare, checkPositive } from './argument-checks.ts';
import { tComparison, type MeanComparison } from './welch.ts';

/** What one day says of a difference, and what it weighs: the more units, the more. */
export type WeighedDay = { readonly difference: number; readonly weight: number };

/**
 * The weighted mean of the days' differences with the day as the only witness: robust to whatever the units of a day
 * have in common, to unequal spreads of the arms and to days of a single unit. Variance corrected for each day's
 * leverage, c = weight / all: sum(c² (d - mean)² / (1 - c)), and the degrees of freedom that go with it when a day's
 * variance falls with its weight (Bell & McCaffrey 2002; Imbens & Kolesár 2016):
 * 1 / (sum(c²) + sum(a)² - sum(a²)) with a = c² / (1 - c). Days that weigh alike give the paired t interval exactly.
 * Worked value: -.5, -.4, -.6 alike give -.5, standard error .1 / sqrt(3), 2 degrees; weights 1, 1, 2 of 1, 2, 4 give
 * 2.75, standard error 1.040833 with 1.8 degrees.
 * Null for fewer than two days or no spread between them. RangeError for a weight not above 0.
 */
export function weightedDaysDifference({
  days,
  confidence,
}: {
  readonly days: readonly WeighedDay[];
  readonly confidence: number;
}): MeanComparison | null {
  checkOpenShare({ name: 'confidence', value: confidence });
  for (const { difference, weight } of days) {
    checkFinite({ name: 'each difference', value: difference });
    checkPositive({ name: 'each weight', value: weight });
  }
  if (days.length < 2) return null;
  const weights = days.reduce((sum, { weight }) => sum + weight, 0);
  const estimate = days.reduce((sum, { difference, weight }) => sum + (weight / weights) * difference, 0);
  let [variance, squares, leverage, squaredLeverage] = [0, 0, 0, 0];
  for (const { difference, weight } of days) {
    const part = weight / weights;
    const corrected = part ** 2 / (1 - part);
    variance += corrected * (difference - estimate) ** 2;
    squares += part ** 2;
    leverage += corrected;
    squaredLeverage += corrected ** 2;
  }
  if (variance <= (ROUNDING * estimate) ** 2) return null;
  const degreesOfFreedom = 1 / (squares + leverage ** 2 - squaredLeverage);
  return tComparison({ estimate, standardError: Math.sqrt(variance), degreesOfFreedom, confidence });
}

/** A standard error this small beside the estimate is what rounding leaves of days that say the same. */
const ROUNDING = 1e-12;
