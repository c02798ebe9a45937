import { checkFinite, checkNotNegative, checkPositiveCount } from './argument-checks.ts';

/** A sample reduced to what its mean needs: size, mean, and the variance with divisor n - 1 (0 when n is 1). */
export type SampleSummary = { readonly n: number; readonly mean: number; readonly variance: number };

/**
 * Reduces values to their summary in two passes, so that large means keep the digits of a small spread.
 * Worked value: 2, 4, 4, 4, 5, 5, 7, 9 gives n 8, mean 5, variance 32/7. RangeError without values or for a value
 * that is not finite.
 */
export function summarise(values: readonly number[]): SampleSummary {
  checkPositiveCount({ name: 'number of values', value: values.length });
  let sum = 0;
  for (const value of values) {
    checkFinite({ name: 'each value', value });
    sum += value;
  }
  const mean = sum / values.length;
  let squares = 0;
  let remainder = 0;
  for (const value of values) {
    squares += (value - mean) ** 2;
    remainder += value - mean;
  }
  const n = values.length;
  const variance = n === 1 ? 0 : Math.max(0, squares - remainder ** 2 / n) / (n - 1);
  return { n, mean: mean + remainder / n, variance };
}

/** As `summarise`, of the natural logarithms: for durations and amounts. RangeError for a value not above 0. */
export function summariseLogs(values: readonly number[]): SampleSummary {
  for (const value of values) {
    if (!(value > 0)) throw new RangeError(`each value must be above 0 to have a logarithm; got ${value}.`);
  }
  return summarise(values.map((value) => Math.log(value)));
}

export function checkSummary({ n, mean, variance }: SampleSummary): void {
  checkPositiveCount({ name: 'n', value: n });
  checkFinite({ name: 'mean', value: mean });
  checkNotNegative({ name: 'variance', value: variance });
}
