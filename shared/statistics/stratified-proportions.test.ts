import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logOddsRatio, type MeasuredEffect } from './log-odds-ratio.ts';
import {
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  mantelHaenszelRiskRatio,
  mantelHaenszelTest,
} from './mantel-haenszel.ts';
import { normalMultiplier } from './normal.ts';
import { heterogeneityOf, poolEffects } from './pool-effects.ts';
import { unpooledDifference } from './pooled-difference.ts';
import type { TwoProportions } from './proportion.ts';
import { relativeError } from './relative-error.ts';
import { udacityDays } from './udacity-free-trial.ts';

function stratum(treated: readonly [number, number], control: readonly [number, number]): TwoProportions {
  return {
    treated: { successes: treated[0], trials: treated[1] },
    control: { successes: control[0], trials: control[1] },
  };
}

function swapped(strata: readonly TwoProportions[]): TwoProportions[] {
  return strata.map(({ treated, control }) => ({ treated: control, control: treated }));
}

const SIMPSON = [stratum([230, 10_000], [20_000, 990_000]), stratum([6000, 500_000], [5000, 500_000])];
const THREE_STRATA = [
  stratum([3, 100], [2, 100]),
  stratum([12, 250], [20, 500]),
  stratum([40, 1000], [38, 1000]),
];

const arm = fc
  .integer({ min: 2, max: 120 })
  .chain((trials) => fc.integer({ min: 1, max: trials - 1 }).map((successes) => ({ successes, trials })));
const days = fc.array(fc.record({ treated: arm, control: arm }), { minLength: 1, maxLength: 12 });
const METHODS = [
  ['risk difference', mantelHaenszelRiskDifference],
  ['risk ratio', mantelHaenszelRiskRatio],
  ['odds ratio', mantelHaenszelOddsRatio],
] as const;

