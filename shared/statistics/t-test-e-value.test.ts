import { describe, expect, it } from 'vitest';
import { relativeError } from './relative-error.ts';
import { summarise } from './sample-summary.ts';
import { logGamma } from './special-functions.ts';
import { tTestEvidence } from './t-test-e-value.ts';
import { integrate } from './tanh-sinh.ts';

const TREATED = [261, 240, 322, 299, 251, 288, 230, 310, 275, 262];
const CONTROL = [312, 287, 401, 355, 298, 330, 276, 390, 344, 305];

describe('the evidence of a t test', () => {
  it('of ten durations against ten is the reference’s', () => {
    const question = { treated: summarise(TREATED), control: summarise(CONTROL), effectVariance: 0.25 };
    const { t, eValue, degreesOfFreedom } = tTestEvidence(question);
    expect(relativeError(t, -3.39029542695553)).toBeLessThan(1e-13);
    expect(relativeError(eValue, 6.769602068511427)).toBeLessThan(1e-12);
    expect(degreesOfFreedom).toBe(18);
  });

  it('is 1 on average where the means are alike', () => {
    const density = (t: number, degrees: number) =>
      Math.exp(logGamma((degrees + 1) / 2) - logGamma(degrees / 2)) /
      Math.sqrt(degrees * Math.PI) /
      (1 + t ** 2 / degrees) ** ((degrees + 1) / 2);
    // With means that differ by t standard errors the statistic is t; variance n / (1/n + 1/n) makes the error 1.
    const arm = (mean: number) => ({ n: 8, mean, variance: 4 });
    const at = (t: number) =>
      tTestEvidence({ treated: arm(t), control: arm(0), effectVariance: 0.25 }).eValue * density(t, 14);
    expect(integrate(at, { low: -400, high: 400 })).toBeCloseTo(1, 8);
  });

  it('does not mind which arm is which, and is below 1 for equal means', () => {
    const one = { treated: summarise(TREATED), control: summarise(CONTROL), effectVariance: 0.25 };
    const other = { treated: one.control, control: one.treated, effectVariance: 0.25 };
    expect(tTestEvidence(other).eValue).toBeCloseTo(tTestEvidence(one).eValue, 13);
    expect(tTestEvidence({ ...one, control: one.treated }).eValue).toBeLessThan(1);
  });

  it('holds for one value against two, and refuses less, no spread and no prior', () => {
    const single = summarise([3]);
    const two = summarise([1, 2]);
    expect(tTestEvidence({ treated: single, control: two, effectVariance: 1 }).degreesOfFreedom).toBe(1);
    expect(() => tTestEvidence({ treated: single, control: single, effectVariance: 1 })).toThrow(
      'at least 3',
    );
    const flat = summarise([2, 2]);
    expect(() => tTestEvidence({ treated: flat, control: flat, effectVariance: 1 })).toThrow('no spread');
    expect(() => tTestEvidence({ treated: two, control: two, effectVariance: 0 })).toThrow(RangeError);
    const empty = { n: 0, mean: 0, variance: 0 };
    expect(() => tTestEvidence({ treated: empty, control: two, effectVariance: 1 })).toThrow(RangeError);
  });
});
