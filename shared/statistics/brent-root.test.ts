import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brentRoot, R_SEARCH_TOLERANCE } from './brent-root.ts';

describe('the crossing of 0', () => {
  it('of x^3 - 2 is the cube root of 2', () => {
    expect(brentRoot((x) => x ** 3 - 2, { low: 0, high: 2, tolerance: 0 })).toBeCloseTo(Math.cbrt(2), 15);
  });

  it('is found where R finds it when it stops as early (R 4.2.2: uniroot(function(x) x^3-2,c(0,2))$root)', () => {
    const root = brentRoot((x) => x ** 3 - 2, { low: 0, high: 2, tolerance: R_SEARCH_TOLERANCE });
    expect(root).toBeCloseTo(1.2599338350608136, 14);
    expect(Math.abs(root - Math.cbrt(2))).toBeGreaterThan(1e-9);
  });

  it('is an end at which the function is 0', () => {
    expect(brentRoot((x) => x - 3, { low: 3, high: 8, tolerance: 0 })).toBe(3);
    expect(brentRoot((x) => x - 8, { low: 3, high: 8, tolerance: 0 })).toBe(8);
  });

  it('is found to the last bit for any rising cubic, whichever end is named low', () => {
    const coefficient = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(coefficient, coefficient, fc.double({ min: -9, max: 9, noNaN: true }), (a, b, root) => {
        const f = (x: number): number => a * (x - root) ** 3 + b * (x - root);
        expect(brentRoot(f, { low: -10, high: 10, tolerance: 0 })).toBeCloseTo(root, 12);
        expect(brentRoot(f, { low: 10, high: -10, tolerance: 0 })).toBeCloseTo(root, 12);
      }),
    );
  });

  it('is none between two ends on the same side', () => {
    expect(() => brentRoot((x) => x ** 2 + 1, { low: -1, high: 1, tolerance: 0 })).toThrow(
      'does not cross 0',
    );
  });
});
