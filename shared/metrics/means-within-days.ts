import type { DayFigure } from './arm-totals.ts';
import type { CommonDay } from './common-days.ts';
import type { Method } from './comparison.ts';
import { CONFIDENCE } from './summarise-arm.ts';
import { rememberedFor } from '#shared/kernel/remembered-for.ts';
import type { SampleSummary } from '#shared/statistics/sample-summary.ts';
import { weightOf } from '#shared/statistics/standardise-arms.ts';
import { stratifiedMeanDifference, type MeanStratum } from '#shared/statistics/stratified-mean.ts';
import { sumOf } from '#shared/statistics/sum.ts';
import { weightedDaysDifference } from '#shared/statistics/weighted-days.ts';
import type { MeanComparison } from '#shared/statistics/welch.ts';

/**
 * Units beyond the first of each day that an arm needs, a day, for the spread within days to be known well enough;
 * so many of them in all are enough, however many the days.
 */
const ENOUGH_PER_DAY = 4;
const ENOUGH_IN_ALL = 20;

/** Two days have one degree of freedom, three that weigh alike two; below this an interval reaches beyond all sense. */
const FEWEST_DAY_DEGREES = 1.5;

/** A comparison of days that stands on fewer degrees of freedom than `FEWEST_DAY_DEGREES` says nothing. */
export function enoughDays<Found extends MeanComparison>(found: Found | null): Found | null {
  return found !== null && found.degreesOfFreedom >= FEWEST_DAY_DEGREES ? found : null;
}

/** Two averages against each other, and how they were compared. */
export type ComparedMeans = {
  readonly estimate: number;
  /** Null while no spread is known. */
  readonly comparison: MeanComparison | null;
  readonly method: Extract<Method, 'stratified-mean' | 'weighted-days' | 'welch' | 'welch-days' | 'none'>;
};

/**
 * Two averages compared day by day. Where both arms know the squares of their units, and have four of them beyond the
 * first a day or twenty in all, the units are the witnesses (`stratifiedMeanDifference`); otherwise the days are
 * (`weightedDaysDifference`), because the spread of two or three units a day is known too badly to be trusted.
 * Days too few or too uneven for either are an estimate of unknown spread. Null without two common days: a single one is
 * its own total.
 */
export const meansWithinDays = rememberedFor((common: readonly CommonDay[]): ComparedMeans | null => {
  const days = common.filter(({ pilot, reference }) => pilot.units > 0 && reference.units > 0);
  if (days.length < 2) return null;
  const byUnits = unitsWithin(
    days.map(({ pilot, reference }) => ({ treated: summaryOf(pilot), control: summaryOf(reference) })),
  );
  if (byUnits !== null) {
    return { estimate: byUnits.estimate, comparison: byUnits, method: 'stratified-mean' };
  }
  const weighed = days.map(({ pilot, reference }) => ({
    difference: pilot.total / pilot.units - reference.total / reference.units,
    weight: weightOf({ treated: pilot.units, control: reference.units }),
  }));
  const comparison = enoughDays(weightedDaysDifference({ days: weighed, confidence: CONFIDENCE }));
  const weights = sumOf(weighed.map(({ weight }) => weight));
  const estimate = sumOf(weighed.map(({ difference, weight }) => (weight / weights) * difference));
  return { estimate, comparison, method: comparison === null ? 'none' : 'weighted-days' };
});

/** Whether an arm has units enough within its days. `unitsByDay`: those of each common day. */
export function knowsSpreadWithin(unitsByDay: readonly number[]): boolean {
  return knowsSpreadOf(sumOf(unitsByDay), unitsByDay.length);
}

/** The same for so many units over so many days. */
export function knowsSpreadOf(units: number, days: number): boolean {
  return units - days >= Math.min(ENOUGH_IN_ALL, ENOUGH_PER_DAY * days);
}

/** Null when the day's own spread is unknown. */
function summaryOf({ units, total, totalSquares }: DayFigure): SampleSummary | null {
  if (totalSquares === null || !Number.isSafeInteger(units)) return null;
  const mean = total / units;
  const variance = units < 2 ? 0 : Math.max(0, totalSquares - total * mean) / (units - 1);
  return { n: units, mean, variance };
}

type Summaries = readonly { treated: SampleSummary | null; control: SampleSummary | null }[];

function unitsWithin(days: Summaries): MeanComparison | null {
  const strata = days.flatMap(({ treated, control }): MeanStratum[] =>
    treated === null || control === null ? [] : [{ treated, control }],
  );
  if (strata.length < days.length) return null;
  const isFlat = strata.every(({ treated, control }) => treated.variance === 0 && control.variance === 0);
  const areEnough = (arm: keyof MeanStratum) => knowsSpreadWithin(strata.map((day) => day[arm].n));
  if (isFlat || !areEnough('treated') || !areEnough('control')) return null;
  return stratifiedMeanDifference({ strata, confidence: CONFIDENCE });
}
