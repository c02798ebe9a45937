import { checkPositive } from './argument-checks.ts';
import type { Evidence } from './one-arm-e-process.ts';
import { checkSummary, type SampleSummary } from './sample-summary.ts';

/**
 * Evidence that two means differ, from a t test with one common spread: the likelihood ratio of the t statistic with a
 * normal prior N(0, `effectVariance`) on the difference in standard deviations, against no difference:
 * E = (1 + m g)^(-1/2) * [(1 + t² / ((1 + m g) v)) / (1 + t² / v)]^(-(v + 1) / 2), m = n1 n2 / (n1 + n2), v = n1 + n2 - 2
 * (Gönen et al. 2005; as an e-value at any look: Pérez-Ortiz, Lardy, de Heide & Grünwald 2022).
 * Worked value: ten durations against ten, g 0.25: t -3.39029542695553, E 6.769602068511427.
 * RangeError for an empty arm, fewer than three values in all, values without any spread, or g not above 0.
 */
export function tTestEvidence({
  treated,
  control,
  effectVariance,
}: {
  readonly treated: SampleSummary;
  readonly control: SampleSummary;
  readonly effectVariance: number;
}): Evidence & { readonly t: number; readonly degreesOfFreedom: number } {
  checkSummary(treated);
  checkSummary(control);
  checkPositive({ name: 'effectVariance', value: effectVariance });
  const degreesOfFreedom = treated.n + control.n - 2;
  if (degreesOfFreedom < 1) throw new RangeError('a t test needs at least 3 values in all.');
  const squares = (treated.n - 1) * treated.variance + (control.n - 1) * control.variance;
  if (squares === 0)
    throw new RangeError('the values of both arms have no spread, so there is no t statistic.');
  const effective = (treated.n * control.n) / (treated.n + control.n);
  const t = (treated.mean - control.mean) / Math.sqrt(squares / degreesOfFreedom / effective);
  const spread = 1 + effective * effectVariance;
  const perDegree = t ** 2 / degreesOfFreedom;
  const logEValue =
    -Math.log(spread) / 2 -
    ((degreesOfFreedom + 1) / 2) * (Math.log1p(perDegree / spread) - Math.log1p(perDegree));
  return { eValue: Math.exp(logEValue), logEValue, t, degreesOfFreedom };
}
