import { logGamma } from './special-functions.ts';

/**
 * The two pieces from which binomial and Poisson probabilities are put together without the cancellation of large
 * log-gamma values (Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */

const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

/** ln n! minus Stirling's approximation of it; 0 at n = 0 by convention of the callers. Worked: n = 1 gives 0.0810614668. */
export function stirlingError(n: number): number {
  if (n <= 15) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** x ln(x / mean) + mean - x, the deviance of x from its mean, exact also where x is close to the mean. */
export function deviance(x: number, mean: number): number {
  const gap = x - mean;
  if (Math.abs(gap) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - gap;
  const ratio = gap / (x + mean);
  const step = ratio * ratio;
  let sum = gap * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    power *= step;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
