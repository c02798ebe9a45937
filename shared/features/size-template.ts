import type { TemplateStep } from './plan-template.ts';
import { nextStartDay, type StartCalendar, USUAL_WEEK } from './start-days.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

/** A step of fewer people, or one that brings fewer new people, teaches nothing the one before did not. */
export const LEAST_PEOPLE_PER_STEP = 3;

type Size = {
  readonly customers: number;
  readonly staff: number;
  readonly firstDay: CalendarDay;
  readonly calendar?: StartCalendar;
};

type Shape = Omit<TemplateStep, 'name'>;
export type SizedStep<Step extends Shape> = Step & {
  readonly people: number;
  readonly plannedStart: CalendarDay;
};

/** The steps that so many people can fill, each with its number; the others are left out. */
function fill<Step extends Shape>(
  steps: readonly Step[],
  base: Pick<Size, 'customers' | 'staff'>,
): (Step & { readonly people: number })[] {
  const reached = { customers: 0, staff: 0 };
  return steps.flatMap((step) => {
    const role = step.audience === 'staff' ? 'staff' : 'customers';
    const all = base[role];
    const isWhole = step.share === 1;
    const people = isWhole ? all : Math.max(LEAST_PEOPLE_PER_STEP, Math.round(all * step.share));
    const fits = isWhole
      ? people > reached[role]
      : people < all && people - reached[role] >= LEAST_PEOPLE_PER_STEP;
    if (!fits) return [];
    reached[role] = people;
    return [{ ...step, people }];
  });
}

/**
 * A template for so many customers and staff, first phase on `firstDay` or the next day something may start. Steps that
 * the people cannot fill are left out: with the standard template 300 customers go 12, 45, 90, 300; 20 go 3, 6, 20; 5 go
 * 3, 5. Without staff there is no staff step, without customers only those; with neither the plan is empty.
 */
export function sizeTemplate<Step extends Shape>(
  steps: readonly Step[],
  { customers, staff, firstDay, calendar = USUAL_WEEK }: Size,
): SizedStep<Step>[] {
  let start = firstDay;
  return fill(steps, { customers, staff }).map((step) => {
    const plannedStart = nextStartDay(start, calendar);
    start = addDays(plannedStart, step.holdDays);
    return Object.assign({}, step, { plannedStart });
  });
}

type Planned = {
  readonly name: string;
  readonly audience: Shape['audience'];
  readonly people: number;
  readonly holdDays: number;
};

/** A plan as a template: its numbers as shares of those there are. Phases of nobody, or of an unknown number, are left out. */
export function templateStepsOf(
  phases: readonly Planned[],
  base: Pick<Size, 'customers' | 'staff'>,
): TemplateStep[] {
  return phases.flatMap(({ name, audience, people, holdDays }) => {
    const all = audience === 'staff' ? base.staff : base.customers;
    if (people === 0 || all === 0) return [];
    return [{ name, audience, share: audience === 'everyone' ? 1 : Math.min(1, people / all), holdDays }];
  });
}
