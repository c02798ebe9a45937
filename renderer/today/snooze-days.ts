import { addDays, weekdayOf, type CalendarDay } from '#shared/kernel/calendar-day.ts';

/** The days an alert is put off to with one press: tomorrow and the next Monday; on a Sunday they are one. */
export function snoozeDays(today: CalendarDay): { tomorrow: CalendarDay; monday: CalendarDay | null } {
  const tomorrow = addDays(today, 1);
  const monday = addDays(today, 8 - weekdayOf(today));
  return { tomorrow, monday: monday === tomorrow ? null : monday };
}
