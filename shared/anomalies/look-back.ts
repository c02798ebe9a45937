import type { Anomaly, AnomalyRules } from './anomaly.ts';
import { dayOfValue, weekdayOfValue, type DailySeries } from '#shared/kernel/daily-series.ts';
import { runLengths } from '#shared/statistics/change-points.ts';
import { median } from '#shared/statistics/median.ts';
import { findSeasonalOutliers } from '#shared/statistics/seasonal-esd.ts';

/** From four weeks on a season can be told from chance. */
const FEWEST_DAYS = 28;
/** The most days that may stand out; more are not exceptions. */
const LARGEST_SHARE = 0.1;
/** A stretch shorter than this is an outlier or two, not a level. */
const SHORTEST_STRETCH = 5;
/** Levels closer than this, in spreads, are told by chance too often. */
const SMALLEST_CHANGE = 1;
/**
 * S-H-ESD alone anomalies several ordinary days of ten quiet weeks, as its own spread comes from the same days; an outlier
 * must also lie this many week-to-week spreads away.
 */
const SMALLEST_OUTLIER = 4;
/** Season and trend of days that are all alike differ from them by rounding only. */
const ROUNDING = 1e-9;
/** How many days the start of a stretch may be off and still be this one. */
const DAYS_OF_DOUBT = 2;

/**
 * The anomalies of a whole series looked back on: days that stand out (S-H-ESD) and days on which a new level most likely
 * began (Bayesian change points on the weekday-adjusted days). None below 28 days with a number.
 */
export function lookBack(series: DailySeries, rules: AnomalyRules): Anomaly[] {
  const present = [...series.values.keys()].filter((index) => series.values[index] !== null);
  if (present.length < FEWEST_DAYS) return [];
  const levels = weekdayMedians(series, present);
  const deviations = present.map(
    (index) => valueAt(series, index) - (levels[weekdayOfValue(series, index)] ?? 0),
  );
  const spread = spreadBetweenWeeks(series, present);
  const outliers = outliersOf(series, { levels, spread, alpha: rules.outlierAlpha });
  const usual = mean(present.map((index, at) => valueAt(series, index) - (deviations[at] ?? 0)));
  const { hazard } = rules;
  return [...outliers, ...levelChanges(series, { present, deviations, spread, usual, hazard })];
}

function outliersOf(
  series: DailySeries,
  { levels, spread, alpha }: { levels: readonly (number | null)[]; spread: number; alpha: number },
): Anomaly[] {
  const middle = median(levels.filter((level) => level !== null));
  const filled = series.values.map(
    (value, index) => value ?? levels[weekdayOfValue(series, index)] ?? middle,
  );
  return findSeasonalOutliers(filled, { period: 7, largestShare: LARGEST_SHARE, alpha, extremes: 'both' })
    .filter(({ index }) => series.values[index] !== null)
    .filter(
      ({ value, expected }) =>
        Math.abs(value - expected) > Math.max(SMALLEST_OUTLIER * spread, ROUNDING * Math.abs(value)),
    )
    .map(({ index, value, expected }) => ({
      day: dayOfValue(series, index),
      kind: 'outlier',
      direction: value > expected ? 'up' : 'down',
      value,
      expected,
      spreads: spread === 0 ? null : Math.abs(value - expected) / spread,
      reason: { rule: 'seasonal-esd', alpha },
    }));
}

type Deviations = {
  readonly present: readonly number[];
  /** From the level of their weekday, in the unit of the series. */
  readonly deviations: readonly number[];
  readonly spread: number;
  /** Mean level of the weekdays. */
  readonly usual: number;
  readonly hazard: number;
};

/** From the newest stretch back: each begins where the days up to its end are likeliest to have begun. */
function levelChanges(series: DailySeries, question: Deviations): Anomaly[] {
  const { present, deviations, spread, usual, hazard } = question;
  if (spread === 0) return [];
  // One wild day must not look like a stretch of its own.
  const standardised = deviations.map((away) => Math.max(-CLIP, Math.min(CLIP, away / spread)));
  const changes: Anomaly[] = [];
  let end = standardised.length;
  while (end > 0) {
    const { posterior } = runLengths(standardised.slice(0, end), { hazard, prior: PRIOR });
    const age = posterior.reduce(
      (best, share, at) => (at > 0 && share > (posterior[best] ?? 0) ? at : best),
      1,
    );
    const start = end - age;
    const [before, after] = [
      deviations.slice(Math.max(0, start - LONGEST_BEFORE), start),
      deviations.slice(start, end),
    ];
    const index = present[start];
    if (start > 0 && index !== undefined && isChange(before, after, spread)) {
      const [value, expected] = [usual + mean(after), usual + mean(before)];
      changes.unshift({
        day: dayOfValue(series, index),
        kind: 'level-change',
        direction: value > expected ? 'up' : 'down',
        value,
        expected,
        spreads: Math.abs(value - expected) / spread,
        reason: { rule: 'change-point', probability: shareNear(posterior, age) },
      });
    }
    end = start;
  }
  return changes;
}

/** Weak: a tenth of a day about the weekdays' level, spread about 1. */
const PRIOR = { mean: 0, kappa: 0.1, alpha: 1, beta: 1 };
const CLIP = 6;
const LONGEST_BEFORE = 28;

function isChange(before: readonly number[], after: readonly number[], spread: number): boolean {
  if (Math.min(before.length, after.length) < SHORTEST_STRETCH) return false;
  return Math.abs(mean(after) - mean(before)) >= SMALLEST_CHANGE * spread;
}

function shareNear(posterior: readonly number[], age: number): number {
  const near = posterior.slice(Math.max(1, age - DAYS_OF_DOUBT), age + DAYS_OF_DOUBT + 1);
  return Math.min(
    1,
    near.reduce((sum, share) => sum + share, 0),
  );
}

function weekdayMedians(series: DailySeries, present: readonly number[]): (number | null)[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const values = present.filter((index) => weekdayOfValue(series, index) === weekday);
    return values.length === 0 ? null : median(values.map((index) => valueAt(series, index)));
  });
}

/**
 * Day-to-day spread from the differences between a day and a week later, which a change of level hardly touches: the
 * mean of their sizes without the largest tenth, scaled to the standard deviation of normal days.
 */
function spreadBetweenWeeks(series: DailySeries, present: readonly number[]): number {
  const sizes = present.flatMap((index) => {
    const later = series.values[index + 7] ?? null;
    return later === null ? [] : [Math.abs(later - valueAt(series, index))];
  });
  const kept = sizes.sort((left, right) => left - right).slice(0, Math.ceil(0.9 * sizes.length));
  return kept.length === 0 ? 0 : mean(kept) / MEAN_OF_TRIMMED_NORMAL / Math.SQRT2;
}

/** Mean size of a standard normal value whose size is below its 90 % quantile: 2 (phi(0) - phi(1.6449)) / 0.9. */
const MEAN_OF_TRIMMED_NORMAL = 0.6573;

function valueAt({ values }: DailySeries, index: number): number {
  return values[index] ?? 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
