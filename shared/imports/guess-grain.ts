import { daysBetween, weekdayOf } from '#shared/kernel/calendar-day.ts';
import type { ColumnGuess } from './guess-columns.ts';
import type { ImportMapping } from './imports.contract.ts';
import { cellsOf } from './open-questions.ts';
import { parseDay } from './parse-day.ts';

/** Fewer different days say nothing about the stretch between them. */
const FEWEST_DAYS = 4;

/**
 * The stretch of time a row speaks about: weeks and months as they are written; days that are all Mondays, most of them a
 * week apart, are weeks, and days that are all the first of a month are months.
 */
export function guessGrain(
  day: ColumnGuess | null,
  rows: readonly (readonly string[])[],
): ImportMapping['grain'] {
  const format = day?.day?.format ?? null;
  if (day === null || format === null) return 'day';
  if (format === 'iso-week' || format === 'year-week') return 'week';
  if (format === 'month') return 'month';
  const found = new Set<string>();
  for (const text of new Set(cellsOf(rows, day.index))) {
    const reading = parseDay(text, format, null);
    if (reading.kind === 'day') found.add(reading.day);
  }
  const days = [...found].toSorted();
  if (days.length < FEWEST_DAYS) return 'day';
  if (days.every((one) => one.endsWith('-01'))) return 'month';
  const steps = days.slice(1).map((one, at) => daysBetween(days[at] ?? one, one));
  const weekly = steps.filter((step) => step === 7).length;
  const isWeekly = days.every((one) => weekdayOf(one) === 1) && weekly * 2 > steps.length;
  return isWeekly ? 'week' : 'day';
}
