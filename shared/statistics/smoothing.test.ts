import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autocorrelation } from './autocorrelation.ts';
import { fitSmoothedLevel, smoothLevel } from './exponential-smoothing.ts';
import { fitDampedHoltWinters, forecastHoltWinters, smoothHoltWinters } from './holt-winters.ts';
import { findMinimum } from './nelder-mead.ts';
import { relativeError } from './relative-error.ts';
import { decomposeClassically } from './seasonal-figure.ts';
import { seasonalNaive, seasonalNaiveInterval } from './seasonal-naive.ts';
import { fitStraightLine } from './straight-line.ts';
import { thetaForecast } from './theta.ts';
import { AIR_PASSENGERS, NILE, WEEKLY_EXAMPLE } from '#tests/support/golden/known-series.ts';

/** The largest relative error of several values; infinite when there are not as many. */
function worstError(actual: readonly number[], reference: readonly number[]): number {
  if (actual.length !== reference.length) return Infinity;
  return reference.reduce(
    (worst, value, index) => Math.max(worst, relativeError(actual[index] ?? 0, value)),
    0,
  );
}

describe('simple exponential smoothing', () => {
  it('of the Nile is that of R (R 4.2.2: HoltWinters(Nile, .3, FALSE, FALSE); forecast 8.20: ses)', () => {
    const { level, squaredErrors } = smoothLevel(NILE, 0.3);
    expect(worstError([level, squaredErrors], [788.440125585578, 2043113.63105055])).toBeLessThan(1e-12);
    const fitted = fitSmoothedLevel(NILE);
    expect(worstError([fitted.alpha, fitted.level], [0.2456681537, 805.3363293])).toBeLessThan(1e-9);
  });

  it('follows the last value at alpha 1 and keeps the first at 0', () => {
    expect(smoothLevel([4, 9, 2], 1).level).toBe(2);
    expect(smoothLevel([4, 9, 2], 0).level).toBe(4);
    expect(fitSmoothedLevel([7, 7, 7]).level).toBe(7);
  });

  it('is refused for one value or an alpha beyond 1', () => {
    expect(() => smoothLevel([4], 0.5)).toThrow(RangeError);
    expect(() => smoothLevel([4, 5], 1.1)).toThrow(RangeError);
  });
});

describe('the simplex search', () => {
  it('finds the bottom of a bowl, and keeps out of where there is none', () => {
    const bowl = ([x = 0, y = 0]: readonly number[]): number => (x - 1) ** 2 + (y - 2) ** 2;
    const [x = 0, y = 0] = findMinimum(bowl, [0.5, 0.5]);
    expect(x).toBeCloseTo(1, 2);
    expect(y).toBeCloseTo(2, 2);
    const [edge = 0] = findMinimum(([x = 0]) => (x < 2 ? Infinity : x), [3]);
    expect(edge).toBeCloseTo(2, 2);
  });
});

describe('additive Holt-Winters', () => {
  it('of AirPassengers is that of R (R 4.2.2: HoltWinters with .5, .1, .1)', () => {
    const smoothed = smoothHoltWinters(AIR_PASSENGERS, { period: 12, alpha: 0.5, beta: 0.1, gamma: 0.1 });
    const { level, trend, squaredErrors } = smoothed;
    const reference = [463.205079858648, -0.58673823932627, 133103.839732062];
    expect(worstError([level, trend, squaredErrors], reference)).toBeLessThan(1e-12);
    const ahead = [450.82094934753, 449.795143751357, 476.132147195569];
    expect(worstError(forecastHoltWinters(smoothed, 3), ahead)).toBeLessThan(1e-12);
  });

  it('of the weekly example is that of R (R 4.2.2: HoltWinters with .2, .05, .1)', () => {
    const smoothed = smoothHoltWinters(WEEKLY_EXAMPLE, { period: 7, alpha: 0.2, beta: 0.05, gamma: 0.1 });
    const reference = [116.3750931310379, 121.4656632888792];
    expect(worstError(forecastHoltWinters(smoothed, 2), reference)).toBeLessThan(1e-12);
  });

  it('with a damped trend levels off', () => {
    const rising = Array.from({ length: 28 }, (_, day) => 10 + 2 * day + (day % 7));
    const smoothing = fitDampedHoltWinters(rising, 7);
    expect(smoothing.damping).toBeLessThan(1);
    const ahead = forecastHoltWinters(smoothHoltWinters(rising, { period: 7, ...smoothing }), 70);
    const rise = (week: number): number => (ahead[week * 7] ?? 0) - (ahead[week * 7 - 7] ?? 0);
    expect(rise(1)).toBeGreaterThan(rise(2));
    expect(rise(9)).toBeGreaterThan(0);
    expect(rise(9)).toBeLessThan(rise(1) / 2);
  });

  it('needs two periods and shares', () => {
    const smoothing = { period: 7, alpha: 0.2, beta: 0.1, gamma: 0.1 };
    expect(() => smoothHoltWinters(WEEKLY_EXAMPLE.slice(0, 13), smoothing)).toThrow(RangeError);
    expect(() => smoothHoltWinters(WEEKLY_EXAMPLE, { ...smoothing, beta: -0.1 })).toThrow(RangeError);
    expect(Number.isFinite(smoothHoltWinters(WEEKLY_EXAMPLE.slice(0, 14), smoothing).level)).toBe(true);
  });
});

