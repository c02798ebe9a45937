import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cusumPath } from './cusum.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { negativeBinomialAtLeast, negativeBinomialCdf } from './negative-binomial.ts';
import { relativeError } from './relative-error.ts';
import { cusumRunLength, ewmaRunLength } from './run-length.ts';
import { solveLinear } from './solve-linear.ts';
import { weekdayBaseline, weekdayPredictionLimits } from './weekday-baseline.ts';

const FOUR_WEEKS = [
  [102, 103.4, 104.8, 106.1],
  [109, 110.2, 111, 112.4],
  [111, 112.5, 113.9, 115.2],
  [107.5, 109, 110.2, 112],
  [110.5, 112, 113.8, 115],
  [78, 79.5, 82, 83.1],
  [74, 75.9, 78.2, 80],
];

describe('a CUSUM', () => {
  const rule = { k: 0.75, h: 6, clip: 4 };
  const z = [0.2, -0.5, 1.4, 0.9, 1.8, 2.2, 1.1, 0.4, 2.6, 1.9, 5.5, 0.3];

  it('adds up deviations, clips the wild one and alarms at the tenth', () => {
    const { upper, lower, firstAlarm } = cusumPath(z, rule);
    const expected = [0, 0, 0.65, 0.8, 1.85, 3.3, 3.65, 3.3, 5.15, 6.3, 9.55, 9.1];
    for (const [index, sum] of expected.entries()) expect(upper[index]).toBeCloseTo(sum, 12);
    expect(lower.every((sum) => sum === 0)).toBe(true);
    expect(firstAlarm).toBe(9);
  });

  it('cannot be made to alarm by one day alone', () => {
    expect(cusumPath([0, 1e9, 0, 0], rule).firstAlarm).toBeNull();
  });

  it('sees downwards what it sees upwards in the mirror image', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { maxLength: 60 }), (z) => {
        const path = cusumPath(z, rule);
        const mirrored = cusumPath(
          z.map((value) => -value),
          rule,
        );
        expect(mirrored.upper).toEqual(path.lower);
        expect(mirrored.firstAlarm).toBe(path.firstAlarm);
      }),
    );
  });

  it('has the published run lengths (one-sided, k 0.5, h 4: 335.37 and 8.38)', () => {
    expect(relativeError(cusumRunLength({ k: 0.5, h: 4, shift: 0 }), 335.367577627184)).toBeLessThan(1e-11);
    expect(relativeError(cusumRunLength({ k: 0.5, h: 4, shift: 1 }), 8.383202129749963)).toBeLessThan(1e-11);
  });

  it('alarms later the higher its limit and sooner the larger the shift', () => {
    const at = (h: number, shift: number): number => cusumRunLength({ k: 0.75, h, shift });
    expect(at(4, 0)).toBeLessThan(at(6, 0));
    expect(at(6, 2)).toBeLessThan(at(6, 1));
    expect(at(6, 1)).toBeLessThan(at(6, 0));
  });

  it('is refused without a limit or with a negative allowance', () => {
    expect(() => cusumPath(z, { ...rule, h: 0 })).toThrow(RangeError);
    expect(() => cusumPath([Number.NaN], rule)).toThrow(RangeError);
    expect(() => cusumRunLength({ k: -1, h: 4, shift: 0 })).toThrow(RangeError);
    expect(() => cusumRunLength({ k: 0.5, h: 30, shift: 0 })).toThrow(RangeError);
  });
});

describe('an EWMA chart', () => {
  it('has the run lengths of its integral equation (weight 0.2, limit 2.859: 370.04 and 9.79)', () => {
    const at = (shift: number): number => ewmaRunLength({ weight: 0.2, limit: 2.859, shift });
    expect(relativeError(at(0), 370.04178663523794)).toBeLessThan(1e-10);
    expect(relativeError(at(1), 9.794603180672226)).toBeLessThan(1e-10);
    expect(relativeError(at(-1), at(1))).toBeLessThan(1e-12);
  });

  it('of weight 1 is a Shewhart chart, whose run length is geometric', () => {
    expect(relativeError(ewmaRunLength({ weight: 1, limit: 3, shift: 0 }), 370.3983473449564)).toBeLessThan(
      1e-9,
    );
    expect(() => ewmaRunLength({ weight: 0, limit: 3, shift: 0 })).toThrow(RangeError);
  });
});

