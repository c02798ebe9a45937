import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relativeError } from './relative-error.ts';
import { DEFAULT_CONCENTRATION, sampleRatioEvidence } from './sample-ratio-evidence.ts';
import { sampleRatioTest } from './sample-ratio.ts';

describe('the sample-ratio test', () => {
  it.each([
    [
      [812, 3100, 1088],
      [0.2, 0.6, 0.2],
      8.31257439958417e-11,
      'R 4.2.2: chisq.test(c(812,3100,1088),p=c(.2,.6,.2))',
    ],
    [[345543, 344660], [0.5, 0.5], 0.2878496417065941, 'published Udacity pageviews .2878'],
    [[28378, 28325], [1, 1], 0.8238, 'published Udacity clicks .8238'],
    [[310, 98], [0.75, 0.25], 0.647434185701797, 'GrowthBook gbstats @8f1db445 executed: check_srm'],
  ])('of %j against %j agrees with the reference', (counts, weights, expected) => {
    const tolerance = expected === 0.8238 ? 1e-4 : 1e-9;
    expect(relativeError(sampleRatioTest({ counts, weights }).pValue, expected)).toBeLessThan(tolerance);
  });

  it('has the reference’s chi-square and one degree less than arms', () => {
    const test = sampleRatioTest({ counts: [812, 3100, 1088], weights: [0.2, 0.6, 0.2] });
    expect(relativeError(test.chiSquare, 46.4213333333333)).toBeLessThan(1e-12);
    expect(test.degreesOfFreedom).toBe(2);
  });

  it('reads weights in any unit', () => {
    const counts = [30, 61, 29];
    const percent = sampleRatioTest({ counts, weights: [25, 50, 25] }).pValue;
    expect(percent).toBeCloseTo(sampleRatioTest({ counts, weights: [1, 2, 1] }).pValue, 13);
  });

  it('refuses a single arm, unequal lists, no weight and nobody', () => {
    expect(() => sampleRatioTest({ counts: [4], weights: [1] })).toThrow(
      'same length of at least 2; got 1 and 1.',
    );
    expect(() => sampleRatioTest({ counts: [4, 5], weights: [1] })).toThrow(RangeError);
    expect(() => sampleRatioTest({ counts: [4, 5], weights: [1, 0] })).toThrow(RangeError);
    expect(() => sampleRatioTest({ counts: [0, 0], weights: [1, 1] })).toThrow('nobody was counted');
  });
});

describe('the evidence for a sample-ratio mismatch', () => {
  const plan = { weights: [0.75, 0.25], concentration: DEFAULT_CONCENTRATION };

  it('of 310 and 98 against 3 to 1 is .4867 (Lindon & Malek 2022, by scipy gammaln)', () => {
    const { eValue, logEValue } = sampleRatioEvidence({ ...plan, counts: [310, 98] });
    expect(relativeError(eValue, 0.4866700467735102)).toBeLessThan(1e-11);
    expect(logEValue).toBeCloseTo(Math.log(eValue), 12);
  });

  it('is on average exactly 1 while the assignment is as planned, however many people were counted', () => {
    const weight = fc.double({ min: 0.05, max: 1, noNaN: true });
    const weights = fc.tuple(weight, weight, weight);
    const concentration = fc.double({ min: 0.1, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        weights,
        concentration,
        fc.integer({ min: 0, max: 9 }),
        (weights, concentration, people) => {
          const total = weights[0] + weights[1] + weights[2];
          let mean = 0;
          for (let first = 0; first <= people; first += 1) {
            for (let second = 0; first + second <= people; second += 1) {
              const counts = [first, second, people - first - second] as const;
              // Multinomial probability, arm by arm.
              let chance = 1;
              let left = people;
              for (const [arm, count] of counts.entries()) {
                for (let k = 1; k <= count; k += 1) {
                  chance *= (((left - count + k) / k) * (weights[arm] ?? 0)) / total;
                }
                left -= count;
              }
              mean += chance * sampleRatioEvidence({ counts, weights, concentration }).eValue;
            }
          }
          expect(mean).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('stays exact for billions of people (mpmath, 60 digits)', () => {
    const counts = [500_001_000, 499_999_000];
    const { logEValue } = sampleRatioEvidence({ counts, weights: [1, 1], concentration: 100 });
    expect(logEValue).toBeCloseTo(-8.05954783376549, 10);
  });

  it('grows without bound where the shares are wrong, and is 1 before anybody came', () => {
    expect(sampleRatioEvidence({ ...plan, counts: [0, 0] })).toEqual({ eValue: 1, logEValue: 0 });
    expect(sampleRatioEvidence({ ...plan, counts: [300, 150] }).eValue).toBeGreaterThan(100);
    expect(sampleRatioEvidence({ ...plan, counts: [3000, 1500] }).eValue).toBeGreaterThan(1e6);
  });

  it('refuses what the test refuses, and a concentration of 0', () => {
    expect(() => sampleRatioEvidence({ ...plan, counts: [4] })).toThrow('same length of at least 2');
    expect(() => sampleRatioEvidence({ ...plan, counts: [4, -1] })).toThrow(RangeError);
    expect(() => sampleRatioEvidence({ ...plan, counts: [4, 1], concentration: 0 })).toThrow(RangeError);
  });
});
