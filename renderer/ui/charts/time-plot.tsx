import { memo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line } from 'recharts';
import { DayAxis, ValueAxis } from './chart-axes.tsx';
import { Anomalies, Forecast } from './chart-extras.tsx';
import { type ChartSize, geometryOf, PLOT_RIGHT } from './chart-geometry.ts';
import { EndLabels, LevelLine, LonePoints, PhaseBands, TodayLine } from './chart-parts.tsx';
import type { ChartModel, ChartRow } from './chart-rows.ts';
import type { ChartArm, TimeChartProps } from './chart-types.ts';

/** What of a chart is drawn; while none of it changes, nothing is drawn again. */
export type DrawnChart = Pick<
  TimeChartProps,
  'arms' | 'phases' | 'target' | 'limit' | 'today' | 'format' | 'anomalies' | 'forecast' | 'size' | 'axis'
>;

export type TimePlotProps = DrawnChart & { model: ChartModel; room: ChartSize };

function bandOf(key: string) {
  return (row: ChartRow): [number, number] | undefined => {
    const value = row.values[key];
    if (value === undefined || value.low === null || value.high === null) return undefined;
    return [value.low, value.high];
  };
}

function estimateOf(key: string) {
  return (row: ChartRow): number | undefined => row.values[key]?.estimate;
}

function Band({ arm }: { arm: ChartArm }) {
  return (
    <Area
      dataKey={bandOf(arm.key)}
      name={`${arm.key}-band`}
      stroke="none"
      fill={`var(--band-${arm.look})`}
      fillOpacity={1}
      isAnimationActive={false}
      connectNulls
      activeDot={false}
      tooltipType="none"
    />
  );
}

function ArmLine({ arm }: { arm: ChartArm }) {
  const isPilot = arm.look === 'pilot';
  const dash = arm.dash ?? (isPilot ? undefined : '6 4');
  return (
    <Line
      dataKey={estimateOf(arm.key)}
      name={arm.label}
      stroke={`var(--arm-${arm.look})`}
      strokeWidth={isPilot ? 2 : 1.75}
      {...(dash === undefined ? {} : { strokeDasharray: dash })}
      dot={false}
      activeDot={false}
      isAnimationActive={false}
      connectNulls
    />
  );
}

/** The picture itself: bands, lines, levels, ends. Pointing is drawn above it, so that it need not be drawn again. */
export const TimePlot = memo(function TimePlot({ model, room, ...chart }: TimePlotProps) {
  const { arms, phases = [], target = null, limit = null, today = null, format } = chart;
  const { anomalies = [], forecast = null, size = 'full', axis = 'calendar' } = chart;
  const geometry = geometryOf(model, room);
  return (
    <ComposedChart
      {...room}
      data={[...model.rows]}
      margin={{ top: geometry.top, right: PLOT_RIGHT, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <PhaseBands phases={phases} to={geometry.axisEnd} today={today} />
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <DayAxis axis={axis} model={model} geometry={geometry} />
      <ValueAxis format={format} model={model} />
      {arms
        .filter(({ hasBand }) => hasBand !== false)
        .map((arm) => (
          <Band key={`${arm.key}-band`} arm={arm} />
        ))}
      {forecast !== null && <Forecast forecast={forecast} geometry={geometry} />}
      {limit !== null && <LevelLine level={limit} kind="limit" arms={arms} rows={model.rows} />}
      {target !== null && <LevelLine level={target} kind="target" arms={arms} rows={model.rows} />}
      {today !== null && <TodayLine today={today} />}
      {[...arms].reverse().map((arm) => (
        <ArmLine key={arm.key} arm={arm} />
      ))}
      <LonePoints arms={arms} />
      <Anomalies anomalies={anomalies} geometry={geometry} />
      {size === 'full' && <EndLabels arms={arms} rows={model.rows} format={format} />}
    </ComposedChart>
  );
});
