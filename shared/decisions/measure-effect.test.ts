import { describe, expect, it } from 'vitest';
import type { DayPair } from './day-pairs.ts';
import { measureEffect } from './measure-effect.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { WITHOUT_BASE } from '#shared/metrics/metric.ts';

/** A day of 100 or so times an arm: their average logarithm, with a spread of .5. */
function dayOfTimes(index: number, pilotLog: number, units: number): DayPair {
  const arm = (mean: number) => ({
    day: addDays('2026-03-02', index),
    units,
    total: units * mean,
    totalSquares: 0.25 * (units - 1) + units * mean ** 2,
    ...WITHOUT_BASE,
  });
  return { pilot: arm(pilotLog), reference: arm(1) };
}

/** Twelve days, small ones first, whose effect is now above and now below none. */
function daysApart(by: number): DayPair[] {
  return Array.from({ length: 12 }, (_, index) =>
    dayOfTimes(index, 1 + (index % 2 === 0 ? by : -by), index < 6 ? 20 : 400),
  );
}

describe('the error of an effect', () => {
  it('is that of its figures while days differ as chance lets them', () => {
    const effect = measureEffect('duration', daysApart(0.01));
    // 2,520 times an arm, each arm with variance .25.
    expect(effect?.standardError).toBeCloseTo(Math.sqrt((2 * 0.25) / 2520), 3);
  });

  it('grows to what days of so unequal weight know together when they differ by .2', () => {
    const effect = measureEffect('duration', daysApart(0.2));
    // Six large days decide, each off by .2: .2 / √6 = .082, which Q per degree of freedom alone would put at .060.
    expect(effect?.standardError).toBeGreaterThan(0.075);
    expect(effect?.standardError).toBeLessThan(0.1);
  });
});

describe('an effect that cannot be measured', () => {
  it('has no days, an empty arm, or no spread at all', () => {
    expect(measureEffect('duration', [])).toBeNull();
    const [day] = daysApart(0);
    if (day === undefined) throw new Error('there is a day');
    const empty = { ...day, reference: { ...day.reference, units: 0, total: 0, totalSquares: 0 } };
    expect(measureEffect('duration', [empty, empty, empty])).toBeNull();
    const flat = [0, 1, 2].map((index) => dayOfTimes(index, 1, 1));
    expect(measureEffect('duration', flat)).toBeNull();
  });
});
