import type { Hypothesis, HypothesisDraft } from '#shared/hypotheses/hypothesis.ts';
import { fromShown, toShown } from '#shared/hypotheses/shown-scale.ts';
import type { Metric } from '#shared/metrics/metric.ts';

/** A hypothesis as typed: shares in percent, changes without a sign, for the metric says which way is good. */
export type FormState = {
  change: string;
  segmentId: string | null;
  metricId: string | null;
  baseline: number | null;
  hopedFor: number | null;
  worthwhile: number | null;
  basis: HypothesisDraft['basis'];
  because: string;
  reason: string;
};

/** The form of a hypothesis, or of a new one about the primary metric. */
export function formOf(hypothesis: Hypothesis | null, metrics: readonly Metric[]): FormState {
  if (hypothesis === null) {
    const primary = metrics.find(({ role }) => role === 'primary') ?? metrics[0];
    return {
      change: '',
      segmentId: null,
      metricId: primary?.id ?? null,
      baseline: null,
      hopedFor: null,
      worthwhile: null,
      basis: 'control-group',
      because: '',
      reason: '',
    };
  }
  const { change, segmentId, metricId, basis, because } = hypothesis;
  const kind = metrics.find(({ id }) => id === metricId)?.kind ?? 'value';
  return {
    change,
    segmentId,
    metricId,
    baseline: toShown(hypothesis.baseline, kind),
    hopedFor: Math.abs(toShown(hypothesis.expectedEffect, kind)),
    worthwhile: Math.abs(toShown(hypothesis.smallestWorthwhile, kind)),
    basis,
    because,
    reason: '',
  };
}

function signed(size: number | null, metric: Metric): number {
  const value = fromShown(size ?? 0, metric.kind);
  return metric.direction === 'higher' || value === 0 ? value : -value;
}

/** The hypothesis behind what was typed. */
export function hypothesisOf(state: FormState, metric: Metric): Omit<HypothesisDraft, 'featureId'> {
  return {
    change: state.change.trim(),
    segmentId: state.segmentId,
    metricId: metric.id,
    baseline: fromShown(state.baseline, metric.kind),
    expectedEffect: signed(state.hopedFor, metric),
    smallestWorthwhile: signed(state.worthwhile, metric),
    basis: state.basis,
    because: state.because.trim(),
  };
}
