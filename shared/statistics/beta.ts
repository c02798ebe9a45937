import { checkPositive, checkShare } from './argument-checks.ts';
import { betaTail, betaTailInverse, logGamma } from './special-functions.ts';

/** The two shapes of a beta distribution, both above 0; as a prior: a - 1 successes and b - 1 failures seen. */
export type BetaShape = { readonly a: number; readonly b: number };

/**
 * The beta distribution on shares (0 to 1); Abramowitz & Stegun 26.5. Worked value: Beta(4, 86) has its 5 % point
 * at 0.015495382526792006. RangeError for shapes not above 0 or arguments outside 0 to 1.
 */

/** P(X <= x). */
export function betaCdf(x: number, shape: BetaShape): number {
  checkArguments(x, shape);
  return betaTail(x, shape, 'lower');
}

/** P(X > x), computed as a tail of its own. */
export function betaUpperTail(x: number, shape: BetaShape): number {
  checkArguments(x, shape);
  return betaTail(x, shape, 'upper');
}

/** The x with P(X <= x) = probability. */
export function betaQuantile(probability: number, shape: BetaShape): number {
  checkArguments(probability, shape);
  return betaTailInverse(probability, shape, 'lower');
}

/** The x with P(X > x) = probability. */
export function betaUpperQuantile(probability: number, shape: BetaShape): number {
  checkArguments(probability, shape);
  return betaTailInverse(probability, shape, 'upper');
}

/** ln B(a, b), the logarithm of the beta function. */
export function logBeta({ a, b }: BetaShape): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

export function checkBetaShape({ a, b }: BetaShape): void {
  checkPositive({ name: 'shape a', value: a });
  checkPositive({ name: 'shape b', value: b });
}

function checkArguments(share: number, shape: BetaShape): void {
  checkBetaShape(shape);
  checkShare({ name: 'share', value: share });
}
