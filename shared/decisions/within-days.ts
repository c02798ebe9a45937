import type { Comparison } from '#shared/metrics/comparison.ts';

const WITHIN_DAYS: ReadonlySet<string> = new Set([
  'newcombe-standardised',
  'exact-standardised',
  'mantel-haenszel',
  'stratified-mean',
  'weighted-days',
  'poisson-standardised',
  'log-stratified',
  'log-weighted-days',
  'ratio-delta-days',
]);

/** Whether the difference is one within the same days, which the levels of all days together may not add up to. */
export function isWithinDays({ difference }: Comparison): boolean {
  return difference !== null && WITHIN_DAYS.has(difference.method);
}
