import { describe, expect, it } from 'vitest';
import type { DayFigure } from './arm-totals.ts';
import { compareArms } from './compare-arms.ts';
import { WITHOUT_BASE } from './metric.ts';
import { metricOf } from '#tests/support/gate-facts.ts';

type Day = { readonly pilot: number; readonly control: number };

const dayOf = (index: number): string => `2026-11-${String(index + 1).padStart(2, '0')}`;

function shares(days: readonly Day[], units = 400) {
  const arm = (of: keyof Day): DayFigure[] =>
    days.map((day, index) => ({
      day: dayOf(index),
      units,
      total: day[of],
      totalSquares: day[of],
      ...WITHOUT_BASE,
    }));
  return compareArms(metricOf({}), { pilot: arm('pilot'), reference: arm('control') });
}

/** Fifty times an arm, their average logarithm as given, with a spread of .5. */
function times(days: readonly Day[]) {
  const arm = (of: keyof Day): DayFigure[] =>
    days.map((day, index) => ({
      day: dayOf(index),
      units: 50,
      total: 50 * day[of],
      totalSquares: 0.25 * 49 + 50 * day[of] ** 2,
      ...WITHOUT_BASE,
    }));
  const metric = metricOf({ kind: 'duration', direction: 'lower' });
  return compareArms(metric, { pilot: arm('pilot'), reference: arm('control') });
}

const uneven = (up: Day, down: Day): Day[] => [up, down, up, down, up, down, up, down];

describe('the range of a difference', () => {
  it('includes that days differ more than chance, as wide about the same estimate', () => {
    const { difference, otherMethods, rangeIncludes } = shares(
      uneven({ pilot: 160, control: 80 }, { pilot: 80, control: 120 }),
    );
    const [ofCases] = otherMethods;
    expect(rangeIncludes?.days).toBe('widened');
    expect(difference?.estimate).toBe(ofCases?.estimate);
    const width = (range: typeof ofCases | null): number => (range?.high ?? NaN) - (range?.low ?? NaN);
    expect(width(difference) / width(ofCases)).toBeCloseTo(rangeIncludes?.times ?? NaN, 9);
    expect(rangeIncludes?.times).toBeGreaterThan(3);
  });

  it('stays as the cases make it where days differ no more than chance', () => {
    const { difference, rangeIncludes } = shares(
      uneven({ pilot: 101, control: 80 }, { pilot: 99, control: 81 }),
    );
    expect(rangeIncludes).toEqual({ days: 'alike', times: 1 });
    expect(difference?.method).toBe('pooled-z');
  });

  it('says that four days are too few to know', () => {
    const { rangeIncludes } = shares(
      uneven({ pilot: 160, control: 80 }, { pilot: 80, control: 120 }).slice(0, 4),
    );
    expect(rangeIncludes).toEqual({ days: 'left-out', times: 1 });
  });

  it('is wider on the logarithm where it is relative, and never less than nothing', () => {
    const { difference, otherMethods, rangeIncludes } = times(
      uneven({ pilot: 2.5, control: 1 }, { pilot: 0.5, control: 2 }),
    );
    const reach = (end: number | null | undefined): number =>
      Math.log1p(end ?? NaN) - Math.log1p(difference?.estimate ?? NaN);
    expect(rangeIncludes?.days).toBe('widened');
    expect(reach(difference?.low) / reach(otherMethods[0]?.low)).toBeCloseTo(rangeIncludes?.times ?? NaN, 9);
    expect(difference?.low).toBeGreaterThan(-1);
  });

  it('goes with the probability: a range that reaches none leaves a chance of 2.5 %', () => {
    // The lower end of the typical time’s range lies at no difference, so that 97.5 % is above it.
    const days = uneven({ pilot: 1.9, control: 1 }, { pilot: 0.9, control: 1 });
    const { difference } = times(days);
    const shift = Math.log1p(difference?.low ?? NaN);
    const moved = days.map(({ pilot, control }) => ({ pilot: pilot - shift, control }));
    const found = times(moved);
    expect(found.difference?.low).toBeCloseTo(0, 9);
    expect(found.probabilityBetter).toBeCloseTo(0.025, 6);
  });

  it.each([
    ['several cases a day', 4],
    ['hardly any', 1],
  ])('of shares never reaches beyond none and all, with %s', (_title, units) => {
    const { difference } = shares(uneven({ pilot: units, control: 0 }, { pilot: 0, control: units }), units);
    expect(difference?.low).toBeGreaterThanOrEqual(-1);
    expect(difference?.high).toBeLessThanOrEqual(1);
  });
});
