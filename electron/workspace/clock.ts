import { fromEpochDay, type CalendarDay } from '#shared/kernel/calendar-day.ts';

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
