import { levelOfSums } from './arm-totals.ts';
import type { DailyValue, Metric } from './metric.ts';

type Reading = Pick<Metric, 'kind' | 'overSegments'>;

/** Whether it has to be said of a metric if its segments add up: of plain figures and counts with figures of their own. */
export function isAskedOverSegments({ kind, formula }: Pick<Metric, 'kind' | 'formula'>): boolean {
  return formula === null && (kind === 'value' || kind === 'count');
}

/** Whether the segments of a day make its figure by their sum. */
export function addsUp({ kind, overSegments }: Reading): boolean {
  return overSegments === 'adds-up' && (kind === 'value' || kind === 'count');
}

/**
 * A figure as the metric reads it: where segments add up, the day is its one unit however many figures stand in it, and
 * nothing is known of single units. Worked value: two regions with 100 and 200, kept as 300 over 2, read as 300 over 1.
 */
export function asRead<Value extends Pick<DailyValue, 'units' | 'totalSquares'>>(
  metric: Reading,
  value: Value,
): Value {
  return addsUp(metric) ? { ...value, units: 1, totalSquares: null } : value;
}

/** The level of one figure, in the metric's own scale; null where there is nothing to divide by. */
export function levelOfFigure(
  metric: Reading,
  sums: Pick<DailyValue, 'units' | 'total' | 'base'>,
): number | null {
  return addsUp(metric) ? sums.total : levelOfSums(metric.kind, sums);
}
