import { checkSeries } from './check-series.ts';

/**
 * Least-squares straight line through values at 0, 1, 2 …: its height at 0 and its rise per step. RangeError below 2
 * values. Worked value: 1, 3, 5 = intercept 1, slope 2.
 */
export function fitStraightLine(values: readonly number[]): { intercept: number; slope: number } {
  checkSeries(values, 2);
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let crossed = 0;
  let squares = 0;
  for (const [index, value] of values.entries()) {
    crossed += (index - middle) * (value - mean);
    squares += (index - middle) ** 2;
  }
  const slope = crossed / squares;
  return { intercept: mean - slope * middle, slope };
}
