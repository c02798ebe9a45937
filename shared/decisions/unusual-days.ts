import type { UnusualDay } from './alert.ts';
import { ANOMALY_RULES, type Anomaly } from '#shared/anomalies/anomaly.ts';
import type { SeriesNature } from '#shared/anomalies/expectation.ts';
import { watchAnomalies } from '#shared/anomalies/find-anomalies.ts';
import { addDays, daysBetween, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DailySeries } from '#shared/kernel/daily-series.ts';
import { levelOfSums } from '#shared/metrics/arm-totals.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';

type Question = {
  /** The metrics of one feature with all their days. */
  readonly metrics: readonly { readonly metric: Metric; readonly values: readonly DailyValue[] }[];
  readonly today: CalendarDay;
};

/** Older than this many days they are no news. */
const DAYS_OF_NEWS = 7;

/**
 * The unusual days of the pilot's last week, newest first, over all metrics of a feature, which share one budget of
 * false alarms. Today itself is left out: its numbers may not be whole. Only metrics with figures of days are watched,
 * none with a formula.
 */
export function unusualDays({ metrics, today }: Question): UnusualDay[] {
  const watched = metrics.flatMap(({ metric, values }) => {
    const series = seriesOf(metric, values, today);
    return series === null ? [] : [{ metric, ...series }];
  });
  const oldest = addDays(today, -DAYS_OF_NEWS);
  return watched
    .flatMap(({ metric, series, nature }) =>
      (watchAnomalies(series, { nature, metrics: watched.length }) ?? [])
        .filter(({ day }) => day >= oldest)
        .flatMap((anomaly) => toUnusual(metric, anomaly)),
    )
    .toSorted((left, right) => (left.day < right.day ? 1 : Number(left.day > right.day) * -1));
}

function toUnusual({ id, name }: Metric, { day, kind, direction, reason }: Anomaly): UnusualDay[] {
  if (kind === 'outlier' || kind === 'level-change') return [];
  const since = reason.rule === 'cusum' ? reason.since : day;
  return [{ metricId: id, metric: name, day, kind, direction, since }];
}

/** The level of the pilot a day, or its plain number where it counts events over nothing; null below what is learned. */
function seriesOf(
  metric: Metric,
  values: readonly DailyValue[],
  today: CalendarDay,
): { series: DailySeries; nature: SeriesNature } | null {
  if (metric.grain !== 'day' || metric.formula !== null) return null;
  const days = values.filter(({ arm, day, units }) => arm === 'pilot' && day < today && units > 0);
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined || days.length < ANOMALY_RULES.learningDays) return null;
  const isCount =
    metric.kind === 'count' &&
    days.every(({ units, total }) => units === 1 && Number.isSafeInteger(total) && total >= 0);
  const byDay = new Map(days.map((day) => [day.day, isCount ? day.total : levelOfSums(metric.kind, day)]));
  const length = daysBetween(first, last) + 1;
  const levels = Array.from({ length }, (_, index) => byDay.get(addDays(first, index)) ?? null);
  return { series: { firstDay: first, values: levels }, nature: isCount ? 'counts' : 'measures' };
}
