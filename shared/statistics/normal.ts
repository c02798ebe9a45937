import { checkOpenShare } from './argument-checks.ts';
import { erfc, erfcInverse } from './special-functions.ts';

/**
 * The standard normal distribution. Both tails come from the complementary error function, so a tail of 1e-300 is
 * as accurate as one of 0.3 (Abramowitz & Stegun 26.2.29). Worked value: quantile of 0.975 = 1.959963984540054.
 */

/** P(Z <= z). Accepts infinite z. */
export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2;
}

/** P(Z > z), computed as a tail of its own. */
export function normalUpperTail(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/** P(|Z| > |z|): the two-sided p value of a z statistic. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** The z with P(Z <= z) = probability; for a small upper tail use `normalUpperQuantile`. RangeError outside (0, 1). */
export function normalQuantile(probability: number): number {
  checkOpenShare({ name: 'probability', value: probability });
  return -Math.SQRT2 * erfcInverse(2 * probability);
}

/** The z with P(Z > z) = probability. RangeError outside (0, 1). */
export function normalUpperQuantile(probability: number): number {
  checkOpenShare({ name: 'probability', value: probability });
  return Math.SQRT2 * erfcInverse(2 * probability);
}

/** The half-width in standard errors of a two-sided interval: 1.96 for a confidence of 0.95. */
export function normalMultiplier(confidence: number): number {
  checkOpenShare({ name: 'confidence', value: confidence });
  return Math.SQRT2 * erfcInverse(1 - confidence);
}
