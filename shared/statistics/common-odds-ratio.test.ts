import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonOddsRatio } from './common-odds-ratio.ts';
import type { TwoProportions } from './proportion.ts';
import { relativeError } from './relative-error.ts';

function stratum(treated: readonly [number, number], control: readonly [number, number]): TwoProportions {
  return {
    treated: { successes: treated[0], trials: treated[1] },
    control: { successes: control[0], trials: control[1] },
  };
}

const THREE_STRATA = [
  stratum([3, 100], [2, 100]),
  stratum([12, 250], [20, 500]),
  stratum([40, 1000], [38, 1000]),
];

const arm = fc
  .integer({ min: 0, max: 40 })
  .chain((trials) => fc.nat({ max: trials }).map((successes) => ({ successes, trials })));
const days = fc.array(fc.record({ treated: arm, control: arm }), { maxLength: 6 });

describe('the exact common odds ratio of days', () => {
  const found = commonOddsRatio({ strata: THREE_STRATA, confidence: 0.95 });

  it('is the one of the convolved laws, which R rounds (R 4.2.2 mantelhaen.test(exact = TRUE) to 1e-5)', () => {
    expect(relativeError(found.pValue, 0.629283286581397)).toBeLessThan(1e-11);
    expect(relativeError(found.estimate ?? 0, 1.11116206037394)).toBeLessThan(1e-5);
    expect(relativeError(found.low, 0.747022266979432)).toBeLessThan(1e-5);
    expect(relativeError(found.high ?? 0, 1.650455631750055)).toBeLessThan(1e-5);
    expect(found.strataUsed).toBe(3);
  });

  it('of one table is Fisher’s: tea tasting 3 of 4 against 1 of 4 (scipy 1.17.1 contingency.odds_ratio)', () => {
    const tea = commonOddsRatio({ strata: [stratum([3, 4], [1, 4])], confidence: 0.95 });
    expect(relativeError(tea.estimate ?? 0, 6.408319658199662)).toBeLessThan(1e-9);
    expect(relativeError(tea.low, 0.21173559544657966)).toBeLessThan(1e-9);
    expect(relativeError(tea.high ?? 0, 626.2435305888141)).toBeLessThan(1e-9);
    expect(relativeError(tea.pValue, 0.4857142857142857)).toBeLessThan(1e-12);
  });

  it('turns over when the arms change places', () => {
    fc.assert(
      fc.property(days, (strata) => {
        const one = commonOddsRatio({ strata, confidence: 0.9 });
        const turned = strata.map(({ treated, control }) => ({ treated: control, control: treated }));
        const other = commonOddsRatio({ strata: turned, confidence: 0.9 });
        expect(other.pValue).toBeCloseTo(one.pValue, 9);
        expect(relativeError(other.low, one.high === null ? 0 : 1 / one.high)).toBeLessThan(1e-9);
      }),
    );
  });

  it('has an estimate that turns over with the arms', () => {
    const turned = THREE_STRATA.map(({ treated, control }) => ({ treated: control, control: treated }));
    const other = commonOddsRatio({ strata: turned, confidence: 0.95 });
    expect(relativeError(other.estimate ?? 0, 1 / (found.estimate ?? 0))).toBeLessThan(1e-11);
  });

  it('lies in its interval, which widens with confidence', () => {
    fc.assert(
      fc.property(days, (strata) => {
        const { estimate, low, high, pValue } = commonOddsRatio({ strata, confidence: 0.9 });
        expect(estimate ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(low);
        expect(estimate ?? 0).toBeLessThanOrEqual(high ?? Number.POSITIVE_INFINITY);
        const wider = commonOddsRatio({ strata, confidence: 0.95 });
        expect(wider.low).toBeLessThanOrEqual(low);
        expect(wider.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(high ?? 0);
        expect(wider.pValue).toBe(pValue);
        expect(pValue).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is 0 with the fewest successes there could be and has no end with the most', () => {
    const none = commonOddsRatio({ strata: [stratum([0, 20], [5, 20])], confidence: 0.95 });
    expect(none.estimate).toBe(0);
    expect(none.low).toBe(0);
    expect(none.high).toBeLessThan(1.2);
    const all = commonOddsRatio({ strata: [stratum([5, 20], [0, 20])], confidence: 0.95 });
    expect(all.estimate).toBeNull();
    expect(all.high).toBeNull();
  });

  it('is unknown where nothing can be compared', () => {
    const nothing = { estimate: null, low: 0, high: null, pValue: 1, strataUsed: 0 };
    const empty = [stratum([0, 0], [3, 9]), stratum([0, 5], [0, 9]), stratum([5, 5], [9, 9])];
    for (const strata of [[], empty]) {
      expect(commonOddsRatio({ strata, confidence: 0.95 })).toEqual(nothing);
    }
  });

  it('refuses impossible counts', () => {
    expect(() => commonOddsRatio({ strata: [stratum([3, 2], [1, 2])], confidence: 0.95 })).toThrow(
      RangeError,
    );
    expect(() => commonOddsRatio({ strata: THREE_STRATA, confidence: 1 })).toThrow(RangeError);
  });
});
