import type { Difference } from './comparison.ts';
import type { Estimate } from '#shared/statistics/interval.ts';

/** A ratio of pilot over reference as a relative difference: 0.82 is -0.18. */
export function relativeFromRatio(
  { estimate, low, high }: Estimate,
  method: Difference['method'],
): Difference {
  return { estimate: estimate - 1, low: low - 1, high: high - 1, method, scale: 'relative' };
}
