import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import type { Sentence } from '#shared/decisions/gate.ts';
import type { GateFacts, MetricFacts } from '#shared/decisions/gate-facts.ts';
import { findCurrentPhase, gateDayOf } from '#shared/features/gate-day.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DecisionSources } from './decision-sources.ts';
import type { Move } from './gates.repository.ts';

function firstOpenItem(item: ChecklistItem | null): Sentence | null {
  if (item === null) return null;
  if (item.text !== null) return { code: 'missing.checklist-own-item', values: { text: item.text } };
  return { code: 'missing.checklist-item', values: { item: item.code } };
}

function gatherMetrics(
  sources: DecisionSources,
  featureId: string,
  firstCustomerDay: CalendarDay | null,
): MetricFacts[] {
  return sources.metrics.listMetrics(featureId).map((metric) => {
    const values = sources.metrics.dailyValues(metric.id);
    return { metric, values, outlook: sources.outlook(metric, values, firstCustomerDay) };
  });
}

function firstCustomerDayOf(phases: readonly Phase[]): CalendarDay | null {
  const days = phases.flatMap(({ audience, startedOn }) =>
    audience === 'staff' || startedOn === null ? [] : [startedOn],
  );
  return days.toSorted()[0] ?? null;
}

/** How often the rollout that runs now was taken one phase back; a withdrawn step back does not count. */
function reductionsOf(sources: DecisionSources, moves: readonly Move[]): GateFacts['reductions'] {
  const withdrawn = new Set(moves.map(({ withdraws }) => withdraws));
  const standing = moves.filter(({ id, kind }) => kind === 'decision' && !withdrawn.has(id));
  const begun = standing.findLast(({ verb }) => verb === 'start')?.sequence ?? 0;
  const reduced = standing.filter(({ verb, sequence }) => verb === 'reduce' && sequence > begun);
  const last = reduced.at(-1);
  return { count: reduced.length, lastOn: last === undefined ? null : sources.dayOf(last.at) };
}

/**
 * The share of customers that are the pilot's, where a control group was held back from a random sample: only then the
 * plan says how the units of the two should be split.
 */
function plannedSplit(
  sources: DecisionSources,
  phase: Phase,
): Pick<GateFacts, 'plannedShare' | 'peopleInArms'> {
  const { customers, control } = sources.segments.exposedCounts(phase.featureId);
  if (phase.audience !== 'sample' || control < 1 || customers < 1) {
    return { plannedShare: null, peopleInArms: null };
  }
  return { plannedShare: customers / (customers + control), peopleInArms: customers + control };
}

/** Everything the gate of a feature's current phase is judged from; null while no phase is current. */
export function gatherGateFacts(
  sources: DecisionSources,
  featureId: string,
  moves: readonly Move[],
): GateFacts | null {
  const { phases } = sources.features.getPlan(featureId);
  const phase = findCurrentPhase(phases);
  if (phase === null) return null;
  const firstCustomerDay = firstCustomerDayOf(phases);
  const checklist = sources.checklists.summary(phase.id);
  const { rules, changed } = sources.gatePlans.forPhase(featureId, phase.id);
  return {
    feature: sources.features.getFeature(featureId),
    phases,
    phase,
    previousPhase: phases.findLast((other) => other.position < phase.position) ?? null,
    nextPhase: phases.find((other) => other.position > phase.position) ?? null,
    today: sources.today(),
    now: sources.now(),
    rules,
    metrics: gatherMetrics(sources, featureId, firstCustomerDay),
    firstCustomerDay,
    dataUpTo: sources.metrics.lastDay(featureId),
    changedDefinitions: changed,
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
    handPicked: sources.segments.countHandPicked(featureId),
    customerBase: sources.features.customerBase(),
    ...plannedSplit(sources, phase),
    peopleSeen: sources.peopleSeen(featureId),
    reductions: reductionsOf(sources, moves),
    gateDay: gateDayOf(phases),
    origin: sources.origin(),
  };
}
