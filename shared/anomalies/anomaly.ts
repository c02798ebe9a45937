import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/**
 * spike: one day alone outside what its weekday allows · shift, drift: the level left its baseline, at once or slowly ·
 * outlier: a day that stands out from the whole series looked back on · level-change: where a stretch of another level
 * most likely began. The first three can be seen on their day, the last two only afterwards. None of them compares
 * with a control group, so none is ever a reason to roll back by itself.
 */
export type AnomalyKind = 'spike' | 'shift' | 'drift' | 'outlier' | 'level-change';

/** Why it is one, as the numbers of a sentence; limits and levels in the unit of the series. */
export type AnomalyReason =
  | { readonly rule: 'prediction-limits'; readonly low: number; readonly high: number; readonly p: number }
  | { readonly rule: 'cusum'; readonly since: CalendarDay; readonly sum: number; readonly limit: number }
  | { readonly rule: 'seasonal-esd'; readonly alpha: number }
  | { readonly rule: 'change-point'; readonly probability: number };

export type Anomaly = {
  /** The day the anomaly stands on: of the spike, of the alarm, of the first day of the new level. */
  readonly day: CalendarDay;
  readonly kind: AnomalyKind;
  readonly direction: 'up' | 'down';
  /** What was seen: the day's value, or the mean level since the change. */
  readonly value: number;
  /** What was to be expected instead. */
  readonly expected: number;
  /** The difference in usual day-to-day spreads; null where days did not differ at all before. */
  readonly spreads: number | null;
  readonly reason: AnomalyReason;
};

export type AnomalyRules = {
  /** Chance of a false spike, a day and metric; shared out among the metrics. */
  readonly spikeP: number;
  readonly cusum: { readonly k: number; readonly h: number; readonly clip: number };
  /** Most days of what came before that say what is usual. */
  readonly longestBaseline: number;
  /** Days with a number before anything is said. */
  readonly learningDays: number;
  /** Days with a number before a series is watched, where there are that many. */
  readonly usualBaseline: number;
  readonly outlierAlpha: number;
  readonly hazard: number;
};

/**
 * Measured with a weekly season, four weeks of baseline and sixty days watched
 * (benchmarks/decisions/anomaly-alarms.ts): the textbook's
 * CUSUM of k 0.5 and h 5 alarms falsely in one series of three, because four weeks do not tell the level well.
 */
export const ANOMALY_RULES: AnomalyRules = {
  spikeP: 0.001,
  cusum: { k: 0.75, h: 6, clip: 4 },
  longestBaseline: 56,
  learningDays: 14,
  usualBaseline: 28,
  outlierAlpha: 0.05,
  hazard: 1 / 50,
};
