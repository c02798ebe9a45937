import { checkOpenShare } from './argument-checks.ts';
import { checkSeries } from './check-series.ts';
import type { Interval } from './interval.ts';
import { median } from './median.ts';
import { normalUpperQuantile } from './normal.ts';
import { tiedPairTerms } from './ties.ts';

export type TheilSenLine = {
  readonly slope: number;
  readonly intercept: number;
  /** Interval of the slope. */
  readonly interval: Interval;
};

/**
 * The robust straight line: the median of the slopes between all pairs of points, through the median point, with Sen's
 * interval of the slope (Theil 1950; Sen 1968; scipy 1.10.1 theilslopes, method separate). Up to 29 % wild values
 * cannot move it far. RangeError for fewer than 2 points, unequal lengths or all x equal. Worked value: 52, 55, 49, 61,
 * 58, 63, 60, 66, 70, 64, 72, 71 against 0 to 11 = slope 1.8452380952380953, intercept 51.851190476190474, interval
 * 1.25 to 2.6666666666666665.
 */
export function theilSenLine({
  x,
  y,
  confidence,
}: {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly confidence: number;
}): TheilSenLine {
  checkSeries(x, 2);
  checkSeries(y, 2);
  checkOpenShare({ name: 'confidence', value: confidence });
  if (x.length !== y.length) throw new RangeError('x and y must have equally many values.');
  const slopes = slopesBetweenPairs(x, y);
  if (slopes.length === 0) throw new RangeError('x must have at least two different values.');
  const slope = median(slopes);
  const interval = senInterval(slopes, { x, y, confidence });
  return { slope, intercept: median(y) - slope * median(x), interval };
}

function slopesBetweenPairs(x: readonly number[], y: readonly number[]): number[] {
  const slopes: number[] = [];
  for (const [later, xLater] of x.entries()) {
    for (const [earlier, xEarlier] of x.entries()) {
      if (xLater > xEarlier) slopes.push(((y[later] ?? 0) - (y[earlier] ?? 0)) / (xLater - xEarlier));
    }
  }
  return slopes.sort((left, right) => left - right);
}

function senInterval(
  sorted: readonly number[],
  { x, y, confidence }: { x: readonly number[]; y: readonly number[]; confidence: number },
): Interval {
  const count = sorted.length;
  const all = y.length * (y.length - 1) * (2 * y.length + 5);
  const spread = Math.sqrt(Math.max(0, all - tiedPairTerms(x).variance - tiedPairTerms(y).variance) / 18);
  const reach = normalUpperQuantile((1 - confidence) / 2) * spread;
  const high = Math.min(roundHalfToEven((count + reach) / 2), count - 1);
  const low = Math.max(roundHalfToEven((count - reach) / 2) - 1, 0);
  return { low: sorted[low] ?? Number.NaN, high: sorted[high] ?? Number.NaN };
}

/** As the reference rounds its ranks. */
function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
