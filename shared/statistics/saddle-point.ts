/**
 * The two pieces from which binomial and Poisson probabilities are put together without the cancellation of large
 * log-gamma values (Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */

/** ln n! minus Stirling's approximation of it, n above 0, whole or not. Worked: n = 1 gives 0.0810614667953273. */
export function stirlingError(n: number): number {
  if (n > LARGE_ENOUGH) return stirlingSeries(n);
  return SMALL[n] ?? climbedStirlingError(n);
}

const LARGE_ENOUGH = 15;

function stirlingSeries(n: number): number {
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** By ln n! = ln (n + 1)! - ln (n + 1), up to where the series is exact. */
function climbedStirlingError(n: number): number {
  let sum = 0;
  let at = n;
  for (; at <= LARGE_ENOUGH; at += 1) sum += (at + 0.5) * Math.log1p(1 / at) - 1;
  return sum + stirlingSeries(at);
}

/** At 0 to 15; infinite at 0, where callers do not ask. */
const SMALL: readonly number[] = Array.from({ length: LARGE_ENOUGH + 1 }, (_, n) => climbedStirlingError(n));

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
