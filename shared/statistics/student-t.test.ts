import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  studentTCdf,
  studentTMultiplier,
  studentTQuantile,
  studentTTwoSided,
  studentTUpperQuantile,
  studentTUpperTail,
} from './student-t.ts';

describe('Student’s t', () => {
  it.each([
    [2, 5, 0.05096973941492918],
    [40, 3, 1.719034039457926e-5],
    [0.5, 1.7, 0.3370922624621638],
    [8, 1e6, 6.22753171660126e-16],
  ])('has the upper tail of t = %d at %d degrees of freedom (mpmath 1.3.0)', (t, degrees, expected) => {
    expect(studentTUpperTail(t, degrees) / expected).toBeCloseTo(1, 11);
    expect(studentTCdf(-t, degrees)).toBe(studentTUpperTail(t, degrees));
    expect(studentTTwoSided(t, degrees)).toBe(2 * studentTUpperTail(t, degrees));
  });

  it.each([
    [1, 12.706204736174694],
    [10, 2.228138851986274],
    [1e6, 1.959966356814107],
  ])('has the 97.5 %% quantile at %d degrees of freedom (scipy 1.17.1)', (degrees, expected) => {
    expect(studentTQuantile(0.975, degrees) / expected).toBeCloseTo(1, 10);
    expect(studentTQuantile(0.025, degrees) / expected).toBeCloseTo(-1, 10);
    expect(studentTMultiplier(0.95, degrees) / expected).toBeCloseTo(1, 10);
  });

  it.each([
    [1, 3183098861.8379064],
    [10, 25.466008021697725],
    [1e6, 6.361406848876743],
  ])('finds the point exceeded once in 1e10 at %d degrees of freedom', (degrees, expected) => {
    expect(studentTUpperQuantile(1e-10, degrees) / expected).toBeCloseTo(1, 9);
  });

  it('returns to the probability its quantile came from', () => {
    const probability = fc.double({ min: 1e-9, max: 0.999, noNaN: true });
    const degrees = fc.double({ min: 0.8, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(probability, degrees, (probability, degrees) => {
        const t = studentTQuantile(probability, degrees);
        expect(studentTCdf(t, degrees) / probability).toBeCloseTo(1, 8);
      }),
    );
  });

  it('is certain at infinity and refuses impossible arguments', () => {
    expect(studentTCdf(Number.POSITIVE_INFINITY, 5)).toBe(1);
    expect(studentTUpperTail(Number.POSITIVE_INFINITY, 5)).toBe(0);
    expect(() => studentTCdf(1, 0)).toThrow(RangeError);
    expect(() => studentTQuantile(1, 5)).toThrow(RangeError);
    expect(() => studentTUpperQuantile(0, 5)).toThrow(RangeError);
  });
});
