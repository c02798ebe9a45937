import { useElementSize } from '@mantine/hooks';
import { type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartActions } from './chart-actions.tsx';
import { ChartMarks } from './chart-marks.tsx';
import { type ChartModel, chartModel } from './chart-rows.ts';
import { ChartTable } from './chart-table.tsx';
import type { TimeChartProps } from './chart-types.ts';
import { TimePlot } from './time-plot.tsx';
import './charts.css';

const DEFAULT_HEIGHT = 270;

export type { ChartArm, ChartMark, ChartPhase, TimeChartProps } from './chart-types.ts';

type PictureProps = { chart: TimeChartProps; model: ChartModel; picture: RefObject<HTMLDivElement | null> };

function Picture({ chart, model, picture }: PictureProps) {
  const { t } = useTranslation('ui');
  const { ref, width } = useElementSize();
  const height = chart.height ?? DEFAULT_HEIGHT;
  const marks = chart.marks ?? [];
  return (
    <div ref={ref} className="chart-picture">
      <div ref={picture} style={{ height }}>
        {width > 0 && <TimePlot chart={chart} model={model} width={Math.floor(width)} height={height} />}
      </div>
      {marks.length > 0 && width > 0 && <ChartMarks marks={marks} model={model} width={Math.floor(width)} />}
      {chart.reducedFrom !== undefined && (
        <p className="micro muted">
          {t('chart.reduced', { drawn: model.rows.length, all: chart.reducedFrom })}
        </p>
      )}
    </div>
  );
}

/**
 * Lines per arm over calendar days with their intervals, phases behind, target and limit named on their lines. Arrow
 * keys walk the days; the same numbers stand in a table one click away and can be copied and saved.
 */
export function TimeChart(props: TimeChartProps) {
  const id = useId();
  const picture = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<'picture' | 'table'>('picture');
  const model = chartModel(props);
  if (model === null) return null;
  return (
    <figure className="chart" aria-labelledby={id}>
      <div className="chart-head">
        <h2 id={id}>{props.title}</h2>
        {props.note !== undefined && <span className="small muted">{props.note}</span>}
        <div className="section-actions">
          {props.actions}
          <ChartActions chart={props} model={model} picture={picture} view={view} onView={setView} />
        </div>
      </div>
      {view === 'picture' ? (
        <Picture chart={props} model={model} picture={picture} />
      ) : (
        <ChartTable chart={props} model={model} />
      )}
    </figure>
  );
}
