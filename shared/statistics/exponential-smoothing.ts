import { checkShare } from './argument-checks.ts';
import { checkSeries } from './check-series.ts';
import { findMinimum } from './nelder-mead.ts';

/** Where smoothing arrived: the last level, which is every later day's forecast, and the squared one-step errors. */
export type SmoothedLevel = { readonly level: number; readonly squaredErrors: number };

/**
 * Simple exponential smoothing from the first value on: each new value pulls the level `alpha` of the way to itself
 * (R 4.2.2 HoltWinters with beta and gamma FALSE). In the unit of the values, alpha in [0, 1]. RangeError below 2
 * values. Worked value: the Nile's 100 years at 0.3 end at 788.440125585578 with squared errors 2043113.63105055.
 */
export function smoothLevel(values: readonly number[], alpha: number): SmoothedLevel {
  checkSeries(values, 2);
  checkShare({ name: 'alpha', value: alpha });
  return smoothFrom(values.slice(1), { alpha, first: values[0] ?? 0 });
}

/**
 * Simple exponential smoothing whose alpha (0.0001 to 0.9999) and first level make the squared one-step errors least,
 * searched from alpha 0.2 and the mean of the first ten values (R forecast 8.20, ses; Hyndman et al. 2008, 5). Where
 * the errors have several minima it ends in that of the reference. RangeError below 2 values. Worked value: the Nile's
 * 100 years = alpha 0.2456681537, level 805.3363293.
 */
export function fitSmoothedLevel(values: readonly number[]): SmoothedLevel & { readonly alpha: number } {
  checkSeries(values, 2);
  const early = values.slice(0, 10);
  const firstLevel = early.reduce((sum, value) => sum + value, 0) / early.length;
  const meanSquare = ([alpha = 0, first = 0]: readonly number[]): number =>
    alpha < LEAST_ALPHA || alpha > 1 - LEAST_ALPHA
      ? Infinity
      : smoothFrom(values, { alpha, first }).squaredErrors / values.length;
  const start = LEAST_ALPHA + 0.2 * (1 - 2 * LEAST_ALPHA);
  const [alpha = start, first = firstLevel] = findMinimum(meanSquare, [start, firstLevel]);
  return { ...smoothFrom(values, { alpha, first }), alpha };
}

const LEAST_ALPHA = 1e-4;

function smoothFrom(
  values: readonly number[],
  { alpha, first }: { readonly alpha: number; readonly first: number },
): SmoothedLevel {
  let level = first;
  let squaredErrors = 0;
  for (const value of values) {
    const error = value - level;
    squaredErrors += error * error;
    level += alpha * error;
  }
  return { level, squaredErrors };
}
