import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generalizedEsd, robustEsd } from './generalized-esd.ts';
import { median, quantile, scaledMedianDeviation } from './median.ts';
import { sortPartly } from './partial-sort.ts';
import { relativeError } from './relative-error.ts';
import { findSeasonalOutliers } from './seasonal-esd.ts';
import { decomposeByLoess } from './seasonal-trend.ts';
import { NOTTINGHAM, WEEKLY_EXAMPLE } from '#tests/support/golden/known-series.ts';

const ROSNER = [
  -0.25, 0.68, 0.94, 1.15, 1.2, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.7,
  1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.1, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.4,
  2.47, 2.54, 2.62, 2.64, 2.9, 2.92, 2.92, 2.93, 3.21, 3.26, 3.3, 3.59, 3.68, 4.3, 4.64, 5.34, 5.42, 6.01,
];

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 40 });

describe('the middle of values', () => {
  it('and their robust spread are those of R (R 4.2.2: mad, quantile type 7)', () => {
    expect(scaledMedianDeviation([12, 15, 11, 14, 90, 13, 12, 16, 14, 13])).toBe(2.2239);
    expect(median([9, 1, 4, 2])).toBe(3);
    expect(quantile([4, 1, 3, 2], 0.9)).toBeCloseTo(3.7, 12);
  });

  it('moves and stretches with them', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), (values, factor) => {
        const moved = values.map((value) => value * factor + 5);
        expect(median(moved)).toBeCloseTo(median(values) * factor + 5, 9);
        expect(scaledMedianDeviation(moved)).toBeCloseTo(scaledMedianDeviation(values) * factor, 8);
      }),
    );
  });

  it('is refused without values, or with one that is no number', () => {
    expect(() => median([])).toThrow(RangeError);
    expect(() => median([1, Number.NaN])).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
  });
});

describe('the generalized ESD test', () => {
  const { candidates, outliers } = generalizedEsd(ROSNER, { most: 10, alpha: 0.05 });

  it('finds three outliers in Rosner’s data (NIST/SEMATECH e-Handbook 1.3.5.17.3)', () => {
    expect(outliers).toBe(3);
    expect(candidates).toHaveLength(10);
    expect(relativeError(candidates[0]?.statistic ?? 0, 3.1189060489824416)).toBeLessThan(1e-12);
    expect(relativeError(candidates[0]?.critical ?? 0, 3.1587939408872967)).toBeLessThan(1e-12);
    expect(relativeError(candidates[9]?.critical ?? 0, 3.0854245712422848)).toBeLessThan(1e-12);
  });

  it('finds nothing where all values are equal', () => {
    expect(generalizedEsd([4, 4, 4, 4], { most: 2, alpha: 0.05 })).toEqual({ candidates: [], outliers: 0 });
    expect(robustEsd([4, 4, 4, 4], { most: 2, alpha: 0.05, extremes: 'both' }).outliers).toBe(0);
  });

  it('finds the mirror image’s outliers in the mirror image', () => {
    fc.assert(
      fc.property(values, (values) => {
        const most = Math.floor(values.length / 3);
        const high = robustEsd(values, { most, alpha: 0.05, extremes: 'high' });
        const mirrored = values.map((value) => 0 - value);
        const low = robustEsd(mirrored, { most, alpha: 0.05, extremes: 'low' });
        expect(low.outliers).toBe(high.outliers);
        expect(low.candidates.map(({ statistic }) => statistic)).toEqual(
          high.candidates.map(({ statistic }) => statistic),
        );
      }),
    );
  });

  it('is refused when it might remove nearly all', () => {
    expect(() => generalizedEsd([1, 2, 3], { most: 2, alpha: 0.05 })).toThrow(RangeError);
    expect(() => generalizedEsd([1, 2], { most: 0, alpha: 0.05 })).toThrow(RangeError);
  });
});

