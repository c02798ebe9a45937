import {
  addDays,
  type CalendarDay,
  dayFromParts,
  dayParts,
  isDay,
  toEpochDay,
  weekdayOf,
} from '#shared/kernel/calendar-day.ts';

const NUMERIC_DAY = /^(\d{1,2})[./\-\s](\d{1,2})(?:[./\-\s](\d{2}|\d{4}))?$/;
const NAMED_DAY = /^(\d{1,2})\s+([\p{L}.]+)(?:\s+(\d{4}))?$/u;
const NAMED_DAY_ENGLISH = /^([\p{L}.]+)\s+(\d{1,2})(?:,?\s+(\d{4}))?$/u;
const HALF_A_YEAR = 183;
const MILLISECONDS_PER_DAY = 86_400_000;

const RELATIVE: Readonly<Record<string, number>> = {
  today: 0,
  oggi: 0,
  tomorrow: 1,
  domani: 1,
  yesterday: -1,
  ieri: -1,
  dopodomani: 2,
};
const NEXT = /^(?:next|prossim[oa])\s+|\s+(?:next|prossim[oa])$/;

function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase();
}

/** Number (from 1) of the name in a list in either language, by its first three letters; null when unknown. */
function indexOfName(text: string, names: readonly string[]): number | null {
  const wanted = plainLetters(text);
  if (wanted.length < 3) return null;
  const index = names.findIndex((name) => name.startsWith(wanted) || wanted.startsWith(name));
  return index < 0 ? null : index + 1;
}

function namesOf(first: CalendarDay, count: number, step: number): readonly (readonly string[])[] {
  const options: Intl.DateTimeFormatOptions = step === 1 ? { weekday: 'long' } : { month: 'long' };
  return ['en', 'it'].map((language) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return Array.from({ length: count }, (_, index) => {
      const epochDay = toEpochDay(first) + Math.round(index * step);
      return plainLetters(format.format(epochDay * MILLISECONDS_PER_DAY));
    });
  });
}

const MONTHS = namesOf('2026-01-15', 12, 30.44);
const WEEKDAYS = namesOf('2026-11-23', 7, 1);

function findName(text: string, lists: readonly (readonly string[])[]): number | null {
  for (const names of lists) {
    const found = indexOfName(text, names);
    if (found !== null) return found;
  }
  return null;
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

/** Without a year the nearest such day to today is meant: 5/1 typed in December is next January. */
function nearestYear(dayOfMonth: number, month: number, today: CalendarDay): CalendarDay | null {
  const { year } = dayParts(today);
  const candidates = [year - 1, year, year + 1]
    .map((candidate) => dayFromParts({ year: candidate, month, dayOfMonth }))
    .filter((day) => day !== null);
  const distance = (day: CalendarDay): number => Math.abs(toEpochDay(day) - toEpochDay(today));
  const best = candidates.sort((a, b) => distance(a) - distance(b))[0];
  return best !== undefined && distance(best) <= HALF_A_YEAR + 1 ? best : null;
}

function fromParts(
  parts: { dayOfMonth: string; month: number; year: string | undefined },
  today: CalendarDay,
) {
  const dayOfMonth = Number(parts.dayOfMonth);
  if (parts.year === undefined) return nearestYear(dayOfMonth, parts.month, today);
  return dayFromParts({ year: fullYear(parts.year), month: parts.month, dayOfMonth });
}

function readNamed(text: string, today: CalendarDay): CalendarDay | null {
  const match = NAMED_DAY.exec(text);
  const english = match === null ? NAMED_DAY_ENGLISH.exec(text) : null;
  const [dayText, monthText, year] =
    match === null ? [english?.[2], english?.[1], english?.[3]] : [match[1], match[2], match[3]];
  if (dayText === undefined || monthText === undefined) return null;
  const month = findName(monthText, MONTHS);
  return month === null ? null : fromParts({ dayOfMonth: dayText, month, year }, today);
}

function readWeekday(text: string, today: CalendarDay): CalendarDay | null {
  const weekday = findName(text.replace(NEXT, ''), WEEKDAYS);
  if (weekday === null) return null;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}

/**
 * A day as people type it: "15/3", "15.3.26", "15 mar", "March 15", "2026-03-15", "tomorrow", "next Monday" and
 * the same in Italian. Day before month, always. Null when it names no day.
 */
export function readTypedDay(typed: string, today: CalendarDay): CalendarDay | null {
  const text = typed.trim().toLowerCase();
  if (isDay(text)) return text;
  const relative = RELATIVE[text];
  if (relative !== undefined) return addDays(today, relative);
  const numeric = NUMERIC_DAY.exec(text);
  if (numeric?.[1] !== undefined) {
    const month = Number(numeric[2]);
    return fromParts({ dayOfMonth: numeric[1], month, year: numeric[3] }, today);
  }
  return readNamed(text, today) ?? readWeekday(text, today);
}

/**
 * A number as people type it, whatever their decimal sign: "1.234,56", "1,234.56", "12,5", "−3". A lone separator
 * followed by exactly three digits is read as `decimal` says. Null when it is no number.
 */
export function readTypedNumber(typed: string, decimal: '.' | ','): number | null {
  const text = typed
    .trim()
    .replace(/[\s\u00a0\u202f%€$£]/g, '')
    .replace('\u2212', '-');
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(text)) return null;
  const lastComma = text.lastIndexOf(',');
  const lastDot = text.lastIndexOf('.');
  const both = lastComma >= 0 && lastDot >= 0;
  const sign = both ? (lastComma > lastDot ? ',' : '.') : decimalOfLone(text, decimal);
  const grouping = sign === ',' ? '.' : ',';
  const plain = text.replaceAll(grouping, '');
  if (plain.split(sign).length > 2) return null;
  const value = Number(plain.replace(sign, '.'));
  return Number.isFinite(value) ? value : null;
}

function decimalOfLone(text: string, decimal: '.' | ','): '.' | ',' {
  const separators = text.replace(/[^.,]/g, '');
  if (separators.length !== 1) return separators.startsWith(',') ? '.' : ',';
  const isThousands = /^[+-]?\d{1,3}[.,]\d{3}$/.test(text);
  if (!isThousands) return separators === ',' ? ',' : '.';
  return decimal;
}