describe('the Mantel-Haenszel comparison within days', () => {
  it('sees through Kohavi’s ramp-up, where pooled totals turn the answer round (Greenland-Robins 1985)', () => {
    const result = mantelHaenszelRiskRatio({ strata: SIMPSON, confidence: 0.95 });
    expect(relativeError(result.estimate, 1.1954444444444443)).toBeLessThan(1e-12);
    expect(relativeError(result.standardErrorOfLog, 0.018291159729909728)).toBeLessThan(1e-11);
    expect(relativeError(result.low, 1.1533468522875856)).toBeLessThan(1e-6);
    expect(relativeError(result.high, 1.2390786144849555)).toBeLessThan(1e-6);
    const pooled = 6230 / 510_000 / (25_000 / 1_490_000);
    expect(pooled).toBeCloseTo(0.7280549019607843, 12);
  });

  it('gives the odds ratio of three strata (R 4.2.2: mantelhaen.test(t,correct=FALSE))', () => {
    const result = mantelHaenszelOddsRatio({ strata: THREE_STRATA, confidence: 0.95 });
    expect(relativeError(result.estimate, 1.11086474501109)).toBeLessThan(1e-12);
    expect(relativeError(result.low, 0.761898409379608)).toBeLessThan(1e-10);
    expect(relativeError(result.high, 1.619665386509172)).toBeLessThan(1e-10);
    const test = mantelHaenszelTest({ strata: THREE_STRATA });
    expect(relativeError(test.chiSquare, 0.299649701252342)).toBeLessThan(1e-11);
    expect(relativeError(test.pValue, 0.584102109977369)).toBeLessThan(1e-11);
    expect(test.z).toBeGreaterThan(0);
  });

  it('averages the differences of two days by their sizes', () => {
    const strata = [stratum([2, 10], [1, 10]), stratum([3, 10], [1, 20])];
    const result = mantelHaenszelRiskDifference({ strata, confidence: 0.95 });
    expect(result.estimate).toBeCloseTo(0.185714285714, 11);
  });

  it('has the risk difference’s true spread: 0.02678 over 200,000 simulated runs of this design', () => {
    const strata = Array.from({ length: 10 }, (_, day) => {
      const base = Math.round(80 * (0.05 + (0.35 * day) / 9));
      return stratum([Math.round(40 * (base / 80 + 0.1)), 40], [base, 80]);
    });
    const { standardError } = mantelHaenszelRiskDifference({ strata, confidence: 0.95 });
    expect(relativeError(standardError, 0.02678)).toBeLessThan(0.02);
  });

  it('with one large day is close to the plain difference of two proportions', () => {
    const one = stratum([300, 2000], [200, 2000]);
    const stratified = mantelHaenszelRiskDifference({ strata: [one], confidence: 0.95 });
    const plain = unpooledDifference({ ...one, confidence: 0.95 });
    expect(stratified.estimate).toBeCloseTo(plain.estimate, 13);
    expect(relativeError(stratified.standardError, plain.standardError)).toBeLessThan(1e-3);
  });

  it.each(METHODS)('puts the %s inside its interval, which widens with confidence', (_name, method) => {
    fc.assert(
      fc.property(days, (strata) => {
        const narrow = method({ strata, confidence: 0.9 });
        const wide = method({ strata, confidence: 0.95 });
        expect(narrow.low).toBeLessThan(narrow.estimate);
        expect(narrow.high).toBeGreaterThan(narrow.estimate);
        expect(wide.low).toBeLessThan(narrow.low);
        expect(wide.high).toBeGreaterThan(narrow.high);
      }),
    );
  });

  it('turns over when the arms change places', () => {
    fc.assert(
      fc.property(days, (strata) => {
        const question = { strata, confidence: 0.95 };
        const turned = { strata: swapped(strata), confidence: 0.95 };
        const difference = mantelHaenszelRiskDifference(question);
        expect(mantelHaenszelRiskDifference(turned).low).toBeCloseTo(-difference.high, 10);
        for (const ratio of [mantelHaenszelRiskRatio, mantelHaenszelOddsRatio]) {
          expect(relativeError(ratio(turned).low, 1 / ratio(question).high)).toBeLessThan(1e-9);
        }
        expect(mantelHaenszelTest(turned).z).toBeCloseTo(-mantelHaenszelTest(question).z, 9);
      }),
    );
  });

  it('leaves out a day on which only one arm was seen', () => {
    const lonely = [...THREE_STRATA, stratum([0, 0], [50, 60])];
    for (const [, method] of METHODS) {
      expect(method({ strata: lonely, confidence: 0.95 })).toEqual(
        method({ strata: THREE_STRATA, confidence: 0.95 }),
      );
      expect(method({ strata: lonely, confidence: 0.95 }).strataUsed).toBe(3);
    }
  });

  it('keeps the difference but refuses a ratio where an arm has no success at all', () => {
    const strata = [stratum([0, 10], [2, 10])];
    expect(mantelHaenszelRiskDifference({ strata, confidence: 0.95 }).estimate).toBeCloseTo(-0.2, 13);
    expect(() => mantelHaenszelRiskRatio({ strata, confidence: 0.95 })).toThrow('use the risk difference');
    expect(() => mantelHaenszelOddsRatio({ strata, confidence: 0.95 })).toThrow(RangeError);
    expect(mantelHaenszelTest({ strata: [stratum([0, 10], [0, 10])] })).toEqual({
      z: 0,
      chiSquare: 0,
      pValue: 1,
    });
  });

  it('refuses strata without a comparison and impossible counts', () => {
    expect(() => mantelHaenszelRiskRatio({ strata: [], confidence: 0.95 })).toThrow(
      'no stratum has both arms',
    );
    const broken = [stratum([3, 2], [1, 2])];
    expect(() => mantelHaenszelRiskDifference({ strata: broken, confidence: 0.95 })).toThrow(RangeError);
  });
});

