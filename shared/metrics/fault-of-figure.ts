import type { MetricKind } from './metric.ts';

export type FigureFaultCode =
  'count-not-whole' | 'negative-count' | 'successes-above-units' | 'units-missing';

/**
 * Why a figure cannot be one of its kind; null when it can. Proportions are whole successes of whole trials, counts
 * whole events over some exposure, averages need units they were taken over.
 */
export function faultOfFigure(
  kind: MetricKind,
  { units, total }: { units: number; total: number },
): FigureFaultCode | null {
  if (units < 0 || ((kind === 'proportion' || kind === 'count') && total < 0)) return 'negative-count';
  if (kind === 'proportion' && !(Number.isSafeInteger(units) && Number.isSafeInteger(total))) {
    return 'count-not-whole';
  }
  if (kind === 'count' && !Number.isSafeInteger(total)) return 'count-not-whole';
  if (kind === 'mean' && !Number.isSafeInteger(units)) return 'count-not-whole';
  if (kind === 'proportion' && total > units) return 'successes-above-units';
  if (units === 0 && (kind === 'mean' || total > 0)) return 'units-missing';
  return null;
}
