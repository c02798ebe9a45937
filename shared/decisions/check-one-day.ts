import { totalsOf } from '#shared/metrics/arm-totals.ts';
import { armsWithin } from '#shared/metrics/arms-within.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { median } from '#shared/statistics/median.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** A day that brings so much of one arm's numbers that they are the numbers of that day. */
export type OneDay = {
  readonly day: CalendarDay;
  readonly arm: DailyValue['arm'];
  /** Of what there is too much: cases (the denominator), or what was counted in them. */
  readonly of: 'units' | 'total';
  /** The day's share of all of the arm, 0 to 1. */
  readonly share: number;
  readonly value: number;
  /** What another day of the arm typically brings. */
  readonly usual: number;
};

/** Among fewer days one may well bring half. */
export const FEWEST_DAYS = 5;

/** The share of all of an arm from which on a single day is looked at. */
export const DOMINATING = 0.5;

/** A first day of a large group brings much too; an outlier is far from every other day. */
const TIMES_USUAL = 10;

/** Where little comes at all, half of it comes on one day by chance. */
const FEWEST_AN_OUTLIER = 10;

/**
 * The first day, of either arm, that brings half of everything among five days with cases or more: a customer of fifty
 * thousand orders, a total typed into the wrong column. An outlier to look at, never to be cut silently. Where little
 * comes at all, the one case or the one event of a week is no outlier. Cases are looked at first, for a day of too many
 * cases makes the split look wrong as well. Null without one.
 */
export function findOneDay(metric: Metric, values: readonly DailyValue[]): OneDay | null {
  if (metric.formula !== null) return null;
  const { pilot, reference } = armsWithin(values, { from: null, to: null });
  const many = [pilot, reference].filter((days) => days.length >= FEWEST_DAYS);
  return firstOf(many, ofUnits) ?? firstOf(many, (days) => ofTotal(metric, days));
}

type Days = readonly DailyValue[];

function firstOf(arms: readonly Days[], find: (days: Days) => OneDay | null): OneDay | null {
  for (const days of arms) {
    const found = find(days);
    if (found !== null) return found;
  }
  return null;
}

function ofUnits(days: Days): OneDay | null {
  const found = largestOf(days, 'units');
  return found !== null && found.value >= Math.max(FEWEST_AN_OUTLIER, TIMES_USUAL * found.usual)
    ? found
    : null;
}

/** Shares and typical times cannot be carried by what one case counts; only by cases. */
function ofTotal({ kind }: Metric, days: Days): OneDay | null {
  if (kind === 'proportion' || kind === 'duration') return null;
  const found = largestOf(days, 'total');
  if (found === null || (kind === 'count' && found.value < FEWEST_AN_OUTLIER)) return null;
  const units = days.find(({ day }) => day === found.day)?.units ?? 0;
  // As many more cases explain as much more of everything.
  return units / totalsOf(days).units < found.share / 2 ? found : null;
}

function largestOf(days: Days, of: OneDay['of']): OneDay | null {
  const [first] = days;
  if (first === undefined) return null;
  let all = 0;
  let largest = first;
  for (const day of days) {
    all += day[of];
    if (day[of] > largest[of]) largest = day;
  }
  if (!(all > 0)) return null;
  const share = largest[of] / all;
  if (share < DOMINATING) return null;
  const busy = days.filter(({ units }) => units > 0);
  if (busy.length < FEWEST_DAYS) return null;
  const others = busy.filter((figure) => figure !== largest).map((figure) => figure[of]);
  return { day: largest.day, arm: largest.arm, of, share, value: largest[of], usual: median(others) };
}
