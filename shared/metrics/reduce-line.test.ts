import { array, assert, double, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reduceLine } from './reduce-line.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';

/** A line with gaps: each entry is how many days after the former point, and its level. */
const lines = array(tuple(integer({ min: 1, max: 9 }), double({ noNaN: true, min: -1e6, max: 1e6 })), {
  minLength: 1,
  maxLength: 900,
}).map((steps) => {
  let days = 0;
  return steps.map(([gap, estimate]) => {
    days += gap;
    return { day: addDays('2019-12-30', days), estimate };
  });
});

describe('a line of more points than can be drawn', () => {
  it('keeps its lowest, its highest, its first and its last point, whatever its shape', () => {
    assert(
      property(lines, integer({ min: 6, max: 400 }), (points, most) => {
        const { kept } = reduceLine(points, most);
        const levels = points.map(({ estimate }) => estimate);
        const keptLevels = kept.map(({ estimate }) => estimate);
        expect(Math.min(...keptLevels)).toBe(Math.min(...levels));
        expect(Math.max(...keptLevels)).toBe(Math.max(...levels));
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
      }),
    );
  });

  it('never has more points than asked for, in the order of days and each at most once', () => {
    assert(
      property(lines, integer({ min: 6, max: 400 }), (points, most) => {
        const days = reduceLine(points, most).kept.map(({ day }) => day);
        expect(days.length).toBeLessThanOrEqual(most);
        expect(days).toEqual([...new Set(days)].toSorted());
      }),
    );
  });

  it('keeps the lowest and the highest point of every stretch it names', () => {
    const points = Array.from({ length: 100 }, (_, index) => ({
      day: addDays('1970-01-01', index),
      estimate: index % 10 === 3 ? -1 : index % 10 === 7 ? 1 : 0,
    }));
    const { kept, daysPerStretch } = reduceLine(points, 24);
    expect(daysPerStretch).toBe(10);
    expect(kept.filter(({ estimate }) => estimate === -1)).toHaveLength(10);
    expect(kept.filter(({ estimate }) => estimate === 1)).toHaveLength(10);
  });

  it('stays whole while it is short enough', () => {
    const points = [{ day: '2026-01-01', estimate: 1 }];
    expect(reduceLine(points, 6)).toEqual({ kept: points, daysPerStretch: 1 });
  });
});
