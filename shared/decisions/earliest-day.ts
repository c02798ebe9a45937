import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** The last day on which a phase of the plan began or ended: a decision before it would run against what is recorded. */
export function lastRecordedDay(phases: readonly Pick<Phase, 'startedOn' | 'endedOn'>[]): CalendarDay | null {
  const days = phases.flatMap(({ startedOn, endedOn }) => [startedOn, endedOn]).filter((day) => day !== null);
  return days.toSorted().at(-1) ?? null;
}
