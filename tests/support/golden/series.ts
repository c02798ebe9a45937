import { AIR_PASSENGERS, NILE, NOTTINGHAM, WEEKLY_EXAMPLE } from './known-series.ts';
import { z } from '#shared/kernel/schema.ts';
import { runLengths } from '#shared/statistics/change-points.ts';
import { cusumPath } from '#shared/statistics/cusum.ts';
import { smoothLevel } from '#shared/statistics/exponential-smoothing.ts';
import { generalizedEsd } from '#shared/statistics/generalized-esd.ts';
import { forecastHoltWinters, smoothHoltWinters } from '#shared/statistics/holt-winters.ts';
import { mannKendall } from '#shared/statistics/mann-kendall.ts';
import { median, scaledMedianDeviation } from '#shared/statistics/median.ts';
import { cusumRunLength, ewmaRunLength } from '#shared/statistics/run-length.ts';
import { findSeasonalOutliers } from '#shared/statistics/seasonal-esd.ts';
import { seasonalNaiveInterval } from '#shared/statistics/seasonal-naive.ts';
import { decomposeByLoess } from '#shared/statistics/seasonal-trend.ts';
import { summarise } from '#shared/statistics/sample-summary.ts';
import { theilSenLine } from '#shared/statistics/theil-sen.ts';
import { thetaForecast } from '#shared/statistics/theta.ts';
import {
  weekdayBaseline,
  weekdayPredictionLimits,
  weekdayPredictionMultiplier,
} from '#shared/statistics/weekday-baseline.ts';

const numbers = z.array(z.number());

/** Numbers, or the name under which `known-series.ts` has them. */
const seriesSchema = z.union([numbers, z.string()]).transform((given) => {
  if (typeof given !== 'string') return given;
  const known: readonly [string, readonly number[]][] = [
    ['AirPassengers', AIR_PASSENGERS],
    ['Nile', NILE],
    ['nottem', NOTTINGHAM],
    ['same 56 daily values', WEEKLY_EXAMPLE],
  ];
  const found = known.find(([name]) => given.includes(name));
  if (found === undefined) throw new Error(`There is no known series for “${given}”.`);
  return [...found[1]];
});

const forecastQuestion = z.object({ y: seriesSchema, period: z.number(), h: z.number() });

const seasonalEsdQuestion = z.object({
  y: seriesSchema,
  period: z.number(),
  maxAnoms: z.number(),
  alpha: z.number(),
  direction: z.enum(['both', 'pos', 'neg']),
});

const EXTREMES = { both: 'both', pos: 'high', neg: 'low' } as const;

const bayesQuestion = z.object({
  x: numbers,
  hazard: z.number(),
  mu0: z.number(),
  kappa0: z.number(),
  alpha0: z.number(),
  beta0: z.number(),
});

