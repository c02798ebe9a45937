import { checkOpenShare } from './argument-checks.ts';
import { robustEsd, type Extremes } from './generalized-esd.ts';
import { median } from './median.ts';
import { decomposeByLoess } from './seasonal-trend.ts';

export type SeasonalOutlier = {
  /** Where it stands in the series, from 0. */
  readonly index: number;
  readonly value: number;
  /** What season and trend let expect there, in the unit of the series. */
  readonly expected: number;
};

/**
 * Outliers of a whole seasonal series looked back on: robust STL takes the season out, the median the level, and the
 * robust ESD test finds up to `largestShare` of all values (S-H-ESD; Hochenbaum, Vallis & Kejariwal 2017, arXiv
 * 1704.07706). In the order of the series. `largestShare` is in (0, 0.49]. RangeError for two periods or less. Worked
 * value: the 56 days of the weekly example, period 7, largest share 0.2, alpha 0.05 = the 20th, 41st and 50th.
 */
export function findSeasonalOutliers(
  values: readonly number[],
  question: {
    readonly period: number;
    readonly largestShare: number;
    readonly alpha: number;
    readonly extremes: Extremes;
  },
): SeasonalOutlier[] {
  const { period, largestShare, alpha, extremes } = question;
  checkOpenShare({ name: 'largestShare', value: largestShare });
  if (largestShare > 0.49) throw new RangeError(`largestShare must be at most 0.49; got ${largestShare}.`);
  const { seasonal, trend } = decomposeByLoess(values, { period, fit: 'robust' });
  const middle = median(values);
  const levelled = values.map((value, index) => value - (seasonal[index] ?? 0) - middle);
  const most = Math.max(1, Math.trunc(values.length * largestShare));
  const { candidates, outliers } = robustEsd(levelled, { most, alpha, extremes });
  return candidates
    .slice(0, outliers)
    .map(({ index }) => index)
    .sort((left, right) => left - right)
    .map((index) => ({
      index,
      value: values[index] ?? 0,
      expected: (seasonal[index] ?? 0) + (trend[index] ?? 0),
    }));
}
