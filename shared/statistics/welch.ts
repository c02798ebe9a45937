import { checkOpenShare } from './argument-checks.ts';
import type { Estimate } from './interval.ts';
import { checkSummary, type SampleSummary } from './sample-summary.ts';
import { studentTMultiplier, studentTTwoSided } from './student-t.ts';

export type TwoSamplesQuestion = {
  readonly treated: SampleSummary;
  readonly control: SampleSummary;
  readonly confidence: number;
};

/** A difference or ratio with its t statistic, its degrees of freedom and the two-sided p value of no effect. */
export type MeanComparison = Estimate & {
  readonly standardError: number;
  readonly t: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
};

/**
 * Difference of two means, treated minus control, without assuming equal variances (Welch 1947, degrees of freedom
 * by Satterthwaite), from summaries and in the unit of the values.
 * Worked value: ten durations against ten give t -3.39029542695553 at 16.3332835561258 degrees, 95 % interval
 * -90.9580526902635 to -21.0419473097365, p 0.00364606697368893 (R 4.2.2 t.test).
 * RangeError for fewer than two values in an arm, or when neither arm has any spread: no interval exists then.
 */
export function welchDifference({ treated, control, confidence }: TwoSamplesQuestion): MeanComparison {
  checkArm(treated);
  checkArm(control);
  checkOpenShare({ name: 'confidence', value: confidence });
  const varianceT = treated.variance / treated.n;
  const varianceC = control.variance / control.n;
  const variance = varianceT + varianceC;
  if (variance === 0)
    throw new RangeError('the values of both arms have no spread, so there is no interval.');
  const shareT = varianceT / variance;
  const shareC = varianceC / variance;
  return tComparison({
    estimate: treated.mean - control.mean,
    standardError: Math.sqrt(variance),
    degreesOfFreedom: 1 / (shareT ** 2 / (treated.n - 1) + shareC ** 2 / (control.n - 1)),
    confidence,
  });
}

type TQuestion = {
  readonly estimate: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly confidence: number;
};

/** An estimate with a t interval around it; the standard error must be above 0. */
export function tComparison({
  estimate,
  standardError,
  degreesOfFreedom,
  confidence,
}: TQuestion): MeanComparison {
  const reach = studentTMultiplier(confidence, degreesOfFreedom) * standardError;
  const t = estimate / standardError;
  return {
    estimate,
    low: estimate - reach,
    high: estimate + reach,
    standardError,
    t,
    degreesOfFreedom,
    pValue: studentTTwoSided(t, degreesOfFreedom),
  };
}

function checkArm(arm: SampleSummary): void {
  checkSummary(arm);
  if (arm.n < 2) throw new RangeError(`each arm needs at least 2 values for its spread; got ${arm.n}.`);
}
