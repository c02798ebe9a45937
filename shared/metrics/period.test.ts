import { describe, expect, it } from 'vitest';
import { periodEnd, periodStart } from './period.ts';

describe('the time a figure speaks of', () => {
  it.each([
    ['2026-11-19', 'day', '2026-11-19', '2026-11-19'],
    ['2026-11-19', 'week', '2026-11-16', '2026-11-22'],
    ['2026-11-22', 'week', '2026-11-16', '2026-11-22'],
    ['2026-02-19', 'month', '2026-02-01', '2026-02-28'],
    ['2026-12-31', 'month', '2026-12-01', '2026-12-31'],
  ] as const)('%s as a %s lasts from %s to %s', (day, grain, start, end) => {
    expect(periodStart(day, grain)).toBe(start);
    expect(periodEnd(day, grain)).toBe(end);
  });
});
