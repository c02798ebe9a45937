import { describe, expect, it } from 'vitest';
import { eppoMultiplier } from './eppo.ts';
import { growthbookOneSidedPValue } from './growthbook.ts';
import {
  oneSidedBoundary,
  oneSidedLogMixture,
  twoSidedBoundary,
  twoSidedLogMixture,
} from './normal-mixture.ts';
import { statsigInterval } from './statsig.ts';
import { asymptoticConfidenceSequence } from '#shared/statistics/asymptotic-confidence-sequence.ts';
import { relativeError } from '#shared/statistics/relative-error.ts';

describe('Eppo’s sequential multiplier', () => {
  it('is the formula of its documentation (eq. 19)', () => {
    const { rho, multiplier } = eppoMultiplier({ observations: 6868, tunedFor: 10_000, confidence: 0.95 });
    expect(relativeError(rho, 1260.0560979256343)).toBeLessThan(1e-13);
    expect(relativeError(multiplier, 3.049079272261522)).toBeLessThan(1e-13);
  });

  it('is the asymptotic confidence sequence tuned for the same size', () => {
    for (const observations of [10, 500, 6868, 1_000_000]) {
      const ours = asymptoticConfidenceSequence({
        estimate: 0,
        standardError: 1,
        observations,
        alpha: 0.05,
        tunedFor: 10_000,
      });
      const { multiplier } = eppoMultiplier({ observations, tunedFor: 10_000, confidence: 0.95 });
      expect(relativeError(ours.high, multiplier)).toBeLessThan(1e-12);
    }
  });

  it('refuses no observations', () => {
    expect(() => eppoMultiplier({ observations: 0, tunedFor: 10, confidence: 0.9 })).toThrow(RangeError);
  });
});

describe('Statsig’s sequential interval', () => {
  const question = {
    difference: 0.29,
    treated: { variance: 30, n: 3461 },
    control: { variance: 15.2, n: 3407 },
    alpha: 0.05,
  };

  it('is the formula of its documentation', () => {
    const found = statsigInterval(question);
    expect(relativeError(found.variance, 0.013129418018395596)).toBeLessThan(1e-13);
    expect(relativeError(found.tau, 0.025281586880514642)).toBeLessThan(1e-13);
    expect(relativeError(found.z, 3.5833240214573685)).toBeLessThan(1e-13);
    expect(relativeError(found.low, -0.12059042636760142)).toBeLessThan(1e-12);
    expect(relativeError(found.pValue, 0.16625973497342605)).toBeLessThan(1e-12);
  });

  it('is a constant line for equal arms: 3.585 standard errors at every size', () => {
    for (const n of [10, 1000, 100_000]) {
      const arm = { variance: 7, n };
      const { z } = statsigInterval({ ...question, treated: arm, control: arm });
      expect(z).toBeCloseTo(3.585, 3);
    }
  });

  it('refuses an empty arm and no spread', () => {
    expect(() => statsigInterval({ ...question, treated: { variance: 1, n: 0 } })).toThrow(RangeError);
    const flat = { variance: 0, n: 9 };
    expect(() => statsigInterval({ ...question, treated: flat, control: flat })).toThrow('no spread');
  });
});

describe('the normal mixture boundaries', () => {
  const tuning = { variance: 100, tunedFor: 100, tunedAlpha: 0.05 };

  it('are confseq’s (uniform_boundaries.h @70b1ef30)', () => {
    expect(relativeError(twoSidedBoundary({ ...tuning, alpha: 0.05 }), 30.3520899037625)).toBeLessThan(1e-13);
    expect(relativeError(oneSidedBoundary({ ...tuning, alpha: 0.05 }), 27.6607088306946)).toBeLessThan(1e-11);
    expect(relativeError(twoSidedLogMixture(25, tuning), 1.68024432682582)).toBeLessThan(1e-12);
    expect(relativeError(oneSidedLogMixture(25, tuning), 2.38570503537775)).toBeLessThan(1e-12);
  });

  it('refuse a tuning of 0', () => {
    expect(() => twoSidedBoundary({ ...tuning, tunedFor: 0, alpha: 0.05 })).toThrow(RangeError);
    expect(() => oneSidedBoundary({ ...tuning, tunedAlpha: 0.6, alpha: 0.05 })).toThrow(RangeError);
  });
});

describe('GrowthBook’s one-sided p value', () => {
  const question = {
    estimate: 0.7073170731707317,
    standardError: 0.3787943616681428,
    observations: 6868,
    alpha: 0.05,
    tunedFor: 5000,
  };

  it('is what its search stops at (gbstats @8f1db445, SequentialOneSidedTreatmentGreaterTTest)', () => {
    expect(relativeError(growthbookOneSidedPValue(question), 0.4123185641479493)).toBeLessThan(1e-12);
  });

  it('goes no higher than the end of its search', () => {
    expect(growthbookOneSidedPValue({ ...question, estimate: -1 })).toBe(0.4999);
  });
});
