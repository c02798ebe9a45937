import { addDays, weekdayOf, type CalendarDay } from '#shared/kernel/calendar-day.ts';

const SATURDAY = 6;

/** Mondays to Fridays from the first to the last day, both included. */
export function workingDays(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdayOf(day) < SATURDAY) days.push(day);
  return days;
}
