import { addDays, dayFromParts, dayParts, fromEpochDay, weekdayOf } from '#shared/kernel/calendar-day.ts';
import { fullYear, type NamedDay, readNamedDay, readNamedMonth } from './day-words.ts';

/**
 * How a column writes its days. `iso` 2014-10-11, `ymd` 2014/10/11, `ymd-short` 14/10/11, `dmy` 11/10/2014 and 11.10.14,
 * `mdy` 10/11/2014, `named` "11 October 2014", `named-yearless` "Sat, Oct 11", `compact` 20141011. A time of day may
 * follow; the day is taken as written, whatever the zone. Unix times are read in UTC. Weeks (`iso-week` 2026-W14, "week 14
 * 2026", "KW 14/2026", `year-week` 2026/14) are their Monday after ISO 8601, a `month` (2026-05, 05/2026, "maggio 2026") is
 * its first day.
 */
export const DAY_FORMATS = [
  'iso',
  'ymd',
  'dmy',
  'mdy',
  'ymd-short',
  'named',
  'named-yearless',
  'compact',
  'excel-serial',
  'unix-seconds',
  'unix-milliseconds',
  'iso-week',
  'year-week',
  'month',
] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

/**
 * Which year the days of a file without years have: days from `firstMonth`/`firstDay` on belong to `year`, earlier ones to
 * the next year, so a run over New Year keeps its order.
 */
export type YearRule = { readonly year: number; readonly firstMonth: number; readonly firstDay: number };

export type DayProblem = 'unreadable' | 'no-such-day' | 'weekday-mismatch' | 'year-missing';
export type DayReading =
  { readonly kind: 'day'; readonly day: string } | { readonly kind: 'bad'; readonly reason: DayProblem };

const BAD: Record<DayProblem, DayReading> = {
  unreadable: { kind: 'bad', reason: 'unreadable' },
  'no-such-day': { kind: 'bad', reason: 'no-such-day' },
  'weekday-mismatch': { kind: 'bad', reason: 'weekday-mismatch' },
  'year-missing': { kind: 'bad', reason: 'year-missing' },
};

const TIME =
  '(?:[T ,]+\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)? ?(?:[ap]\\.?m\\.?)? ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?)?$';
