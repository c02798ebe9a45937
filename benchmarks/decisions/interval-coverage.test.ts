import { describe, expect, it } from 'vitest';
import {
  createTally,
  rateComparisonCoverage,
  rateCoverage,
  shareCoverage,
  shareDifferenceCoverage,
} from './coverage-by-counting.ts';
import { DIFFERENCES, drawnCoverage, LEVELS } from './coverage-by-drawing.ts';
import { coverageWithinDays, DAILY_TRUTHS, totalsOf, type Setting } from './coverage-within-days.ts';
import { createChance } from '#tests/support/chance.ts';

describe('the tally of a truth', () => {
  it('counts intervals that enclose it, and only those that are shown', () => {
    const tally = createTally(3);
    tally.add({ low: 1, high: 3 }, 0.5);
    tally.add({ low: 4, high: 8 }, 0.25);
    tally.add({ low: null, high: null }, 0.125);
    tally.add(null, 0.125);
    const { coverage, width, shown } = tally.result();
    expect(coverage).toBeCloseTo(2 / 3, 12);
    expect(width).toBeCloseTo((2 * 0.5 + 4 * 0.25) / 0.75, 12);
    expect(shown).toBe(0.75);
  });
});

describe('the intervals shown of counts, over every possible outcome', () => {
  it.each([0.02, 0.1, 0.3, 0.5])(
    'enclose a share of %d in at least 19 of 20 outcomes where they are exact',
    (rate) => {
      for (const n of [5, 10, 19]) expect(shareCoverage(rate)(n).coverage).toBeGreaterThanOrEqual(0.95);
    },
  );

  it.each([0.02, 0.1, 0.3, 0.5])('enclose a share of %d in about as many from 20 on', (rate) => {
    for (const n of [20, 50, 200]) expect(shareCoverage(rate)(n).coverage).toBeGreaterThan(0.93);
  });

  it.each([0.02, 0.1, 2])('enclose a rate of %d in at least 19 of 20 outcomes', (rate) => {
    for (const n of [5, 20, 50]) expect(rateCoverage(rate)(n).coverage).toBeGreaterThanOrEqual(0.95);
  });

  it.each([
    [0.02, 0.02],
    [0.2, 0.1],
    [0.5, 0.3],
  ])('enclose the difference of shares of %d and %d', (treated, control) => {
    const at = shareDifferenceCoverage(treated, control);
    for (const n of [5, 20, 50]) expect(at(n).coverage).toBeGreaterThan(0.94);
    expect(at(50).width).toBeLessThan(at(20).width);
  });

  it('enclose the difference of shares as a second look within days, from ten of both kinds on', () => {
    for (const n of [50, 200]) {
      expect(shareDifferenceCoverage(0.5, 0.3, 'mantel-haenszel')(n).coverage).toBeGreaterThan(0.92);
    }
    expect(shareDifferenceCoverage(0.02, 0.02, 'mantel-haenszel')(50).shown).toBeLessThan(1e-6);
  });

  it('enclose the difference and the ratio of two rates', () => {
    expect(rateComparisonCoverage(0.5, 0.5, 'first')(20).coverage).toBeGreaterThan(0.94);
    expect(rateComparisonCoverage(0.5, 0.5, 'rate-ratio')(20).coverage).toBeGreaterThanOrEqual(0.95);
  });
});

/** 1,000 draws have an error of .007. */
function coverageOf(name: string, n: number): number {
  const interval = [...LEVELS, ...DIFFERENCES].find((candidate) => candidate.name.startsWith(name));
  if (interval === undefined) throw new Error(`no interval begins with ${name}`);
  return drawnCoverage(interval, { n, runs: 1000, chance: createChance(5) }).coverage;
}

describe('the intervals shown of values, over drawn samples', () => {
  it.each([
    ['average, normal', 5],
    ['average, marks', 5],
    ['average, marks', 20],
    ['average, amounts', 5],
    ['average, amounts', 20],
    ['duration, typical time', 5],
    ['ratio, by customer', 10],
    ['averages, normal', 10],
    ['averages, amounts', 10],
    ['durations, 20 % apart, one day', 5],
    ['durations, 20 % apart, five uneven days', 20],
    ['ratios', 10],
  ])('%s: %d an arm enclose the truth in about 19 of 20 samples', (name, n) => {
    expect(coverageOf(name, n)).toBeGreaterThan(0.91);
  });
});

describe('the first interval shown while a pilot grows and everybody’s level doubles', () => {
  const growing = (n: number): Setting => ({ allocation: 'growing', base: 'doubling', days: 10, n });
  const sample = (runs: number) => ({ runs, chance: createChance(5) });

  it.each(DAILY_TRUTHS)('encloses the truth in about 19 of 20 samples: $name', (daily) => {
    // Three standard errors below .95.
    for (const [n, runs] of [
      [20, 300],
      [200, 200],
    ] as const) {
      const { coverage } = coverageWithinDays(daily, growing(n), sample(runs));
      expect(coverage).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / runs));
    }
  });

  it.each(DAILY_TRUTHS.filter(({ showsTotals }) => showsTotals))(
    'is not the one of the totals, which miss it: $name',
    (daily) => {
      const { coverage } = coverageWithinDays(daily, growing(200), { ...sample(100), pick: totalsOf });
      expect(coverage).toBeLessThan(0.85);
    },
  );
});
