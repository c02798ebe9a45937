import { array, assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGrowingEvidence, evidenceOf } from './arm-evidence.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';

const amount = integer({ min: 0, max: 1e8 }).map((cents) => cents / 100);
const figures = array(record({ units: integer({ min: 0, max: 500 }), total: amount, base: amount }), {
  minLength: 1,
  maxLength: 40,
});

describe('what days say that are added one by one', () => {
  it.each(['units', 'base'] as const)('is what they say together, weighed by their %s', (weight) => {
    assert(
      property(figures, (drawn) => {
        const values = drawn.map((sums, index) => ({
          ...sums,
          day: addDays('2026-01-01', index),
          totalSquares: null,
          baseSquares: null,
          crossProducts: null,
        }));
        const growing = createGrowingEvidence();
        for (const value of values) growing.add(value);
        const [one, together] = [growing.evidence(), evidenceOf(values)];
        expect(one.totals).toEqual(together.totals);
        expect(one.hasLargeDay).toBe(together.hasLargeDay);
        const sum = together.totals[weight] ?? 0;
        if (sum < 1) return;
        const level = together.totals.total / sum;
        const [found, wanted] = [one.between(weight), together.between(weight)];
        expect(found.effective).toBeCloseTo(wanted.effective, 9);
        const size = values.reduce((all, { total }) => all + total ** 2, 0);
        expect(Math.abs(found.squaresAround(level) - wanted.squaresAround(level))).toBeLessThanOrEqual(
          size * 1e-9,
        );
      }),
    );
  });

  it('keeps a spread that is small beside the level: 1000000, 1000001 and 1000002 differ by 2 in squares', () => {
    const growing = createGrowingEvidence();
    for (const [index, total] of [1_000_000, 1_000_001, 1_000_002].entries()) {
      const nothing = { totalSquares: null, base: null, baseSquares: null, crossProducts: null };
      growing.add({ day: addDays('2026-01-01', index), units: 1, total, ...nothing });
    }
    expect(growing.evidence().between('units').squaresAround(1_000_001)).toBeCloseTo(2, 9);
  });
});
