import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mannWhitneyExact } from './mann-whitney-exact.ts';
import { mannWhitneyNormal } from './mann-whitney-normal.ts';
import { permutationTest } from './permutation-test.ts';
import { pairDifferences, rankJointly } from './ranks.ts';
import { relativeError } from './relative-error.ts';

const DURATIONS = {
  treated: [261, 240, 322, 299, 251, 288, 230, 310, 275, 262],
  control: [312, 287, 401, 355, 298, 330, 276, 390, 344, 305],
};

const few = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 });
const someArms = fc.record({ treated: few, control: few });

describe('the exact permutation test', () => {
  it('counts 3 of 252 regroupings as low (scipy 1.10.1 permutation_test, n_resamples=inf)', () => {
    const test = permutationTest({
      treated: [251, 240, 262, 299, 230],
      control: [312, 287, 305, 355, 298],
    });
    expect(test).toEqual({
      estimate: expect.closeTo(-55, 10),
      less: 3 / 252,
      greater: expect.closeTo(250 / 252, 12),
      twoSided: 6 / 252,
      regroupings: 252,
    });
  });

  it('does not care about the unit, nor where 0 is', () => {
    fc.assert(
      fc.property(someArms, fc.integer({ min: -1000, max: 1000 }), ({ treated, control }, shift) => {
        const here = permutationTest({ treated, control });
        const moved = (values: readonly number[]) => values.map((value) => 0.1 * (value + shift));
        const there = permutationTest({ treated: moved(treated), control: moved(control) });
        expect(there.less).toBe(here.less);
        expect(there.greater).toBe(here.greater);
      }),
    );
  });

  it('exchanges lower and higher when the arms change places', () => {
    fc.assert(
      fc.property(someArms, ({ treated, control }) => {
        const here = permutationTest({ treated, control });
        const there = permutationTest({ treated: control, control: treated });
        expect(there.less).toBeCloseTo(here.greater, 12);
        expect(there.twoSided).toBeCloseTo(here.twoSided, 12);
      }),
    );
  });

  it('finds nothing where all values are equal, or only one', () => {
    expect(permutationTest({ treated: [4, 4], control: [4, 4, 4] })).toMatchObject({
      estimate: 0,
      twoSided: 1,
    });
    expect(permutationTest({ treated: [3], control: [9] }).twoSided).toBe(1);
  });

  it('refuses an empty arm, a value that is none, and too many regroupings', () => {
    expect(() => permutationTest({ treated: [], control: [1] })).toThrow('number of treated values');
    expect(() => permutationTest({ treated: [1], control: [Number.NaN] })).toThrow(RangeError);
    const many = Array.from({ length: 13 }, (_, index) => index);
    expect(() => permutationTest({ treated: many, control: many })).toThrow('at most 5200300 ways');
  });
});

describe('the exact rank test', () => {
  const usual = { alternative: 'two-sided', confidence: 0.95 } as const;

  it('of ten durations against ten agrees (R 4.2.2: wilcox.test(b,a,exact=TRUE,conf.int=TRUE))', () => {
    const test = mannWhitneyExact({ ...DURATIONS, ...usual });
    expect(relativeError(test.pValue, 0.00519604234774513)).toBeLessThan(1e-13);
    expect(test).toMatchObject({ wins: 14, estimate: -52.5, low: -93, high: -17 });
  });

  it('of five against seven agrees (R 4.2.2: wilcox.test, conf.level=.9)', () => {
    const arms = { treated: [1, 2, 4, 7, 9], control: [3, 5, 6, 8, 10, 12, 13] };
    const test = mannWhitneyExact({ ...arms, ...usual, confidence: 0.9 });
    expect(relativeError(test.pValue, 0.148989898989899)).toBeLessThan(1e-13);
    expect(test).toMatchObject({ wins: 8, estimate: -4, low: -8, high: 1 });
  });

  it('is the permutation test of the ranks, also where values are equal', () => {
    fc.assert(
      fc.property(someArms, ({ treated, control }) => {
        const { ranks } = rankJointly({ treated, control });
        const split = treated.length;
        const dealt = permutationTest({ treated: ranks.slice(0, split), control: ranks.slice(split) });
        for (const [alternative, expected] of [
          ['less', dealt.less],
          ['greater', dealt.greater],
          ['two-sided', dealt.twoSided],
        ] as const) {
          const found = mannWhitneyExact({ treated, control, alternative, confidence: 0.95 });
          expect(found.pValue).toBeCloseTo(expected, 12);
        }
      }),
    );
  });

  it('moves its estimate and limits with the values, and lies between them', () => {
    fc.assert(
      fc.property(someArms, fc.integer({ min: -50, max: 50 }), ({ treated, control }, shift) => {
        const here = mannWhitneyExact({ treated, control, ...usual });
        const there = mannWhitneyExact({ treated: treated.map((v) => v + shift), control, ...usual });
        expect(there.estimate).toBeCloseTo(here.estimate + shift, 9);
        expect(there.low).toBeCloseTo(here.low + shift, 9);
        expect(here.low).toBeLessThanOrEqual(here.estimate);
        expect(here.estimate).toBeLessThanOrEqual(here.high);
      }),
    );
  });

  it('has all differences in its interval when there are too few for the confidence', () => {
    const arms = { treated: [5, 9], control: [1, 2] };
    const differences = pairDifferences(arms);
    const test = mannWhitneyExact({ ...arms, ...usual });
    expect([test.low, test.high]).toEqual([differences[0], differences.at(-1)]);
    expect(mannWhitneyExact({ ...arms, ...usual, alternative: 'greater' }).high).toBe(Infinity);
    expect(mannWhitneyExact({ ...arms, ...usual, alternative: 'less' }).low).toBe(-Infinity);
  });

  it('finds nothing in equal values and refuses empty arms and crowds', () => {
    const equal = mannWhitneyExact({ treated: [2, 2], control: [2, 2, 2], ...usual });
    expect(equal).toMatchObject({ pValue: 1, estimate: 0, low: 0, high: 0 });
    expect(() => mannWhitneyExact({ treated: [1], control: [], ...usual })).toThrow(RangeError);
    const crowd = Array.from({ length: 51 }, (_, index) => index);
    expect(() => mannWhitneyExact({ treated: crowd, control: [1], ...usual })).toThrow('at most 50 values');
  });
});

