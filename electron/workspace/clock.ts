import { toEpochDay, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { dayAt, type DayBoundary } from '#shared/kernel/day-at.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

/** Time as an argument: the workspace's own, a sample's frozen one, or a test's. */
export type Clock = {
  /** UTC milliseconds since 1970. */
  now: () => number;
  /** The calendar day where the business is. */
  today: (boundary: DayBoundary) => CalendarDay;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  today: (boundary) => dayAt(Date.now(), boundary),
};

/** The time zone of this computer, for a workspace that was never given one. */
export function computerTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * The time of a workspace whose calendar stands still: that day at the clock's time of day, and never before the last
 * thing recorded, so that what a visitor does stands after what the sample tells.
 */
export function frozenNow(day: CalendarDay, clock: Clock, lastRecordedAt: number | null): number {
  const onThatDay = toEpochDay(day) * MILLISECONDS_PER_DAY + (clock.now() % MILLISECONDS_PER_DAY);
  return Math.max(onThatDay, (lastRecordedAt ?? 0) + 1000);
}
