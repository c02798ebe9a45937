import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { dayTicks, niceTicks, type Point, reducePoints, spreadLabels } from './chart-scale.ts';
import { addDays, fromEpochDay } from '#shared/kernel/calendar-day.ts';

function point(index: number, estimate: number): Point {
  return { day: addDays('2020-01-01', index), estimate, low: estimate - 1, high: estimate + 1 };
}

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
    expect(dayTicks('2026-10-05', '2026-11-30', 250)).toHaveLength(3);
    expect(dayTicks('2026-11-02', '2026-11-05', 400)).toHaveLength(4);
  });
});

describe('drawing fewer points', () => {
  it('draws all of few', () => {
    const points = [point(0, 1), point(1, 2)];
    expect(reducePoints(points)).toBe(points);
  });

  it('keeps the first, the last, the highest and the lowest, in order', () => {
    const many = Array.from({ length: 5000 }, (_, index) => point(index, Math.sin(index / 40)));
    many[2345] = point(2345, 99);
    many[4001] = point(4001, -99);
    const drawn = reducePoints(many);
    expect(drawn.length).toBeLessThanOrEqual(1002);
    expect(drawn[0]).toBe(many[0]);
    expect(drawn.at(-1)).toBe(many.at(-1));
    expect(drawn).toContain(many[2345]);
    expect(drawn).toContain(many[4001]);
    expect(drawn.every(({ day }, index) => index === 0 || day > (drawn[index - 1]?.day ?? ''))).toBe(true);
  });
});

describe('labels at the ends of lines', () => {
  it.each([
    [
      [10, 50],
      [10, 50],
    ],
    [
      [10, 12],
      [4, 18],
    ],
    [
      [12, 10],
      [18, 4],
    ],
    [[7], [7]],
    [[], []],
  ])('%j stand at %j', (wanted, placed) => {
    expect(spreadLabels(wanted, 14)).toEqual(placed);
  });
});