const ISO = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})${TIME}`, 'i');
const YEAR_FIRST = new RegExp(`^(\\d{4})([/. -])(\\d{1,2})\\2(\\d{1,2})\\.?${TIME}`, 'i');
const YEAR_LAST = new RegExp(`^(\\d{1,2})([/. -])(\\d{1,2})\\2(\\d{4}|\\d{2})\\.?${TIME}`, 'i');
const SHORT_YEAR_FIRST = new RegExp(`^(\\d{2})([/. -])(\\d{1,2})\\2(\\d{1,2})${TIME}`, 'i');
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

const WEEK_WORD = '(?:w|wk|week|weeks|kw|woche|settimana|sett|sem|semaine|semana|s)';
const YEAR_THEN_WEEK = new RegExp(`^(\\d{4})[-/ ,.]*${WEEK_WORD}\\.? ?(\\d{1,2})(?:-1)?$`, 'i');
const WEEK_THEN_YEAR = new RegExp(`^${WEEK_WORD}\\.? ?(\\d{1,2})[-/ ,.]+(?:di |de |of |del )?(\\d{4})$`, 'i');
const BARE_YEAR_WEEK = /^(\d{4})[-/ ](\d{1,2})$/;
const YEAR_MONTH = /^(\d{4})[-/.](\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[-/.](\d{4})$/;

const LONGEST_DAY_TEXT = 64;
/** No business counted customers' clicks before: an earlier year is a slip ("0026"). */
const EARLIEST_YEAR = 1900;
const SECONDS_PER_DAY = 86_400;
/** Unix times are believed from 1990 to 2100. */
const UNIX_FROM = 631_152_000;
const UNIX_TO = 4_102_444_800;
/** Excel's day 1 is 1900-01-01, but it counts a 29 February 1900 that never was: from March 1900 on, day 0 is 1899-12-30. */
const EXCEL_DAY_ZERO = -25_569;
const EXCEL_FROM = 20_000;
const EXCEL_TO = 60_000;

/**
 * Reads one cell as the day `YYYY-MM-DD`. `rule` is needed for `named-yearless` only. A written weekday that does not fit
 * the day is a problem, not an ornament.
 */
export function parseDay(text: string, format: DayFormat, rule: YearRule | null): DayReading {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST_DAY_TEXT) return BAD.unreadable;
  switch (format) {
    case 'iso':
      return fromMatch(ISO.exec(trimmed), [1, 2, 3]);
    case 'ymd':
      return fromMatch(YEAR_FIRST.exec(trimmed), [1, 3, 4]);
    case 'dmy':
      return fromMatch(YEAR_LAST.exec(trimmed), [4, 3, 1]);
    case 'mdy':
      return fromMatch(YEAR_LAST.exec(trimmed), [4, 1, 3]);
    case 'ymd-short':
      return fromMatch(SHORT_YEAR_FIRST.exec(trimmed), [1, 3, 4]);
    case 'compact':
      return fromMatch(COMPACT.exec(trimmed), [1, 2, 3]);
    case 'named':
      return fromNamed(readNamedDay(trimmed), null);
    case 'named-yearless':
      return fromNamed(readNamedDay(trimmed), rule);
    case 'iso-week':
      return (
        fromWeek(YEAR_THEN_WEEK.exec(trimmed), 1, 2) ??
        fromWeek(WEEK_THEN_YEAR.exec(trimmed), 2, 1) ??
        BAD.unreadable
      );
    case 'year-week':
      return fromWeek(BARE_YEAR_WEEK.exec(trimmed), 1, 2) ?? BAD.unreadable;
    case 'month':
      return fromMonth(trimmed);
    default:
      return fromCount(trimmed, format);
  }
}

/** Seconds since 1970-01-01 UTC of a cell that one of the two formats reads. */
export function unixSeconds(text: string, format: 'unix-seconds' | 'unix-milliseconds'): number {
  return Number(text.trim()) / (format === 'unix-seconds' ? 1 : 1000);
}

/** The groups of the match that hold year, month and day. */
function fromMatch(match: RegExpExecArray | null, groups: readonly [number, number, number]): DayReading {
  if (match === null) return BAD.unreadable;
  const [year, month, dayOfMonth] = groups;
  return fromParts(fullYear(match[year] ?? ''), Number(match[month]), Number(match[dayOfMonth]));
}

function fromParts(year: number, month: number, dayOfMonth: number): DayReading {
  const day = year < EARLIEST_YEAR ? null : dayFromParts({ year, month, dayOfMonth });
  return day === null ? BAD['no-such-day'] : { kind: 'day', day };
}

/**
 * The Monday of an ISO week: week 1 is the one with 4 January in it. Worked value: 2026-W14 starts on 2026-03-30. A week 53
 * that the year does not have is no day.
 */
function fromWeek(match: RegExpExecArray | null, yearAt: number, weekAt: number): DayReading | null {
  if (match === null) return null;
  const [year, week] = [Number(match[yearAt]), Number(match[weekAt])];
  const fourth = dayFromParts({ year, month: 1, dayOfMonth: 4 });
  if (fourth === null || week < 1 || week > 53) return BAD['no-such-day'];
  const monday = addDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7);
  const isOfYear = dayParts(addDays(monday, 3)).year === year;
  return isOfYear ? { kind: 'day', day: monday } : BAD['no-such-day'];
}

function fromMonth(text: string): DayReading {
  const named = readNamedMonth(text);
  if (named !== null) return fromParts(named.year, named.month, 1);
  const match = YEAR_MONTH.exec(text);
  if (match !== null) return fromParts(Number(match[1]), Number(match[2]), 1);
  const other = MONTH_YEAR.exec(text);
  return other === null ? BAD.unreadable : fromParts(Number(other[2]), Number(other[1]), 1);
}

function fromNamed(named: NamedDay | null, rule: YearRule | null): DayReading {
  if (named === null) return BAD.unreadable;
  const year = named.year ?? (rule === null ? null : yearUnder(rule, named));
  if (year === null) return BAD['year-missing'];
  const reading = fromParts(year, named.month, named.dayOfMonth);
  if (reading.kind === 'day' && named.weekday !== null && weekdayOf(reading.day) !== named.weekday) {
    return BAD['weekday-mismatch'];
  }
  return reading;
}

function yearUnder(rule: YearRule, { month, dayOfMonth }: NamedDay): number {
  const isFirstYear = month > rule.firstMonth || (month === rule.firstMonth && dayOfMonth >= rule.firstDay);
  return isFirstYear ? rule.year : rule.year + 1;
}

function fromCount(text: string, format: 'excel-serial' | 'unix-seconds' | 'unix-milliseconds'): DayReading {
  if (!/^\d{5,13}$/u.test(text)) return BAD.unreadable;
  const count = Number(text);
  if (format === 'excel-serial') {
    if (count < EXCEL_FROM || count > EXCEL_TO) return BAD.unreadable;
    return { kind: 'day', day: fromEpochDay(EXCEL_DAY_ZERO + count) };
  }
  const seconds = unixSeconds(text, format);
  if (seconds < UNIX_FROM || seconds > UNIX_TO) return BAD.unreadable;
  return { kind: 'day', day: fromEpochDay(Math.floor(seconds / SECONDS_PER_DAY)) };
}
