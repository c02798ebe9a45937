import { combineModels, fillGaps, fitModels } from './combine-models.ts';
import { BAND, type Backtest } from './forecast.ts';
import { errorBand, errorsAhead, type Residuals } from './residuals.ts';

const FEWEST_KNOWN = 14;
const MOST_ORIGINS = 120;
/** The smoothing is fitted anew every week, never with days that were still ahead. */
const DAYS_BETWEEN_FITS = 7;
/** Below so many errors no band, and below so many judged days no coverage, is told. */
const FEWEST_JUDGED = 20;

/**
 * Forecasts each of the last days (at most 120 origins) from the days before it alone, `steps` ahead, and keeps the
 * errors. Needs more than 14 days.
 */
export function rollBack(values: readonly (number | null)[], steps: number): Residuals {
  const first = Math.max(FEWEST_KNOWN, values.length - MOST_ORIGINS);
  const origins: number[] = [];
  const errors: (number | null)[][] = [];
  let smoothing = fitModels(fillGaps(values.slice(0, first)));
  for (let origin = first; origin < values.length; origin += 1) {
    const known = fillGaps(values.slice(0, origin));
    if ((origin - first) % DAYS_BETWEEN_FITS === 0) smoothing = fitModels(known);
    const ahead = combineModels(known, { smoothing, steps: Math.min(steps, values.length - origin) });
    origins.push(origin);
    errors.push(
      ahead.map((forecast, step) => {
        const value = values[origin + step] ?? null;
        return value === null ? null : value - forecast;
      }),
    );
  }
  return { origins, errors };
}

/** What the errors say of the method: its size beside last week's value, and how often its bands held. */
export function judgeBacktest(values: readonly (number | null)[], residuals: Residuals): Backtest {
  let [own, lastWeek, judged, inside] = [0, 0, 0, 0];
  for (const [row, origin] of residuals.origins.entries()) {
    for (const [step, error] of (residuals.errors[row] ?? []).entries()) {
      const value = values[origin + step] ?? null;
      const before = values[origin + step - 7] ?? null;
      if (error === null || value === null) continue;
      if (before !== null) {
        own += Math.abs(error);
        lastWeek += Math.abs(value - before);
      }
      const known = errorsAhead(residuals, step, origin);
      if (known.length < FEWEST_JUDGED) continue;
      const { low, high } = errorBand(known, BAND);
      judged += 1;
      if (error >= low && error <= high) inside += 1;
    }
  }
  return {
    origins: residuals.origins.length,
    mase: lastWeek > 0 ? own / lastWeek : null,
    coverage: judged >= FEWEST_JUDGED ? inside / judged : null,
  };
}
