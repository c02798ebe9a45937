/**
 * Calendar days as `YYYY-MM-DD` text, counted without clock or time zone.
 * The day number is days since 1970-01-01 in the proleptic Gregorian calendar, by the civil-day algorithm of
 * H. Hinnant ("chrono-Compatible Low-Level Date Algorithms"); worked value: 2000-03-01 is day 11017.
 */
export type CalendarDay = string;

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_BEFORE_EPOCH = 719_468;
const DAYS_PER_ERA = 146_097;

export type DayParts = { year: number; month: number; dayOfMonth: number };

function civilToEpochDay({ year, month, dayOfMonth }: DayParts): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_EPOCH;
}

function epochDayToCivil(epochDay: number): DayParts {
  const shifted = epochDay + DAYS_BEFORE_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}

/** The day's text, or null when the parts name no day of the calendar (31 November). Years 0001 to 9999. */
export function dayFromParts(parts: DayParts): CalendarDay | null {
  const { year, month, dayOfMonth } = parts;
  if (![year, month, dayOfMonth].every(Number.isInteger) || year < 1 || year > 9999) return null;
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return null;
  const text = fromEpochDay(civilToEpochDay(parts));
  return Number(text.slice(5, 7)) === month ? text : null;
}

/** Whether the text is a real day written `YYYY-MM-DD`. */
export function isDay(text: string): text is CalendarDay {
  const match = DAY_PATTERN.exec(text);
  if (match === null) return false;
  return (
    dayFromParts({ year: Number(match[1]), month: Number(match[2]), dayOfMonth: Number(match[3]) }) !== null
  );
}

/** Parts of a day. Throws RangeError when the text is not a day. */
export function dayParts(day: CalendarDay): DayParts {
  // Read digit by digit: a year of figures asks for thousands of days, and a pattern takes ten times as long.
  const year = numberAt(day, 0, 4);
  const month = numberAt(day, 5, 7);
  const dayOfMonth = numberAt(day, 8, 10);
  if (!(year + month + dayOfMonth >= 0) || day.length !== 10 || day[4] !== '-' || day[7] !== '-') {
    throw new RangeError(`Not a calendar day: ${day}`);
  }
  return { year, month, dayOfMonth };
}

const DIGIT_ZERO = 48;

/** The number of the digits from `start` to before `end`; NaN where one is no digit. */
function numberAt(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - DIGIT_ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Days since 1970-01-01. Throws RangeError when the text is not a day. */
export function toEpochDay(day: CalendarDay): number {
  return civilToEpochDay(dayParts(day));
}

/** The day that lies `epochDay` days after 1970-01-01. */
export function fromEpochDay(epochDay: number): CalendarDay {
  const { year, month, dayOfMonth } = epochDayToCivil(epochDay);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return fromEpochDay(toEpochDay(day) + days);
}

/** Whole days from the first to the second day; negative when the second lies earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return toEpochDay(to) - toEpochDay(from);
}

/** ISO weekday: Monday is 1, Sunday is 7. Worked value: 2026-11-24 is 2. */
export function weekdayOf(day: CalendarDay): number {
  return ((((toEpochDay(day) + 3) % 7) + 7) % 7) + 1;
}
