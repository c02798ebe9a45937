import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometricMeanRatio } from './geometric-mean-ratio.ts';
import { relativeError } from './relative-error.ts';
import { summarise, summariseLogs } from './sample-summary.ts';
import {
  stratifiedGeometricMeanRatio,
  stratifiedMeanDifference,
  type MeanStratum,
} from './stratified-mean.ts';
import { welchDifference } from './welch.ts';

const TREATED = [261, 240, 322, 299, 251, 288, 230, 310, 275, 262];
const CONTROL = [312, 287, 401, 355, 298, 330, 276, 390, 344, 305];

const values = fc.array(fc.double({ min: 0.5, max: 500, noNaN: true }), { minLength: 3, maxLength: 12 });
const spread = values.filter((values) => summarise(values).variance > 1e-3);

describe('a sample summary', () => {
  it('has the mean and the variance with divisor n - 1', () => {
    expect(summarise([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ n: 8, mean: 5, variance: 32 / 7 });
    expect(summarise([7])).toEqual({ n: 1, mean: 7, variance: 0 });
  });

  it('keeps a small spread on top of a large mean', () => {
    expect(summarise([1e9 + 1, 1e9 + 2, 1e9 + 3]).variance).toBe(1);
  });

  it('refuses no values, values that are not numbers and logarithms of nothing', () => {
    expect(() => summarise([])).toThrow(RangeError);
    expect(() => summarise([1, Number.NaN])).toThrow(RangeError);
    expect(() => summariseLogs([1, 0])).toThrow('each value must be above 0 to have a logarithm; got 0.');
  });
});

describe('Welch’s comparison of two means', () => {
  it('agrees with the reference (R 4.2.2: t.test(b,a))', () => {
    const result = welchDifference({
      treated: summarise(TREATED),
      control: summarise(CONTROL),
      confidence: 0.95,
    });
    expect(relativeError(result.t, -3.39029542695553)).toBeLessThan(1e-12);
    expect(relativeError(result.degreesOfFreedom, 16.3332835561258)).toBeLessThan(1e-12);
    expect(relativeError(result.pValue, 0.00364606697368893)).toBeLessThan(1e-11);
    expect(relativeError(result.low, -90.9580526902635)).toBeLessThan(1e-11);
    expect(relativeError(result.high, -21.0419473097365)).toBeLessThan(1e-11);
  });

  it('on the log scale gives the reference’s ratio (R 4.2.2: t.test(log(b),log(a)); exp(conf.int))', () => {
    const result = geometricMeanRatio({
      treated: summariseLogs(TREATED),
      control: summariseLogs(CONTROL),
      confidence: 0.95,
    });
    expect(relativeError(result.estimate, 0.831610021384389)).toBeLessThan(1e-12);
    expect(relativeError(result.low, 0.743564549740889)).toBeLessThan(1e-11);
    expect(relativeError(result.high, 0.930080956532878)).toBeLessThan(1e-11);
    expect(relativeError(result.pValue, 0.00281191102590244)).toBeLessThan(1e-11);
  });

  it('changes only its sign when the arms change places and widens with confidence', () => {
    fc.assert(
      fc.property(spread, spread, (a, b) => {
        const [treated, control] = [summarise(a), summarise(b)];
        const seen = welchDifference({ treated, control, confidence: 0.9 });
        const swapped = welchDifference({ treated: control, control: treated, confidence: 0.9 });
        const wider = welchDifference({ treated, control, confidence: 0.95 });
        expect(swapped.low).toBeCloseTo(-seen.high, 8);
        expect(swapped.pValue).toBeCloseTo(seen.pValue, 12);
        expect(wider.low).toBeLessThan(seen.low);
        expect(wider.high).toBeGreaterThan(seen.high);
      }),
    );
  });

  it('rejects exactly the differences outside its interval', () => {
    fc.assert(
      fc.property(spread, spread, (a, b) => {
        const question = { treated: summarise(a), control: summarise(b), confidence: 0.95 };
        const { low, high, pValue } = welchDifference(question);
        expect(pValue < 0.05).toBe(low > 0 || high < 0);
      }),
    );
  });

  it('refuses a single value and arms without spread', () => {
    const arm = summarise([1, 2, 3]);
    const flat = { n: 5, mean: 4, variance: 0 };
    expect(() => welchDifference({ treated: summarise([1]), control: arm, confidence: 0.95 })).toThrow(
      'at least 2 values',
    );
    expect(() => welchDifference({ treated: flat, control: flat, confidence: 0.95 })).toThrow('no spread');
    expect(() =>
      welchDifference({ treated: { ...arm, variance: -1 }, control: arm, confidence: 0.95 }),
    ).toThrow(RangeError);
    expect(welchDifference({ treated: flat, control: arm, confidence: 0.95 }).degreesOfFreedom).toBe(2);
  });
});

const EMPTY = { n: 0, mean: 0, variance: 0 };

describe('the comparison of means within days', () => {
  it('weighs days by their sizes alone', () => {
    const strata: MeanStratum[] = [
      { treated: { n: 10, mean: 5, variance: 4 }, control: { n: 10, mean: 4, variance: 4 } },
      { treated: { n: 20, mean: 8, variance: 4 }, control: { n: 10, mean: 6, variance: 4 } },
    ];
    const result = stratifiedMeanDifference({ strata, confidence: 0.95 });
    expect(result.estimate).toBeCloseTo(11 / 7, 13);
    expect(result.standardError).toBeCloseTo(Math.sqrt(1 / (5 / 4 + 20 / 3 / 4)), 13);
    expect(result.strataUsed).toBe(2);
  });

  it('with one day is Welch’s comparison', () => {
    fc.assert(
      fc.property(spread, spread, (a, b) => {
        const [treated, control] = [summarise(a), summarise(b)];
        const { strataUsed, ...result } = stratifiedMeanDifference({
          strata: [{ treated, control }],
          confidence: 0.9,
        });
        const welch = welchDifference({ treated, control, confidence: 0.9 });
        expect(strataUsed).toBe(1);
        expect(result.estimate).toBeCloseTo(welch.estimate, 9);
        expect(result.low).toBeCloseTo(welch.low, 7);
        expect(result.degreesOfFreedom).toBeCloseTo(welch.degreesOfFreedom, 7);
      }),
    );
  });

  it('is untouched by a level that shifts from day to day, which pooled totals are not', () => {
    const effect = 2;
    const noise = [-1, 0, 1];
    const strata = [
      { level: 10, treatedTimes: 1, controlTimes: 9 },
      { level: 50, treatedTimes: 9, controlTimes: 1 },
    ].map(({ level, treatedTimes, controlTimes }) => ({
      treated: summarise(repeat(noise, treatedTimes).map((value) => level + effect + value)),
      control: summarise(repeat(noise, controlTimes).map((value) => level + value)),
    }));
    const result = stratifiedMeanDifference({ strata, confidence: 0.95 });
    expect(result.estimate).toBeCloseTo(effect, 12);
    expect(result.low).toBeGreaterThan(0);
    expect(result.high).toBeLessThan(4);
  });

  it('covers the true difference about as often as it promises', () => {
    const draw = seededNormal(7);
    let covered = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run += 1) {
      const strata = [3, 8, 5, 12].map((size, day) => ({
        treated: summarise(Array.from({ length: size }, () => 10 * day + 1 + (1 + day) * draw())),
        control: summarise(Array.from({ length: 15 - size }, () => 10 * day + draw())),
      }));
      const { low, high } = stratifiedMeanDifference({ strata, confidence: 0.95 });
      if (low <= 1 && high >= 1) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.935);
    expect(covered / runs).toBeLessThan(0.985);
  });

  it('lets a single value take part and leaves out a day without both arms', () => {
    const full = { treated: summarise([5, 6, 7]), control: summarise([3, 4, 5]) };
    const single = { treated: summarise([6]), control: summarise([4, 5]) };
    const missing = { treated: EMPTY, control: summarise([100, 200]) };
    const result = stratifiedMeanDifference({ strata: [full, single, missing], confidence: 0.95 });
    expect(result.strataUsed).toBe(2);
    expect(result.estimate).toBeGreaterThan(1.5);
    expect(result.estimate).toBeLessThan(2);
  });

  it('on logs gives the ratio of geometric means', () => {
    const strata = [{ treated: summariseLogs(TREATED), control: summariseLogs(CONTROL) }];
    const result = stratifiedGeometricMeanRatio({ strata, confidence: 0.95 });
    expect(relativeError(result.estimate, 0.831610021384389)).toBeLessThan(1e-12);
    expect(relativeError(result.low, 0.743564549740889)).toBeLessThan(1e-10);
  });

  it('refuses days of which none has both arms, and days of single values only', () => {
    const one = summarise([4]);
    const three = summarise([1, 2, 3]);
    const flat = { n: 3, mean: 1, variance: 0 };
    const confidence = 0.95;
    expect(() => stratifiedMeanDifference({ strata: [], confidence })).toThrow(
      'no stratum has values in both arms',
    );
    expect(() =>
      stratifiedMeanDifference({ strata: [{ treated: EMPTY, control: three }], confidence }),
    ).toThrow(RangeError);
    expect(() =>
      stratifiedMeanDifference({ strata: [{ treated: one, control: three }], confidence }),
    ).toThrow('at least 2 values');
    expect(() =>
      stratifiedMeanDifference({ strata: [{ treated: flat, control: flat }], confidence }),
    ).toThrow('no spread');
  });
});

function repeat(values: readonly number[], times: number): number[] {
  return Array.from({ length: times }, () => values).flat();
}

/** A small deterministic source of standard normal numbers (sum of twelve uniforms). */
function seededNormal(seed: number): () => number {
  let state = seed;
  return () => {
    let sum = -6;
    for (let count = 0; count < 12; count += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      sum += state / 2 ** 32;
    }
    return sum;
  };
}
