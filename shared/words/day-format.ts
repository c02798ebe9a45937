import type { Language } from './language.ts';
import { type CalendarDay, dayParts, toEpochDay } from '#shared/kernel/calendar-day.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
const EN_DASH_BETWEEN_WORDS = ' \u2013 ';

export type DayFormats = {
  /** "Fri 27 Nov" */
  dayShort: (day: CalendarDay) => string;
  /** "27 Nov" */
  dayPlain: (day: CalendarDay) => string;
  /** "Friday 27 November" */
  dayName: (day: CalendarDay) => string;
  /** "Friday 27 November 2026" */
  dayLong: (day: CalendarDay) => string;
  /** "27/11/2026": how a person of this language types it. */
  dayTyped: (day: CalendarDay) => string;
  /** "2 – 27 Nov", "30 Nov – 18 Dec", "28 Dec 2026 – 8 Jan 2027" */
  dayRange: (from: CalendarDay, to: CalendarDay) => string;
  /** "November", and "January 2027" in a January. */
  month: (day: CalendarDay) => string;
  weekday: (day: CalendarDay) => string;
  /** "in 3 days", "today", "3 days ago" */
  inDays: (days: number) => string;
  /** "10:42" */
  timeOfDay: (instant: number) => string;
  /** "24 Nov, 10:42" */
  instant: (instant: number) => string;
  /** "24 Nov 2026, 10:42": for what is kept. */
  instantDated: (instant: number) => string;
};

type Names = {
  weekday: 'short' | 'long' | null;
  month: 'short' | 'long';
  year: 'with-year' | 'without-year';
};

function createNamed(locale: string): (day: CalendarDay, names: Names) => string {
  const name = (options: Intl.DateTimeFormatOptions): ((day: CalendarDay) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day) => format.format(toEpochDay(day) * MILLISECONDS_PER_DAY);
  };
  const weekdays = { short: name({ weekday: 'short' }), long: name({ weekday: 'long' }) };
  const months = { short: name({ month: 'short' }), long: name({ month: 'long' }) };
  return (day, { weekday, month, year }) =>
    [
      weekday === null ? '' : weekdays[weekday](day),
      String(dayParts(day).dayOfMonth),
      months[month](day),
      year === 'with-year' ? String(dayParts(day).year) : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
}

function writeRange(from: CalendarDay, to: CalendarDay, named: (day: CalendarDay, names: Names) => string) {
  const first = dayParts(from);
  const last = dayParts(to);
  const plain: Names = { weekday: null, month: 'short', year: 'without-year' };
  if (from === to) return named(from, plain);
  if (first.year !== last.year) {
    const dated: Names = { ...plain, year: 'with-year' };
    return `${named(from, dated)}${EN_DASH_BETWEEN_WORDS}${named(to, dated)}`;
  }
  const start = first.month === last.month ? String(first.dayOfMonth) : named(from, plain);
  return `${start}${EN_DASH_BETWEEN_WORDS}${named(to, plain)}`;
}

function createMonth(locale: string): (day: CalendarDay) => string {
  const long = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return (day) => {
    const name = long.format(toEpochDay(day) * MILLISECONDS_PER_DAY);
    return dayParts(day).month === 1 ? `${name} ${dayParts(day).year}` : name;
  };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Days and times the way the language writes them; instants in `timeZone`, the machine's own unless told. */
export function createDayFormats(language: Language, timeZone?: string): DayFormats {
  const named = createNamed(language);
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone });
  const date = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...zone,
  });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const partOf = (instant: number, type: string): string =>
    date.formatToParts(instant).find((part) => part.type === type)?.value ?? '';
  return {
    dayShort: (day) => named(day, { weekday: 'short', month: 'short', year: 'without-year' }),
    dayPlain: (day) => named(day, { weekday: null, month: 'short', year: 'without-year' }),
    dayName: (day) => named(day, { weekday: 'long', month: 'long', year: 'without-year' }),
    dayLong: (day) => named(day, { weekday: 'long', month: 'long', year: 'with-year' }),
    dayTyped: (day) => {
      const { year, month, dayOfMonth } = dayParts(day);
      return `${twoDigits(dayOfMonth)}/${twoDigits(month)}/${year}`;
    },
    dayRange: (from, to) => writeRange(from, to, named),
    month: createMonth(language),
    weekday: (day) => weekday.format(toEpochDay(day) * MILLISECONDS_PER_DAY),
    inDays: (days) => relative.format(days, 'day'),
    timeOfDay: (instant) => time.format(instant),
    instant: (instant) => `${partOf(instant, 'day')} ${partOf(instant, 'month')}, ${time.format(instant)}`,
    instantDated: (instant) =>
      `${['day', 'month', 'year'].map((part) => partOf(instant, part)).join(' ')}, ${time.format(instant)}`,
  };
}
