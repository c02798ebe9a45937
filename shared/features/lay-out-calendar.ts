import type { Blackout, Weekends } from './blackout.ts';
import { daysOfPhase } from './days-of-phase.ts';
import type { Feature } from './feature.ts';
import type { Phase } from './plan.ts';
import type { CalendarConflict, PilotStretch, PlannedGate, PortfolioCalendar } from './portfolio-calendar.ts';
import { closedOn, nextStartDay } from './start-days.ts';
import { type Group, countTogether, sharedBy } from './people-together.ts';
import { addDays, type CalendarDay, daysBetween } from '#shared/kernel/calendar-day.ts';

export type CalendarQuestion = {
  readonly features: readonly {
    readonly feature: Pick<Feature, 'id' | 'state' | 'killSwitch'>;
    readonly phases: readonly Phase[];
  }[];
  /** Customers named for a phase, by its id; a phase nobody was picked for is missing. */
  readonly named: ReadonlyMap<string, ReadonlySet<string>>;
  readonly blackouts: readonly Blackout[];
  readonly weekends: Weekends;
  /** Customers in all; 0 when unknown. */
  readonly customerBase: number;
  readonly today: CalendarDay;
};

/** Somebody has it, or is to get it: the dates of its plan count. */
function isUnderWay({ state, killSwitch }: Pick<Feature, 'state' | 'killSwitch'>): boolean {
  return killSwitch === 'armed' && (state === 'draft' || state === 'running' || state === 'paused');
}

function plannedGates({ features }: Pick<CalendarQuestion, 'features'>): PlannedGate[] {
  return features.flatMap(({ feature, phases }) =>
    phases.flatMap((phase) => {
      const start = phase.startedOn ?? phase.plannedStart;
      if (start === null || (phase.state !== 'current' && phase.state !== 'planned')) return [];
      return [{ featureId: feature.id, phaseId: phase.id, day: addDays(start, phase.holdDays) }];
    }),
  );
}

/** Customers of one feature over some days. */
type Reach = { featureId: string; from: CalendarDay; to: CalendarDay; group: Group };

/**
 * When a feature reaches which customers as a pilot: each customer phase until the day before the next one starts (who
 * has it keeps it in between), the current one at least until today.
 */
function reachesOf(
  { feature, phases }: CalendarQuestion['features'][number],
  question: CalendarQuestion,
): Reach[] {
  const dated = phases.flatMap((phase) => {
    const days = daysOfPhase(phase);
    const counts = phase.audience !== 'staff' && phase.state !== 'rolled-back';
    return days === null || !counts ? [] : [{ phase, ...days }];
  });
  return dated.flatMap(({ phase, from, to }, index) => {
    if (phase.audience === 'everyone') return [];
    const next = dated[index + 1];
    const held = phase.state === 'current' && to < question.today ? question.today : to;
    const until = next === undefined || next.from <= from ? held : addDays(next.from, -1);
    const last = phase.state === 'current' && until < question.today ? question.today : until;
    const named = question.named.get(phase.id) ?? null;
    // Fewer names than the plan has people do not tell who the others will be.
    const isWhole = named !== null && named.size >= phase.people;
    const group = { people: Math.max(phase.people, named?.size ?? 0), names: isWhole ? named : null };
    return last < question.today ? [] : [{ featureId: feature.id, from, to: last, group }];
  });
}

function stretchesOf(reaches: readonly Reach[], { customerBase, today }: CalendarQuestion): PilotStretch[] {
  const turns = new Set([today, ...reaches.flatMap(({ from, to }) => [from, addDays(to, 1)])]);
  const days = [...turns].filter((day) => day >= today).toSorted();
  return days.flatMap((from, index) => {
    const next = days[index + 1];
    const running = reaches.filter((reach) => reach.from <= from && reach.to >= from);
    if (next === undefined || running.length === 0) return [];
    const groups = running.map(({ group }) => group);
    return [{ from, to: addDays(next, -1), pilots: running.length, ...countTogether(groups, customerBase) }];
  });
}

