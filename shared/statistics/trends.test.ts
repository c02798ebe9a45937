import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runLengths } from './change-points.ts';
import { mannKendall } from './mann-kendall.ts';
import { relativeError } from './relative-error.ts';
import { theilSenLine } from './theil-sen.ts';

const RISING = [52, 55, 49, 61, 58, 63, 60, 66, 70, 64, 72, 71];

describe('the Theil-Sen line', () => {
  it('is that of scipy (1.10.1: theilslopes)', () => {
    const { slope, intercept, interval } = theilSenLine({
      x: [...RISING.keys()],
      y: RISING,
      confidence: 0.95,
    });
    expect(slope).toBe(1.8452380952380953);
    expect(intercept).toBe(51.851190476190474);
    expect(interval).toEqual({ low: 1.25, high: 2.6666666666666665 });
  });

  it('runs through a line, whatever one wild value says', () => {
    const wild = Array.from({ length: 15 }, (_, x) => (x === 14 ? 1e6 : 3 + 2 * x));
    expect(theilSenLine({ x: [...wild.keys()], y: wild, confidence: 0.9 })).toMatchObject({
      slope: 2,
      intercept: 3,
    });
  });

  it('is refused where x does not vary or does not fit', () => {
    expect(() => theilSenLine({ x: [1, 1], y: [1, 2], confidence: 0.9 })).toThrow(RangeError);
    expect(() => theilSenLine({ x: [1, 2, 3], y: [1, 2], confidence: 0.9 })).toThrow(RangeError);
  });
});

describe('the Mann-Kendall test', () => {
  it('is that of scipy (1.10.1: kendalltau against time)', () => {
    const { tau, p } = mannKendall(RISING);
    expect(relativeError(tau, 0.7575757575757575)).toBeLessThan(1e-14);
    expect(relativeError(p, 0.00024002425044091711)).toBeLessThan(1e-13);
  });

  it('gives every order of five values its exact chance', () => {
    const orders = permutations([1, 2, 3, 4, 5]);
    const taus = orders.map((order) => mannKendall(order));
    for (const { tau, p } of taus) {
      const asExtreme = taus.filter((other) => Math.abs(other.tau) >= Math.abs(tau) - 1e-12).length;
      expect(p).toBeCloseTo(Math.min(1, asExtreme / orders.length), 10);
    }
  });

  it('turns round with the series, and says nothing of equal values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 50 }), (values) => {
        const forward = mannKendall(values);
        const backward = mannKendall(values.toReversed());
        expect(backward.tau).toBeCloseTo(-forward.tau, 12);
        expect(backward.p).toBeCloseTo(forward.p, 12);
        expect(forward.p).toBeGreaterThanOrEqual(0);
        expect(forward.p).toBeLessThanOrEqual(1);
      }),
    );
    expect(mannKendall([4, 4, 4])).toEqual({ tau: 0, p: 1 });
    expect(() => mannKendall([4])).toThrow(RangeError);
  });
});

describe('change points', () => {
  const prior = { mean: 0, kappa: 1, alpha: 1, beta: 1 };
  const jump = [0.1, -0.3, 0.2, 0.5, -0.1, 0, 0.3, -0.2, 0.1, -0.4, 3.1, 2.8, 3.3, 2.9];

  it('are found four values ago (Adams & MacKay 2007, computed with numpy)', () => {
    const { posterior, likeliest } = runLengths(jump, { hazard: 0.02, prior });
    expect(likeliest.at(-1)).toBe(4);
    expect(likeliest[9]).toBe(10);
    expect(relativeError(posterior[4] ?? 0, 0.8759586622603142)).toBeLessThan(1e-13);
    expect(posterior[0]).toBeCloseTo(0.02, 14);
  });

  it('have probabilities that add up to 1, also after values far from everything believed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 40 }),
        (values) => {
          const { posterior, likeliest } = runLengths(values, { hazard: 0.02, prior });
          expect(posterior.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(posterior).toHaveLength(values.length + 1);
          expect(likeliest).toHaveLength(values.length);
        },
      ),
    );
  });

  it('are refused without values, hazard or a proper prior', () => {
    expect(() => runLengths([], { hazard: 0.02, prior })).toThrow(RangeError);
    expect(() => runLengths([1], { hazard: 0, prior })).toThrow(RangeError);
    expect(() => runLengths([1], { hazard: 0.02, prior: { ...prior, beta: 0 } })).toThrow(RangeError);
  });
});

function permutations(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item].concat(rest)),
  );
}
