import { describe, expect, it } from 'vitest';
import type { DayFigure } from './arm-totals.ts';
import { compareCounts } from './compare-counts.ts';
import { compareMeans } from './compare-means.ts';
import { compareProportions } from './compare-proportions.ts';
import { WITHOUT_BASE } from './metric.ts';

function day(index: number, units: number, total: number, totalSquares: number | null = null): DayFigure {
  return { day: `2026-10-${String(index).padStart(2, '0')}`, units, total, totalSquares, ...WITHOUT_BASE };
}

describe('two shares', () => {
  it.each<[string, [number, number], [number, number], string, string[]]>([
    ['small arms', [48, 80], [56, 70], 'newcombe', ['pooled-z', 'mantel-haenszel']],
    ['one arm of 200', [60, 200], [500, 2000], 'newcombe', ['pooled-z', 'mantel-haenszel']],
    ['two arms above 200', [60, 201], [80, 201], 'pooled-z', ['newcombe', 'mantel-haenszel']],
    ['large arms with hardly a success', [2, 3000], [1, 3000], 'newcombe', []],
  ])('%s', (_name, [a, n], [b, m], method, others) => {
    const answer = compareProportions({ pilot: [day(1, n, a)], reference: [day(1, m, b)] });
    expect(answer.difference?.method).toBe(method);
    expect(answer.otherMethods.map((other) => other.method)).toEqual(others);
  });

  it('of a steady share treated are the totals, day by day or not', () => {
    const answer = compareProportions({
      pilot: [day(1, 10, 3), day(2, 20, 9)],
      reference: [day(1, 20, 4), day(2, 40, 10)],
    });
    const total = compareProportions({ pilot: [day(1, 30, 12)], reference: [day(1, 60, 14)] });
    expect(answer.difference).toEqual(total.difference);
  });

  it('of a growing pilot stand as if both had met the same days', () => {
    const { difference, otherMethods } = compareProportions({
      pilot: [day(1, 10, 2), day(2, 40, 20)],
      reference: [day(1, 40, 8), day(2, 10, 5)],
    });
    expect(difference).toMatchObject({ method: 'newcombe-standardised' });
    expect(difference?.estimate).toBeCloseTo(0, 12);
    expect(otherMethods[0]).toMatchObject({ method: 'newcombe' });
    expect(otherMethods[0]?.estimate).toBeCloseTo(22 / 50 - 13 / 50, 12);
    // Both days weigh a half, so that each arm is worth 4 / (1 / 10 + 1 / 40) = 32 units of a share of .35.
    // Wilson gives 11.2 of 32 .209096 to .523064, so that either limit lies hypot(.173064, .140904) away.
    expect(difference?.high).toBeCloseTo(0.22316, 4);
    expect(difference?.low).toBeCloseTo(-0.22316, 4);
  });

  it('of a growing pilot of few units have limits built from exact ones', () => {
    const { difference, otherMethods, probabilityAbove } = compareProportions({
      pilot: [day(1, 1, 0), day(2, 9, 3)],
      reference: [day(1, 9, 0), day(2, 1, 0)],
    });
    expect(difference).toMatchObject({ method: 'exact-standardised' });
    expect(difference?.estimate).toBeCloseTo(1 / 6, 12);
    expect(otherMethods.map(({ method }) => method)).toEqual(['newcombe']);
    expect(probabilityAbove(0)).toBeGreaterThan(0.5);
    expect(probabilityAbove(0)).toBeLessThan(0.9);
  });

  it('agree with the published interval of 56 of 70 against 48 of 80', () => {
    const { difference } = compareProportions({ pilot: [day(1, 70, 56)], reference: [day(1, 80, 48)] });
    expect(difference?.estimate).toBeCloseTo(0.2, 12);
    expect(difference?.low).toBeCloseTo(0.05243147240236, 12);
    expect(difference?.high).toBeCloseTo(0.33387265403691, 12);
  });

  it('28 of 120 against 18 of 118 are better with 94 %', () => {
    const answer = compareProportions({ pilot: [day(1, 120, 28)], reference: [day(1, 118, 18)] });
    expect(answer.probabilityAbove(0)).toBeCloseTo(0.9413181082141473, 10);
  });

  it('within days, the growing pilot is better although the totals say worse (Simpson)', () => {
    const answer = compareProportions({
      pilot: [day(1, 10_000, 230), day(2, 500_000, 6000)],
      reference: [day(1, 990_000, 20_000), day(2, 500_000, 5000)],
    });
    expect(answer.difference?.method).toBe('mantel-haenszel');
    expect(answer.difference?.estimate).toBeGreaterThan(0);
    expect(answer.probabilityAbove(0)).toBeGreaterThan(0.99);
    expect(answer.otherMethods.map(({ method }) => method)).toEqual(['pooled-z', 'newcombe']);
    expect(answer.otherMethods[0]?.estimate).toBeLessThan(0);
  });

  it('of which one has fewer than 20 units have limits built from exact ones', () => {
    const { difference } = compareProportions({ pilot: [day(1, 12, 3)], reference: [day(1, 10, 0)] });
    expect(difference).toMatchObject({ method: 'clopper-pearson', estimate: 0.25 });
    // Clopper-Pearson: 3 of 12 in .054861 to .571858, 0 of 10 up to .308497 (R 4.2.2 binom.test).
    expect(difference?.low).toBeCloseTo(0.25 - Math.hypot(0.25 - 0.054861, 0.308497), 5);
    expect(difference?.high).toBeCloseTo(0.571858, 5);
  });
});

