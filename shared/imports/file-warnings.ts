import type { ImportWarning } from './imports.contract.ts';
import type { ImportMapping } from './import-mapping.ts';
import { asDayFormat } from './open-questions.ts';
import { parseDay } from './parse-day.ts';
import { keptDay } from './read-keys.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { missingFigures } from '#shared/metrics/missing-figures.ts';

/** Few small businesses bring figures from before. */
const UNLIKELY_BEFORE = '2000-01-01';

/** Fewer days say nothing about what is missing, and a gap here and there is nothing to speak of. */
const FEWEST_DAYS = 5;
const MANY_MISSING = 0.2;

/** Nothing, however it is written: 0 · 0,0 · 0.00 */
const ZERO = /^0+([.,]0+)?$/;

/** What a row says of its day: the cell as it stands, the day it is read as, and the row itself. */
type DayRow = { readonly example: string; readonly day: CalendarDay; readonly cells: readonly string[] };

/**
 * What can be imported as the mapping says, but is probably not meant or good to know: days before 2000, weeks that begin
 * on a Sunday, many days without a row, and days on which nobody was counted. `rows` are those looked at; `extent` tells
 * whether these are all of the file, without which nothing is said to be missing.
 */
export function fileWarnings({
  mapping,
  rows,
  extent,
}: {
  mapping: ImportMapping;
  rows: readonly (readonly string[])[];
  extent: 'all' | 'some';
}): ImportWarning[] {
  const format = asDayFormat(mapping.dayFormat);
  const { dayColumn } = mapping;
  if (dayColumn === null || format === null) return [];
  const days = rows.flatMap((cells): DayRow[] => {
    const example = (cells[dayColumn] ?? '').trim();
    const reading = parseDay(example, format, null);
    return reading.kind === 'day' ? [{ example, day: reading.day, cells }] : [];
  });
  const early = earlyDays(days);
  return [
    ...early,
    ...sundayWeeks(days, mapping),
    // Days of a wrong year lie far off, and all between them would be missing.
    ...(extent === 'all' && early.length === 0 ? missingDays(days, mapping) : []),
    ...daysWithoutCases(days, mapping),
  ];
}

function earlyDays(days: readonly DayRow[]): ImportWarning[] {
  const early = days.filter(({ day }) => day < UNLIKELY_BEFORE);
  const [first] = early;
  if (first === undefined) return [];
  const { example, day } = first;
  return [{ code: 'days-before-2000', count: early.length, of: null, example, day }];
}

function sundayWeeks(days: readonly DayRow[], mapping: ImportMapping): ImportWarning[] {
  const [first] = days;
  if (mapping.grain !== 'week' || mapping.weekFrom !== 'sunday' || first === undefined) return [];
  const { example } = first;
  return [
    { code: 'weeks-from-sunday', count: days.length, of: null, example, day: keptDay(first.day, mapping) },
  ];
}

/** From the first day of the file to its last; a weekday that never has a row is no gap. */
function missingDays(days: readonly DayRow[], { grain }: ImportMapping): ImportWarning[] {
  const present = [...new Set(days.map(({ day }) => day))].toSorted();
  const [from] = present;
  const to = present.at(-1);
  if (grain !== 'day' || from === undefined || to === undefined) return [];
  const known = present.map((day) => ({ day }));
  const count = missingFigures({ grain, from, to, present, known });
  const of = present.length + count;
  if (present.length < FEWEST_DAYS || count < MANY_MISSING * of) return [];
  const example = days.find(({ day }) => day === from)?.example ?? from;
  return [{ code: 'days-missing', count, of, example, day: to }];
}

/** Where a column says how many were counted, and says none. */
function daysWithoutCases(days: readonly DayRow[], { shape, metrics }: ImportMapping): ImportWarning[] {
  if (shape !== 'wide') return [];
  const columns = metrics.flatMap(({ unitsColumn }) => unitsColumn ?? []);
  const empty = days.filter(({ cells }) => columns.some((column) => ZERO.test((cells[column] ?? '').trim())));
  const [first] = empty.toSorted((left, right) => (left.day < right.day ? -1 : 1));
  if (first === undefined) return [];
  const distinct = (some: readonly DayRow[]): number => new Set(some.map(({ day }) => day)).size;
  const { example, day } = first;
  return [{ code: 'days-without-cases', count: distinct(empty), of: distinct(days), example, day }];
}
