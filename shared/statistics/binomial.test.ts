import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binomialAtLeast,
  binomialCdf,
  binomialExactTest,
  binomialPmf,
  type Alternative,
} from './binomial.ts';
import { relativeError } from './relative-error.ts';

describe('the binomial distribution', () => {
  it.each([
    [0, 30, 0.1, 0.0423911582752162],
    [2500, 100000, 0.025, 0.008080221533267767],
    [0, 5, 0, 1],
    [5, 5, 1, 1],
    [1, 5, 0, 0],
    [4, 5, 1, 0],
    [6, 5, 0.5, 0],
  ])('gives %d of %d at rate %d its probability', (...[successes, trials, probability, expected]) => {
    const value = binomialPmf(successes, { trials, probability });
    expect(relativeError(value, expected)).toBeLessThan(1e-13);
  });

  it('keeps every digit of a far upper tail', () => {
    const tail = binomialAtLeast(90, { trials: 100, probability: 0.5 });
    expect(tail / 1.5316450877189923e-17).toBeCloseTo(1, 12);
  });

  it('adds its single probabilities up to its cumulative ones', () => {
    const trials = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(trials, fc.nat({ max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, x, p) => {
        const law = { trials: n, probability: p };
        let sum = 0;
        for (let count = 0; count <= x; count += 1) sum += binomialPmf(count, law);
        expect(binomialCdf(x, law)).toBeCloseTo(sum, 11);
        expect(binomialCdf(x, law) + binomialAtLeast(x + 1, law)).toBeCloseTo(1, 11);
      }),
    );
  });
});

describe('the exact binomial test', () => {
  it.each<[number, number, number, Alternative, number, string]>([
    [
      5,
      20,
      0.1,
      'greater',
      0.0431744952844634,
      "R 4.2.2: binom.test(5,20,0.1,alternative='greater')$p.value",
    ],
    [9, 40, 0.5, 'two-sided', 0.000679548254993279, 'R 4.2.2: binom.test(9,40,0.5)$p.value'],
    [4, 23, 0.5, 'two-sided', 0.002599477767944336, 'published Udacity sign test .0026'],
    [10, 23, 0.5, 'two-sided', 0.6776394844055176, 'published Udacity sign test .6776'],
    [3, 50, 0.2, 'two-sided', 0.011917135597017944, 'scipy 1.17.1 binomtest(3,50,.2)'],
    [17, 50, 0.2, 'two-sided', 0.020098018329412968, 'scipy 1.17.1 binomtest(17,50,.2)'],
    [0, 10, 0.3, 'two-sided', 0.0388396033, 'scipy 1.17.1 binomtest(0,10,.3)'],
    [10, 10, 0.3, 'two-sided', 5.9048999999999975e-6, 'scipy 1.17.1 binomtest(10,10,.3)'],
    [5, 10, 0.5, 'two-sided', 1, 'the mean itself speaks against nothing'],
  ])('of %d in %d against %d (%s) is %d', (...[successes, trials, nullRate, alternative, expected]) => {
    const p = binomialExactTest({ successes, trials, nullRate, alternative });
    expect(p / expected).toBeCloseTo(1, 11);
  });

  it('sums in the two-sided case exactly the outcomes no likelier than the one seen', () => {
    const input = fc.record({ n: fc.integer({ min: 1, max: 40 }), share: fc.nat({ max: 40 }) });
    fc.assert(
      fc.property(input, fc.integer({ min: 1, max: 99 }), ({ n, share }, percent) => {
        const successes = share % (n + 1);
        const law = { trials: n, probability: percent / 100 };
        const limit = binomialPmf(successes, law) * (1 + 1e-7);
        let sum = 0;
        for (let count = 0; count <= n; count += 1) {
          const probability = binomialPmf(count, law);
          if (probability <= limit) sum += probability;
        }
        const test = { successes, trials: n, nullRate: percent / 100, alternative: 'two-sided' as const };
        expect(binomialExactTest(test)).toBeCloseTo(Math.min(1, sum), 10);
      }),
    );
  });

  it('refuses impossible counts and a null rate of 0', () => {
    const question = { successes: 1, trials: 2, nullRate: 0.5, alternative: 'less' as const };
    expect(() => binomialExactTest({ ...question, successes: 3 })).toThrow('at most trials');
    expect(() => binomialExactTest({ ...question, successes: 0.5 })).toThrow(RangeError);
    expect(() => binomialExactTest({ ...question, trials: 0 })).toThrow(RangeError);
    expect(() => binomialExactTest({ ...question, nullRate: 0 })).toThrow(RangeError);
    expect(() => binomialCdf(1, { trials: 2, probability: 1.2 })).toThrow(RangeError);
  });
});
