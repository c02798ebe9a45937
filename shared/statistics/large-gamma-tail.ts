import { deviance, stirlingError } from './saddle-point.ts';

/**
 * Gamma tails for x above 1000 that lies above the shape or close below it. The library's series for them
 * (@stdlib/math-base-special-gammainc 0.3.1, "method 7") starts with shape / x where Boost, from which it comes, starts
 * with (shape - 1) / x.
 */
export function isLargeGamma(x: number, shape: number): boolean {
  return x > 1000 && shape < x + 50;
}

/**
 * Q(shape, x) = density * (1 + (shape - 1) / x + (shape - 1)(shape - 2) / x² + ...) (Abramowitz & Stegun 6.5.32), where
 * `isLargeGamma`. Worked value: shape 981, x 1000.5 = 0.264630558968457.
 */
export function largeGammaUpper(x: number, shape: number): number {
  const density = gammaDensity(x, shape);
  if (density === 0) return 0;
  let term = 1;
  let sum = 1;
  for (let left = shape - 1; Math.abs(term) > 1e-17 * sum && left !== 0; left -= 1) {
    term *= left / x;
    sum += term;
  }
  return Math.min(1, density * sum);
}

/** The density of a gamma variable with rate 1 at x above 0. Worked value: shape 1 at 2 = e^-2. */
export function gammaDensity(x: number, shape: number): number {
  const n = shape - 1;
  if (n === 0) return Math.exp(-x);
  // One more event than the shape has, so that shapes below 1 need nothing of their own.
  if (n < 0) return (gammaDensity(x, shape + 1) * shape) / x;
  return Math.exp(-stirlingError(n) - deviance(n, x)) / Math.sqrt(2 * Math.PI * n);
}
