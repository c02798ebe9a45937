import { fromEpochDay, toEpochDay, type CalendarDay } from '#shared/kernel/calendar-day.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
const MILLISECONDS_PER_MINUTE = 60_000;

/** Time as an argument: the workspace's own, a sample's frozen one, or a test's. */
export type Clock = {
  /** UTC milliseconds since 1970. */
  now: () => number;
  /** The calendar day where the person is. */
  today: () => CalendarDay;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  today: () => {
    const now = new Date();
    const local = now.getTime() - now.getTimezoneOffset() * MILLISECONDS_PER_MINUTE;
    return fromEpochDay(Math.floor(local / MILLISECONDS_PER_DAY));
  },
};

/**
 * The time of a workspace whose calendar stands still: that day at the clock's time of day, and never before the last
 * thing recorded, so that what a visitor does stands after what the sample tells.
 */
export function frozenNow(day: CalendarDay, clock: Clock, lastRecordedAt: number | null): number {
  const onThatDay = toEpochDay(day) * MILLISECONDS_PER_DAY + (clock.now() % MILLISECONDS_PER_DAY);
  return Math.max(onThatDay, (lastRecordedAt ?? 0) + 1000);
}
