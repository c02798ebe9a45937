import { daysBetween, weekdayOf } from '#shared/kernel/calendar-day.ts';
import { wordsOf } from './arm-words.ts';
import type { ColumnGuess } from './guess-columns.ts';
import type { ImportMapping } from './import-mapping.ts';
import { cellsOf } from './open-questions.ts';
import { parseDay } from './parse-day.ts';

/** Fewer different days say nothing about the stretch between them. */
export const FEWEST_DAYS = 4;
const [MONDAY, SUNDAY] = [1, 7];

/** A week may be called by its last day ("Week ending", "Fine settimana"), which is a Sunday where it begins on a Monday. */
const END_WORDS = new Set('end ends ending fine termine to al bis ende'.split(' '));

type Stretch = Pick<ImportMapping, 'grain' | 'weekFrom'>;

/**
 * The stretch of time a row speaks about: weeks and months as they are written; days that are all Mondays or all Sundays,
 * most of them a week apart, are weeks, and days that are all the first of a month are months.
 */
export function guessGrain(day: ColumnGuess | null, rows: readonly (readonly string[])[]): Stretch {
  const format = day?.day?.format ?? null;
  if (day === null || format === null) return { grain: 'day' };
  if (format === 'iso-week' || format === 'year-week') return { grain: 'week' };
  if (format === 'month') return { grain: 'month' };
  const found = new Set<string>();
  for (const text of new Set(cellsOf(rows, day.index))) {
    const reading = parseDay(text, format, null);
    if (reading.kind === 'day') found.add(reading.day);
  }
  const days = [...found].toSorted();
  if (days.length < FEWEST_DAYS) return { grain: 'day' };
  if (days.every((one) => one.endsWith('-01'))) return { grain: 'month' };
  const steps = days.slice(1).map((one, at) => daysBetween(days[at] ?? one, one));
  const weekly = steps.filter((step) => step === 7).length;
  const [weekday = 1] = new Set(days.map(weekdayOf));
  const isWeekly = days.every((one) => weekdayOf(one) === weekday) && weekly * 2 > steps.length;
  if (!isWeekly || (weekday !== MONDAY && weekday !== SUNDAY)) return { grain: 'day' };
  const isEnd = wordsOf(day.name).some((word) => END_WORDS.has(word));
  return weekday === SUNDAY && !isEnd ? { grain: 'week', weekFrom: 'sunday' } : { grain: 'week' };
}