describe('the day-to-day heterogeneity of the Udacity free trial', () => {
  const effects = udacityDays('enrolments', 'kept')
    .map(logOddsRatio)
    .filter((effect): effect is MeasuredEffect => effect !== null);
  const pooled = poolEffects({ effects, confidence: 0.95 });

  it.each([
    ['fixed log odds ratio', pooled.fixed.estimate, -0.12808256645281813],
    ['its standard error', pooled.fixed.standardError, 0.026695384632315248],
    ['Q', pooled.heterogeneity.q, 35.020482789243296],
    ['degrees of freedom', pooled.heterogeneity.degreesOfFreedom, 22],
    ['p', pooled.heterogeneity.pValue ?? 0, 0.038554563951610096],
    ['I squared', pooled.heterogeneity.inconsistency, 0.37179621045209],
    ['tau squared', pooled.heterogeneity.betweenVariance, 0.009709130456612316],
    ['phi', pooled.heterogeneity.dispersion ?? 0, 1.5918401267837863],
    ['random log odds ratio', pooled.random.estimate, -0.12992280304259535],
    ['its standard error', pooled.random.standardError, 0.0337623138840848],
  ])('has the reference’s %s (inverse-variance + DerSimonian-Laird)', (_name, actual, expected) => {
    expect(relativeError(actual, expected)).toBeLessThan(1e-10);
  });

  it('is wider for net conversion: phi 3.67', () => {
    const net = udacityDays('payments', 'kept')
      .map(logOddsRatio)
      .filter((effect): effect is MeasuredEffect => effect !== null);
    expect(poolEffects({ effects: net, confidence: 0.95 }).heterogeneity.dispersion).toBeCloseTo(3.67, 2);
  });
});

describe('pooled effects', () => {
  it('of a single measurement are that measurement, its heterogeneity unknown', () => {
    const { fixed, random, heterogeneity } = poolEffects({
      effects: [{ estimate: 0.4, variance: 0.25 }],
      confidence: 0.95,
    });
    expect(fixed.high).toBeCloseTo(0.4 + normalMultiplier(0.95) * 0.5, 13);
    expect(random).toEqual(fixed);
    expect(heterogeneity).toEqual({
      q: 0,
      degreesOfFreedom: 0,
      pValue: null,
      dispersion: null,
      inconsistency: 0,
      betweenVariance: 0,
      inflation: 1,
    });
  });

  it('of unequal weight are known worse than their dispersion says when they differ: 4.33 times, not 3', () => {
    const { dispersion, betweenVariance, inflation } = heterogeneityOf([
      { estimate: 0, variance: 1 },
      { estimate: 2, variance: 1 / 3 },
    ]);
    expect(dispersion).toBeCloseTo(3, 12);
    expect(betweenVariance).toBeCloseTo(4 / 3, 12);
    expect(inflation).toBeCloseTo(1 + (4 / 3) * (10 / 4), 12);
  });

  it('refuse nothing to pool and a variance of 0', () => {
    expect(() => poolEffects({ effects: [], confidence: 0.95 })).toThrow(RangeError);
    expect(() => poolEffects({ effects: [{ estimate: 1, variance: 0 }], confidence: 0.95 })).toThrow(
      RangeError,
    );
  });
});

describe('a day’s log odds ratio', () => {
  it('is -0.29327 for 105 of 686 against 134 of 687', () => {
    expect(logOddsRatio(stratum([105, 686], [134, 687]))?.estimate).toBeCloseTo(-0.2932722051229645, 13);
  });

  it('adds half a case to each cell when one is empty', () => {
    const effect = logOddsRatio(stratum([0, 10], [2, 10]));
    expect(effect?.estimate).toBeCloseTo(Math.log((0.5 * 8.5) / (10.5 * 2.5)), 13);
    expect(effect?.variance).toBeCloseTo(1 / 0.5 + 1 / 10.5 + 1 / 2.5 + 1 / 8.5, 13);
  });

  it.each([
    ['an arm is empty', stratum([0, 0], [2, 10])],
    ['nobody succeeded', stratum([0, 4], [0, 10])],
    ['everybody succeeded', stratum([4, 4], [10, 10])],
  ])('is none when %s', (_name, table) => {
    expect(logOddsRatio(table)).toBeNull();
  });
});
