import { describe, expect, it } from 'vitest';
import { WITHOUT_BASE } from './metric.ts';
import { smoothSeries, MOST_POINTS } from './smooth-series.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';

const FIRST = '2020-01-01';

function line(totals: number[], skipped: number[] = []) {
  return totals.flatMap((total, index) =>
    skipped.includes(index)
      ? []
      : [{ day: addDays(FIRST, index), units: 100, total, totalSquares: null, ...WITHOUT_BASE }],
  );
}

describe('a chart line', () => {
  const totals = [10, 20, 30, 10, 20, 30, 10, 80];
  it.each<['daily' | 'seven-days' | 'cumulative', number, number]>([
    ['daily', 80, 100],
    ['seven-days', 200, 700],
    ['cumulative', 210, 800],
  ])('%s windows end on their day', (smoothing, total, units) => {
    const { points, daysPerStretch } = smoothSeries('proportion', line(totals), { smoothing });
    expect(points).toHaveLength(8);
    expect(daysPerStretch).toBe(1);
    expect(points.at(-1)).toMatchObject({ day: addDays(FIRST, 7), total, units });
    expect(points.at(-1)?.estimate).toBeCloseTo(total / units, 12);
  });

  it('has no point on a day without a number, and does not reach back further for it', () => {
    const { points } = smoothSeries('proportion', line(totals, [1, 2]), { smoothing: 'seven-days' });
    expect(points.map(({ day }) => day)).not.toContain(addDays(FIRST, 1));
    expect(points.at(-1)).toMatchObject({ total: 10 + 20 + 30 + 10 + 80, units: 500 });
  });

  it('encloses every level with its interval', () => {
    for (const { low, estimate, high } of smoothSeries('proportion', line(totals), {
      smoothing: 'seven-days',
    }).points) {
      expect(low).toBeLessThan(estimate);
      expect(high).toBeGreaterThan(estimate);
    }
  });

  it('of many days keeps the lowest, the highest, the first and the last, and says how much it left out', () => {
    const many = Array.from({ length: 4321 }, (_, index) => (index === 1234 ? 99 : index === 777 ? 1 : 50));
    const { points, daysPerStretch } = smoothSeries('proportion', line(many), { smoothing: 'daily' });
    expect(points.length).toBeLessThanOrEqual(MOST_POINTS);
    expect(points.map(({ total }) => total)).toEqual(expect.arrayContaining([1, 99]));
    expect(points[0]?.day).toBe(FIRST);
    expect(points.at(-1)?.day).toBe(addDays(FIRST, 4320));
    expect(daysPerStretch).toBeGreaterThan(1);
    const days = points.map(({ day }) => day);
    expect(days).toEqual(days.toSorted());
  });

  it('shows the days asked for, with the days before them still in their windows', () => {
    const { points } = smoothSeries('proportion', line(totals), {
      smoothing: 'cumulative',
      from: addDays(FIRST, 2),
      to: addDays(FIRST, 3),
    });
    expect(points.map(({ day, total }) => [day, total])).toEqual([
      [addDays(FIRST, 2), 60],
      [addDays(FIRST, 3), 70],
    ]);
  });

  it('of many days is drawn whole when all points are asked for', () => {
    const { points, daysPerStretch } = smoothSeries(
      'proportion',
      line(Array.from({ length: 1500 }, () => 50)),
      {
        smoothing: 'daily',
        most: null,
      },
    );
    expect([points.length, daysPerStretch]).toEqual([1500, 1]);
  });
});
