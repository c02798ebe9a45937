import { checkOpenShare } from './argument-checks.ts';
import { checkSeries } from './check-series.ts';
import type { Interval } from './interval.ts';
import { median } from './median.ts';
import { studentTUpperQuantile } from './student-t.ts';

/** What is usual on each weekday, and how far days stray from it. */
export type WeekdayBaseline = {
  readonly medians: readonly number[];
  /** Days each median stands on. */
  readonly counts: readonly number[];
  /** Root of the squared deviations from the medians over the degrees of freedom. */
  readonly spread: number;
  /** Days less weekdays. */
  readonly degreesOfFreedom: number;
};

/**
 * The usual level of each weekday as its median, and one common spread, from values grouped by weekday (any number of
 * groups, each with at least one value). RangeError for an empty group, or when there are no more values than groups.
 * Worked value: the four weeks of the reference have Monday's median at 104.1 and the spread 2.010330463239457.
 */
export function weekdayBaseline(byWeekday: readonly (readonly number[])[]): WeekdayBaseline {
  const medians = byWeekday.map((values) => median(values));
  const counts = byWeekday.map((values) => values.length);
  const degreesOfFreedom = counts.reduce((sum, count) => sum + count, 0) - counts.length;
  if (degreesOfFreedom < 1) throw new RangeError('at least one weekday must have two values.');
  let squares = 0;
  for (const [weekday, values] of byWeekday.entries()) {
    checkSeries(values, 1);
    for (const value of values) squares += (value - (medians[weekday] ?? 0)) ** 2;
  }
  return { medians, counts, spread: Math.sqrt(squares / degreesOfFreedom), degreesOfFreedom };
}

/**
 * Within what a further day stays with probability 1 - p, two-sided: Student's t for the few weeks behind, widened by
 * the uncertainty of the weekday's own level. `weekday` counts the groups from 0. RangeError for a p outside (0, 1) or
 * a weekday without a group. Worked value: the same four weeks at p 0.001 allow Monday 95.51572471672053 to
 * 112.68427528327946, 4.270081680723633 spreads to each side.
 */
export function weekdayPredictionLimits(
  baseline: WeekdayBaseline,
  { weekday, p }: { readonly weekday: number; readonly p: number },
): Interval {
  const middle = baseline.medians[weekday];
  if (middle === undefined) throw new RangeError(`there is no weekday ${weekday}.`);
  const reach = weekdayPredictionMultiplier(baseline, { weekday, p }) * baseline.spread;
  return { low: middle - reach, high: middle + reach };
}

/** How many spreads those limits lie from the median. Errors as above. */
export function weekdayPredictionMultiplier(
  { counts, degreesOfFreedom }: WeekdayBaseline,
  { weekday, p }: { readonly weekday: number; readonly p: number },
): number {
  checkOpenShare({ name: 'p', value: p });
  const count = counts[weekday];
  if (count === undefined) throw new RangeError(`there is no weekday ${weekday}.`);
  return studentTUpperQuantile(p / 2, degreesOfFreedom) * Math.sqrt(1 + 1 / count);
}
