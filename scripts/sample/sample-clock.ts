import { toEpochDay, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Clock } from '#electron/workspace/clock.ts';

const MILLISECONDS_PER_HOUR = 3_600_000;
const MILLISECONDS_PER_MINUTE = 60_000;
const MILLISECONDS_PER_DAY = 86_400_000;
/** Between two readings: a deed made of several records has them in order. */
const TICK = 7;
/** Italy leaves summer time on the last Sunday of October. */
const WINTER_FROM: CalendarDay = '2026-10-25';

/** A day and a time on an Italian wall clock: `2026-11-02 09:14`. */
export type WallTime = string;

function toInstant(at: WallTime): number {
  const [day = '', time = ''] = at.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const hoursAhead = day < WINTER_FROM ? 2 : 1;
  return (
    toEpochDay(day) * MILLISECONDS_PER_DAY +
    (hours - hoursAhead) * MILLISECONDS_PER_HOUR +
    minutes * MILLISECONDS_PER_MINUTE
  );
}

/** A clock that is turned by hand and never runs backwards. */
export function createSampleClock(start: WallTime) {
  let now = toInstant(start);
  let day = start.slice(0, 10);
  const clock: Clock = { now: () => (now += TICK), today: () => day };
  return {
    clock,
    turnTo: (at: WallTime): void => {
      if (at.slice(0, 10) < day) throw new Error(`The sample's calendar would run backwards to ${at}.`);
      now = Math.max(now, toInstant(at));
      day = at.slice(0, 10);
    },
    passMinutes: (minutes: number): void => {
      now += minutes * MILLISECONDS_PER_MINUTE;
    },
  };
}
