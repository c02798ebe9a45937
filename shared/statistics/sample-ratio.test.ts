import { describe, expect, it } from 'vitest';
import { relativeError } from './relative-error.ts';
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
