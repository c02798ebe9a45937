import type { Progress } from '#shared/contract/envelope.ts';

/** How far and how fast a step goes. Times in milliseconds; `rate` in the step's own things per second, null at first. */
export type Pace = {
  readonly step: string;
  readonly startedAt: number;
  readonly at: number;
  readonly done: number;
  readonly rate: number | null;
  /** The remaining seconds last shown, which the next estimate leaves standing when it says nearly the same. */
  readonly shownSeconds: number | null;
};

const FIRST_PACE_MILLISECONDS = 250;
const FIRST_ESTIMATE_MILLISECONDS = 1000;
/** After so long the weight of what was measured before is halved. */
const HALF_LIFE_MILLISECONDS = 3000;
const SECONDS_PER_MINUTE = 60;

/**
 * The pace after a further report at `now`. The rate is an exponentially weighted mean of the rates between reports, so
 * that one slow or quick moment does not move it much; a report within a quarter of a second is only counted.
 */
export function advancePace(pace: Pace | null, progress: Progress, now: number): Pace {
  const { step, done, total } = progress;
  if (pace === null || pace.step !== step || done < pace.done) {
    return { step, startedAt: now, at: now, done, rate: null, shownSeconds: null };
  }
  const elapsed = now - pace.at;
  if (elapsed < FIRST_PACE_MILLISECONDS) return pace;
  const measured = ((done - pace.done) * 1000) / elapsed;
  const kept = 0.5 ** (elapsed / HALF_LIFE_MILLISECONDS);
  const rate = pace.rate === null ? measured : pace.rate * kept + measured * (1 - kept);
  const isEarly = now - pace.startedAt < FIRST_ESTIMATE_MILLISECONDS;
  const seconds = total === null || rate <= 0 || isEarly ? null : (total - done) / rate;
  return {
    ...pace,
    at: now,
    done,
    rate,
    shownSeconds: seconds === null ? pace.shownSeconds : calmSeconds(seconds, pace.shownSeconds),
  };
}

/**
 * Remaining seconds in steps a person can read: by one up to 10, by five up to a minute, by 15 above. What was shown
 * stands while the new estimate lies within a step above it: the time shown goes down and jumps up only for cause.
 */
export function calmSeconds(seconds: number, shown: number | null): number {
  const step = stepOf(seconds);
  const rounded = Math.max(1, Math.ceil(seconds / step) * step);
  if (shown === null || rounded < shown) return rounded;
  return rounded - shown <= stepOf(shown) ? shown : rounded;
}

function stepOf(seconds: number): number {
  if (seconds <= 10) return 1;
  return seconds <= SECONDS_PER_MINUTE ? 5 : 15;
}
