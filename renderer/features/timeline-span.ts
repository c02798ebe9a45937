import { addDays, type CalendarDay, dayFromParts, dayParts } from '#shared/kernel/calendar-day.ts';

export type SpanChoice = 'quarter' | 'five-months' | 'year';

/** Whole months before and after the month of today. */
const MONTHS: Record<SpanChoice, { before: number; after: number }> = {
  quarter: { before: 1, after: 1 },
  'five-months': { before: 2, after: 2 },
  year: { before: 3, after: 8 },
};

function firstOfMonth(day: CalendarDay, shift: number): CalendarDay {
  const { year, month } = dayParts(day);
  const months = year * 12 + month - 1 + shift;
  const parts = { year: Math.floor(months / 12), month: (months % 12) + 1, dayOfMonth: 1 };
  return dayFromParts(parts) ?? day;
}

/** First and last day of the months shown around today. */
export function timelineSpan(today: CalendarDay, choice: SpanChoice): { from: CalendarDay; to: CalendarDay } {
  const { before, after } = MONTHS[choice];
  return { from: firstOfMonth(today, -before), to: addDays(firstOfMonth(today, after + 1), -1) };
}
