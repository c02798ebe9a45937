import { Area, CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { EndLabels, LevelLine, PhaseBands, TodayLine } from './chart-parts.tsx';
import type { ChartModel, ChartRow } from './chart-rows.ts';
import { dayOfTick, daysOfRoom, dayTicks } from './chart-scale.ts';
import { ChartTip } from './chart-tip.tsx';
import type { ChartArm, TimeChartProps } from './chart-types.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { addDays, type CalendarDay, daysBetween, toEpochDay } from '#shared/kernel/calendar-day.ts';

/** Room around the plot; stacked charts share it so that their days stand under each other. */
export const PLOT_LEFT = 48;
export const PLOT_RIGHT = 8;
const TOP_WITH_NAMES = 22;
const TOP_PLAIN = 10;
const AXIS_HEIGHT = 26;
/** Pixels for "Control group 22.6 %" beside the last point. */
const NAMES_ROOM = 130;

export type TimePlotProps = { chart: TimeChartProps; model: ChartModel; width: number; height: number };

const TICK = { fontSize: 11, fill: 'var(--ink-3)' };

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

/** The last day of the axis; the same for stacked charts of the same days and width. */
function axisEnd({ from, to }: ChartModel, width: number): CalendarDay {
  const plotWidth = width - PLOT_LEFT - PLOT_RIGHT;
  return addDays(to, daysOfRoom({ days: daysBetween(from, to), width: plotWidth, room: NAMES_ROOM }));
}

function DayAxis({ model, width }: { model: ChartModel; width: number }) {
  const formats = useFormats();
  const { from, to } = model;
  return (
    <XAxis
      type="number"
      dataKey="x"
      domain={[toEpochDay(from), toEpochDay(axisEnd(model, width))]}
      allowDataOverflow
      ticks={dayTicks(from, to, width - PLOT_LEFT - PLOT_RIGHT)}
      tickFormatter={(tick: number) => formats.dayPlain(dayOfTick(tick))}
      height={AXIS_HEIGHT}
      tick={TICK}
      tickLine={{ stroke: 'var(--line-strong)' }}
      axisLine={{ stroke: 'var(--line-strong)' }}
      interval="preserveStart"
    />
  );
}

function ValueAxis({ model, format }: { model: ChartModel; format: (value: number) => string }) {
  const { valueTicks } = model;
  return (
    <YAxis
      width={PLOT_LEFT}
      domain={[valueTicks[0] ?? 0, valueTicks.at(-1) ?? 1]}
      allowDataOverflow
      ticks={[...valueTicks]}
      tickFormatter={format}
      tick={TICK}
      tickLine={false}
      axisLine={false}
      interval={0}
    />
  );
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
  return (
    <Line
      dataKey={estimateOf(arm.key)}
      name={arm.label}
      stroke={`var(--arm-${arm.look})`}
      strokeWidth={isPilot ? 2 : 1.75}
      {...(isPilot ? {} : { strokeDasharray: '6 4' })}
      dot={false}
      activeDot={{ r: 4, stroke: 'var(--surface)', strokeWidth: 1.5, fill: `var(--arm-${arm.look})` }}
      isAnimationActive={false}
      connectNulls
    />
  );
}

/** The picture itself: bands, lines, levels, ends. */
export function TimePlot({ chart, model, width, height }: TimePlotProps) {
  const { arms, phases = [], target = null, limit = null, today = null, format } = chart;
  const top = phases.length > 0 || today !== null ? TOP_WITH_NAMES : TOP_PLAIN;
  return (
    <ComposedChart
      width={width}
      height={height}
      data={[...model.rows]}
      margin={{ top, right: PLOT_RIGHT, bottom: 0, left: 0 }}
      accessibilityLayer
      aria-label={chart.label}
    >
      <PhaseBands phases={phases} to={axisEnd(model, width)} />
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <DayAxis model={model} width={width} />
      <ValueAxis model={model} format={format} />
      {arms.map((arm) => (
        <Band key={`${arm.key}-band`} arm={arm} />
      ))}
      {limit !== null && <LevelLine level={limit} kind="limit" arms={arms} rows={model.rows} />}
      {target !== null && <LevelLine level={target} kind="target" arms={arms} rows={model.rows} />}
      {today !== null && <TodayLine today={today} phases={phases} />}
      {[...arms].reverse().map((arm) => (
        <ArmLine key={arm.key} arm={arm} />
      ))}
      <EndLabels arms={arms} rows={model.rows} format={format} />
      <Tooltip
        isAnimationActive={false}
        cursor={{ stroke: 'var(--ink-3)', strokeWidth: 1 }}
        content={<ChartTip arms={arms} format={format} />}
      />
    </ComposedChart>
  );
}
