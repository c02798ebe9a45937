import { describe, expect, it } from 'vitest';
import { combineModels, fillGaps, fitModels } from './combine-models.ts';
import { forecastSeries } from './forecast-series.ts';
import { errorBand } from './residuals.ts';
import { rollBack } from './backtest.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import type { DailySeries } from '#shared/kernel/daily-series.ts';
import { createNoise } from '#tests/support/watched-series.ts';

const MONDAY = '2026-03-02';
const WEEK = [0, 4, 6, 3, 2, -16, -20];
const QUESTION = { days: 7, seed: 1 };

function daily(values: readonly (number | null)[]): DailySeries {
  return { firstDay: MONDAY, values };
}

function seasonal(days: number, { seed = 5, spread = 3 } = {}): number[] {
  const noise = createNoise(seed);
  return Array.from({ length: days }, (_, day) => 100 + (WEEK[day % 7] ?? 0) + spread * noise());
}

function modelled(
  values: readonly (number | null)[],
  question: Parameters<typeof forecastSeries>[1] = QUESTION,
) {
  const forecast = forecastSeries(daily(values), question);
  if (forecast.basis !== 'models') throw new Error(`Forecast from ${forecast.basis}.`);
  return forecast;
}

describe('a forecast', () => {
  it('under three weeks is last week’s mean in a wide band, without a word on limits', () => {
    const values = seasonal(20);
    const forecast = forecastSeries(daily(values), { ...QUESTION, limit: { value: 110, side: 'above' } });
    if (forecast.basis !== 'last-week') throw new Error('Twenty days are too few for models.');
    const mean = values.slice(-7).reduce((sum, value) => sum + value, 0) / 7;
    expect(forecast.days[0]?.estimate).toBeCloseTo(mean, 9);
    expect(forecast.days[6]?.day).toBe(addDays(MONDAY, 26));
    expect((forecast.days[0]?.high ?? 0) - mean).toBeGreaterThan(10);
    expect(forecast).not.toHaveProperty('crossing');
    expect(forecastSeries(daily([5, null]), QUESTION)).toEqual({ basis: 'nothing' });
    expect(forecastSeries(daily([]), QUESTION)).toEqual({ basis: 'nothing' });
  });

  it('from three weeks on is the mean of three models and knows the weekday', () => {
    const values = seasonal(84);
    const forecast = modelled(values);
    const plain = combineModels(values, { smoothing: fitModels(values), steps: 7 });
    expect(forecast.days.map(({ estimate }) => estimate)).toEqual(plain);
    expect(forecast.days[6]?.estimate).toBeLessThan((forecast.days[1]?.estimate ?? 0) - 15);
    expect(forecast.days[0]?.day).toBe(addDays(MONDAY, 84));
    expect(forecast.crossing).toBeNull();
    for (const { estimate, low, high } of forecast.days) {
      expect(low).toBeLessThan(estimate);
      expect(high).toBeGreaterThan(estimate);
    }
  });

  it('holds about four of five of the days that came, over many series', () => {
    let [held, days] = [0, 0];
    for (let seed = 1; seed <= 60; seed += 1) {
      const all = seasonal(67, { seed });
      for (const [step, { low, high }] of modelled(all.slice(0, 60)).days.entries()) {
        const came = all[60 + step] ?? 0;
        days += 1;
        if (came >= low && came <= high) held += 1;
      }
    }
    expect(held / days).toBeGreaterThan(0.74);
    expect(held / days).toBeLessThan(0.9);
  });

  it('tells how it did on the days already known', () => {
    const { backtest, quality } = modelled(seasonal(90));
    expect(backtest.origins).toBe(76);
    expect(backtest.mase).toBeLessThan(1);
    expect(backtest.coverage).toBeGreaterThan(0.7);
    expect(quality).toBe('better-than-last-week');
  });

  it('says when last week’s value would have done as well', () => {
    // A season that jumps every other week fools every model that smooths.
    const jumping = Array.from({ length: 70 }, (_, day) => (day < 40 ? 50 : 50 + (day % 7) * 9));
    const { backtest, quality } = modelled(jumping);
    expect(backtest.mase).toBeGreaterThan(1);
    expect(quality).toBe('no-better-than-last-week');
    const still = modelled(Array.from({ length: 40 }, () => 8));
    expect(still.backtest.mase).toBeNull();
    expect(still.days[0]).toMatchObject({ low: expect.closeTo(8, 6), high: expect.closeTo(8, 6) });
  });

  it('never learns from a day that was still ahead', () => {
    const values = seasonal(40);
    const changed = values.map((value, day) => (day < 30 ? value : value * 5));
    const [before, after] = [rollBack(values, 1), rollBack(changed, 1)];
    const known = before.origins.filter((origin) => origin < 30).length;
    expect(after.errors.slice(0, known)).toEqual(before.errors.slice(0, known));
    expect(after.errors.slice(known)).not.toEqual(before.errors.slice(known));
  });

  it('is at home with gaps, and keeps inside what values can be', () => {
    const gaps: (number | null)[] = seasonal(60);
    for (const day of [0, 13, 14, 30, 59]) gaps[day] = null;
    expect(fillGaps(gaps).every((value) => Number.isFinite(value))).toBe(true);
    expect(modelled(gaps).days.every(({ estimate }) => estimate > 50)).toBe(true);
    const shares = seasonal(60).map((value) => Math.min(1, value / 104));
    const inside = modelled(shares, { ...QUESTION, range: { least: 0, most: 1 } });
    expect(inside.days.every(({ low, high }) => low >= 0 && high <= 1)).toBe(true);
  });
});

describe('the chance of crossing a limit within a week', () => {
  const values = seasonal(90);
  const chance = (value: number, side: 'above' | 'below', seed = 1) =>
    modelled(values, { days: 3, seed, limit: { value, side } }).crossing ?? Number.NaN;

  it('is none far away, certain beyond, and falls with the limit’s distance', () => {
    expect(chance(200, 'above')).toBe(0);
    expect(chance(60, 'above')).toBe(1);
    expect(chance(60, 'below')).toBe(0);
    const rising = [106, 109, 112, 115].map((limit) => chance(limit, 'above'));
    expect(rising).toEqual(rising.toSorted((left, right) => right - left));
    expect(new Set(rising).size).toBe(4);
  });

  it('is the same for the same seed, and nearly so for another', () => {
    expect(chance(110, 'above')).toBe(chance(110, 'above'));
    expect(Math.abs(chance(110, 'above', 77) - chance(110, 'above'))).toBeLessThan(0.06);
  });

  it('is refused for a seed or a length that is none', () => {
    expect(() => forecastSeries(daily(values), { days: 0, seed: 1 })).toThrow(RangeError);
    expect(() => forecastSeries(daily(values), { days: 29, seed: 1 })).toThrow(RangeError);
    expect(() => forecastSeries(daily(values), { days: 7, seed: 0.5 })).toThrow(RangeError);
    expect(() => forecastSeries(daily([...values, Number.NaN]), QUESTION)).toThrow(RangeError);
  });
});

describe('a band of past errors', () => {
  it('leaves one rank more for the day not yet seen', () => {
    const errors = Array.from({ length: 19 }, (_, index) => index - 9);
    expect(errorBand(errors, 0.8)).toEqual({ low: -8, high: 8 });
    expect(errorBand([3, -1], 0.8)).toEqual({ low: -1, high: 3 });
    expect(errorBand([], 0.8)).toEqual({ low: 0, high: 0 });
  });
});
