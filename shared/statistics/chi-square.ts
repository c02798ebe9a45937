import { checkNotNegative, checkPositive } from './argument-checks.ts';
import { gammaTail } from './special-functions.ts';

/**
 * P(X > statistic) for chi-square with the given degrees of freedom (Abramowitz & Stegun 26.4.19).
 * Worked value: statistic 4, 1 degree = 0.04550026389635842. RangeError for a negative statistic.
 */
export function chiSquareUpperTail(statistic: number, degreesOfFreedom: number): number {
  checkNotNegative({ name: 'statistic', value: statistic });
  checkPositive({ name: 'degreesOfFreedom', value: degreesOfFreedom });
  return gammaTail(statistic / 2, degreesOfFreedom / 2, 'upper');
}
