import { leavesNoControl, type LimitKind, needsControl } from './control-group.ts';
import type { Criterion } from './criterion.ts';
import type { Phase, PhaseAudience } from './plan.ts';
import { LEAST_PEOPLE_PER_STEP } from './size-template.ts';
import { type ClosedDay, closedOn, nextStartDay, type StartCalendar, USUAL_WEEK } from './start-days.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

/** The part of a phase the checks look at; drafts have it too. */
export type CheckedPhase = {
  readonly audience: PhaseAudience;
  readonly people: number;
  readonly holdDays: number;
  readonly plannedStart: CalendarDay | null;
};

/**
 * does-not-grow: no more customers than the customer step before · more-than-base: more people than there are ·
 * too-few-customers: fewer than three of more · staff-after-customers: own staff test after customers already have it ·
 * starts-too-early: planned before the phase ahead of it has held its days · in-blackout, on-weekend: planned for a day on
 * which nothing starts · no-control-left: a criterion that only a
 * control group could answer, where everyone has the feature.
 */
export type PlanFindingCode =
  | 'does-not-grow'
  | 'more-than-base'
  | 'too-few-customers'
  | 'staff-after-customers'
  | 'starts-too-early'
  | 'in-blackout'
  | 'on-weekend'
  | 'no-control-left';

export type PlanFinding = {
  readonly code: PlanFindingCode;
  /** Place of the phase in the plan. */
  readonly position: number;
  /** The number the phase is held against, where there is one. */
  readonly limit: number | null;
  /** The earliest day, for starts-too-early, in-blackout and on-weekend. */
  readonly earliest: CalendarDay | null;
  /** The criterion it is about, for no-control-left. */
  readonly criterion: Criterion | null;
  /** The blackout by its name, for in-blackout. */
  readonly blackout?: string;
};

type Base = { readonly customers: number; readonly staff: number };

/** The day after the phase has held its days, by its planned start. */
export function plannedEnd(phase: Pick<CheckedPhase, 'plannedStart' | 'holdDays'>): CalendarDay | null {
  return phase.plannedStart === null ? null : addDays(phase.plannedStart, phase.holdDays);
}

type SizeFinding = { readonly code: 'more-than-base' | 'too-few-customers'; readonly limit: number };

/** Whether a phase by itself reaches more people than there are, or so few customers that one bad day decides. */
export function checkSize(
  { audience, people }: Pick<CheckedPhase, 'audience' | 'people'>,
  base: Base,
): SizeFinding[] {
  const available = audience === 'staff' ? base.staff : base.customers;
  const least = Math.min(LEAST_PEOPLE_PER_STEP, base.customers > 0 ? base.customers : Infinity);
  return [
    ...(available > 0 && people > available ? [{ code: 'more-than-base' as const, limit: available }] : []),
    ...(audience !== 'staff' && people < least
      ? [{ code: 'too-few-customers' as const, limit: LEAST_PEOPLE_PER_STEP }]
      : []),
  ];
}

function checkPeople(phases: readonly CheckedPhase[], position: number, base: Base): PlanFinding[] {
  const phase = phases[position];
  if (phase === undefined) return [];
  const found = (code: PlanFindingCode, limit: number | null): PlanFinding => ({
    code,
    position,
    limit,
    earliest: null,
    criterion: null,
  });
  const earlierCustomers = phases.slice(0, position).filter((earlier) => earlier.audience !== 'staff');
  const findings = checkSize(phase, base).map(({ code, limit }) => found(code, limit));
  if (phase.audience === 'staff') {
    if (earlierCustomers.length > 0) findings.push(found('staff-after-customers', null));
    return findings;
  }
  const before = earlierCustomers.at(-1);
  if (before !== undefined && phase.people <= before.people)
    findings.push(found('does-not-grow', before.people));
  return findings;
}

function checkDates(phases: readonly CheckedPhase[], position: number): PlanFinding[] {
  const phase = phases[position];
  const before = phases.slice(0, position).findLast((earlier) => earlier.plannedStart !== null);
  const earliest = before === undefined ? null : plannedEnd(before);
  const start = phase?.plannedStart ?? null;
  if (start === null || earliest === null || start >= earliest) return [];
  return [{ code: 'starts-too-early', position, limit: null, earliest, criterion: null }];
}

type ControlQuestion = {
  readonly customerBase: number;
  /** Customers held back in a phase. */
  readonly heldBack: (phaseId: string) => number;
  readonly limitOf: (metricId: string) => LimitKind;
};

/** The exit criteria nobody can answer, because their phase leaves nobody without the feature to compare with. */
export function checkControl(
  phases: readonly Pick<Phase, 'id' | 'audience' | 'people' | 'exitCriteria'>[],
  { customerBase, heldBack, limitOf }: ControlQuestion,
): PlanFinding[] {
  return phases.flatMap((phase, position) =>
    leavesNoControl(phase, { customerBase, heldBack: heldBack(phase.id) })
      ? phase.exitCriteria
          .filter((criterion) => needsControl(criterion, limitOf))
          .map((criterion) => ({
            code: 'no-control-left' as const,
            position,
            limit: null,
            earliest: null,
            criterion,
          }))
      : [],
  );
}

function closedFinding(closed: ClosedDay, position: number, earliest: CalendarDay): PlanFinding {
  const found = { position, limit: null, earliest, criterion: null };
  return closed.reason === 'weekend'
    ? { ...found, code: 'on-weekend' }
    : { ...found, code: 'in-blackout', blackout: closed.name };
}

/** The planned starts on days on which nothing starts, each with the next day on which something may. */
function checkStartDays(phases: readonly CheckedPhase[], calendar: StartCalendar): PlanFinding[] {
  return phases.flatMap(({ plannedStart }, position) => {
    const closed = plannedStart === null ? null : closedOn(plannedStart, calendar);
    return plannedStart === null || closed === null
      ? []
      : [closedFinding(closed, position, nextStartDay(plannedStart, calendar))];
  });
}

/** What a careful reader would object to in a plan, phase by phase; empty when it holds together. Never an error. */
export function checkPlan(
  phases: readonly CheckedPhase[],
  base: Base,
  calendar: StartCalendar = USUAL_WEEK,
): PlanFinding[] {
  const found = phases.flatMap((_phase, position) => [
    ...checkPeople(phases, position, base),
    ...checkDates(phases, position),
  ]);
  return [...found, ...checkStartDays(phases, calendar)].toSorted((a, b) => a.position - b.position);
}