describe('two averages', () => {
  it('of single values with known squares are compared by Welch', () => {
    const sample = (values: number[]) =>
      day(
        1,
        values.length,
        values.reduce((a, b) => a + b),
        values.reduce((sum, value) => sum + value ** 2, 0),
      );
    const { difference, otherMethods } = compareMeans({
      pilot: [sample([5, 6, 7, 8])],
      reference: [sample([8, 9, 11, 12])],
    });
    expect(difference?.method).toBe('welch');
    expect(difference?.estimate).toBeCloseTo(-3.5, 12);
    // t -3.1304951685 at 5.4 degrees of freedom (scipy 1.10 ttest_ind, equal_var=False).
    expect(difference?.low).toBeCloseTo(-6.311131012435687, 9);
    expect(difference?.high).toBeCloseTo(-0.6888689875643133, 9);
    expect(otherMethods).toEqual([]);
  });

  it('of days are compared within them, each day one observation', () => {
    const pilot = [day(1, 10, 30), day(2, 10, 28), day(3, 10, 27)];
    const reference = [day(1, 10, 35), day(2, 10, 32), day(3, 10, 33)];
    const { difference, otherMethods } = compareMeans({ pilot, reference });
    expect(difference).toMatchObject({ method: 'weighted-days' });
    expect(difference?.estimate).toBeCloseTo(-0.5, 12);
    // Differences -0.5, -0.4, -0.6: mean -0.5, standard error 0.1 / sqrt(3), t(2) = 4.302653.
    expect(difference?.low).toBeCloseTo(-0.5 - (4.302652729911275 * 0.1) / Math.sqrt(3), 10);
    expect(otherMethods.map(({ method }) => method)).toEqual(['welch-days']);
  });

  it('of two common days are an estimate within them, of unknown spread', () => {
    const { difference, probabilityAbove } = compareMeans({
      pilot: [day(1, 1, 10), day(2, 9, 270)],
      reference: [day(1, 9, 90), day(2, 1, 30)],
    });
    expect(difference).toMatchObject({ estimate: 0, low: null, high: null, method: 'none' });
    expect(probabilityAbove(0)).toBeNull();
  });

  it('of units known well enough within days are weighed by their precision', () => {
    const drawn = (index: number, mean: number) => day(index, 20, 20 * mean, 20 * mean ** 2 + 19 * 4);
    const { difference, otherMethods } = compareMeans({
      pilot: [drawn(1, 11), drawn(2, 31)],
      reference: [drawn(1, 10), drawn(2, 30)],
    });
    expect(difference).toMatchObject({ method: 'stratified-mean' });
    expect(difference?.estimate).toBeCloseTo(1, 10);
    // Standard error sqrt(4 / 40 + 4 / 40), 76 degrees of freedom: 1.991673 of them.
    expect(difference?.high).toBeCloseTo(1 + 1.991673 * Math.sqrt(0.2), 5);
    expect(otherMethods.map(({ method }) => method)).toEqual(['welch']);
  });

  it('one day a side is an estimate without an interval', () => {
    const answer = compareMeans({ pilot: [day(1, 1, 3)], reference: [day(1, 1, 4)] });
    expect(answer.difference).toEqual({
      estimate: -1,
      low: null,
      high: null,
      method: 'none',
      scale: 'absolute',
    });
    expect(answer.probabilityAbove(0)).toBeNull();
  });
});

