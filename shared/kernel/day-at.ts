import { toEpochDay, type CalendarDay } from './calendar-day.ts';

/** Where and when a day begins: an IANA zone ("Europe/Rome"), and the hour on its wall clocks at which a day starts. */
export type DayBoundary = { readonly timeZone: string; readonly dayStartsAtHour: number };

const MILLISECONDS_PER_HOUR = 3_600_000;
const HOURS_PER_DAY = 24;

/** Making one takes as long as reading it a hundred times. */
const CLOCKS = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = CLOCKS.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  CLOCKS.set(timeZone, clock);
  return clock;
}

/** Whether this is a time zone the computer knows. */
export function isTimeZone(name: string): boolean {
  try {
    return clockOf(name).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/**
 * What calendar and wall clock show at an instant (UTC milliseconds): the day, and the seconds the clock has since
 * midnight. Throws RangeError for a zone the computer does not know.
 */
export function wallClock(instant: number, timeZone: string): { day: CalendarDay; seconds: number } {
  const parts = clockOf(timeZone).formatToParts(instant);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    seconds: Number(part('hour')) * 3600 + Number(part('minute')) * 60 + Number(part('second')),
  };
}

const SECONDS_PER_DAY = 86_400;

/** What calendar and wall clock show at a moment (UTC seconds), counted as if it were UTC; RangeError as `wallClock`. */
export function localSeconds(epochSeconds: number, timeZone: string): number {
  const { day, seconds } = wallClock(epochSeconds * 1000, timeZone);
  return toEpochDay(day) * SECONDS_PER_DAY + seconds;
}

function hourOf(seconds: number): number {
  return Math.floor(seconds / 3600);
}

/**
 * The calendar day an instant (UTC milliseconds) belongs to. What happens before the hour at which a day starts still
 * belongs to the day before, also on the two nights a year when clocks are set. Worked value: 2026-11-24T02:30 in Rome
 * is 2026-11-24, and 2026-11-23 where days start at 4. Throws RangeError for a zone the computer does not know.
 */
export function dayAt(instant: number, { timeZone, dayStartsAtHour }: DayBoundary): CalendarDay {
  const { day, seconds } = wallClock(instant, timeZone);
  const hour = hourOf(seconds);
  // So many hours back lie in the evening before, whatever the clocks did in between.
  return hour >= dayStartsAtHour
    ? day
    : wallClock(instant - (hour + 2) * MILLISECONDS_PER_HOUR, timeZone).day;
}

/**
 * The full hour an instant (UTC milliseconds) lies in on the wall clocks of its day; after midnight counted on while the
 * day before goes on: half past two is 2, and 26 where days start at 4.
 */
export function hourAt(instant: number, { timeZone, dayStartsAtHour }: DayBoundary): number {
  const hour = hourOf(wallClock(instant, timeZone).seconds);
  return hour >= dayStartsAtHour ? hour : hour + HOURS_PER_DAY;
}
