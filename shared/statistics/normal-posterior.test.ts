import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedLosses,
  normalPosterior,
  normalPosteriorInterval,
  probabilityEffectAbove,
} from './normal-posterior.ts';
import { relativeDifference } from './relative-difference.ts';
import { relativeError } from './relative-error.ts';

function shareLevel(successes: number, trials: number) {
  const level = successes / trials;
  return {
    level,
    standardError: Math.sqrt((level * (1 - level)) / trials),
    degreesOfFreedom: trials - 1,
  };
}

const shape = fc.record({
  mean: fc.double({ min: -3, max: 3, noNaN: true }),
  standardDeviation: fc.double({ min: 0.01, max: 3, noNaN: true }),
});

describe('the posterior of a relative effect', () => {
  const measured = relativeDifference({
    treated: shareLevel(16, 30),
    control: shareLevel(14, 28),
    confidence: 0.95,
  });
  const posterior = normalPosterior({ ...measured, prior: { mean: 0, standardDeviation: 0.3 } });
  const interval = normalPosteriorInterval({ posterior, credibility: 0.95 });
  const losses = expectedLosses(posterior);

  it.each([
    ['mean', posterior.mean, 0.036625540985724424],
    ['standard deviation', posterior.standardDeviation, 0.20138401046079107],
    ['lower end', interval.low, -0.3580798665796637],
    ['upper end', interval.high, 0.4313309485511124],
    ['chance to win', probabilityEffectAbove(0, posterior), 0.5721572965307102],
    ['loss by keeping the old', losses.byKeepingOld, 0.09997840510452119],
    ['loss by taking the new', losses.byTakingNew, 0.06335286411879673],
  ])('has the reference’s %s (gbstats @8f1db445, EffectBayesianABTest, N(0, 0.3²))', (_name, ...row) => {
    const [actual, expected] = row;
    expect(relativeError(actual, expected)).toBeLessThan(1e-12);
  });

  it('is the measurement itself under a flat prior, and the prior when nothing was measured well', () => {
    expect(normalPosterior({ estimate: 0.1, standardError: 0.02, prior: 'flat' })).toEqual({
      mean: 0.1,
      standardDeviation: 0.02,
    });
    const vague = normalPosterior({
      estimate: 50,
      standardError: 1e6,
      prior: { mean: 0.2, standardDeviation: 0.3 },
    });
    expect(vague.mean).toBeCloseTo(0.2, 8);
    expect(vague.standardDeviation).toBeCloseTo(0.3, 8);
  });

  it('lies between prior and measurement and is surer than both', () => {
    fc.assert(
      fc.property(shape, shape, (measured, prior) => {
        const question = { estimate: measured.mean, standardError: measured.standardDeviation, prior };
        const { mean, standardDeviation } = normalPosterior(question);
        expect(mean).toBeGreaterThanOrEqual(Math.min(measured.mean, prior.mean) - 1e-12);
        expect(mean).toBeLessThanOrEqual(Math.max(measured.mean, prior.mean) + 1e-12);
        expect(standardDeviation).toBeLessThan(Math.min(measured.standardDeviation, prior.standardDeviation));
      }),
    );
  });

  it('has losses that differ by its mean', () => {
    fc.assert(
      fc.property(shape, (posterior) => {
        const { byKeepingOld, byTakingNew } = expectedLosses(posterior);
        expect(byKeepingOld - byTakingNew).toBeCloseTo(posterior.mean, 12);
        expect(byTakingNew).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('refuses a measurement or a prior without spread', () => {
    const prior = { mean: 0, standardDeviation: 0.3 };
    expect(() => normalPosterior({ estimate: 0, standardError: 0, prior })).toThrow(RangeError);
    expect(() => normalPosterior({ estimate: Number.NaN, standardError: 1, prior })).toThrow(RangeError);
    const pointed = { mean: 0, standardDeviation: 0 };
    expect(() => normalPosterior({ estimate: 0, standardError: 1, prior: pointed })).toThrow(RangeError);
    expect(() => probabilityEffectAbove(Number.NaN, prior)).toThrow(RangeError);
    expect(() => normalPosteriorInterval({ posterior: prior, credibility: 1 })).toThrow(RangeError);
  });
});
