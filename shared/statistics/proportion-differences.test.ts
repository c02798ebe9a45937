import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { miettinenNurminenDifference, miettinenNurminenTest } from './miettinen-nurminen.ts';
import { newcombeDifference } from './newcombe.ts';
import { normalUpperTail } from './normal.ts';
import { pooledDifference, unpooledDifference } from './pooled-difference.ts';

const METHODS = [
  ['Newcombe', newcombeDifference],
  ['Miettinen-Nurminen', miettinenNurminenDifference],
  ['pooled z', pooledDifference],
  ['unpooled z', unpooledDifference],
] as const;

function of(successes: number, trials: number): { successes: number; trials: number } {
  return { successes, trials };
}

const arm = fc
  .integer({ min: 1, max: 400 })
  .chain((trials) => fc.record({ trials: fc.constant(trials), successes: fc.nat({ max: trials }) }));
const confidences = fc.double({ min: 0.5, max: 0.98, noNaN: true });
const STATSMODELS =
  "scipy 1.10.1 / statsmodels 0.13.5: confint_proportions_2indep(56,70,48,80,method='newcomb')";
const MN_1985 = 'Miettinen-Nurminen 1985, N/(N-1), root at +-z; reproduces Newcombe 1998 56/70 vs 48/80';

describe('an interval for the difference of two proportions', () => {
  it.each([
    [newcombeDifference, of(56, 70), of(48, 80), 0.05243147240236498, 0.33387265403690614, STATSMODELS],
    [miettinenNurminenDifference, of(56, 70), of(48, 80), 0.05282971324584465, 0.3381729400158684, MN_1985],
    [miettinenNurminenDifference, of(8, 50), of(2, 50), 0.002102160092241513, 0.25225316340061227, MN_1985],
    [unpooledDifference, of(8, 50), of(2, 50), 0.00477811976747258, 0.2352218802325274, 'R 4.2.2: prop.test'],
  ])('%o agrees with its reference', (...[method, treated, control, low, high]) => {
    const interval = method({ treated, control, confidence: 0.95 });
    expect(interval.low / low).toBeCloseTo(1, 9);
    expect(interval.high / high).toBeCloseTo(1, 9);
  });

  it.each(METHODS)('by %s contains its estimate and widens with confidence', (_name, method) => {
    fc.assert(
      fc.property(arm, arm, confidences, (treated, control, confidence) => {
        const narrow = method({ treated, control, confidence });
        const wide = method({ treated, control, confidence: confidence + 0.01 });
        expect(narrow.low).toBeLessThanOrEqual(narrow.estimate);
        expect(narrow.high).toBeGreaterThanOrEqual(narrow.estimate);
        expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-12);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high - 1e-12);
      }),
    );
  });

  it.each(METHODS)('by %s changes only its sign when the arms change places', (_name, method) => {
    fc.assert(
      fc.property(arm, arm, confidences, (treated, control, confidence) => {
        const seen = method({ treated, control, confidence });
        const swapped = method({ treated: control, control: treated, confidence });
        expect(swapped.estimate).toBeCloseTo(-seen.estimate, 12);
        expect(swapped.low).toBeCloseTo(-seen.high, 9);
        expect(swapped.high).toBeCloseTo(-seen.low, 9);
      }),
    );
  });

  it.each([
    ['Newcombe', newcombeDifference],
    ['Miettinen-Nurminen', miettinenNurminenDifference],
  ] as const)('by %s stays within -1 and 1 and has width when nothing was seen', (_name, method) => {
    fc.assert(
      fc.property(arm, arm, confidences, (treated, control, confidence) => {
        const { low, high } = method({ treated, control, confidence });
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
    const nothing = method({ treated: of(0, 10), control: of(0, 10), confidence: 0.95 });
    expect(nothing.low).toBeLessThan(-0.2);
    expect(nothing.high).toBeGreaterThan(0.2);
  });

  it.each(METHODS)('by %s refuses an empty arm', (_name, method) => {
    expect(() => method({ treated: of(0, 0), control: of(1, 2), confidence: 0.95 })).toThrow(RangeError);
    expect(() => method({ treated: of(1, 2), control: of(3, 2), confidence: 0.95 })).toThrow(RangeError);
    expect(() => method({ treated: of(1, 2), control: of(1, 2), confidence: 1 })).toThrow(RangeError);
  });
});

describe('the large-sample comparison of the Udacity free trial', () => {
  const confidence = 1 - 2 * normalUpperTail(1.96);

  it.each([
    [
      'gross conversion',
      of(3423, 17260),
      of(3785, 17293),
      {
        estimate: -0.020554874580361565,
        standardError: 0.004371675385225936,
        low: -0.0291233583354044,
        high: -0.01198639082531873,
        pValue: 2.578401033720593e-6,
      },
    ],
    [
      'net conversion',
      of(1945, 17260),
      of(2033, 17293),
      {
        estimate: -0.0048737226745441675,
        standardError: 0.0034341335129324238,
        low: -0.011604624359891718,
        high: 0.001857179010803383,
        pValue: 0.15584068262150205,
      },
    ],
  ])('gives the published %s', (...[, treated, control, expected]) => {
    const test = pooledDifference({ treated, control, confidence });
    expect(test.estimate / expected.estimate).toBeCloseTo(1, 11);
    expect(test.standardError / expected.standardError).toBeCloseTo(1, 11);
    expect(test.low / expected.low).toBeCloseTo(1, 9);
    expect(test.high / expected.high).toBeCloseTo(1, 9);
    expect(test.pValue / expected.pValue).toBeCloseTo(1, 9);
  });

  it('squares to the chi-square of the 2x2 table (R 4.2.2: prop.test(c(8,2),c(50,50),correct=FALSE))', () => {
    const test = pooledDifference({ treated: of(8, 50), control: of(2, 50), confidence: 0.95 });
    expect(test.z ** 2).toBeCloseTo(4, 12);
    expect(test.pValue).toBeCloseTo(0.0455002638963585, 13);
  });

  it('finds no difference, and says so with certainty of nothing, where nobody succeeded', () => {
    const test = pooledDifference({ treated: of(0, 5), control: of(0, 7), confidence: 0.95 });
    expect(test).toMatchObject({ estimate: 0, z: 0, pValue: 1 });
  });

  it('never reaches beyond a difference of all (R clips prop.test so)', () => {
    const question = { treated: of(4, 5), control: of(0, 5), confidence: 0.95 };
    expect(pooledDifference(question).high).toBe(1);
    const turned = { treated: question.control, control: question.treated, confidence: 0.95 };
    expect(unpooledDifference(turned).low).toBe(-1);
  });
});

describe('the Miettinen-Nurminen score test', () => {
  it('finds 140 of 200 against 145 of 200 not shown to be within 5 points', () => {
    const test = miettinenNurminenTest({
      treated: of(140, 200),
      control: of(145, 200),
      nullDifference: -0.05,
    });
    expect(test.z / 0.5521495101630548).toBeCloseTo(1, 10);
    expect(test.greater / 0.29042296162943715).toBeCloseTo(1, 10);
    expect(test.less).toBeCloseTo(1 - 0.29042296162943715, 10);
    expect(test.zFarringtonManning / 0.5528409938531265).toBeCloseTo(1, 10);
  });

  it('rejects at the end of its own interval with exactly the interval’s error', () => {
    fc.assert(
      fc.property(arm, arm, confidences, (treated, control, confidence) => {
        const { low } = miettinenNurminenDifference({ treated, control, confidence });
        fc.pre(low > -0.999);
        const test = miettinenNurminenTest({ treated, control, nullDifference: low });
        expect(test.greater).toBeCloseTo((1 - confidence) / 2, 6);
      }),
    );
  });

  it('refuses a difference of 1', () => {
    const question = { treated: of(1, 2), control: of(1, 2) };
    expect(() => miettinenNurminenTest({ ...question, nullDifference: 1 })).toThrow(RangeError);
    expect(() => miettinenNurminenTest({ ...question, nullDifference: Number.NaN })).toThrow(RangeError);
  });
});