/** How the reference values of the series methods are asked for; each answers with the keys of its `expected`. */
export const seriesMethods: Record<string, (inputs: unknown) => unknown> = {
  mad_scaled: (inputs) => scaledMedianDeviation(z.object({ x: numbers }).parse(inputs).x),
  holt_winters_additive: holtWinters,
  holt_winters_additive_weekly: holtWinters,
  simple_exp_smoothing: (inputs) => {
    const { series, alpha } = z.object({ series: seriesSchema, alpha: z.number() }).parse(inputs);
    const { level, squaredErrors } = smoothLevel(series, alpha);
    return { SSE: squaredErrors, level };
  },
  stl_robust_periodic: (inputs) => {
    const { series: values } = z.object({ series: seriesSchema }).parse(inputs);
    const { seasonal, trend, remainder } = decomposeByLoess(values, { period: 12, fit: 'robust' });
    return {
      seasonal1to3: seasonal.slice(0, 3),
      trend1to3: trend.slice(0, 3),
      remainder1to3: remainder.slice(0, 3),
      sdRemainder: Math.sqrt(summarise(remainder).variance),
    };
  },
  stl_robust_weekly: (inputs) => {
    const { y, period } = z.object({ y: seriesSchema, period: z.number() }).parse(inputs);
    const { seasonal, trend } = decomposeByLoess(y, { period, fit: 'robust' });
    return { seasonal7: seasonal.slice(0, 7), trendFirstLast: [trend[0], trend.at(-1)] };
  },
  seasonal_naive_interval: (inputs) => {
    const { y, period, h } = forecastQuestion.parse(inputs);
    const at = (confidence: number) => seasonalNaiveInterval(y, { period, steps: h, confidence });
    return {
      mean: at(0.8).map(({ estimate }) => estimate),
      lo80: at(0.8).map(({ low }) => low),
      hi95: at(0.95).map(({ high }) => high),
    };
  },
  theta_forecast: (inputs) => {
    const { y, period, h } = forecastQuestion.parse(inputs);
    return { mean: thetaForecast(y, { period, steps: h }) };
  },
  s_h_esd: (inputs) => {
    const question = seasonalEsdQuestion.parse(inputs);
    const { y: values, period, maxAnoms, alpha } = question;
    const extremes = EXTREMES[question.direction];
    const found = findSeasonalOutliers(values, { period, largestShare: maxAnoms, alpha, extremes });
    return { indices1based: found.map(({ index }) => index + 1), values: found.map(({ value }) => value) };
  },
  s_h_esd_published: publishedCounts,
  generalized_esd: (inputs) => {
    const question = z.object({ x: numbers, maxOutliers: z.number(), alpha: z.number() }).parse(inputs);
    const { candidates, outliers } = generalizedEsd(question.x, {
      most: question.maxOutliers,
      alpha: question.alpha,
    });
    return {
      R: candidates.map(({ statistic }) => statistic),
      lam: candidates.map(({ critical }) => critical),
      nOutliers: outliers,
    };
  },
  cusum_arl_one_sided: (inputs) => {
    const { k, h, shift } = z.object({ k: z.number(), h: z.number(), shift: numbers }).parse(inputs);
    return shift.map((by) => cusumRunLength({ k, h, shift: by }));
  },
  ewma_arl: (inputs) => {
    const { lambda_, L, shift } = z
      .object({ lambda_: z.number(), L: z.number(), shift: numbers })
      .parse(inputs);
    return shift.map((by) => ewmaRunLength({ weight: lambda_, limit: L, shift: by }));
  },
  cusum_path: (inputs) => {
    const { z: standardised, ...rule } = z
      .object({ z: numbers, k: z.number(), h: z.number(), clip: z.number() })
      .parse(inputs);
    const { upper, lower, firstAlarm } = cusumPath(standardised, rule);
    return { upper, lower, firstAlarm1based: firstAlarm === null ? null : firstAlarm + 1 };
  },
  weekday_t_prediction_limit: (inputs) => {
    const { baseline4weeksByWeekday, p } = z
      .object({ baseline4weeksByWeekday: z.array(numbers), p: z.number() })
      .parse(inputs);
    const baseline = weekdayBaseline(baseline4weeksByWeekday);
    const monday = { weekday: 0, p };
    const { low, high } = weekdayPredictionLimits(baseline, monday);
    return {
      medians: baseline.medians,
      sd: baseline.spread,
      tMult: weekdayPredictionMultiplier(baseline, monday),
      limitsDay0: [low, high],
    };
  },
  theil_sen: (inputs) => {
    const { y, conf } = z.object({ y: numbers, conf: z.number() }).parse(inputs);
    const { slope, intercept, interval } = theilSenLine({ x: [...y.keys()], y, confidence: conf });
    return { slope, intercept, ci: [interval.low, interval.high] };
  },
  mann_kendall_tau: (inputs) => mannKendall(z.object({ y: numbers }).parse(inputs).y),
  bocpd_normal_gamma: (inputs) => {
    const { x, hazard, mu0, kappa0, alpha0, beta0 } = bayesQuestion.parse(inputs);
    const prior = { mean: mu0, kappa: kappa0, alpha: alpha0, beta: beta0 };
    const { posterior, likeliest } = runLengths(x, { hazard, prior });
    return {
      mapRunLength: likeliest.at(-1),
      pRunLength4: posterior[4],
      pRunLength0: posterior[0],
      pRunLen_le5: posterior.slice(0, 6).reduce((sum, share) => sum + share, 0),
    };
  },
};

function holtWinters(inputs: unknown): unknown {
  const question = z
    .object({ series: seriesSchema.optional(), y: seriesSchema.optional(), period: z.number() })
    .extend({ alpha: z.number(), beta: z.number(), gamma: z.number() })
    .parse(inputs);
  const smoothed = smoothHoltWinters(question.series ?? question.y ?? [], question);
  const ahead = forecastHoltWinters(smoothed, 7);
  return {
    SSE: smoothed.squaredErrors,
    level: smoothed.level,
    trend: smoothed.trend,
    s1: smoothed.seasonal[0],
    forecast3: ahead.slice(0, 3),
    forecast7: ahead,
  };
}

/** Counts of what is found in the published minutes, which must be given as numbers: they are not part of this tree. */
function publishedCounts(inputs: unknown): unknown {
  const { data, max_anoms, period } = z
    .object({ data: numbers, max_anoms: z.number(), period: z.number() })
    .parse(inputs);
  const found = (extremes: 'both' | 'high' | 'low') =>
    findSeasonalOutliers(data, { period, largestShare: max_anoms, alpha: 0.05, extremes });
  const both = found('both');
  const peaks: number[] = [];
  for (let from = 0; from < data.length; from += period) {
    peaks.push(data.slice(from, from + period).reduce((high, value) => Math.max(high, value), -Infinity));
  }
  return {
    both: both.length,
    pos: found('high').length,
    neg: found('low').length,
    both_only_last_day: both.filter(({ index }) => index >= data.length - period).length,
    both_threshold_med_max_Vec: both.filter(({ value }) => value >= median(peaks)).length,
  };
}
