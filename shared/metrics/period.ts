import type { MetricGrain } from './metric.ts';
import {
  addDays,
  dayParts,
  fromEpochDay,
  toEpochDay,
  weekdayOf,
  type CalendarDay,
} from '#shared/kernel/calendar-day.ts';

/** The day a figure of this grain stands on: itself, the Monday of its week, the first of its month. */
export function periodStart(day: CalendarDay, grain: MetricGrain): CalendarDay {
  if (grain === 'day') return day;
  return grain === 'week' ? addDays(day, 1 - weekdayOf(day)) : addDays(day, 1 - dayParts(day).dayOfMonth);
}

/** The last day a figure speaks of. Worked value: the month of 2026-02-01 ends on 2026-02-28. */
export function periodEnd(day: CalendarDay, grain: MetricGrain): CalendarDay {
  const start = periodStart(day, grain);
  if (grain === 'day') return start;
  if (grain === 'week') return addDays(start, 6);
  // Thirty-one days after the first lie in the next month, whichever it is.
  return fromEpochDay(toEpochDay(periodStart(addDays(start, 31), 'month')) - 1);
}