describe('two rates', () => {
  it('9 in 500 against 7 in 1000', () => {
    const answer = compareCounts({ pilot: [day(1, 500, 9)], reference: [day(1, 1000, 7)] });
    expect(answer.difference).toMatchObject({ method: 'poisson' });
    expect(answer.difference?.estimate).toBeCloseTo(0.011, 12);
    expect(answer.difference?.low).toBeCloseTo(
      0.011 - Math.hypot(0.018 - 0.00823068, 0.01442267536 - 0.007),
      6,
    );
    expect(answer.difference?.high).toBeCloseTo(
      0.011 + Math.hypot(0.0341695 - 0.018, 0.007 - 0.00281436305),
      6,
    );
  });

  it('are also held against each other as a ratio', () => {
    const answer = compareCounts({ pilot: [day(1, 1011, 23)], reference: [day(1, 800, 11)] });
    const [ratio] = answer.otherMethods;
    expect(ratio).toMatchObject({ method: 'rate-ratio', scale: 'relative' });
    expect(ratio?.estimate).toBeCloseTo(0.65452747055121, 10);
    expect(ratio?.high).toBeCloseTo(2.759429748966801, 9);
  });

  it('of a growing pilot stand as if both had met the same days', () => {
    const { difference, otherMethods, probabilityAbove } = compareCounts({
      pilot: [day(1, 100, 2), day(2, 900, 54)],
      reference: [day(1, 900, 18), day(2, 100, 6)],
    });
    expect(difference).toMatchObject({ method: 'poisson-standardised' });
    expect(difference?.estimate).toBeCloseTo(0, 12);
    expect(otherMethods.map(({ method }) => method)).toEqual(['rate-ratio-days', 'poisson']);
    expect(otherMethods[0]?.estimate).toBeCloseTo(0, 9);
    expect(otherMethods[1]?.estimate).toBeCloseTo(0.056 - 0.024, 12);
    expect(probabilityAbove(0)).toBeCloseTo(0.5, 6);
  });

  it('the chance with a margin meets the one without as the margin vanishes', () => {
    const answer = compareCounts({ pilot: [day(1, 500, 9)], reference: [day(1, 1000, 7)] });
    const exact = answer.probabilityAbove(0) ?? Number.NaN;
    expect(exact).toBeGreaterThan(0.9);
    expect(answer.probabilityAbove(1e-9)).toBeCloseTo(exact, 6);
    expect(answer.probabilityAbove(1)).toBeCloseTo(0, 10);
    expect(answer.probabilityAbove(-1)).toBeCloseTo(1, 10);
  });

  it('no event on either side is no difference with honest limits', () => {
    const { difference } = compareCounts({ pilot: [day(1, 30, 0)], reference: [day(1, 60, 0)] });
    expect(difference?.estimate).toBe(0);
    expect(difference?.high).toBeGreaterThan(0.1);
    expect(difference?.low).toBeLessThan(-0.05);
  });
});