describe('the rank test in its normal form', () => {
  it('is Kayenta’s at 98 % (R 4.2.2: wilcox.test(b,a,exact=FALSE,conf.int=TRUE,conf.level=.98))', () => {
    const test = mannWhitneyNormal({ ...DURATIONS, alternative: 'two-sided', confidence: 0.98 });
    expect(relativeError(test.pValue, 0.00728455700947967)).toBeLessThan(1e-13);
    expect(relativeError(test.estimate, -52.0481838160891)).toBeLessThan(1e-12);
    expect(relativeError(test.low, -102.0000679138429)).toBeLessThan(1e-12);
    expect(relativeError(test.high, -10.0000456108689)).toBeLessThan(1e-12);
  });

  it('corrects for equal values (R 4.2.2: wilcox.test, exact=FALSE)', () => {
    const arms = { treated: [1, 2, 2, 5, 7, 3], control: [2, 5, 6, 8, 3, 9, 9] };
    const test = mannWhitneyNormal({ ...arms, alternative: 'two-sided', confidence: 0.95 });
    expect(test.wins).toBe(9);
    expect(relativeError(test.pValue, 0.0971388877932395)).toBeLessThan(1e-12);
    expect(relativeError(test.estimate, -2.9999235858258437)).toBeLessThan(1e-9);
    expect(relativeError(test.low, -6.999991702255308)).toBeLessThan(1e-9);
    expect(relativeError(test.high, 0.999975794313463)).toBeLessThan(1e-9);
  });

  it('finds nothing in equal values and keeps its limits within the differences', () => {
    const question = { alternative: 'two-sided', confidence: 0.95 } as const;
    const equal = mannWhitneyNormal({ treated: [2, 2], control: [2, 2, 2], ...question });
    expect(equal).toMatchObject({ pValue: 1, estimate: 0, low: 0, high: 0 });
    fc.assert(
      fc.property(someArms, ({ treated, control }) => {
        const differences = pairDifferences({ treated, control });
        const { low, high } = mannWhitneyNormal({ treated, control, ...question });
        expect(low).toBeGreaterThanOrEqual(differences[0] ?? 0);
        expect(high).toBeLessThanOrEqual(differences.at(-1) ?? 0);
      }),
    );
  });

  it('comes close to the exact test for 40 values per arm', () => {
    const treated = Array.from({ length: 40 }, (_, index) => 2 * index);
    const control = Array.from({ length: 40 }, (_, index) => 2 * index + 11);
    const question = { treated, control, alternative: 'less', confidence: 0.95 } as const;
    const exact = mannWhitneyExact(question).pValue;
    expect(relativeError(mannWhitneyNormal(question).pValue, exact)).toBeLessThan(0.02);
  });

  it('refuses an empty arm and a value that is none', () => {
    const question = { alternative: 'less', confidence: 0.95 } as const;
    expect(() => mannWhitneyNormal({ treated: [], control: [1], ...question })).toThrow(RangeError);
    expect(() => mannWhitneyNormal({ treated: [Infinity], control: [1], ...question })).toThrow(RangeError);
  });
});
