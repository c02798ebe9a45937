import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  normalCdf,
  normalMultiplier,
  normalQuantile,
  normalTwoSided,
  normalUpperQuantile,
  normalUpperTail,
} from './normal.ts';

const MPMATH = 'mpmath 1.3.0, 40 digits';

describe('the standard normal distribution', () => {
  it.each([
    [3, 0.0013498980316300946, MPMATH],
    [8, 6.220960574271784e-16, MPMATH],
    [37, 5.725571222524577e-300, MPMATH],
  ])('keeps every digit of the upper tail at z = %d', (z, expected) => {
    expect(normalUpperTail(z) / expected).toBeCloseTo(1, 12);
    expect(normalCdf(-z)).toBe(normalUpperTail(z));
    expect(normalTwoSided(-z)).toBe(2 * normalUpperTail(z));
  });

  it('knows the multiplier of a 95 % interval', () => {
    expect(normalMultiplier(0.95)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  });

  it('finds quantiles far in the tail', () => {
    expect(normalUpperQuantile(1e-10)).toBeCloseTo(6.361340902404057, 11);
    expect(normalUpperQuantile(1e-300)).toBeCloseTo(37.0470964, 6);
    expect(normalQuantile(1e-10)).toBe(-normalUpperQuantile(1e-10));
  });

  it('returns to the probability its quantile came from', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (probability) => {
        expect(normalCdf(normalQuantile(probability)) / probability).toBeCloseTo(1, 9);
      }),
    );
  });

  it.each([0, 1, -0.1, Number.NaN])('refuses the probability %d', (probability) => {
    expect(() => normalQuantile(probability)).toThrow(RangeError);
    expect(() => normalUpperQuantile(probability)).toThrow(RangeError);
    expect(() => normalMultiplier(probability)).toThrow(RangeError);
  });
});
