import { addDays, fromEpochDay } from '#shared/kernel/calendar-day.ts';
import { isTimeZone, localSeconds, type DayBoundary } from '#shared/kernel/day-at.ts';

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
 * The same days as `dayAt`, for a file's many moments: offsets are kept. A clock of one zone (IANA name) whose days start
 * at a full hour. Worked value: 2026-10-24T22:30:00Z is the day 2026-10-25 in Europe/Rome, and 2026-10-24 when days start
 * at 4. Throws RangeError for a zone nobody knows.
 */
export function createDayClock({ timeZone, dayStartsAtHour }: DayBoundary): DayClock {
  if (!isTimeZone(timeZone)) throw new RangeError(`there is no time zone ${timeZone}.`);
  const offsets = new Map<number, number>();
  const offsetAt = (epochSeconds: number): number => {
    const step = Math.floor(epochSeconds / STEP);
    const before = offsets.get(step);
    if (before !== undefined) return before;
    if (offsets.size >= MOST_OFFSETS_KEPT) offsets.clear();
    const offset = localSeconds(step * STEP, timeZone) - step * STEP;
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
