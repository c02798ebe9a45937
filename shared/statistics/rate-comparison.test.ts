import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alternative } from './binomial.ts';
import { rateRatioTest, rateScoreTest, type RateComparison } from './rate-comparison.ts';
import { rateETest } from './rate-e-test.ts';
import { conditionalRateRatio } from './rate-ratio.ts';
import { relativeError } from './relative-error.ts';

function rates(
  counts: readonly [number, number, number, number],
  nullRatio: number,
  alternative: Alternative,
) {
  const [eventsT, exposureT, eventsC, exposureC] = counts;
  return {
    treated: { events: eventsT, exposure: exposureT },
    control: { events: eventsC, exposure: exposureC },
    nullRatio,
    alternative,
  };
}

const TICKETS = [23, 1011, 11, 800] as const;
const FEW = [3, 40, 11, 50] as const;

describe('two event rates', () => {
  it.each<[string, (question: RateComparison) => number, RateComparison, number]>([
    ['R 4.2.2: poisson.test', rateRatioTest, rates(TICKETS, 1, 'two-sided'), 0.226204339171066],
    ['R 4.2.2: poisson.test r=1.25', rateRatioTest, rates(TICKETS, 1.25, 'less'), 0.826797008637297],
    ['R 4.2.2: poisson.test', rateRatioTest, rates([0, 100, 7, 120], 1, 'two-sided'), 0.0183741908971805],
    ['R 4.2.2: poisson.test r=2', rateRatioTest, rates([40, 10, 3, 2], 2, 'greater'), 0.442745175617425],
    [
      'statsmodels score',
      (q) => rateScoreTest(q).pValue,
      rates(TICKETS, 1, 'two-sided'),
      0.16511541779579997,
    ],
    ['statsmodels score', (q) => rateScoreTest(q).pValue, rates(FEW, 1.25, 'less'), 0.016254722322859756],
    ['statsmodels etest-score', rateETest, rates(TICKETS, 1, 'two-sided'), 0.158444676692915],
    ['statsmodels etest-score', rateETest, rates(FEW, 1.25, 'two-sided'), 0.03127131644419937],
    ['statsmodels etest-score', rateETest, rates(FEW, 1.25, 'less'), 0.015635658222099686],
    ['statsmodels etest-score', rateETest, rates(FEW, 1.25, 'greater'), 0.9867190811484273],
  ])('are compared as by %s', (_source, test, question, expected) => {
    expect(relativeError(test(question), expected)).toBeLessThan(1e-9);
  });

  it('have the reference’s score', () => {
    expect(rateScoreTest(rates(TICKETS, 1, 'two-sided')).z).toBeCloseTo(1.388071027694612, 12);
  });

  const count = fc.nat({ max: 40 });
  const exposure = fc.double({ min: 0.5, max: 500, noNaN: true });
  const tests = [
    ['exact', rateRatioTest],
    ['score', (question: RateComparison) => rateScoreTest(question).pValue],
    ['E', rateETest],
  ] as const;

  it.each(tests)('by the %s test exchange lower and higher when the arms change places', (_name, test) => {
    const ratio = fc.double({ min: 0.3, max: 3, noNaN: true });
    fc.assert(
      fc.property(
        count,
        exposure,
        count,
        exposure,
        ratio,
        (eventsT, exposureT, eventsC, exposureC, ratio) => {
          const less = test(rates([eventsT, exposureT, eventsC, exposureC], ratio, 'less'));
          const greater = test(rates([eventsC, exposureC, eventsT, exposureT], 1 / ratio, 'greater'));
          expect(greater).toBeCloseTo(less, 9);
          expect(less).toBeGreaterThanOrEqual(0);
          expect(less).toBeLessThanOrEqual(1 + 1e-12);
        },
      ),
    );
  });

  it.each(tests)('by the %s test are the same without any event', (_name, test) => {
    expect(test(rates([0, 10, 0, 900], 1, 'two-sided'))).toBe(1);
  });

  it('are compared also where events are counted by the million', () => {
    const many = rates([1_000_000, 3e6, 998_000, 3e6], 1, 'two-sided');
    const score = rateScoreTest(many).pValue;
    expect(relativeError(rateETest(many), score)).toBeLessThan(1e-2);
    expect(relativeError(rateRatioTest(many), score)).toBeLessThan(1e-2);
  });

  it('are compared also where one arm was hardly exposed', () => {
    expect(rateRatioTest(rates([1, 1e-9, 5, 1e9], 1, 'greater'))).toBeCloseTo(6e-18, 24);
    expect(rateRatioTest(rates([5, 1e9, 1, 1e-9], 1, 'less'))).toBeCloseTo(6e-18, 24);
  });

  it('refuse impossible counts, exposures and ratios', () => {
    for (const [, test] of tests) {
      expect(() => test(rates([-1, 10, 0, 10], 1, 'less'))).toThrow('treated events must be a whole number');
      expect(() => test(rates([1, 0, 0, 10], 1, 'less'))).toThrow(
        'treated exposure must be a number above 0',
      );
      expect(() => test(rates([1, 10, 0.5, 10], 1, 'less'))).toThrow(RangeError);
      expect(() => test(rates([1, 10, 0, 10], 0, 'less'))).toThrow('nullRatio must be a number above 0');
    }
  });
});

describe('the conditional ratio of two rates', () => {
  it.each([
    [[0, 100, 7, 120], 0, 0, 0.8325767761157431],
    [[7, 100, 0, 120], Infinity, 1.7295702226022869, Infinity],
  ] as const)('of %j has the limit that exists (R 4.2.2: poisson.test)', (counts, estimate, low, high) => {
    const { treated, control } = rates(counts, 1, 'two-sided');
    const found = conditionalRateRatio({ treated, control, confidence: 0.95 });
    expect(found?.estimate).toBe(estimate);
    expect(found?.low).toBeCloseTo(low, 10);
    expect(found?.high).toBeCloseTo(high, 10);
  });

  it('is none without any event, and excludes 1 exactly where the exact test does', () => {
    const none = rates([0, 100, 0, 120], 1, 'two-sided');
    expect(conditionalRateRatio({ ...none, confidence: 0.95 })).toBeNull();
    fc.assert(
      fc.property(fc.nat({ max: 30 }), fc.nat({ max: 30 }), (eventsT, eventsC) => {
        fc.pre(eventsT + eventsC > 0);
        const question = rates([eventsT, 70, eventsC, 50], 1, 'greater');
        const low = conditionalRateRatio({ ...question, confidence: 0.95 })?.low ?? 0;
        expect(low > 1).toBe(rateRatioTest(question) < 0.025);
      }),
    );
  });
});
