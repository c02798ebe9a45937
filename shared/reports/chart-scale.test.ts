import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayTicks, quantile, roundTicks, spreadLabels } from './chart-scale.ts';

describe('the lines of a scale', () => {
  it.each([
    [0.18, 0.31, 5, [0.15, 0.2, 0.25, 0.3, 0.35]],
    [0, 4, 6, [0, 1, 2, 3, 4]],
    [-0.02, 0.05, 6, [-0.02, 0, 0.02, 0.04, 0.06]],
    [7, 7, 6, [7, 8]],
  ])('from %d to %d', (low, high, most, ticks) => {
    expect(roundTicks({ low, high }, most)).toEqual(ticks);
  });

  it('cover the range with at least two and at most as many as asked', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const low = Math.min(a, b);
        const high = Math.max(a, b);
        fc.pre(high - low > 1e-6);
        const ticks = roundTicks({ low, high }, 6);
        const slack = (high - low) * 1e-6;
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks[0]).toBeLessThanOrEqual(low + slack);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - slack);
      }),
    );
  });

  it('go by whole weeks where there are enough days', () => {
    expect(dayTicks('2026-10-19', '2026-11-22', 6)).toEqual([
      '2026-10-19',
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ]);
    expect(dayTicks('2026-10-19', '2026-10-19', 6)).toEqual(['2026-10-19']);
    expect(dayTicks('2026-10-19', '2026-10-21', 6)).toHaveLength(3);
  });
});

describe('labels at the end of lines', () => {
  it('move apart in their order and stay inside', () => {
    expect(spreadLabels([50, 52, 10], 13, { low: 0, high: 60 })).toEqual([47, 60, 10]);
    expect(spreadLabels([], 13, { low: 0, high: 60 })).toEqual([]);
  });
});

describe('a quantile', () => {
  it('is a value of the sample', () => {
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
