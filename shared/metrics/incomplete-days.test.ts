import { describe, expect, it } from 'vitest';
import { findIncompleteDays, type DayOfSegments } from './incomplete-days.ts';
import type { MetricGrain } from './metric.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';

/** 2 November 2026 is a Monday. */
const MONDAY = '2026-11-02';

/** Consecutive days from a Monday on with so many segments each; null has no figure at all. */
function daysOf(counts: readonly (number | null)[], arm: DayOfSegments['arm'] = 'pilot'): DayOfSegments[] {
  return counts.flatMap((segments, at) =>
    segments === null ? [] : [{ day: addDays(MONDAY, at), arm, segments }],
  );
}

function found(counts: readonly (number | null)[]): [number, number, number][] {
  return findIncompleteDays(daysOf(counts), 'day').map(({ day, segments, usual }) => [
    Number(day.slice(8)),
    segments,
    usual,
  ]);
}

describe('a day that lacks a segment', () => {
  it.each<[string, (number | null)[], [number, number, number][]]>([
    ['is found between whole ones', [2, 2, 1, 2], [[4, 1, 2]]],
    ['is found at the end, where a file was not finished', [3, 3, 3, 2], [[5, 2, 3]]],
    ['is none where everybody was said at once', [2, 2, 0, 2], []],
    ['is none before a segment came: a new shop was never missing', [2, 2, 3, 3], []],
    ['is none where no day has more', [1, 1, 1], []],
    ['is none on a weekend that is short for the first time', [3, 3, 3, 3, 3, 2, 1], []],
    ['is found on a weekend whose like had more', [3, 3, 3, 3, 3, 2, 2, 3, 3, 3, 3, 3, 1, 2], [[14, 1, 2]]],
    [
      'is none on a working day that is short every week, once it came round',
      [1, 3, 3, 3, 3, null, null, 1, 3, 3, 3, 3, null, null, 1],
      [],
    ],
    ['is none where absence is the rule', [3, 1, 2, 1, 3, 1, 2, 1, 2, 1, 3, 1], []],
    ['is found though it is one of three', [2, 1, 2], [[3, 1, 2]]],
  ])('%s', (_what, counts, expected) => {
    expect(found(counts)).toEqual(expected);
  });

  it('is expected for four weeks after a segment stayed away, and no longer', () => {
    const before = Array.from({ length: 120 }, () => 2);
    const after = Array.from({ length: 40 }, () => 1);
    expect(found([...before, ...after])).toHaveLength(28);
  });

  it('is looked for in each arm by itself', () => {
    const days = [...daysOf([2, 2, 2]), ...daysOf([3, 2, 3], 'control')];
    expect(findIncompleteDays(days, 'day')).toEqual([
      { day: '2026-11-03', arm: 'control', segments: 2, usual: 3 },
    ]);
  });

  it.each<[MetricGrain, number]>([
    ['week', 7],
    ['month', 30],
  ])('is a %s too, held against the four before', (grain, apart) => {
    const days = [2, 2, 1, 2, 2].map((segments, at) => ({
      day: addDays(MONDAY, at * apart),
      arm: 'pilot' as const,
      segments,
    }));
    const short = findIncompleteDays(days, grain);
    expect(short.map(({ day }) => day)).toEqual([addDays(MONDAY, 2 * apart)]);
  });
});
