import type { SeriesNature } from './expectation.ts';
import { lookBack } from './look-back.ts';
import { ANOMALY_RULES, type Anomaly, type AnomalyRules } from './anomaly.ts';
import { watchDays } from './watch-days.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { countDays, dayOfValue, type DailySeries } from '#shared/kernel/daily-series.ts';

export type AnomaliesQuestion = {
  readonly nature: SeriesNature;
  /** How many metrics are watched beside each other, this one included: they share one budget of false alarms. */
  readonly metrics: number;
  /** The first day watched, the days before it being usual; null for four weeks after the first (or when learned). */
  readonly watchedFrom?: CalendarDay | null;
  readonly rules?: AnomalyRules;
};

export type SeriesAnomalies =
  /** Too few days with a number to say anything. */
  | { readonly state: 'learning'; readonly days: number; readonly neededDays: number }
  | { readonly state: 'watching'; readonly watchedFrom: CalendarDay; readonly anomalies: readonly Anomaly[] };

/**
 * The anomalies of a daily series in the order of its days: what a person would have been told day by day (spike, shift,
 * drift) and what only shows afterwards (outlier, level change), each with its size and why. A day that was told as a
 * spike is not told as an outlier again. Below 14 days with a number, or before the first watched day has 14 behind
 * it, the answer is `learning`. RangeError when `metrics` is not a whole number of at least 1, or for a count that is
 * not one.
 */
export function findAnomalies(series: DailySeries, question: AnomaliesQuestion): SeriesAnomalies {
  const { nature, metrics, watchedFrom = null, rules = ANOMALY_RULES } = question;
  checkQuestion(series, question);
  const from = firstWatched(series, watchedFrom, rules);
  if (from === null) {
    return { state: 'learning', days: countDays(series), neededDays: rules.learningDays };
  }
  const shared = sharedOut(rules, metrics);
  const told = watchDays(series, { nature, rules: shared, from });
  const spikes = new Set(told.filter(({ kind }) => kind === 'spike').map(({ day }) => day));
  const seen = lookBack(series, shared).filter(({ kind, day }) => kind !== 'outlier' || !spikes.has(day));
  const anomalies = [...told, ...seen].sort((left, right) =>
    left.day < right.day ? -1 : Number(left.day > right.day),
  );
  return { state: 'watching', watchedFrom: dayOfValue(series, from), anomalies };
}

/**
 * Only what a person would have been told day by day (spike, shift, drift), by the same rules, first watched day and
 * budget as `findAnomalies`, without looking back: cheap enough for every day. Null while learning; RangeError as there.
 */
export function watchAnomalies(series: DailySeries, question: AnomaliesQuestion): readonly Anomaly[] | null {
  const { nature, metrics, watchedFrom = null, rules = ANOMALY_RULES } = question;
  checkQuestion(series, question);
  const from = firstWatched(series, watchedFrom, rules);
  return from === null ? null : watchDays(series, { nature, rules: sharedOut(rules, metrics), from });
}

/**
 * How fast the false alarms of the CUSUM become fewer as h rises: e^-.55 for each. Were the level known it would be
 * e^(-2k), e^-1.5; four weeks of baseline know it less well, and a level that is off a little alarms in the end.
 * Measured: with it 3, 10 and 20 quiet metrics alarm together as rarely as one (`benchmarks/decisions/anomaly-alarms.ts`).
 */
const FEWER_ALARMS_WITH_H = 0.55;

/** Of several metrics each gets its share of the false alarms: p and alpha are divided, and h rises. */
function sharedOut(rules: AnomalyRules, metrics: number): AnomalyRules {
  const { k, h, clip } = rules.cusum;
  return {
    ...rules,
    spikeP: rules.spikeP / metrics,
    outlierAlpha: rules.outlierAlpha / metrics,
    cusum: { k, h: h + Math.log(metrics) / FEWER_ALARMS_WITH_H, clip },
  };
}

function firstWatched(series: DailySeries, asked: CalendarDay | null, rules: AnomalyRules): number | null {
  const { learningDays, usualBaseline } = rules;
  let days = 0;
  let learned: number | null = null;
  for (const [index, value] of series.values.entries()) {
    if (asked !== null && dayOfValue(series, index) >= asked) return days >= learningDays ? index : null;
    if (value === null) continue;
    days += 1;
    if (days === learningDays) learned = index + 1;
    if (days === usualBaseline && asked === null) return index + 1;
  }
  return asked === null ? learned : null;
}

function checkQuestion({ values }: DailySeries, { nature, metrics }: AnomaliesQuestion): void {
  if (!Number.isSafeInteger(metrics) || metrics < 1) {
    throw new RangeError(`metrics must be a whole number of at least 1; got ${metrics}.`);
  }
  for (const value of values) {
    if (value === null) continue;
    if (!Number.isFinite(value)) throw new RangeError(`each value must be a finite number; got ${value}.`);
    if (nature === 'counts' && !(Number.isSafeInteger(value) && value >= 0)) {
      throw new RangeError(`each count must be a whole number of at least 0; got ${value}.`);
    }
  }
}
