import type { Comparison } from '#shared/metrics/comparison.ts';

/**
 * Whether the difference shown, as `write` puts it, is not the one between the two levels shown beside it: compared day
 * by day it need not be, when the pilot grew while everybody's level moved.
 */
export function isBesideLevels(
  { basis, pilot, reference, difference }: Comparison,
  write: (difference: number) => string,
): boolean {
  if (basis !== 'control-group' || difference === null) return false;
  const [own, other] = [pilot.level?.estimate ?? null, reference?.level?.estimate ?? null];
  if (own === null || other === null || (difference.scale === 'relative' && other === 0)) return false;
  const between = difference.scale === 'relative' ? own / other - 1 : own - other;
  return write(between) !== write(difference.estimate);
}
