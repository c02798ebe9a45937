import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictiveProbability } from './predictive-probability.ts';
import { relativeError } from './relative-error.ts';

const FLAT = { a: 1, b: 1 };

describe('the probability that a gate will be passed', () => {
  it.each([
    [12, 40, 100, 30, FLAT, 0.5588617453666941],
    [0, 0, 10, 3, FLAT, 8 / 11],
    [0, 0, 1, 1, { a: 2, b: 6 }, 0.25],
  ])('with %d of %d so far, of %d at the end at least %d, under %j', (...row) => {
    const [successes, trials, trialsAtEnd, successesNeeded, prior, expected] = row;
    const question = { successes, trials, trialsAtEnd, successesNeeded, prior };
    expect(relativeError(predictiveProbability(question), expected)).toBeLessThan(1e-13);
  });

  it('is certain when enough are there already and impossible when too few are left', () => {
    const question = { successes: 5, trials: 10, trialsAtEnd: 12, prior: FLAT };
    expect(predictiveProbability({ ...question, successesNeeded: 5 })).toBe(1);
    expect(predictiveProbability({ ...question, successesNeeded: 0 })).toBe(1);
    expect(predictiveProbability({ ...question, successesNeeded: 8 })).toBe(0);
    expect(predictiveProbability({ ...question, trialsAtEnd: 10, successesNeeded: 6 })).toBe(0);
  });

  it('is what one more person makes of it on average', () => {
    const shape = fc.double({ min: 0.2, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        shape,
        shape,
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (a, b, trials, left) => {
          const successes = Math.floor(trials / 3);
          const end = {
            trialsAtEnd: trials + left,
            successesNeeded: successes + Math.ceil(left / 2),
            prior: { a, b },
          };
          const now = predictiveProbability({ successes, trials, ...end });
          const share = (a + successes) / (a + b + trials);
          const yes = predictiveProbability({ successes: successes + 1, trials: trials + 1, ...end });
          const no = predictiveProbability({ successes, trials: trials + 1, ...end });
          expect(share * yes + (1 - share) * no).toBeCloseTo(now, 11);
        },
      ),
    );
  });

  it('is found for a million people and under priors that favour the ends', () => {
    const million = { successes: 100_000, trials: 500_000, trialsAtEnd: 1_000_000, prior: FLAT };
    const half = predictiveProbability({ ...million, successesNeeded: 200_000 });
    expect(half).toBeGreaterThan(0.49);
    expect(half).toBeLessThan(0.51);
    const ends = { successes: 0, trials: 0, trialsAtEnd: 1000, prior: { a: 0.05, b: 0.05 } };
    expect(predictiveProbability({ ...ends, successesNeeded: 500 })).toBeCloseTo(0.5, 3);
  });

  it('refuses an end before today and impossible counts', () => {
    const question = { successes: 5, trials: 10, trialsAtEnd: 9, successesNeeded: 6, prior: FLAT };
    expect(() => predictiveProbability(question)).toThrow('at least trials');
    expect(() => predictiveProbability({ ...question, successes: 11, trialsAtEnd: 20 })).toThrow(RangeError);
    expect(() => predictiveProbability({ ...question, trialsAtEnd: 20.5 })).toThrow(RangeError);
    const bad = { ...question, trialsAtEnd: 20, prior: { a: 0, b: 1 } };
    expect(() => predictiveProbability(bad)).toThrow(RangeError);
  });
});
