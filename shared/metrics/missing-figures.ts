import type { MetricGrain } from './metric.ts';
import {
  dayParts,
  daysBetween,
  toEpochDay,
  weekdayOf,
  type CalendarDay,
} from '#shared/kernel/calendar-day.ts';

const SATURDAY = 6;
const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;
/** A working day without a number is the rule of the house once it came round this often; a weekend at once. */
const CHANCES_OF_A_WORKING_DAY = 3;

type OfDay = { readonly day: CalendarDay };

/** The days that figures are of, each once; both are oldest first. */
export function distinctDays(figures: readonly OfDay[]): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  let last: CalendarDay | null = null;
  for (const { day } of figures) {
    // Both arms of a day stand side by side.
    if (day !== last) days.push(day);
    last = day;
  }
  return days;
}

export type MissingQuestion = {
  readonly grain: MetricGrain;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** The days within the span that have a number, each once; see `distinctDays`. */
  readonly present: readonly CalendarDay[];
  /** All days on which the metric ever had a number, in either arm, oldest first. */
  readonly known: readonly OfDay[];
};

/**
 * Days (weeks, months) of a span without a number, by the metric's grain. A weekday that never has one is no gap: the
 * weekends of an office, the Mondays of a restaurant. Worked value: numbers from Monday to Friday of two weeks in a
 * row, the second Wednesday missing, are 1 day missing and not 5.
 */
export function missingFigures({ grain, from, to, present, known }: MissingQuestion): number {
  if (to < from) return 0;
  if (grain !== 'day') {
    const periodOf = grain === 'week' ? weekOf : monthOf;
    return periodOf(to) - periodOf(from) + 1 - new Set(present.map(periodOf)).size;
  }
  const expected = weekdaysExpected(known);
  const isEvery = expected.size === DAYS_PER_WEEK;
  const withNumbers = isEvery ? present.length : present.filter((day) => expected.has(weekdayOf(day))).length;
  return daysOn(expected, { from, to }) - withNumbers;
}

/** Days of a span, both ends included, that fall on one of the weekdays. */
function daysOn(
  weekdays: ReadonlySet<number>,
  { from, to }: { readonly from: CalendarDay; readonly to: CalendarDay },
): number {
  const length = daysBetween(from, to) + 1;
  const first = weekdayOf(from);
  const beyondWeeks = Array.from({ length: length % DAYS_PER_WEEK }, (_, offset) => offset).filter((offset) =>
    weekdays.has(((first - 1 + offset) % DAYS_PER_WEEK) + 1),
  );
  return Math.floor(length / DAYS_PER_WEEK) * weekdays.size + beyondWeeks.length;
}

/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
function weekOf(day: CalendarDay): number {
  return Math.floor((toEpochDay(day) + 3) / DAYS_PER_WEEK);
}

function monthOf(day: CalendarDay): number {
  const { year, month } = dayParts(day);
  return year * MONTHS_PER_YEAR + month;
}

function weekdaysExpected(known: readonly OfDay[]): ReadonlySet<number> {
  const seen = new Set<number>();
  for (const { day } of known) {
    seen.add(weekdayOf(day));
    // Soon all have been seen; the years after that have nothing to add.
    if (seen.size === DAYS_PER_WEEK) break;
  }
  const [first] = known;
  const last = known.at(-1);
  const weeks =
    first === undefined || last === undefined ? 0 : daysBetween(first.day, last.day) / DAYS_PER_WEEK;
  const all = Array.from({ length: DAYS_PER_WEEK }, (_, index) => index + 1);
  return new Set(
    all.filter((weekday) => seen.has(weekday) || (weekday < SATURDAY && weeks < CHANCES_OF_A_WORKING_DAY)),
  );
}
