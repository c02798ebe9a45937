import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { invoke } from '#renderer/rpc/client.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { Series, Smoothing } from '#shared/metrics/series.ts';

export type ListedMetric = OutputOf<'metrics.list'>[number];

/** A metric with its line and what its numbers say; null while they are on their way. */
export type MetricData = { metric: ListedMetric; series: Series | null; comparison: Comparison | null };

export type MetricQuestion = { smoothing: Smoothing; from: CalendarDay | null };

/** Lines and comparisons of all metrics of a page, cached like any other answer. */
export function useMetricData(
  metrics: readonly ListedMetric[],
  { smoothing, from }: MetricQuestion,
): MetricData[] {
  const series = useQueries({
    queries: metrics.map(({ id: metricId }) => {
      const input = { metricId, smoothing };
      return {
        queryKey: ['metrics.series', input],
        queryFn: () => invoke('metrics.series', input),
        // The line stands until the one asked for is there, instead of making room and coming back.
        placeholderData: keepPreviousData,
      };
    }),
  });
  const comparisons = useQueries({
    queries: metrics.map(({ id: metricId }) => {
      const input = { metricId, from, to: null };
      return { queryKey: ['metrics.compare', input], queryFn: () => invoke('metrics.compare', input) };
    }),
  });
  return metrics.map((metric, index) => ({
    metric,
    series: series[index]?.data ?? null,
    comparison: comparisons[index]?.data ?? null,
  }));
}

/** Whether days of the metric are known and nobody was counted on any of them, so that it has no level at all. */
export function isWithoutCases({ metric, series }: Pick<MetricData, 'metric' | 'series'>): boolean {
  if (metric.formula !== null || series === null || series.firstDay === null) return false;
  return series.arms.every(({ points }) => points.length === 0);
}
