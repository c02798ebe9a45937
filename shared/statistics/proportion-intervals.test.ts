import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval, exactLowerBound, exactUpperBound } from './clopper-pearson.ts';
import { jeffreysInterval } from './jeffreys.ts';
import { relativeError } from './relative-error.ts';
import { trialsToRuleOut, zeroEventUpperBound } from './ruled-out.ts';
import { wilsonContinuityInterval, wilsonInterval } from './wilson.ts';

const METHODS = [
  ['Clopper-Pearson', clopperPearsonInterval],
  ['Wilson', wilsonInterval],
  ['Wilson with continuity', wilsonContinuityInterval],
  ['Jeffreys', jeffreysInterval],
] as const;

const counts = fc
  .integer({ min: 1, max: 3000 })
  .chain((trials) => fc.record({ trials: fc.constant(trials), successes: fc.nat({ max: trials }) }));
const confidences = fc.double({ min: 0.5, max: 0.98, noNaN: true });

describe('an interval for one proportion', () => {
  it.each([
    [clopperPearsonInterval, 0, 30, 0, 0.115703308222028, 'R 4.2.2: binom.test(0,30)'],
    [clopperPearsonInterval, 2, 50, 0.00488143342616438, 0.13713762560396736, 'R 4.2.2: binom.test(2,50)'],
    [wilsonInterval, 2, 50, 0.0110388843276198, 0.1346009068750702, 'R 4.2.2: prop.test(2,50,correct=FALSE)'],
    [wilsonContinuityInterval, 2, 50, 0.00695862329316425, 0.14858824523934158, 'R 4.2.2: prop.test(2,50)'],
    [
      jeffreysInterval,
      2,
      50,
      0.008404035138946046,
      0.12217893558724933,
      "proportion_confint(method='jeffreys')",
    ],
    [
      jeffreysInterval,
      0,
      30,
      1.6231861223464374e-5,
      0.07967817381725999,
      'scipy 1.17.1 beta.interval(.95,.5,30.5)',
    ],
  ])('%o agrees for %d of %d with its reference', (...[method, successes, trials, low, high]) => {
    const interval = method({ successes, trials, confidence: 0.95 });
    expect(relativeError(interval.low, low)).toBeLessThan(1e-9);
    expect(relativeError(interval.high, high)).toBeLessThan(1e-9);
  });

  it.each(METHODS)('by %s contains its estimate and stays within 0 and 1', (_name, method) => {
    fc.assert(
      fc.property(counts, confidences, (counts, confidence) => {
        const { estimate, low, high } = method({ ...counts, confidence });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each(METHODS)('by %s widens with confidence', (_name, method) => {
    fc.assert(
      fc.property(counts, confidences, (counts, confidence) => {
        const narrow = method({ ...counts, confidence });
        const wide = method({ ...counts, confidence: confidence + 0.01 });
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      }),
    );
  });

  it.each(METHODS)('by %s turns over when successes and failures change places', (_name, method) => {
    fc.assert(
      fc.property(counts, confidences, ({ successes, trials }, confidence) => {
        const seen = method({ successes, trials, confidence });
        const mirrored = method({ successes: trials - successes, trials, confidence });
        expect(mirrored.low).toBeCloseTo(1 - seen.high, 9);
        expect(mirrored.high).toBeCloseTo(1 - seen.low, 9);
      }),
    );
  });

  it.each(METHODS)('by %s refuses impossible counts', (_name, method) => {
    const question = { successes: 1, trials: 4, confidence: 0.95 };
    expect(() => method({ ...question, trials: 0, successes: 0 })).toThrow('trials must be a whole number');
    expect(() => method({ ...question, successes: 5 })).toThrow(
      'successes must be at most trials; got 5 of 4.',
    );
    expect(() => method({ ...question, successes: -1 })).toThrow(RangeError);
    expect(() => method({ ...question, trials: 4.5 })).toThrow(RangeError);
    expect(() => method({ ...question, confidence: 95 })).toThrow(
      'confidence must be strictly between 0 and 1',
    );
  });
});

describe('what a pilot rules out', () => {
  it.each([
    [5, 0.4507197283469412],
    [10, 0.2588655508930523],
    [20, 0.13910834066826516],
    [30, 0.09503385285530419],
    [50, 0.05815507911697226],
    [100, 0.02951304960703993],
    [300, 0.00993608194445772],
  ])(
    'with no event in %d trials is every rate above its bound (R 4.2.2: 1-.05^(1/n))',
    (trials, expected) => {
      expect(zeroEventUpperBound({ trials, confidence: 0.95 }) / expected).toBeCloseTo(1, 12);
      expect(exactUpperBound({ successes: 0, trials, confidence: 0.95 }) / expected).toBeCloseTo(1, 10);
      expect(zeroEventUpperBound({ trials, confidence: 0.95 })).toBeLessThan(3 / trials);
    },
  );

  it.each([
    [0.01, 299, 'R 4.2.2: ceiling(log(.05)/log(1-.01))'],
    [0.05, 59, 'same'],
    [0.1, 29, 'same'],
  ])('below a rate of %d needs %d trials without an event', (highestRate, expected) => {
    expect(trialsToRuleOut({ highestRate, confidence: 0.95 })).toBe(expected);
  });

  it('needs no trial more where a whole number is the exact answer', () => {
    for (const [highestRate, confidence, expected] of [
      [0.9, 0.99, 2],
      [0.5, 0.875, 3],
      [0.1, 0.19, 2],
      [0.6, 0.5, 1],
    ] as const) {
      expect(trialsToRuleOut({ highestRate, confidence })).toBe(expected);
    }
  });

  it('needs just as many trials as bring the bound below the rate', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.002, max: 0.5, noNaN: true }),
        confidences,
        (highestRate, confidence) => {
          const trials = trialsToRuleOut({ highestRate, confidence });
          expect(zeroEventUpperBound({ trials, confidence })).toBeLessThanOrEqual(highestRate * (1 + 1e-12));
          fc.pre(trials > 1);
          expect(zeroEventUpperBound({ trials: trials - 1, confidence })).toBeGreaterThan(highestRate);
        },
      ),
    );
  });

  it('puts a one-sided bound where the two-sided interval of twice the error ends', () => {
    fc.assert(
      fc.property(counts, confidences, (counts, confidence) => {
        const twoSided = clopperPearsonInterval({
          ...counts,
          confidence: 1 - 2 * (1 - 0.5 - confidence / 2),
        });
        const oneSided = { ...counts, confidence: 0.5 + confidence / 2 };
        expect(exactLowerBound(oneSided)).toBeCloseTo(twoSided.low, 9);
        expect(exactUpperBound(oneSided)).toBeCloseTo(twoSided.high, 9);
      }),
    );
  });
});
