import { checkPositiveCount } from './argument-checks.ts';
import { autocorrelation } from './autocorrelation.ts';
import { checkSeries } from './check-series.ts';
import { fitSmoothedLevel } from './exponential-smoothing.ts';
import { normalQuantile } from './normal.ts';
import { decomposeClassically, type SeasonKind } from './seasonal-figure.ts';
import { fitStraightLine } from './straight-line.ts';

type Question = {
  readonly period: number;
  readonly steps: number;
  /** Whether the season is taken out only where it is significant (the default) or, from two periods on, always. */
  readonly season?: 'tested' | 'assumed';
};
type Season = { readonly kind: SeasonKind; readonly figure: readonly number[] };

/**
 * Theta forecast (Assimakopoulos & Nikolopoulos 2000): simple exponential smoothing plus half the straight line's rise,
 * after taking a season out where the autocorrelation at one period is significant at 90 % (R forecast 8.20, thetaf).
 * The season is multiplicative; where one of its indices is not above 0.0001 – closed on Sundays – R leaves the season in,
 * here it is additive. Period 1 means no season. Below 8 values R smooths in
 * another way. RangeError below 2 values. Worked value: the 56 days of the weekly
 * example begin with 114.7807781 and 119.0656660.
 */
export function thetaForecast(values: readonly number[], question: Question): number[] {
  const { period, steps } = question;
  checkSeries(values, 2);
  checkPositiveCount({ name: 'steps', value: steps });
  checkPositiveCount({ name: 'period', value: period });
  const season = hasSeason(values, question) ? seasonOf(values, period) : null;
  const adjusted =
    season === null ? values : values.map((value, index) => withoutSeason(season, value, index));
  const { level, alpha } = fitSmoothedLevel(adjusted);
  const rise = fitStraightLine(adjusted).slope / 2;
  const settled = (1 - (1 - alpha) ** values.length) / alpha;
  return Array.from({ length: steps }, (_, step) => {
    const ahead = level + rise * (step + settled);
    return season === null ? ahead : withSeason(season, ahead, values.length + step);
  });
}

function hasSeason(values: readonly number[], { period, season = 'tested' }: Question): boolean {
  return season === 'tested' ? isSeasonal(values, period) : period > 1 && values.length >= 2 * period;
}

function isSeasonal(values: readonly number[], period: number): boolean {
  if (period < 2 || values.length <= 2 * period || values.every((value) => value === values[0])) return false;
  let squares = 0;
  for (let lag = 1; lag < period; lag += 1) squares += autocorrelation(values, lag) ** 2;
  const spread = Math.sqrt((1 + 2 * squares) / values.length);
  return Math.abs(autocorrelation(values, period)) / spread > normalQuantile(0.95);
}

function seasonOf(values: readonly number[], period: number): Season {
  const { figure } = decomposeClassically(values, { period, kind: 'multiplicative' });
  if (figure.every((index) => Number.isFinite(index) && index > 1e-4))
    return { kind: 'multiplicative', figure };
  return { kind: 'additive', figure: decomposeClassically(values, { period, kind: 'additive' }).figure };
}

function withoutSeason({ kind, figure }: Season, value: number, index: number): number {
  const part = figure[index % figure.length] ?? 0;
  return kind === 'additive' ? value - part : value / part;
}

function withSeason({ kind, figure }: Season, value: number, index: number): number {
  const part = figure[index % figure.length] ?? 0;
  return kind === 'additive' ? value + part : value * part;
}
