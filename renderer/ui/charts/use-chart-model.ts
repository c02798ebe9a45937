import { useMemo } from 'react';
import { type ChartModel, chartModel } from './chart-rows.ts';
import type { TimeChartProps } from './chart-types.ts';

/** The model of a chart, made anew only when something it is made of has changed; words beside it are not. */
export function useChartModel(chart: TimeChartProps): ChartModel | null {
  const { arms, phases, target, limit, movingLimit, today, from, to } = chart;
  const { anomalies, forecast, axis, valueTicks, size, zeroBased, longestName } = chart;
  return useMemo(
    () => chartModel(chart),
    // oxlint-disable-next-line react/exhaustive-deps -- a chart is a new object each time; its parts are not
    [
      arms,
      phases,
      target,
      limit,
      movingLimit,
      today,
      from,
      to,
      anomalies,
      forecast,
      axis,
      valueTicks,
      size,
      zeroBased,
      longestName,
    ],
  );
}
