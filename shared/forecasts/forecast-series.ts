import { judgeBacktest, rollBack } from './backtest.ts';
import { chanceOfCrossing } from './chance-of-crossing.ts';
import { combineModels, fillGaps, fitModels } from './combine-models.ts';
import {
  BAND,
  CROSSING_DAYS,
  FEWEST_MODEL_DAYS,
  MOST_DAYS_AHEAD,
  type Forecast,
  type ForecastDay,
  type ForecastLimit,
} from './forecast.ts';
import { errorBand, errorsAhead } from './residuals.ts';
import { countDays, dayOfValue, type DailySeries } from '#shared/kernel/daily-series.ts';
import type { Estimate } from '#shared/statistics/interval.ts';
import { summarise } from '#shared/statistics/sample-summary.ts';
import { studentTMultiplier } from '#shared/statistics/student-t.ts';

export type ForecastQuestion = {
  /** Days ahead, 1 to 28. */
  readonly days: number;
  readonly limit?: ForecastLimit | null;
  /** For the chance of crossing; the same seed gives the same answer. */
  readonly seed: number;
  /** What a value can never leave: 0 for counts and durations, 0 and 1 for shares. */
  readonly range?: { readonly least: number; readonly most: number };
};

type Range = { readonly least: number; readonly most: number };
const ANYWHERE: Range = { least: -Infinity, most: Infinity };

/**
 * The next days of a daily series with bands made from the method's own errors on this series, how good it was in its
 * backtest, and the chance that it crosses a limit within seven days. From 21 days with a number on; below, the mean of
 * the last week with a band of Student's t and no word about limits. A year at most is read. RangeError for days
 * outside 1 to 28, a seed that is no whole number or a value that is not finite.
 */
export function forecastSeries(series: DailySeries, question: ForecastQuestion): Forecast {
  checkQuestion(series, question);
  const { days, limit = null, seed, range = ANYWHERE } = question;
  if (countDays(series) < FEWEST_MODEL_DAYS) return lastWeekOnly(series, { days, range });
  const values = recentYear(series.values);
  const steps = Math.max(days, CROSSING_DAYS);
  const filled = fillGaps(values);
  const ahead = combineModels(filled, { smoothing: fitModels(filled), steps });
  const residuals = rollBack(values, steps);
  const backtest = judgeBacktest(values, residuals);
  const forecast = ahead.slice(0, days).map((estimate, step): ForecastDay => {
    const { low, high } = errorBand(errorsAhead(residuals, step), BAND);
    const day = dayOfValue(series, series.values.length + step);
    const band = within({ estimate, low: estimate + low, high: estimate + high }, range);
    return { day, estimate: band.estimate, low: band.low, high: band.high };
  });
  return {
    basis: 'models',
    days: forecast,
    backtest,
    quality: (backtest.mase ?? 0) > 1 ? 'no-better-than-last-week' : 'better-than-last-week',
    crossing: limit === null ? null : chanceOfCrossing(ahead, { residuals, limit, seed }),
  };
}

const LONGEST_READ = 365;

function recentYear(values: readonly (number | null)[]): readonly (number | null)[] {
  const recent = values.slice(-LONGEST_READ);
  const enough = recent.filter((value) => value !== null).length >= FEWEST_MODEL_DAYS;
  return enough ? recent : values;
}

function lastWeekOnly(
  series: DailySeries,
  { days, range }: { readonly days: number; readonly range: Range },
): Forecast {
  const lastWeek = series.values.filter((value) => value !== null).slice(-7);
  if (lastWeek.length < 2) return { basis: 'nothing' };
  const { n, mean, variance } = summarise(lastWeek);
  const reach = studentTMultiplier(BAND, n - 1) * Math.sqrt(variance * (1 + 1 / n));
  const band = within({ estimate: mean, low: mean - reach, high: mean + reach }, range);
  const ahead = Array.from({ length: days }, (_, step) => ({
    ...band,
    day: dayOfValue(series, series.values.length + step),
  }));
  return { basis: 'last-week', days: ahead, neededDays: FEWEST_MODEL_DAYS };
}

/** Kept inside the range; a band made of past errors never leaves out its own forecast. */
function within({ estimate, low, high }: Estimate, range: Range): Estimate {
  const clamp = (value: number): number => Math.max(range.least, Math.min(range.most, value));
  return {
    estimate: clamp(estimate),
    low: clamp(Math.min(low, estimate)),
    high: clamp(Math.max(high, estimate)),
  };
}

function checkQuestion({ values }: DailySeries, { days, seed }: ForecastQuestion): void {
  if (!Number.isSafeInteger(days) || days < 1 || days > MOST_DAYS_AHEAD) {
    throw new RangeError(`days must be a whole number of 1 to ${MOST_DAYS_AHEAD}; got ${days}.`);
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number; got ${seed}.`);
  for (const value of values) {
    if (value !== null && !Number.isFinite(value)) {
      throw new RangeError(`each value must be a finite number; got ${value}.`);
    }
  }
}
