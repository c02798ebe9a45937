import { addDays, fromEpochDay, toEpochDay } from '#shared/kernel/calendar-day.ts';
import type { DayBoundary } from '#shared/kernel/day-at.ts';

/** Cuts moments into the days of a workspace. */
export type DayClock = {
  /** The day a moment belongs to, in seconds since 1970-01-01 UTC. */
  readonly dayOf: (epochSeconds: number) => string;
  /** The day a local time belongs to: one o'clock at night may still be the evening before. */
  readonly dayOfLocal: (day: string, hour: number) => string;
};

const SECONDS_PER_DAY = 86_400;
/** No zone has ever changed its offset within a quarter of an hour. */
const STEP = 900;
const MOST_OFFSETS_KEPT = 100_000;

/**
 * The same days as `dayAt`, for a file's many moments: offsets are kept. A clock of one zone (IANA name) whose days start at a full hour. Worked value: 2026-10-24T22:30:00Z is the day 2026-10-25
 * in Europe/Rome, and 2026-10-24 when days start at 4. Throws RangeError for a zone nobody knows.
 */
export function createDayClock({ timeZone, dayStartsAtHour }: DayBoundary): DayClock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const offsets = new Map<number, number>();
  const offsetAt = (epochSeconds: number): number => {
    const step = Math.floor(epochSeconds / STEP);
    const before = offsets.get(step);
    if (before !== undefined) return before;
    if (offsets.size >= MOST_OFFSETS_KEPT) offsets.clear();
    const offset = localSeconds(format, step * STEP) - step * STEP;
    offsets.set(step, offset);
    return offset;
  };
  return {
    dayOf: (epochSeconds) => {
      const local = epochSeconds + offsetAt(epochSeconds) - dayStartsAtHour * 3600;
      return fromEpochDay(Math.floor(local / SECONDS_PER_DAY));
    },
    dayOfLocal: (day, hour) => (hour < dayStartsAtHour ? addDays(day, -1) : day),
  };
}

/** What the clocks of the zone show, counted as if it were UTC. */
function localSeconds(format: Intl.DateTimeFormat, epochSeconds: number): number {
  const parts = new Map(format.formatToParts(epochSeconds * 1000).map(({ type, value }) => [type, value]));
  const at = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '0';
  const day = `${at('year').padStart(4, '0')}-${at('month')}-${at('day')}`;
  return (
    toEpochDay(day) * SECONDS_PER_DAY +
    Number(at('hour')) * 3600 +
    Number(at('minute')) * 60 +
    Number(at('second'))
  );
}
