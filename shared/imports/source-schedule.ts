import { addDays, weekdayOf } from '#shared/kernel/calendar-day.ts';
import type { Schedule } from './source.ts';
import { clockAt, momentOf } from './source-window.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS_PER_WEEK = 7;

/** Milliseconds between two runs; null when the source only runs by hand. */
export function intervalOf(schedule: Schedule): number | null {
  if (schedule.every === 'never') return null;
  if (schedule.every === 'hour') return HOUR_MS;
  return schedule.every === 'day' ? DAY_MS : DAYS_PER_WEEK * DAY_MS;
}

/**
 * When the source runs next after a moment (UTC milliseconds); null when it only runs by hand. An hourly source runs an
 * hour after its last run. Runs that were missed while the app was closed count as one: the next is due at once.
 */
export function nextRunAfter(schedule: Schedule, afterMs: number, timeZone: string): number | null {
  if (schedule.every === 'never') return null;
  if (schedule.every === 'hour') return afterMs + HOUR_MS;
  const today = clockAt(Math.floor(afterMs / 1000), timeZone).day;
  for (let ahead = 0; ahead <= DAYS_PER_WEEK + 1; ahead += 1) {
    const day = addDays(today, ahead);
    const moment = momentOf(day, schedule.hour, timeZone) * 1000;
    const fits = schedule.every === 'day' || weekdayOf(day) === schedule.weekday;
    if (fits && moment > afterMs) return moment;
  }
  return null;
}

const FIRST_RETRY_MS = 300_000;
const RETRY_FACTOR = 3;

/** What a run that failed and can recover leaves behind: how many failed in a row, and the pause a service asked for. */
export type Failures = { inARow: number; pauseSeconds: number | null };

/**
 * When a source is asked again after runs that failed and may recover: after 5 minutes, then 15, 45 and so on, but not
 * later than its schedule says, and not before the pause the service asked for is over. Null when it only runs by hand.
 */
export function retryAt(scheduledMs: number | null, nowMs: number, failures: Failures): number | null {
  if (scheduledMs === null) return null;
  const wait = FIRST_RETRY_MS * RETRY_FACTOR ** Math.max(0, failures.inARow - 1);
  return Math.max(Math.min(nowMs + wait, scheduledMs), nowMs + (failures.pauseSeconds ?? 0) * 1000);
}

/** No success for two intervals: counted from the last success, or from when the source was added. */
export function isStale(schedule: Schedule, since: number, now: number): boolean {
  const interval = intervalOf(schedule);
  return interval !== null && now - since > 2 * interval;
}
