import { addDays, toEpochDay, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { localSeconds, wallClock } from '#shared/kernel/day-at.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** The days a run asks for, both included, and where those days begin and end. */
export type SourceWindow = { from: CalendarDay; to: CalendarDay; timeZone: string };

const SECONDS_PER_DAY = 86_400;

/** How far local clocks are ahead of UTC at a moment, in seconds. */
function offsetSeconds(epochSeconds: number, timeZone: string): number {
  return localSeconds(epochSeconds, timeZone) - epochSeconds;
}

/**
 * The moment a day reaches an hour where the time zone is, in seconds since 1970. Worked value: 2026-11-24 at 0 in
 * Europe/Rome is 2026-11-23T23:00:00Z = 1795474800. An hour the clock skips is the moment it is set forward.
 */
export function momentOf(day: CalendarDay, hour: number, timeZone: string): number {
  const wall = toEpochDay(day) * SECONDS_PER_DAY + hour * 3600;
  const first = wall - offsetSeconds(wall, timeZone);
  return wall - offsetSeconds(first, timeZone);
}

/** The calendar day and the hour of a moment where the time zone is. */
export function clockAt(epochSeconds: number, timeZone: string): { day: CalendarDay; hour: number } {
  const { day, seconds } = wallClock(epochSeconds * 1000, timeZone);
  return { day, hour: Math.floor(seconds / 3600) };
}

/**
 * What may stand between double braces in an address, a query, a header or a body: `from` and `to` as days, and the
 * first second of `from`, the last of either, in seconds (`_unix`) or milliseconds (`_ms`).
 */
export function windowVariables({ from, to, timeZone }: SourceWindow): Readonly<Record<string, string>> {
  const start = momentOf(from, 0, timeZone);
  const endOf = (day: CalendarDay) => momentOf(addDays(day, 1), 0, timeZone) - 1;
  return {
    from,
    to,
    from_unix: String(start),
    from_ms: String(start * 1000),
    from_end_unix: String(endOf(from)),
    to_end_unix: String(endOf(to)),
    to_end_ms: String(endOf(to) * 1000 + 999),
  };
}

/** Puts the window's values in. Throws AppError `source-variable-unknown` with the name that stands for nothing. */
export function fillVariables(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{\s*([a-z_]+)\s*\}\}/g, (_all, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new AppError('validation', 'source-variable-unknown', { name });
    return value;
  });
}
