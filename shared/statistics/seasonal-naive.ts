import { checkOpenShare, checkPositiveCount } from './argument-checks.ts';
import { checkPeriods } from './check-series.ts';
import type { Estimate } from './interval.ts';
import { normalMultiplier } from './normal.ts';

type Question = { readonly period: number; readonly steps: number };

/**
 * Every step ahead is what stood one period before: Tuesday will be as last Tuesday. RangeError below one period.
 * Worked value: after 1, 2, 3, 4 with period 2 comes 3, 4, 3.
 */
export function seasonalNaive(values: readonly number[], { period, steps }: Question): number[] {
  checkPeriods(values, period, 1);
  checkPositiveCount({ name: 'steps', value: steps });
  const first = values.length - period;
  return Array.from({ length: steps }, (_, step) => values[first + (step % period)] ?? 0);
}

/**
 * The same with a normal interval from the root mean square of its own past errors, which grows with the square root
 * of the periods ahead (R forecast 8.20, snaive). RangeError below one period and one value. Worked value: the 56
 * days of the weekly example at confidence 0.8 begin with 133.8, from 119.2782158252147.
 */
export function seasonalNaiveInterval(
  values: readonly number[],
  { period, steps, confidence }: Question & { readonly confidence: number },
): Estimate[] {
  checkOpenShare({ name: 'confidence', value: confidence });
  const errors = values.slice(period).map((value, index) => value - (values[index] ?? 0));
  if (errors.length === 0) throw new RangeError('the series must be longer than one period.');
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
  const reach = normalMultiplier(confidence) * spread;
  return seasonalNaive(values, { period, steps }).map((estimate, step) => {
    const wide = reach * Math.sqrt(Math.floor(step / period) + 1);
    return { estimate, low: estimate - wide, high: estimate + wide };
  });
}
