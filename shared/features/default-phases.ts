import type { PhaseAudience } from './plan.ts';
import { addDays, type CalendarDay, weekdayOf } from '#shared/kernel/calendar-day.ts';

/** The five steps of the template; their names are words of the interface. */
export type DefaultStep = 'internal' | 'closed-beta' | 'early-adopters' | 'broader' | 'everyone';

export type DefaultPhase = {
  readonly step: DefaultStep;
  readonly audience: PhaseAudience;
  readonly people: number;
  readonly holdDays: number;
  readonly plannedStart: CalendarDay;
};

type Base = { readonly customers: number; readonly staff: number };
type Step = Omit<DefaultPhase, 'plannedStart'>;

/** A customer step of fewer people, or one that brings fewer new people, teaches nothing the one before did not. */
export const LEAST_CUSTOMERS_PER_STEP = 3;

const SATURDAY = 6;

const CUSTOMER_STEPS: readonly (Omit<Step, 'people'> & { readonly share: number })[] = [
  { step: 'closed-beta', audience: 'picked', share: 0.04, holdDays: 14 },
  { step: 'early-adopters', audience: 'picked', share: 0.15, holdDays: 21 },
  { step: 'broader', audience: 'sample', share: 0.3, holdDays: 21 },
];

/** The day itself, or the Monday after a Saturday or Sunday: nobody watches a feature that starts on a weekend. */
export function onWorkingDay(day: CalendarDay): CalendarDay {
  const weekday = weekdayOf(day);
  return weekday < SATURDAY ? day : addDays(day, 8 - weekday);
}

function customerSteps(customers: number): Step[] {
  const kept: Step[] = [];
  let reached = 0;
  for (const { share, ...step } of CUSTOMER_STEPS) {
    const people = Math.max(LEAST_CUSTOMERS_PER_STEP, Math.round(customers * share));
    const grows = people - reached >= LEAST_CUSTOMERS_PER_STEP;
    if (grows && people < customers) {
      kept.push({ ...step, people });
      reached = people;
    }
  }
  return [...kept, { step: 'everyone', audience: 'everyone', people: customers, holdDays: 14 }];
}

/**
 * The template plan for so many customers and staff, first phase on `firstDay` or the working day after it. Steps
 * that a small base cannot fill are left out: 300 customers go 12, 45, 90, 300; 20 go 3, 6, 20; 5 go 3, 5. Without
 * staff there is no internal phase, without customers only that; with neither the plan is empty.
 */
export function defaultPhases({
  customers,
  staff,
  firstDay,
}: Base & { readonly firstDay: CalendarDay }): DefaultPhase[] {
  const internal: Step[] =
    staff > 0 ? [{ step: 'internal', audience: 'staff', people: staff, holdDays: 7 }] : [];
  const steps = [...internal, ...(customers > 0 ? customerSteps(customers) : [])];
  const phases: DefaultPhase[] = [];
  let start = firstDay;
  for (const step of steps) {
    const plannedStart = onWorkingDay(start);
    phases.push({ ...step, plannedStart });
    start = addDays(plannedStart, step.holdDays);
  }
  return phases;
}
