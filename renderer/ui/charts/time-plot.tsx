import { memo } from 'react';
import { CartesianGrid, ComposedChart } from 'recharts';
import { DayAxis, ValueAxis } from './chart-axes.tsx';
import { Anomalies, Forecast } from './chart-extras.tsx';
import { type ChartSize, geometryOf, PLOT_RIGHT } from './chart-geometry.ts';
import { ArmBands, ArmLines } from './chart-lines.tsx';
import { MovingLevel } from './moving-level.tsx';
import { LevelLine, PhaseBands, TodayLine } from './chart-parts.tsx';
import { LineEnds } from './line-ends.tsx';
import type { ChartModel } from './chart-rows.ts';
import type { TimeChartProps } from './chart-types.ts';

/** What of a chart is drawn; while none of it changes, nothing is drawn again. */
export type DrawnChart = Pick<
  TimeChartProps,
  | 'arms'
  | 'phases'
  | 'target'
  | 'limit'
  | 'movingLimit'
  | 'today'
  | 'format'
  | 'anomalies'
  | 'forecast'
  | 'size'
  | 'axis'
>;

export type TimePlotProps = DrawnChart & { model: ChartModel; room: ChartSize };

/** The picture itself: bands, lines, levels, ends. Pointing is drawn above it, so that it need not be drawn again. */
export const TimePlot = memo(function TimePlot({ model, room, ...chart }: TimePlotProps) {
  const { arms, phases = [], target = null, limit = null, today = null, format } = chart;
  const { movingLimit = null, anomalies = [], forecast = null, size = 'full', axis = 'calendar' } = chart;
  const geometry = geometryOf(model, room);
  return (
    <ComposedChart
      {...room}
      margin={{ top: geometry.top, right: PLOT_RIGHT, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <PhaseBands phases={phases} today={today} geometry={geometry} />
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <DayAxis axis={axis} model={model} geometry={geometry} />
      <ValueAxis format={format} model={model} />
      <ArmBands arms={arms} geometry={geometry} />
      {forecast !== null && <Forecast forecast={forecast} geometry={geometry} />}
      {today !== null && <TodayLine today={today} geometry={geometry} />}
      <ArmLines arms={arms} geometry={geometry} />
      {limit !== null && <LevelLine level={limit} kind="limit" arms={arms} geometry={geometry} />}
      {movingLimit !== null && <MovingLevel level={movingLimit} geometry={geometry} />}
      {target !== null && <LevelLine level={target} kind="target" arms={arms} geometry={geometry} />}
      <Anomalies anomalies={anomalies} geometry={geometry} />
      <LineEnds arms={arms} geometry={geometry} format={format} size={size} />
    </ComposedChart>
  );
});
