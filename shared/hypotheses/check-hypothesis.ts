import type { HypothesisDraft } from './hypothesis.ts';
import type { Metric } from '#shared/metrics/metric.ts';

/**
 * Why a hypothesis cannot be judged as written: no change expected · the change expected would make the metric worse ·
 * the smallest change worth having points the other way or is larger than the one expected · a share before or after
 * lies outside 0 to 100 %.
 */
export type HypothesisProblem =
  | 'effect-missing'
  | 'effect-makes-worse'
  | 'worthwhile-against-effect'
  | 'worthwhile-above-expected'
  | 'share-out-of-range';

type Checked = Pick<HypothesisDraft, 'baseline' | 'expectedEffect' | 'smallestWorthwhile'>;

/** The first problem of a hypothesis about this metric; null when there is none. */
export function findHypothesisProblem(
  { baseline, expectedEffect, smallestWorthwhile }: Checked,
  metric: Pick<Metric, 'kind' | 'direction'>,
): HypothesisProblem | null {
  if (expectedEffect === 0) return 'effect-missing';
  if (expectedEffect > 0 !== (metric.direction === 'higher')) return 'effect-makes-worse';
  if (smallestWorthwhile * expectedEffect < 0) return 'worthwhile-against-effect';
  if (Math.abs(smallestWorthwhile) > Math.abs(expectedEffect)) return 'worthwhile-above-expected';
  if (metric.kind !== 'proportion' || baseline === null) return null;
  const after = baseline + expectedEffect;
  return baseline < 0 || baseline > 1 || after < 0 || after > 1 ? 'share-out-of-range' : null;
}
