import { memo, type ReactNode } from 'react';
import { DayAxis, ValueAxis } from './chart-axes.tsx';
import { Anomalies, Forecast } from './chart-extras.tsx';
import { type ChartGeometry, type ChartSize, geometryOf } from './chart-geometry.ts';
import { ArmBand, ArmLine } from './chart-lines.tsx';
import { EndLabels, LevelLine, LonePoints, PhaseBands, TodayLine } from './chart-parts.tsx';
import type { ChartModel } from './chart-rows.ts';
import type { TimeChartProps } from './chart-types.ts';

/** What of a chart is drawn; while none of it changes, nothing is drawn again. */
export type DrawnChart = Pick<
  TimeChartProps,
  'arms' | 'phases' | 'target' | 'limit' | 'today' | 'format' | 'anomalies' | 'forecast' | 'size' | 'axis'
>;

export type TimePlotProps = DrawnChart & { model: ChartModel; room: ChartSize };

/** Cuts off what reaches beyond the plot. */
function WithinPlot({ geometry, children }: { geometry: ChartGeometry; children: ReactNode }) {
  const { left, right, top, bottom } = geometry;
  const place = { x: left, y: top, width: right - left, height: bottom - top };
  return (
    <svg {...place} viewBox={`${left} ${top} ${place.width} ${place.height}`}>
      {children}
    </svg>
  );
}

/** The picture itself: bands, lines, levels, ends. Pointing is drawn above it, so that it need not be drawn again. */
export const TimePlot = memo(function TimePlot({ model, room, ...chart }: TimePlotProps) {
  const { arms, phases = [], target = null, limit = null, today = null, format } = chart;
  const { anomalies = [], forecast = null, size = 'full', axis = 'calendar' } = chart;
  const geometry = geometryOf(model, room);
  return (
    <svg {...room} className="chart-drawing" aria-hidden="true">
      <PhaseBands phases={phases} today={today} geometry={geometry} />
      <ValueAxis format={format} model={model} geometry={geometry} />
      <DayAxis axis={axis} model={model} geometry={geometry} />
      <WithinPlot geometry={geometry}>
        {arms.map((arm) =>
          arm.hasBand === false ? null : <ArmBand key={arm.key} arm={arm} geometry={geometry} />,
        )}
      </WithinPlot>
      {forecast !== null && <Forecast forecast={forecast} geometry={geometry} />}
      {limit !== null && <LevelLine level={limit} kind="limit" arms={arms} geometry={geometry} />}
      {target !== null && <LevelLine level={target} kind="target" arms={arms} geometry={geometry} />}
      {today !== null && <TodayLine today={today} geometry={geometry} />}
      {arms.toReversed().map((arm) => (
        <ArmLine key={arm.key} arm={arm} geometry={geometry} />
      ))}
      <LonePoints arms={arms} geometry={geometry} />
      <Anomalies anomalies={anomalies} geometry={geometry} />
      {size === 'full' && <EndLabels arms={arms} geometry={geometry} format={format} />}
    </svg>
  );
});
