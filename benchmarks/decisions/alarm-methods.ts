import type { WatchedSeries } from '#tests/support/watched-series.ts';
import { ANOMALY_RULES } from '#shared/anomalies/anomaly.ts';
import { watchDays } from '#shared/anomalies/watch-days.ts';
import { daysBetween } from '#shared/kernel/calendar-day.ts';
import { cusumPath, type CusumRule } from '#shared/statistics/cusum.ts';
import { scaledMedianDeviation } from '#shared/statistics/median.ts';
import { summarise } from '#shared/statistics/sample-summary.ts';
import { weekdayBaseline, weekdayPredictionLimits } from '#shared/statistics/weekday-baseline.ts';

/** A way to watch a series: the days (indices) of its alarms, in order. */
export type AlarmMethod = {
  readonly name: string;
  readonly alarms: (series: WatchedSeries) => readonly number[];
};

const MONDAY = '2026-01-05';

/** Everything a person is told day by day: spikes, shifts and drifts together, or only some of them. */
function ours(name: string, kinds: readonly string[]): AlarmMethod {
  return {
    name,
    alarms: ({ values, baselineDays }) =>
      watchDays(
        { firstDay: MONDAY, values },
        { nature: 'measures', rules: ANOMALY_RULES, from: baselineDays },
      )
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ day }) => daysBetween(MONDAY, day)),
  };
}

export const EVERYTHING = ours('pilotbook: both together', ['spike', 'shift', 'drift']);

export const OURS: readonly AlarmMethod[] = [
  ours('pilotbook: level (CUSUM .75/6, clipped, lag 1)', ['shift', 'drift']),
  ours('pilotbook: spikes (t limits p < .001)', ['spike']),
  EVERYTHING,
];

export const TEXTBOOK: readonly AlarmMethod[] = [
  {
    name: 'raw mean +- 3 sd',
    alarms: (series) => {
      const { mean, variance } = summarise(series.values.slice(0, series.baselineDays));
      return watched(series).filter(
        (day) => Math.abs((series.values[day] ?? 0) - mean) > 3 * Math.sqrt(variance),
      );
    },
  },
  {
    name: 'weekday median, MAD z > 3.5',
    alarms: (series) => {
      const { medians } = weekdayBaseline(byWeekday(series));
      const away = (day: number): number => (series.values[day] ?? 0) - (medians[day % 7] ?? 0);
      const residuals = Array.from({ length: series.baselineDays }, (_, day) => away(day));
      const spread = scaledMedianDeviation(residuals);
      return watched(series).filter((day) => Math.abs(away(day)) > 3.5 * spread);
    },
  },
  {
    name: 'weekday t limits p < .001',
    alarms: (series) => {
      const baseline = weekdayBaseline(byWeekday(series));
      return watched(series).filter((day) => {
        const { low, high } = weekdayPredictionLimits(baseline, { weekday: day % 7, p: 0.001 });
        const value = series.values[day] ?? 0;
        return value < low || value > high;
      });
    },
  },
  cusum('CUSUM k .5 h 5', { k: 0.5, h: 5, clip: Infinity }),
  cusum('CUSUM k .75 h 6, clipped at 4', { k: 0.75, h: 6, clip: 4 }),
  ewma('EWMA .2, L 2.96', 2.96),
  ewma('EWMA .2, L 4', 4),
];

function cusum(name: string, rule: CusumRule): AlarmMethod {
  return {
    name,
    alarms: (series) => {
      const path = cusumPath(standardised(series), { ...rule, clip: Math.min(rule.clip, 1e9) });
      return watched(series).filter((_, at) => Math.max(path.upper[at] ?? 0, path.lower[at] ?? 0) > rule.h);
    },
  };
}

function ewma(name: string, limit: number): AlarmMethod {
  const weight = 0.2;
  const edge = limit * Math.sqrt(weight / (2 - weight));
  return {
    name,
    alarms: (series) => {
      let level = 0;
      const levels = standardised(series).map((z) => (level = weight * z + (1 - weight) * level));
      return watched(series).filter((_, at) => Math.abs(levels[at] ?? 0) > edge);
    },
  };
}

function watched({ values, baselineDays }: WatchedSeries): number[] {
  return [...values.keys()].slice(baselineDays);
}

function byWeekday({ values, baselineDays }: WatchedSeries): number[][] {
  return Array.from({ length: 7 }, (_, weekday) =>
    values.slice(0, baselineDays).filter((_value, day) => day % 7 === weekday),
  );
}

/** The watched days from their weekday's median in the baseline's spread. */
function standardised(series: WatchedSeries): number[] {
  const { medians, spread } = weekdayBaseline(byWeekday(series));
  return watched(series).map((day) => ((series.values[day] ?? 0) - (medians[day % 7] ?? 0)) / spread);
}
