import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import type { Sentence } from '#shared/decisions/gate.ts';
import type { GateFacts } from '#shared/decisions/gate-facts.ts';
import { findCurrentPhase, gateDayOf } from '#shared/features/gate-day.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { DecisionSources } from './decision-sources.ts';

function gatherComparisons(sources: DecisionSources, featureId: string, from: string | null): Comparison[] {
  return sources.metrics
    .listMetrics(featureId)
    .map((metric) => sources.metrics.compareMetric({ metricId: metric.id, from, to: null }))
    .filter((comparison) => comparison.pilot.units > 0);
}

function firstOpenItem(item: ChecklistItem | null): Sentence | null {
  if (item === null) return null;
  if (item.text !== null) return { code: 'missing.checklist-own-item', values: { text: item.text } };
  return { code: 'missing.checklist-item', values: { item: item.code } };
}

/** Everything the gate of a feature's current phase is judged from; null while no phase is current. */
export function gatherGateFacts(sources: DecisionSources, featureId: string): GateFacts | null {
  const feature = sources.features.getFeature(featureId);
  const plan = sources.features.getPlan(featureId);
  const phase = findCurrentPhase(plan.phases);
  if (phase === null) return null;
  const comparisons = gatherComparisons(sources, featureId, phase.startedOn);
  const checklist = sources.checklists.summary(phase.id);
  return {
    feature,
    phase,
    previousPhase: plan.phases.findLast((other) => other.position < phase.position) ?? null,
    nextPhase: plan.phases.find((other) => other.position > phase.position) ?? null,
    today: sources.today(),
    now: sources.now(),
    comparisons,
    shownComparisons: comparisons.length > 0 ? comparisons : gatherComparisons(sources, featureId, null),
    dataUpTo: sources.metrics.lastDay(featureId),
    peopleHeard: sources.notes.peopleHeard({ featureId, phaseId: phase.id }),
    openSevereNotes: sources.notes.listOpenSevere(featureId).map(({ severity, text, personCode }) => {
      return { severity: severity ?? 0, text, personCode };
    }),
    checklist: {
      blocking: checklist.blocking,
      blockingComplete: checklist.blockingComplete,
      firstOpen: firstOpenItem(checklist.openBlocking[0] ?? null),
    },
    exposedCustomers: sources.segments.exposedCounts(featureId).customers,
    gateDay: gateDayOf(plan.phases),
    origin: sources.origin(),
  };
}
