import type { Hypothesis } from './hypothesis.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

/**
 * The arm whose figures a hypothesis about a control group still lacks: no day has figures of both. Null where the
 * hypothesis compares with something else, where both arms meet, and before there are any figures. `comparison` must speak
 * about all days, `days` counts those with a figure of either arm.
 */
export function missingArm(
  { basis }: Pick<Hypothesis, 'basis'>,
  comparison: Pick<Comparison, 'basis' | 'pilot'>,
  days: number,
): 'pilot' | 'control' | null {
  if (basis !== 'control-group' || comparison.basis === 'control-group' || days === 0) return null;
  return comparison.pilot.days === 0 ? 'pilot' : 'control';
}