describe('what a weekday allows', () => {
  const baseline = weekdayBaseline(FOUR_WEEKS);

  it('is its median and Student’s t of four weeks', () => {
    expect(baseline.medians[0]).toBeCloseTo(104.1, 12);
    expect(relativeError(baseline.spread, 2.010330463239457)).toBeLessThan(1e-13);
    const { low, high } = weekdayPredictionLimits(baseline, { weekday: 0, p: 0.001 });
    expect(relativeError(low, 95.51572471672053)).toBeLessThan(1e-9);
    expect(relativeError(high, 112.68427528327946)).toBeLessThan(1e-9);
  });

  it('widens as p falls', () => {
    const wide = weekdayPredictionLimits(baseline, { weekday: 3, p: 1e-6 });
    const narrow = weekdayPredictionLimits(baseline, { weekday: 3, p: 0.05 });
    expect(wide.low).toBeLessThan(narrow.low);
    expect(wide.high).toBeGreaterThan(narrow.high);
  });

  it('is not told from one day a weekday, of an eighth weekday, or at p 0', () => {
    expect(() => weekdayBaseline([[1], [2]])).toThrow(RangeError);
    expect(() => weekdayBaseline([[1, 2], []])).toThrow(RangeError);
    expect(() => weekdayPredictionLimits(baseline, { weekday: 7, p: 0.01 })).toThrow(RangeError);
    expect(() => weekdayPredictionLimits(baseline, { weekday: 0, p: 0 })).toThrow(RangeError);
  });
});

describe('overdispersed counts', () => {
  it('are negative binomial (scipy: nbinom.cdf(4, 6, .5))', () => {
    expect(negativeBinomialCdf(4, { mean: 6, variance: 12 })).toBeCloseTo(0.376953125, 12);
    expect(negativeBinomialAtLeast(5, { mean: 6, variance: 12 })).toBeCloseTo(0.623046875, 12);
  });

  it('are Poisson where the variance is the mean, and nearly so where it is near', () => {
    const poisson = negativeBinomialCdf(7, { mean: 5, variance: 5 });
    expect(negativeBinomialCdf(7, { mean: 5, variance: 5.0001 })).toBeCloseTo(poisson, 4);
    expect(negativeBinomialAtLeast(0, { mean: 5, variance: 9 })).toBe(1);
    expect(() => negativeBinomialCdf(1, { mean: 5, variance: 4 })).toThrow(RangeError);
    expect(() => negativeBinomialCdf(1.5, { mean: 5, variance: 6 })).toThrow(RangeError);
  });

  it('have two tails that add up to everything', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0.1, max: 90, noNaN: true }),
        (count, mean) => {
          const counts = { mean, variance: mean * 1.7 };
          const below = negativeBinomialCdf(count - 1, counts);
          expect(below + negativeBinomialAtLeast(count, counts)).toBeCloseTo(1, 10);
        },
      ),
    );
  });
});

describe('the numerical parts', () => {
  it('integrate polynomials exactly and solve equations', () => {
    const fifth = gaussLegendre(3, { low: 0, high: 2 }).reduce(
      (sum, { x, weight }) => sum + weight * x ** 5,
      0,
    );
    expect(fifth).toBeCloseTo(64 / 6, 11);
    const answer = solveLinear(
      [new Float64Array([0, 2]), new Float64Array([1, 1])],
      new Float64Array([6, 5]),
    );
    expect([...answer]).toEqual([2, 3]);
    expect(() => solveLinear([new Float64Array([0])], new Float64Array([1]))).toThrow(RangeError);
  });
});