describe('season, trend and remainder', () => {
  it('are those of R for the temperatures of Nottingham (R 4.2.2: stl, periodic, robust)', () => {
    const { seasonal, trend, remainder } = decomposeByLoess(NOTTINGHAM, { period: 12, fit: 'robust' });
    expect(relativeError(seasonal[1] ?? 0, -9.525622728157)).toBeLessThan(1e-11);
    expect(relativeError(trend[2] ?? 0, 49.8290940550804)).toBeLessThan(1e-11);
    expect(relativeError(remainder[2] ?? 0, 1.5717136871780824)).toBeLessThan(1e-10);
  });

  it.each([
    [36, -9.80571559976, 47.2037299591],
    [40, -7.640564929, 49.2102682727],
  ])('are those of R also for %d months, where R’s partial sort misses the median', (months, first, last) => {
    const { seasonal, trend } = decomposeByLoess(NOTTINGHAM.slice(0, months), { period: 12, fit: 'robust' });
    expect(relativeError(seasonal[0] ?? 0, first)).toBeLessThan(1e-10);
    expect(relativeError(trend.at(-1) ?? 0, last)).toBeLessThan(1e-10);
  });

  it('add up to the series, and a season that repeats exactly leaves nothing', () => {
    const week = [3, 9, 12, 8, 10, -20, -22];
    const pure = Array.from({ length: 35 }, (_, day) => 100 + (week[day % 7] ?? 0));
    for (const fit of ['plain', 'robust'] as const) {
      const { seasonal, trend, remainder } = decomposeByLoess(pure, { period: 7, fit });
      for (const [day, value] of pure.entries()) {
        expect((seasonal[day] ?? 0) + (trend[day] ?? 0) + (remainder[day] ?? 0)).toBeCloseTo(value, 9);
        expect(remainder[day]).toBeCloseTo(0, 6);
      }
    }
  });

  it('need more than two periods', () => {
    expect(() => decomposeByLoess(WEEKLY_EXAMPLE.slice(0, 14), { period: 7, fit: 'plain' })).toThrow(
      RangeError,
    );
    expect(() => decomposeByLoess(WEEKLY_EXAMPLE, { period: 1, fit: 'plain' })).toThrow(RangeError);
  });
});

describe('the partial sort', () => {
  it('brings the wanted places, asked for in rising order, what full order would', () => {
    const lists = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(lists, fc.nat(), fc.nat(), (list, one, other) => {
        const places = [one % list.length, other % list.length].sort((left, right) => left - right);
        const values = Float64Array.from(list);
        const sorted = values.toSorted();
        sortPartly(values, places);
        for (const place of places) expect(values[place]).toBe(sorted[place]);
        expect(values.toSorted()).toEqual(sorted);
      }),
    );
  });
});

describe('outliers of a seasonal series', () => {
  const question = { period: 7, largestShare: 0.2, alpha: 0.05, extremes: 'both' } as const;

  it('are the three planted in the weekly example (twitter/AnomalyDetection 1f5deaa)', () => {
    const found = findSeasonalOutliers(WEEKLY_EXAMPLE, question);
    expect(found.map(({ index }) => index + 1)).toEqual([20, 41, 50]);
    expect(found.map(({ value }) => value)).toEqual([120.8, 50, 133.8]);
  });

  it.each([
    ['high', [20, 50]],
    ['low', [41]],
  ] as const)('on the %s side are only those', (extremes, places) => {
    const found = findSeasonalOutliers(WEEKLY_EXAMPLE, { ...question, extremes });
    expect(found.map(({ index }) => index + 1)).toEqual(places);
  });

  it('are none where every day is alike, and may not be half of all days', () => {
    expect(
      findSeasonalOutliers(
        Array.from({ length: 21 }, () => 5),
        question,
      ),
    ).toEqual([]);
    expect(() => findSeasonalOutliers(WEEKLY_EXAMPLE, { ...question, largestShare: 0.5 })).toThrow(
      RangeError,
    );
  });
});
