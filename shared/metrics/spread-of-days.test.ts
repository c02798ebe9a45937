import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DailyValue, type MetricKind, WITHOUT_BASE } from './metric.ts';
import { binEdges, countInBins, levelsOfDays, quantileOf, quartilesOf } from './spread-of-days.ts';

const levels = array(
  // Adding nothing turns −0 into 0.
  double({ noNaN: true, min: -1e9, max: 1e9 }).map((level) => level + 0),
  { minLength: 1, maxLength: 300 },
);

function day(units: number, total: number): Omit<DailyValue, 'arm'> {
  return { day: '2026-11-02', units, total, totalSquares: null, ...WITHOUT_BASE };
}

describe('the spread of days', () => {
  it('is that of the days’ own levels; a day without units is left out', () => {
    expect(levelsOfDays('proportion', [day(20, 5), day(0, 0), day(10, 4)])).toEqual([0.25, 0.4]);
  });

  it.each([
    ['duration', day(2, Math.log(2) + Math.log(8)), 4],
    ['ratio', { ...day(92, 1840), base: 80 }, 23],
  ] as [MetricKind, Omit<DailyValue, 'arm'>, number][])('are on the scale of a %s', (kind, value, level) => {
    const [found] = levelsOfDays(kind, [value]);
    expect(found).toBeCloseTo(level, 12);
  });

  it.each([
    [0.25, 1.75],
    [0.5, 3],
    [0.75, 5],
    [1, 8],
  ])('the %s quantile of 1, 2, 4, 8 is %s', (share, level) => {
    expect(quantileOf([1, 2, 4, 8], share)).toBe(level);
  });

  it('has its quartiles in order between the least and the greatest day', () => {
    assert(
      property(levels, (days) => {
        const found = quartilesOf(days);
        expect(found?.least).toBe(Math.min(...days));
        expect(found?.greatest).toBe(Math.max(...days));
        const inOrder = [found?.least, found?.lower, found?.median, found?.upper, found?.greatest];
        expect(inOrder).toEqual(inOrder.toSorted((left, right) => Number(left) - Number(right)));
      }),
    );
  });

  it('counts every day in exactly one bin between round edges', () => {
    assert(
      property(levels, (days) => {
        const edges = binEdges(days);
        const counts = countInBins(days, edges);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(days.length);
        expect(counts.length).toBeLessThanOrEqual(26);
        expect(edges).toEqual(edges.toSorted((left, right) => left - right));
        const slack = Math.max(...edges.map(Math.abs)) * 1e-9;
        expect(edges[0] ?? 0).toBeLessThanOrEqual(Math.min(...days) + slack);
        expect(edges.at(-1) ?? 0).toBeGreaterThanOrEqual(Math.max(...days) - slack);
      }),
    );
  });

  it('puts a level on an edge into the bin above it, and the greatest into the last', () => {
    expect(countInBins([0, 1, 1, 2], [0, 1, 2])).toEqual([1, 3]);
  });

  it('of days that are all alike is one bin around them', () => {
    const edges = binEdges([0.2, 0.2, 0.2]);
    expect(edges).toHaveLength(2);
    expect(countInBins([0.2, 0.2, 0.2], edges)).toEqual([3]);
  });

  it('of no day is nothing', () => {
    expect(quartilesOf([])).toBeNull();
    expect(binEdges([])).toEqual([]);
  });
});
