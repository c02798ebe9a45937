import { addDays, weekdayOf, type CalendarDay } from './calendar-day.ts';

/** One number a calendar day, without gaps in the days: null where the day has none. */
export type DailySeries = { readonly firstDay: CalendarDay; readonly values: readonly (number | null)[] };

/** The day of the value at `index`, from 0. */
export function dayOfValue({ firstDay }: DailySeries, index: number): CalendarDay {
  return addDays(firstDay, index);
}

/** Whether Monday (0) to Sunday (6) for the value at `index`. */
export function weekdayOfValue({ firstDay }: DailySeries, index: number): number {
  return (weekdayOf(firstDay) - 1 + index) % 7;
}

/** How many days have a number. */
export function countDays({ values }: DailySeries): number {
  return values.reduce<number>((count, value) => (value === null ? count : count + 1), 0);
}
