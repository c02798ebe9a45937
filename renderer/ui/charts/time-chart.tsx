import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartCursor } from './chart-cursor.tsx';
import { Announcer } from './chart-frame.tsx';
import { geometryOf } from './chart-geometry.ts';
import { ChartMarks } from './chart-marks.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { type ChartModel, isWithoutIntervals, rowsOf } from './chart-rows.ts';
import { useChartColumns } from './chart-columns.ts';
import type { TimeChartProps } from './chart-types.ts';
import { type DrawnChart, TimePlot } from './time-plot.tsx';
import { useChartModel } from './use-chart-model.ts';
import { useFrameOr } from './use-own-frame.ts';
import { useRoom } from './use-room.ts';
import './charts.css';

const DEFAULT_HEIGHT = 270;

export type { ChartArm, ChartMark, ChartPhase, TimeChartProps } from './chart-types.ts';

/** Only what is drawn, so that what stands beside a picture does not have it drawn again. */
function drawnOf(chart: TimeChartProps): DrawnChart {
  const { arms, format, phases, target, limit, movingLimit, today, anomalies, forecast, size, axis } = chart;
  const drawn = { arms, format, phases, target, limit, movingLimit, today, anomalies, forecast, size, axis };
  return Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) as DrawnChart;
}

type PictureProps = { chart: TimeChartProps; model: ChartModel };

/** The plot with its cursor above and its marks beneath, as wide as there is room. */
export function ChartPicture({ chart, model }: PictureProps) {
  const { t } = useTranslation('ui');
  const { ref, room } = useRoom();
  const { frame, isOwn } = useFrameOr(model, chart.axis === 'counted' ? 'own' : 'around');
  const height = chart.height ?? DEFAULT_HEIGHT;
  const size = useMemo(() => ({ width: room, height }), [room, height]);
  const { marks = [], daysPerStretch = 1, remark } = chart;
  return (
    <div ref={ref} className="chart-picture">
      <div className="chart-plot" style={{ height }}>
        {room > 0 && (
          <>
            <TimePlot {...drawnOf(chart)} model={model} room={size} />
            <ChartCursor
              chart={chart}
              model={model}
              geometry={geometryOf(model, size)}
              size={size}
              frame={frame}
            />
          </>
        )}
      </div>
      {isOwn && <Announcer pointing={frame.pointing} />}
      {marks.length > 0 && room > 0 && <ChartMarks marks={marks} model={model} size={size} />}
      {remark !== undefined && (
        <p className="micro muted" data-picture>
          {remark}
        </p>
      )}
      {daysPerStretch > 1 && (
        <p className="micro muted" data-picture>
          {t('chart.reduced', { count: daysPerStretch })}
        </p>
      )}
    </div>
  );
}

/**
 * Lines per arm over calendar days with their intervals, phases behind, target and limit named on their lines. Keys,
 * wheel and drag walk and zoom the days; the same numbers stand in a table one click away and can be copied and saved.
 */
export function TimeChart(props: TimeChartProps) {
  const { t } = useTranslation('ui');
  const { title, note, badge, actions, fileName, source, loadAll, arms } = props;
  const columns = useChartColumns(props);
  const model = useChartModel(props);
  if (model === null) return null;
  return (
    <ChartPanel
      title={title}
      {...(note === undefined ? {} : { note })}
      {...(source === undefined ? {} : { source })}
      {...(loadAll === undefined ? {} : { loadRows: async () => rowsOf(await loadAll()) })}
      badge={badge}
      actions={actions}
      fileName={fileName}
      columns={columns}
      rows={model.rows}
      rowKey={({ day }) => day}
      legend={{ arms, band: isWithoutIntervals(arms) ? '' : t('chart.bandLegend') }}
    >
      <ChartPicture chart={props} model={model} />
    </ChartPanel>
  );
}
