import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asymptoticConfidenceSequence,
  asymptoticLowerLimit,
  type EstimateSoFar,
} from './asymptotic-confidence-sequence.ts';
import { relativeError } from './relative-error.ts';

const UPLIFT: EstimateSoFar = {
  estimate: 0.7073170731707317,
  standardError: 0.3787943616681428,
  observations: 6868,
  alpha: 0.05,
  tunedFor: 5000,
};

const anyQuestion = fc.record({
  estimate: fc.double({ min: -5, max: 5, noNaN: true }),
  standardError: fc.double({ min: 0.05, max: 2, noNaN: true }),
  observations: fc.integer({ min: 2, max: 1_000_000 }),
  alpha: fc.double({ min: 0.001, max: 0.4, noNaN: true }),
  tunedFor: fc.double({ min: 10, max: 1e6, noNaN: true }),
});

describe('the interval that holds at every look', () => {
  it('is GrowthBook’s (gbstats @8f1db445, SequentialTwoSidedTTest, relative, N* 5000)', () => {
    const found = asymptoticConfidenceSequence(UPLIFT);
    expect(relativeError(found.low, -0.4444237691289097)).toBeLessThan(1e-13);
    expect(relativeError(found.high, 1.859057915470373)).toBeLessThan(1e-13);
    expect(relativeError(found.pValue, 0.6986728582483058)).toBeLessThan(1e-13);
  });

  it('leaves 0 out exactly when the evidence reaches 1 / alpha', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { low, high, logEValue, pValue } = asymptoticConfidenceSequence(question);
        const threshold = -Math.log(question.alpha);
        if (Math.abs(logEValue - threshold) < 1e-9) return;
        expect(low > 0 || high < 0).toBe(logEValue > threshold);
        expect(pValue < question.alpha).toBe(logEValue > threshold);
      }),
    );
  });

  it('is, in standard errors, narrowest near the size it is tuned for', () => {
    const widthAt = (observations: number) => {
      const { low, high } = asymptoticConfidenceSequence({ ...UPLIFT, observations, tunedFor: 1000 });
      return high - low;
    };
    expect(widthAt(1000)).toBeLessThan(widthAt(100));
    expect(widthAt(1000)).toBeLessThan(widthAt(10_000));
  });

  it('grows with certainty and turns over with the sign', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const found = asymptoticConfidenceSequence(question);
        const turned = asymptoticConfidenceSequence({ ...question, estimate: -question.estimate });
        expect(turned.low).toBe(-found.high);
        expect(turned.eValue).toBe(found.eValue);
        const surer = asymptoticConfidenceSequence({ ...question, alpha: question.alpha / 2 });
        expect(surer.low).toBeLessThan(found.low);
      }),
    );
  });

  it('refuses an estimate without spread and impossible arguments', () => {
    expect(() => asymptoticConfidenceSequence({ ...UPLIFT, standardError: 0 })).toThrow(RangeError);
    expect(() => asymptoticConfidenceSequence({ ...UPLIFT, observations: 0 })).toThrow(RangeError);
    expect(() => asymptoticConfidenceSequence({ ...UPLIFT, observations: 2.5 })).toThrow(RangeError);
    expect(() => asymptoticConfidenceSequence({ ...UPLIFT, estimate: Number.NaN })).toThrow(RangeError);
    expect(() => asymptoticConfidenceSequence({ ...UPLIFT, alpha: 0.5 })).toThrow('below 0.5');
    expect(() => asymptoticConfidenceSequence({ ...UPLIFT, tunedFor: 0 })).toThrow(RangeError);
  });
});

describe('the lower limit that holds at every look', () => {
  it('is GrowthBook’s (SequentialOneSidedTreatmentGreaterTTest), its p value exact instead of searched', () => {
    const found = asymptoticLowerLimit(UPLIFT);
    expect(relativeError(found.low, -0.34639397202561084)).toBeLessThan(1e-13);
    expect(relativeError(found.pValue, 0.41230465077681)).toBeLessThan(1e-11);
    // The reference's search stops within 1e-4 of it.
    expect(found.pValue).toBeCloseTo(0.4123185641479493, 4);
  });

  it('is above 0 exactly when the p value is below alpha', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { low, pValue } = asymptoticLowerLimit(question);
        if (Math.abs(low) < 1e-9) return;
        expect(pValue < question.alpha).toBe(low > 0);
      }),
    );
  });

  it('says nothing for an estimate that is not above 0', () => {
    expect(asymptoticLowerLimit({ ...UPLIFT, estimate: 0 }).pValue).toBe(1);
    expect(asymptoticLowerLimit({ ...UPLIFT, estimate: -3 }).pValue).toBe(1);
  });

  it('is above the two-sided interval’s lower end at the size both are tuned for', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const alpha = Math.min(question.alpha, 0.2);
        const tuned = { ...question, alpha, tunedFor: question.observations };
        expect(asymptoticLowerLimit(tuned).low).toBeGreaterThan(asymptoticConfidenceSequence(tuned).low);
      }),
    );
  });

  it('stays a number for overwhelming evidence', () => {
    expect(asymptoticLowerLimit({ ...UPLIFT, estimate: 1000 }).pValue).toBe(0);
    expect(asymptoticConfidenceSequence({ ...UPLIFT, estimate: 1000 }).pValue).toBe(0);
  });
});
