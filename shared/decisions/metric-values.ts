import type { Sentence } from './gate.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';

/** The figures of a comparison as sentence values, in the metric's own scale; the difference in that of `scale`. */
export function metricValues(comparison: Comparison): Sentence['values'] {
  const { metric, pilot, reference, difference } = comparison;
  return {
    metric: metric.name,
    metricKind: metric.kind,
    unit: metric.unit,
    direction: metric.direction,
    basis: comparison.basis,
    pilot: pilot.level?.estimate ?? null,
    pilotLow: pilot.level?.low ?? null,
    pilotHigh: pilot.level?.high ?? null,
    pilotUnits: pilot.units,
    reference: reference?.level?.estimate ?? null,
    referenceUnits: reference?.units ?? 0,
    difference: difference?.estimate ?? null,
    low: difference?.low ?? null,
    high: difference?.high ?? null,
    scale: difference?.scale ?? 'absolute',
    probability: comparison.probabilityBetter,
    within: comparison.probabilityWithinLimit,
    limit: metric.limit?.value ?? null,
    target: metric.target,
    days: pilot.days,
  };
}

/** +1 when more is better, −1 when less is. */
export function goodSign(comparison: Comparison): 1 | -1 {
  return comparison.metric.direction === 'higher' ? 1 : -1;
}
