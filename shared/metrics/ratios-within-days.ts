import type { DayFigure } from './arm-totals.ts';
import type { ArmsOfDays } from './arms-answer.ts';
import { commonDays } from './common-days.ts';
import { enoughDays, knowsSpreadWithin } from './means-within-days.ts';
import { FEWEST_UNITS_FOR_DELTA } from './ratio-of-arm.ts';
import { CONFIDENCE } from './summarise-arm.ts';
import type { PairSums, RatioOfSums } from '#shared/statistics/ratio-of-sums.ts';
import { weightOf } from '#shared/statistics/standardise-arms.ts';
import { ratioWithinStrata } from '#shared/statistics/stratified-ratio.ts';
import { sumOf } from '#shared/statistics/sum.ts';
import { weightedDaysDifference } from '#shared/statistics/weighted-days.ts';
import type { MeanComparison } from '#shared/statistics/welch.ts';

export type RatioDay = { readonly pilot: DayFigure; readonly reference: DayFigure; readonly weight: number };

/** Two or more common days of both arms; none where a denominator lies below 0, which no weight can stand for. */
export function ratioDays(arms: ArmsOfDays): readonly RatioDay[] {
  const met = commonDays(arms).filter(({ pilot, reference }) => pilot.base !== 0 && reference.base !== 0);
  const days = met.flatMap(({ pilot, reference }): RatioDay[] => {
    const sizes = { treated: pilot.base ?? 0, control: reference.base ?? 0 };
    return sizes.treated > 0 && sizes.control > 0 ? [{ pilot, reference, weight: weightOf(sizes) }] : [];
  });
  return days.length === met.length && days.length > 1 ? days : [];
}

/** Both arms' ratios over the same days with the unit as witness; null where an arm does not know its units well enough. */
export function ratiosOverUnits(
  days: readonly RatioDay[],
): { readonly pilot: RatioOfSums; readonly reference: RatioOfSums } | null {
  const pilot = overUnits(days, 'pilot');
  const reference = overUnits(days, 'reference');
  return pilot === null || reference === null ? null : { pilot, reference };
}

function overUnits(days: readonly RatioDay[], arm: 'pilot' | 'reference'): RatioOfSums | null {
  const strata = days.flatMap((day) => {
    const sums = sumsOf(day[arm]);
    return sums === null ? [] : [{ sums, weight: day.weight }];
  });
  if (strata.length < days.length || strata.length === 0) return null;
  const units = strata.map(({ sums }) => sums.n);
  return sumOf(units) >= FEWEST_UNITS_FOR_DELTA && knowsSpreadWithin(units)
    ? ratioWithinStrata(strata)
    : null;
}

function sumsOf(day: DayFigure): PairSums | null {
  const { units: n, total: y, totalSquares: ySquares, base: x, baseSquares: xSquares, crossProducts } = day;
  if (ySquares === null || x === null || xSquares === null || crossProducts === null) return null;
  return Number.isSafeInteger(n) && n > 0 ? { n, y, ySquares, x, xSquares, crossProducts } : null;
}

/** What the days as witnesses say, each weighed by the denominators of both arms. */
export type RatiosByDay = MeanComparison & {
  /** relative: the natural logarithm of pilot over reference · absolute: their difference. */
  readonly scale: 'relative' | 'absolute';
  readonly referenceRatio: number;
};

/**
 * The two weighted means of the daily ratios against each other; on the logarithmic scale each day counts by how far
 * its own ratios lie from the two means, in parts of them, so that a day of few units, or of a ratio of 0, is no more than
 * that. A ratio of both not above 0 has no logarithm and is compared by the days' differences. Null without any spread.
 */
export function ratiosOverDays(days: readonly RatioDay[]): RatiosByDay | null {
  const means = meanRatios(days);
  if (means === null) return null;
  const { pilot, reference } = means;
  const isRelative = pilot > 0 && reference > 0;
  const centre = isRelative ? Math.log(pilot / reference) : 0;
  const per = isRelative ? means : { pilot: 1, reference: 1 };
  const found = weightedDaysDifference({
    days: days.map((day) => ({
      difference: centre + ratioOf(day.pilot) / per.pilot - ratioOf(day.reference) / per.reference,
      weight: day.weight,
    })),
    confidence: CONFIDENCE,
  });
  const scale = isRelative ? 'relative' : 'absolute';
  return enoughDays(found === null ? null : { ...found, scale, referenceRatio: reference });
}

/** The weighted means of the daily ratios; null without days. */
export function meanRatios(days: readonly RatioDay[]): { pilot: number; reference: number } | null {
  if (days.length === 0) return null;
  const weights = sumOf(days.map(({ weight }) => weight));
  const meanOf = (arm: 'pilot' | 'reference') =>
    sumOf(days.map((day) => (day.weight / weights) * ratioOf(day[arm])));
  return { pilot: meanOf('pilot'), reference: meanOf('reference') };
}

function ratioOf({ total, base }: DayFigure): number {
  return total / (base ?? NaN);
}
