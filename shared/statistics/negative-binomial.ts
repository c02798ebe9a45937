import { checkCount, checkPositive } from './argument-checks.ts';
import { poissonAtLeast, poissonCdf } from './poisson.ts';
import { betaTail } from './special-functions.ts';

/** Counts whose variance is at least their mean; where the two are equal they are Poisson counts. */
export type OverdispersedCounts = { readonly mean: number; readonly variance: number };

/**
 * P(N <= count) of a negative binomial with this mean and variance (Johnson, Kemp & Kotz 2005, 5: an incomplete beta
 * function). RangeError for half counts, a mean not above 0 or a variance below the mean. Worked value: 4 or fewer at
 * mean 6 and variance 12 = 0.376953125.
 */
export function negativeBinomialCdf(count: number, counts: OverdispersedCounts): number {
  check(count, counts);
  const { mean, variance } = counts;
  if (variance === mean) return poissonCdf(count, mean);
  return betaTail(mean / variance, shapeOf(counts, count + 1), 'lower');
}

/** P(N >= count), the count itself included, a tail of its own. Worked value: 5 or more there = 0.623046875. */
export function negativeBinomialAtLeast(count: number, counts: OverdispersedCounts): number {
  check(count, counts);
  const { mean, variance } = counts;
  if (variance === mean) return poissonAtLeast(count, mean);
  return count === 0 ? 1 : betaTail(mean / variance, shapeOf(counts, count), 'upper');
}

/** The size parameter mean^2 / (variance - mean) beside the count's own. */
function shapeOf({ mean, variance }: OverdispersedCounts, b: number): { a: number; b: number } {
  return { a: (mean * mean) / (variance - mean), b };
}

function check(count: number, { mean, variance }: OverdispersedCounts): void {
  checkCount({ name: 'count', value: count });
  checkPositive({ name: 'mean', value: mean });
  if (!(variance >= mean && Number.isFinite(variance))) {
    throw new RangeError(`variance must be at least the mean; got ${variance}.`);
  }
}
