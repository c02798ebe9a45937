import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { dayTicks, needsYears, niceTicks, spreadLabels, yearTicks } from './chart-scale.ts';
import { fromEpochDay, toEpochDay } from '#shared/kernel/calendar-day.ts';

describe('the lines of a chart', () => {
  it.each([
    [0, 0.44, [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    [1.2, 5.9, [1, 2, 3, 4, 5, 6]],
    [0, 100, [0, 20, 40, 60, 80, 100]],
    [-3, 12, [-5, 0, 5, 10, 15]],
  ])('from %d to %d stand at round numbers', (least, greatest, ticks) => {
    expect(niceTicks(least, greatest)).toEqual(ticks);
  });

  it('always hold every value and are never more than seven', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [least, greatest] = [Math.min(a, b), Math.max(a, b)];
        const ticks = niceTicks(least, greatest);
        const room = Math.max(Math.abs(a), Math.abs(b)) * 1e-8 + 1e-9;
        expect(ticks[0] ?? Infinity).toBeLessThanOrEqual(least + room);
        expect(ticks.at(-1) ?? -Infinity).toBeGreaterThanOrEqual(greatest - room);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('names Mondays, fewer in a narrow chart', () => {
    const days = dayTicks('2026-10-05', '2026-11-30', 800).map(fromEpochDay);
    expect(days.slice(0, 3)).toEqual(['2026-10-05', '2026-10-12', '2026-10-19']);
    expect(dayTicks('2026-10-05', '2026-11-30', 150)).toHaveLength(3);
    expect(dayTicks('2026-11-02', '2026-11-05', 400)).toHaveLength(4);
  });
});

describe('the days beneath a chart', () => {
  it.each([
    ['2025-09-15', '2026-09-15', 800, ['2025-10-01', '2025-11-01', '2025-12-01']],
    ['2024-01-20', '2026-12-31', 800, ['2024-04-01', '2024-07-01', '2024-10-01']],
    ['2010-02-01', '2026-12-31', 200, ['2015-01-01', '2020-01-01', '2025-01-01']],
  ])('from %s to %s in %d pixels begin with %j', (from, to, width, days) => {
    const ticks = dayTicks(from, to, width).map(fromEpochDay);
    expect(ticks.slice(0, 3)).toEqual(days);
  });

  it('name the year under the first one and where it changes', () => {
    const ticks = ['2025-11-24', '2025-12-22', '2026-01-19', '2026-02-16'].map(toEpochDay);
    expect([...yearTicks(ticks)].map(fromEpochDay)).toEqual(['2025-11-24', '2026-01-19']);
  });

  it.each([
    ['2026-01-01', '2026-11-01', '2026-11-24', false],
    ['2025-12-31', '2026-01-01', '2026-11-24', true],
    ['2014-10-11', '2014-11-16', '2026-11-24', true],
    ['2014-10-11', '2014-11-16', null, false],
  ])('from %s to %s, seen on %s, need their years: %s', (from, to, today, needed) => {
    expect(needsYears(from, to, today)).toBe(needed);
  });
});

describe('labels at the ends of lines', () => {
  const room = { gap: 14, least: 0, greatest: 200 };

  it.each([
    { wanted: [], placed: [] },
    { wanted: [7], placed: [7] },
    { wanted: [10, 50], placed: [10, 50] },
    { wanted: [40, 42], placed: [34, 48] },
    { wanted: [42, 40], placed: [48, 34] },
    { wanted: [60, 60], placed: [53, 67] },
    { wanted: [20, 100, 100], placed: [20, 93, 107] },
    { wanted: [100, 110, 118], placed: [95.33, 109.33, 123.33] },
    { wanted: [0, 2], placed: [0, 14] },
    { wanted: [199, 200], placed: [186, 200] },
  ])('wanted at $wanted stand at $placed', ({ wanted, placed }) => {
    expect(spreadLabels(wanted, room).map((y) => Math.round(y * 100) / 100)).toEqual(placed);
  });
});