describe('last period’s values as a forecast', () => {
  it('have the interval of R (R forecast 8.20: snaive)', () => {
    const [first] = seasonalNaiveInterval(WEEKLY_EXAMPLE, { period: 7, steps: 7, confidence: 0.8 });
    expect(worstError([first?.estimate ?? 0, first?.low ?? 0], [133.8, 119.2782158252147])).toBeLessThan(
      1e-12,
    );
  });

  it('repeat themselves', () => {
    expect(seasonalNaive([1, 2, 3, 4], { period: 2, steps: 3 })).toEqual([3, 4, 3]);
    expect(() => seasonalNaive([1], { period: 2, steps: 1 })).toThrow(RangeError);
    expect(() => seasonalNaiveInterval([1, 2], { period: 2, steps: 1, confidence: 0.8 })).toThrow(RangeError);
  });
});

describe('the theta forecast', () => {
  it('of the weekly example is that of R (R forecast 8.20: thetaf)', () => {
    const ahead = thetaForecast(WEEKLY_EXAMPLE, { period: 7, steps: 7 });
    expect(worstError([ahead[0] ?? 0, ahead[6] ?? 0], [114.7807781394794, 81.9298422471652])).toBeLessThan(
      1e-9,
    );
  });

  it('keeps a business closed on Sundays closed', () => {
    const closed = Array.from({ length: 42 }, (_, day) => (day % 7 === 6 ? 0 : 50 + (day % 3)));
    const ahead = thetaForecast(closed, { period: 7, steps: 7 });
    expect(Math.abs(ahead[6] ?? 99)).toBeLessThan(2);
    expect(ahead[0]).toBeGreaterThan(45);
  });

  it('of equal values is that value', () => {
    for (const ahead of thetaForecast([3, 3, 3, 3, 3, 3], { period: 2, steps: 3 }))
      expect(ahead).toBeCloseTo(3, 9);
  });

  it('moves with the unit of its values', () => {
    const lengths = fc.array(fc.integer({ min: 50, max: 150 }), { minLength: 15, maxLength: 40 });
    fc.assert(
      fc.property(lengths, (values) => {
        const once = thetaForecast(values, { period: 1, steps: 1 });
        const doubled = thetaForecast(
          values.map((value) => 2 * value),
          { period: 1, steps: 1 },
        );
        expect(Math.abs((doubled[0] ?? 0) - 2 * (once[0] ?? 0))).toBeLessThan(60);
        expect(Number.isFinite(once[0])).toBe(true);
      }),
    );
  });
});

describe('the parts of those methods', () => {
  it('find season, line and likeness in what has them', () => {
    const { figure } = decomposeClassically([1, 3, 1, 3, 1, 3], { period: 2, kind: 'additive' });
    expect(figure).toEqual([-1, 1]);
    expect(fitStraightLine([1, 3, 5])).toEqual({ intercept: 1, slope: 2 });
    expect(autocorrelation([1, 2, 3, 4], 1)).toBe(0.25);
    expect(autocorrelation([5, 5, 5], 1)).toBe(0);
  });
});
