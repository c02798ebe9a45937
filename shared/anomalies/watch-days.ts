import { learnBaseline, type Baseline, type Expectation, type SeriesNature } from './expectation.ts';
import type { Anomaly, AnomalyRules } from './anomaly.ts';
import { countDays, dayOfValue, weekdayOfValue, type DailySeries } from '#shared/kernel/daily-series.ts';
import { addToCusum, type CusumSums } from '#shared/statistics/cusum.ts';

export type Watch = {
  readonly nature: SeriesNature;
  readonly rules: AnomalyRules;
  /** Index of the first day watched; the days before are the baseline. */
  readonly from: number;
};

/**
 * The anomalies a person would have got day by day: spikes by prediction limits of the weekday, shifts and drifts by a
 * clipped two-sided CUSUM of the weekday-adjusted days. After a shift the new level is learned from its first day on,
 * for as many days as learning takes, and nothing is said meanwhile. Days without a number, and weekdays the baseline
 * does not know, are passed by.
 */
export function watchDays(series: DailySeries, { nature, rules, from }: Watch): Anomaly[] {
  const anomalies: Anomaly[] = [];
  let baselineStart = Math.max(0, from - rules.longestBaseline);
  let start: number | null = from;
  while (start !== null && start < series.values.length) {
    const baseline = learnBaseline(series, { from: baselineStart, to: start, nature });
    if (baseline === null) break;
    const { found, leftAt } = watchFrom(series, { baseline, start, rules });
    anomalies.push(...found);
    if (leftAt === null) break;
    baselineStart = leftAt;
    start = learnedAt(series, baselineStart, rules);
  }
  return anomalies;
}

type Standing = {
  sums: CusumSums;
  /** Where each sum last left 0. */
  since: { upper: number; lower: number };
};

type Stretch = { readonly baseline: Baseline; readonly start: number; readonly rules: AnomalyRules };

/** Up to the first shift, whose stretch begins at `leftAt`; null where the level held to the end. */
function watchFrom(
  series: DailySeries,
  { baseline, start, rules }: Stretch,
): { found: Anomaly[]; leftAt: number | null } {
  const limit = rules.cusum.h * Math.sqrt((1 + baseline.correlation) / (1 - baseline.correlation));
  const found: Anomaly[] = [];
  let standing: Standing = { sums: { upper: 0, lower: 0 }, since: { upper: start, lower: start } };
  for (let index = start; index < series.values.length; index += 1) {
    const value = series.values[index] ?? null;
    const expectation = baseline.expect(weekdayOfValue(series, index));
    if (value === null || expectation === null) continue;
    const spike = spikeOf(value, expectation, rules.spikeP);
    if (spike !== null) found.push({ day: dayOfValue(series, index), ...spike });
    standing = addDay(standing, { index, z: standardised(value, expectation) }, rules);
    const { upper, lower } = standing.sums;
    if (Math.max(upper, lower) <= limit) continue;
    const direction = upper > lower ? 'up' : 'down';
    const since = upper > lower ? standing.since.upper : standing.since.lower;
    const alarm = { since, index, direction, sum: Math.max(upper, lower), limit } as const;
    found.push(shiftOf(series, baseline, alarm));
    return {
      found: found.filter((anomaly) => anomaly.kind !== 'spike' || anomaly.day < dayOfValue(series, since)),
      leftAt: since,
    };
  }
  return { found, leftAt: null };
}

function addDay(
  { sums, since }: Standing,
  { index, z }: { readonly index: number; readonly z: number },
  { cusum }: AnomalyRules,
): Standing {
  const next = addToCusum(sums, z, cusum);
  return {
    sums: next,
    since: {
      upper: sums.upper === 0 ? index : since.upper,
      lower: sums.lower === 0 ? index : since.lower,
    },
  };
}

function standardised(value: number, { expected, spread }: Expectation): number {
  const away = value - expected;
  return away === 0 ? 0 : away / spread;
}

function spikeOf(value: number, expectation: Expectation, p: number): Omit<Anomaly, 'day'> | null {
  const { expected, spread } = expectation;
  const chance = expectation.chanceOf(value);
  if (chance >= p) return null;
  const reach = expectation.reach(p);
  return {
    kind: 'spike',
    direction: value > expected ? 'up' : 'down',
    value,
    expected,
    spreads: spread === 0 ? null : Math.abs(value - expected) / spread,
    reason: { rule: 'prediction-limits', low: expected - reach, high: expected + reach, p: chance },
  };
}

type Alarm = {
  readonly since: number;
  readonly index: number;
  readonly direction: 'up' | 'down';
  readonly sum: number;
  readonly limit: number;
};

/** A level that took longer than this to be told from the old one went slowly, or not far. */
const DAYS_OF_SHIFT = 7;

function shiftOf(series: DailySeries, baseline: Baseline, alarm: Alarm): Anomaly {
  let [seen, expected, spread, days] = [0, 0, 0, 0];
  for (let index = alarm.since; index <= alarm.index; index += 1) {
    const value = series.values[index] ?? null;
    const expectation = baseline.expect(weekdayOfValue(series, index));
    if (value === null || expectation === null) continue;
    seen += value;
    expected += expectation.expected;
    spread += expectation.spread;
    days += 1;
  }
  return {
    day: dayOfValue(series, alarm.index),
    kind: alarm.index - alarm.since < DAYS_OF_SHIFT ? 'shift' : 'drift',
    direction: alarm.direction,
    value: seen / days,
    expected: expected / days,
    spreads: spread === 0 ? null : Math.abs(seen - expected) / spread,
    reason: { rule: 'cusum', since: dayOfValue(series, alarm.since), sum: alarm.sum, limit: alarm.limit },
  };
}

/** The index after which as many days with a number follow `from` as learning takes; null where there are fewer. */
function learnedAt(series: DailySeries, from: number, { learningDays }: AnomalyRules): number | null {
  const rest = { firstDay: dayOfValue(series, from), values: series.values.slice(from) };
  if (countDays(rest) < learningDays) return null;
  let days = 0;
  return from + 1 + rest.values.findIndex((value) => (days += value === null ? 0 : 1) >= learningDays);
}