type Shared = Extract<CalendarConflict, { kind: 'same-people' }>;

/**
 * The most customers two features share by name, and the most they must share by their sizes where that is more yet,
 * each with its days; empty when they need share nobody.
 */
function sharedBetween(
  [first, second]: readonly [readonly Reach[], readonly Reach[]],
  { customerBase, today }: CalendarQuestion,
): Shared[] {
  const found = first.flatMap((one) =>
    second.flatMap((other): Shared[] => {
      const from = [one.from, other.from, today].toSorted().at(-1) ?? today;
      const to = one.to < other.to ? one.to : other.to;
      const { people, known } = sharedBy([one.group, other.group], customerBase);
      if (from > to || people === 0) return [];
      return [{ kind: 'same-people', featureIds: [one.featureId, other.featureId], from, to, people, known }];
    }),
  );
  const most = found.toSorted((left, right) => right.people - left.people);
  const exact = most.find(({ known }) => known === 'exact');
  const least = most.find(({ known }) => known === 'least');
  const adds = least !== undefined && least.people > (exact?.people ?? 0);
  return [...(exact === undefined ? [] : [exact]), ...(adds ? [least] : [])];
}

function gatesOnOneDay(gates: readonly PlannedGate[], today: CalendarDay): CalendarConflict[] {
  const byDay = new Map<CalendarDay, string[]>();
  for (const { day, featureId } of gates) {
    if (day >= today) byDay.set(day, [...(byDay.get(day) ?? []), featureId]);
  }
  return [...byDay].flatMap(([day, featureIds]): CalendarConflict[] =>
    new Set(featureIds).size < 2 ? [] : [{ kind: 'gates-on-one-day', day, featureIds }],
  );
}

/** Planned starts ahead on days on which nothing starts, for all features or for theirs. */
function startsOnBlackouts(
  { feature, phases }: CalendarQuestion['features'][number],
  { blackouts, weekends, today }: CalendarQuestion,
): CalendarConflict[] {
  const own = blackouts.filter(({ featureId }) => featureId === null || featureId === feature.id);
  return phases.flatMap(({ id, name, state, plannedStart: day }): CalendarConflict[] => {
    if (state !== 'planned' || day === null || day < today) return [];
    const calendar = { weekends, blackouts: own };
    const closed = closedOn(day, calendar);
    if (closed === null || closed.reason !== 'blackout') return [];
    const place = { featureId: feature.id, phaseId: id, phase: name };
    const freeDay = nextStartDay(day, calendar);
    return [{ kind: 'starts-on-blackout', ...place, day, blackout: closed.name, freeDay }];
  });
}

function dayOf(conflict: CalendarConflict): CalendarDay {
  return conflict.kind === 'same-people' ? conflict.from : conflict.day;
}

/**
 * All features' gates, how many customers are in how many pilots at once from today on, and where features get in each
 * other's way. Features taken back, finished or off by the kill switch reach nobody and plan nothing.
 */
export function layOutCalendar(question: CalendarQuestion): PortfolioCalendar {
  const underWay = question.features.filter(({ feature }) => isUnderWay(feature));
  const gates = plannedGates({ features: underWay });
  const reaches = underWay.map((one) => reachesOf(one, question));
  const shared = reaches.flatMap((first, index) =>
    reaches.slice(index + 1).flatMap((second) => sharedBetween([first, second], question)),
  );
  const starts = underWay.flatMap((one) => startsOnBlackouts(one, question));
  const conflicts = [...shared, ...gatesOnOneDay(gates, question.today), ...starts];
  return {
    gates,
    stretches: stretchesOf(reaches.flat(), question),
    blackouts: [...question.blackouts],
    conflicts: conflicts.toSorted((left, right) => daysBetween(dayOf(right), dayOf(left))),
  };
}
