import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaQuantile, betaUpperQuantile, betaUpperTail, logBeta } from './beta.ts';
import { chiSquareUpperTail } from './chi-square.ts';

describe('the beta distribution', () => {
  it('has the tails and quantiles of Beta(4, 86)', () => {
    const shape = { a: 4, b: 86 };
    expect(betaCdf(0.05, shape)).toBeCloseTo(0.6555852547102374, 12);
    expect(betaUpperTail(0.1, shape) / 0.018199199202556575).toBeCloseTo(1, 11);
    expect(betaQuantile(0.05, shape)).toBeCloseTo(0.015495382526792006, 13);
    expect(betaUpperQuantile(0.05, shape)).toBeCloseTo(0.08481740327443245, 13);
  });

  it('knows ln B(2, 3) = ln(1/12)', () => {
    expect(logBeta({ a: 2, b: 3 })).toBeCloseTo(-Math.log(12), 14);
  });

  it('turns over when successes and failures change places', () => {
    const shapes = fc.double({ min: 0.5, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), shapes, shapes, (x, a, b) => {
        expect(betaCdf(x, { a, b })).toBeCloseTo(betaUpperTail(1 - x, { a: b, b: a }), 10);
        expect(betaCdf(x, { a, b }) + betaUpperTail(x, { a, b })).toBeCloseTo(1, 12);
      }),
    );
  });

  it('refuses shapes not above 0 and shares outside 0 to 1', () => {
    expect(() => betaCdf(0.5, { a: 0, b: 1 })).toThrow(RangeError);
    expect(() => betaUpperTail(0.5, { a: 1, b: Number.NaN })).toThrow(RangeError);
    expect(() => betaQuantile(1.1, { a: 1, b: 1 })).toThrow(RangeError);
    expect(() => betaUpperQuantile(-0.1, { a: 1, b: 1 })).toThrow(RangeError);
  });
});

describe('the chi-square upper tail', () => {
  it('is 0.0455 at 4 with one degree of freedom and stays exact far out', () => {
    expect(chiSquareUpperTail(4, 1)).toBeCloseTo(0.04550026389635842, 14);
    expect(chiSquareUpperTail(46.4213333333333, 2) / 8.31257439958417e-11).toBeCloseTo(1, 9);
    expect(chiSquareUpperTail(0, 3)).toBe(1);
    expect(() => chiSquareUpperTail(-1, 1)).toThrow(RangeError);
  });
});
