import { describe, expect, it } from 'vitest';
import { dayScale, monthStarts, phaseBarHeight, weekStarts } from './timeline-layout.ts';

describe('the layout of a timeline', () => {
  it('lays days evenly over the width', () => {
    const x = dayScale('2026-09-01', '2026-09-11', 100);
    expect([x('2026-09-01'), x('2026-09-06'), x('2026-09-11')]).toEqual([0, 50, 100]);
  });

  it.each([
    [0, 5, 10],
    [2, 5, 22],
    [4, 5, 34],
    [0, 1, 34],
  ])('gives phase %i of %i a bar of %i px', (index, count, height) => {
    expect(phaseBarHeight(index, count)).toBe(height);
  });

  it('names the month the span begins in and every month after', () => {
    expect(monthStarts('2026-11-10', '2027-01-05')).toEqual(['2026-11-10', '2026-12-01', '2027-01-01']);
  });

  it('numbers Mondays, fewer where there is less room', () => {
    expect(weekStarts('2026-11-02', '2026-11-24', 400)).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
    expect(weekStarts('2026-11-03', '2026-12-01', 60)).toEqual(['2026-11-09', '2026-11-23']);
  });
});
