import type { MetricKind } from '#shared/metrics/metric.ts';

const PERCENT = 100;

/** A figure as a person types it: shares in percent (0.2 is 20), everything else as it is. Null stays null. */
export function toShown<Value extends number | null>(value: Value, kind: MetricKind): Value | number {
  if (value === null || kind !== 'proportion') return value;
  // 0.07 * 100 is 7.000000000000001.
  return Number((value * PERCENT).toPrecision(12));
}

/** The figure behind what was typed: 20 is 0.2 for a share. */
export function fromShown<Value extends number | null>(shown: Value, kind: MetricKind): Value | number {
  if (shown === null || kind !== 'proportion') return shown;
  return Number((shown / PERCENT).toPrecision(12));
}
