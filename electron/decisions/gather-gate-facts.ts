import type { GateAmendment, GateFacts, MetricFacts } from '#shared/decisions/gate-facts.ts';
import { amendmentKind } from '#shared/features/amendment-kind.ts';
import { leavesNoControl } from '#shared/features/control-group.ts';
import { findCurrentPhase, gateDayOf } from '#shared/features/gate-day.ts';
import type { Amendment, Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { DecisionSources } from './decision-sources.ts';
import { awaitStartDay } from './await-start-day.ts';
import { foreseenPhase } from './foreseen-phase.ts';
import { gatherChecklist, gatherEntry } from './gather-entry.ts';
import { gatherVoices } from './gather-voices.ts';
import type { Move } from './gates.repository.ts';

function gatherMetrics(
  sources: DecisionSources,
  metrics: readonly Metric[],
  firstCustomerDay: CalendarDay | null,
): MetricFacts[] {
  return metrics.map((metric) => {
    const values = sources.metrics.dailyValuesAs(metric);
    return { metric, values, outlook: sources.outlook(metric, values, firstCustomerDay) };
  });
}

/** A phase gone back to starts anew, but its lock, and what its customers went through before, stay. */
function firstCustomerDayOf(phases: readonly Phase[], dayOf: DecisionSources['dayOf']): CalendarDay | null {
  const days = phases.flatMap(({ audience, startedOn, locked }) => {
    if (audience === 'staff' || startedOn === null) return [];
    return locked === null ? [startedOn] : [startedOn, dayOf(locked.at)];
  });
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
  phase: Phase,
  { customers, control }: { customers: number; control: number },
): Pick<GateFacts, 'plannedShare' | 'peopleInArms'> {
  if (phase.audience !== 'sample' || control < 1 || customers < 1) {
    return { plannedShare: null, peopleInArms: null };
  }
  return { plannedShare: customers / (customers + control), peopleInArms: customers + control };
}

/** What was changed of the phase's promises, and that it started in spite of something; pausing it changes neither. */
function amendmentsOf(phase: Phase, amendments: readonly Amendment[]): GateAmendment[] {
  return amendments.flatMap(({ phaseId, at, actor, reason, before }) => {
    const about = amendmentKind({ before });
    return phaseId !== phase.id || about === 'pause' ? [] : [{ at, actor, reason, about }];
  });
}

function openSevereNotes(sources: DecisionSources, featureId: string): GateFacts['openSevereNotes'] {
  return sources.notes
    .listOpenSevere(featureId)
    .map(({ severity, text, personCode }) => ({ severity: severity ?? 0, text, personCode }));
}

/** Everything the gate of a feature's current phase is judged from; null while no phase is current. */
export function gatherGateFacts(
  sources: DecisionSources,
  featureId: string,
  moves: readonly Move[],
): GateFacts | null {
  const { phases, amendments } = sources.features.getPlan(featureId);
  const phase = findCurrentPhase(phases);
  if (phase === null) return null;
  const planned = phases.find((other) => other.position > phase.position);
  const nextPhase = planned === undefined ? null : foreseenPhase(sources, planned);
  const firstCustomerDay = firstCustomerDayOf(phases, sources.dayOf);
  const { customers, control } = sources.segments.exposedCounts(featureId);
  const customerBase = sources.features.customerBase();
  const { rules, metrics, changed } = sources.gatePlans.forPhase(featureId, phase.id);
  return {
    feature: sources.features.getFeature(featureId),
    phases,
    phase: awaitStartDay(sources, phase, nextPhase),
    previousPhase: phases.findLast((other) => other.position < phase.position) ?? null,
    nextPhase,
    ...(nextPhase === null || nextPhase.entryCriteria.length === 0
      ? {}
      : { entry: gatherEntry(sources, nextPhase) }),
    today: sources.today(),
    now: sources.now(),
    rules,
    metrics: gatherMetrics(sources, metrics, firstCustomerDay),
    firstCustomerDay,
    dataUpTo: sources.metrics.lastDay(featureId),
    changedDefinitions: changed,
    definitions: 'as-frozen',
    controlGroup: leavesNoControl(phase, { customerBase, heldBack: control }) ? 'ended' : 'possible',
    amendments: amendmentsOf(phase, amendments),
    peopleHeard: sources.notes.peopleHeard({ featureId, phaseId: phase.id }),
    ...gatherVoices(sources, phase),
    openSevereNotes: openSevereNotes(sources, featureId),
    checklist: gatherChecklist(sources, phase.id),
    exposedCustomers: customers,
    handPicked: sources.segments.countHandPicked(featureId),
    customerBase,
    ...plannedSplit(phase, { customers, control }),
    peopleSeen: sources.peopleSeen(featureId),
    reductions: reductionsOf(sources, moves),
    gateDay: gateDayOf(phases),
    origin: sources.origin(),
  };
}
