import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { skewedMeanAbove, skewedMeanInterval } from './skewed-mean.ts';
import { studentTMultiplier } from './student-t.ts';

const measured = { mean: 10, standardError: 2, degreesOfFreedom: 9 };

describe('the interval of an average with a long tail', () => {
  it('reaches from Student’s limit near zero to beyond it on the far side', () => {
    const { low, high } = skewedMeanInterval(measured, 0.95);
    expect(low).toBeCloseTo(5.47568567440359, 12);
    expect(high).toBeCloseTo(17.520237007835995, 12);
  });

  it('of a negative average has its tail below', () => {
    const { low, high } = skewedMeanInterval({ ...measured, mean: -10 }, 0.95);
    expect([low, high].map((limit) => Number(limit.toFixed(6)))).toEqual([-17.520237, -5.475686]);
  });

  it('of an average of nothing, which has no side, is Student’s', () => {
    const reach = 2 * studentTMultiplier(0.95, 9);
    expect(skewedMeanInterval({ ...measured, mean: 0 }, 0.95)).toEqual({ low: -reach, high: reach });
  });

  it('of values close together is Student’s to a thousandth', () => {
    const { high } = skewedMeanInterval({ mean: 1e6, standardError: 2, degreesOfFreedom: 9 }, 0.95);
    expect(high - 1e6).toBeCloseTo(2 * studentTMultiplier(0.95, 9), 3);
  });

  it('ends where the chance beyond is what it leaves out, for whatever is measured', () => {
    assert(
      property(
        double({ min: -50, max: 50, noNaN: true }),
        double({ min: 0.01, max: 20, noNaN: true }),
        integer({ min: 1, max: 400 }),
        (mean, standardError, degreesOfFreedom) => {
          const question = { mean, standardError, degreesOfFreedom };
          const { low, high } = skewedMeanInterval(question, 0.9);
          expect(skewedMeanAbove(question, low)).toBeCloseTo(0.95, 9);
          expect(skewedMeanAbove(question, high)).toBeCloseTo(0.05, 9);
        },
      ),
    );
  });

  it('never grows surer of a line that lies further away', () => {
    const chances = Array.from({ length: 60 }, (_, index) => skewedMeanAbove(measured, index / 2));
    const rises = chances.filter((chance, index) => index > 0 && chance > (chances[index - 1] ?? 1));
    expect(rises).toEqual([]);
  });

  it.each([
    { ...measured, standardError: 0 },
    { ...measured, degreesOfFreedom: 0 },
    { ...measured, mean: Number.NaN },
  ])('refuses %o', (question) => {
    expect(() => skewedMeanInterval(question, 0.95)).toThrow(RangeError);
  });
});
