import {
  fitDampedHoltWinters,
  forecastHoltWinters,
  smoothHoltWinters,
  type HoltWintersSmoothing,
} from '#shared/statistics/holt-winters.ts';
import { seasonalNaive } from '#shared/statistics/seasonal-naive.ts';
import { thetaForecast } from '#shared/statistics/theta.ts';

const WEEK = 7;

/** The smoothing of the Holt-Winters part, fitted to these days (at least 14). */
export function fitModels(values: readonly number[]): HoltWintersSmoothing {
  return fitDampedHoltWinters(values, WEEK);
}

/**
 * The mean of last week's values, the theta forecast and damped additive Holt-Winters with a weekly season: three
 * methods that err differently err less together (Makridakis et al. 2020, M4). At least 14 days without gaps.
 */
export function combineModels(
  values: readonly number[],
  { smoothing, steps }: { readonly smoothing: HoltWintersSmoothing; readonly steps: number },
): number[] {
  const naive = seasonalNaive(values, { period: WEEK, steps });
  // In fewer than four weeks a test finds the season of a week too seldom.
  const season = values.length < 4 * WEEK ? 'assumed' : 'tested';
  const theta = thetaForecast(values, { period: WEEK, steps, season });
  const winters = forecastHoltWinters(smoothHoltWinters(values, { period: WEEK, ...smoothing }), steps);
  return naive.map((value, step) => (value + (theta[step] ?? 0) + (winters[step] ?? 0)) / 3);
}

/** Each missing day as the same weekday a week before, or else the next one that has a number. */
export function fillGaps(values: readonly (number | null)[]): number[] {
  const filled: (number | null)[] = [];
  const present = values.filter((value) => value !== null);
  const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
  for (const [index, value] of values.entries()) {
    filled.push(value ?? filled[index - WEEK] ?? nextOfWeekday(values, index) ?? mean);
  }
  return filled.map((value) => value ?? mean);
}

function nextOfWeekday(values: readonly (number | null)[], from: number): number | null {
  for (let index = from; index < values.length; index += WEEK) {
    const value = values[index] ?? null;
    if (value !== null) return value;
  }
  return null;
}
