import type { DailyValue, MetricKind } from './metric.ts';

/**
 * The level a day's sums say, in the metric's own scale; null when there is nothing to divide by. proportion, mean and
 * count: total / units · duration: the geometric mean e^(total / units) · ratio: total / base · value: the total.
 * Worked value: a duration with two units of ln 2 and ln 8 gives 4.
 */
export function levelOfSums(
  kind: MetricKind,
  { units, total, base }: Pick<DailyValue, 'units' | 'total' | 'base'>,
): number | null {
  if (kind === 'value') return total;
  const divisor = kind === 'ratio' ? base : units;
  if (divisor === null || divisor === 0) return null;
  return kind === 'duration' ? Math.exp(total / divisor) : total / divisor;
}
