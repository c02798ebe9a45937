import { checkOpenShare, checkPositive } from './argument-checks.ts';
import { betaTail, betaTailInverse } from './special-functions.ts';

/**
 * Student's t with real-valued degrees of freedom above 0 (Abramowitz & Stegun 26.7.1: the two-sided tail is an
 * incomplete beta function). Worked value: quantile of 0.975 at 10 degrees of freedom = 2.228138851986274.
 */

/** P(T > t), a tail of its own for positive t. RangeError when the degrees of freedom are not above 0. */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  const half = studentTTwoSided(t, degreesOfFreedom) / 2;
  return t >= 0 ? half : 1 - half;
}

/** P(T <= t), a tail of its own for negative t. */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  return studentTUpperTail(-t, degreesOfFreedom);
}

/** P(|T| > |t|): the two-sided p value of a t statistic. */
export function studentTTwoSided(t: number, degreesOfFreedom: number): number {
  checkPositive({ name: 'degreesOfFreedom', value: degreesOfFreedom });
  if (!Number.isFinite(t)) return Number.isNaN(t) ? Number.NaN : 0;
  const half = degreesOfFreedom / 2;
  const square = t * t;
  // Whichever of x and 1 - x is small is the one computed, so that neither loses digits near 1.
  return square < degreesOfFreedom
    ? betaTail(square / (degreesOfFreedom + square), { a: 0.5, b: half }, 'upper')
    : betaTail(degreesOfFreedom / (degreesOfFreedom + square), { a: half, b: 0.5 }, 'lower');
}

/** The t with P(T <= t) = probability. RangeError outside (0, 1). */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  checkOpenShare({ name: 'probability', value: probability });
  return probability < 0.5
    ? -studentTUpperQuantile(probability, degreesOfFreedom)
    : studentTUpperQuantile(1 - probability, degreesOfFreedom);
}

/** The t with P(T > t) = probability, exact for the smallest tails. RangeError outside (0, 1). */
export function studentTUpperQuantile(probability: number, degreesOfFreedom: number): number {
  checkOpenShare({ name: 'probability', value: probability });
  checkPositive({ name: 'degreesOfFreedom', value: degreesOfFreedom });
  return probability <= 0.5
    ? positiveQuantile(2 * probability, degreesOfFreedom)
    : -positiveQuantile(2 * (1 - probability), degreesOfFreedom);
}

/** The half-width in standard errors of a two-sided interval: 2.23 for a confidence of 0.95 at 10 degrees. */
export function studentTMultiplier(confidence: number, degreesOfFreedom: number): number {
  checkOpenShare({ name: 'confidence', value: confidence });
  return studentTUpperQuantile((1 - confidence) / 2, degreesOfFreedom);
}

function positiveQuantile(twoSided: number, degreesOfFreedom: number): number {
  if (twoSided >= 1) return 0;
  const half = degreesOfFreedom / 2;
  const near = betaTailInverse(twoSided, { a: 0.5, b: half }, 'upper');
  if (near < 0.5) return Math.sqrt((degreesOfFreedom * near) / (1 - near));
  const far = betaTailInverse(twoSided, { a: half, b: 0.5 }, 'lower');
  return Math.sqrt((degreesOfFreedom * (1 - far)) / far);
}
