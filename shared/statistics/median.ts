import { checkShare } from './argument-checks.ts';
import { checkSeries } from './check-series.ts';

/** The middle value; of an even number the mean of the middle two. RangeError without values. Worked: 1, 2, 4, 9 = 3. */
export function median(values: readonly number[]): number {
  checkSeries(values, 1);
  return medianOfSorted(values.toSorted(ascending));
}

/** As `median`, of values that are already in rising order and not checked. */
export function medianOfSorted(sorted: ArrayLike<number>): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * Median distance from the median, times 1.4826 so that it estimates the standard deviation of normal values; half the
 * values may be wild without moving it far (R 4.2.2 mad). In the unit of the values; 0 where more than half are equal.
 * RangeError without values. Worked value: 12, 15, 11, 14, 90, 13, 12, 16, 14, 13 = 2.2239.
 */
export function scaledMedianDeviation(values: readonly number[]): number {
  const middle = median(values);
  return SCALE_OF_NORMAL * median(values.map((value) => Math.abs(value - middle)));
}

export const SCALE_OF_NORMAL = 1.4826;

/**
 * The value below which `share` of the values lie, between two of them by straight line (R 4.2.2 quantile, type 7).
 * RangeError without values or for a share outside [0, 1]. Worked value: 0.9 of 1, 2, 3, 4 = 3.7.
 */
export function quantile(values: readonly number[], share: number): number {
  checkSeries(values, 1);
  checkShare({ name: 'share', value: share });
  const sorted = values.toSorted(ascending);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low + (position - below) * (high - low);
}

const ascending = (left: number, right: number): number => left - right;
