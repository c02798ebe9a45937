import type { MetricKind } from './metric.ts';

export type FigureFaultCode =
  'count-not-whole' | 'duration-not-positive' | 'negative-count' | 'successes-above-units' | 'units-missing';

/**
 * Why a figure cannot be one of its kind; null when it can. Proportions are whole successes of whole trials, counts
 * whole events over some exposure, averages and durations need units they were taken over. `total` of a duration is
 * its typical time, which is above 0; `units` of a ratio is what its sum is taken over, which may be less than 0.
 */
export function faultOfFigure(
  kind: MetricKind,
  { units, total }: { units: number; total: number },
): FigureFaultCode | null {
  if (kind === 'ratio') return units === 0 ? 'units-missing' : null;
  if (units < 0 || ((kind === 'proportion' || kind === 'count') && total < 0)) return 'negative-count';
  if (kind === 'proportion' && !(Number.isSafeInteger(units) && Number.isSafeInteger(total))) {
    return 'count-not-whole';
  }
  if (kind === 'count' && !Number.isSafeInteger(total)) return 'count-not-whole';
  if ((kind === 'mean' || kind === 'duration') && !Number.isSafeInteger(units)) return 'count-not-whole';
  if (kind === 'proportion' && total > units) return 'successes-above-units';
  if (units === 0 && (kind === 'mean' || kind === 'duration' || total > 0)) return 'units-missing';
  if (kind === 'duration' && !(total > 0)) return 'duration-not-positive';
  return null;
}
