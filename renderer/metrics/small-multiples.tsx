import { useTranslation } from 'react-i18next';
import type { MetricFrame } from './metric-chart.tsx';
import { linesWithin, useArmLines, useLevels, useMarginLine } from './metric-lines.ts';
import { usePartName, useVerdict } from './segment-words.ts';
import { chartModel, sharedTicks } from '#renderer/ui/charts/chart-rows.ts';
import type { TimeChartProps } from '#renderer/ui/charts/chart-types.ts';
import { ChartPicture } from '#renderer/ui/charts/time-chart.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { SegmentSeries } from '#shared/metrics/explorer.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const HEIGHT = 148;
const MOST_TICKS = 3;

type Props = { metric: Metric; parts: readonly SegmentSeries[]; frame: MetricFrame };

/** One small chart for each part, without an axis of its own yet. */
function useCharts({ metric, parts, frame }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const armLines = useArmLines();
  const name = usePartName();
  const { target, limit } = useLevels(metric);
  const marginLine = useMarginLine(metric);
  const chartOf = (part: SegmentSeries): TimeChartProps => {
    const arms = armLines(linesWithin(part.arms, frame.shown));
    const margin = marginLine(arms);
    return {
      title: name(part),
      label: t(`segmentChartLabel.${metric.grain}`, { metric: metric.name, segment: name(part) }),
      fileName: metric.name,
      format: (value) => formats.metric(value, metric),
      arms,
      // The lines stand without their words, which the legend above has once for all.
      target: target === null ? null : { ...target, label: '' },
      limit: limit === null ? null : { ...limit, label: '' },
      movingLimit: margin === null ? null : { ...margin, label: '' },
      height: HEIGHT,
      size: 'small',
      ...frame.shown,
    };
  };
  return parts.map((part) => ({ part, chart: chartOf(part) }));
}

function Cell({ metric, part, chart }: { metric: Metric; part: SegmentSeries; chart: TimeChartProps }) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const verdict = useVerdict(metric);
  const model = chartModel(chart);
  const { level } = part.comparison.pilot;
  return (
    <li className="small-multiple">
      <div className="small-multiple-head">
        <h3 className="cut" title={chart.title} data-picture>
          {chart.title}
        </h3>
        <span className="small muted num nowrap" data-picture>
          {metric.kind === 'value'
            ? t(`periodCount.${metric.grain}`, { count: part.comparison.pilot.days })
            : t('unitsOnly', { count: part.units })}
        </span>
      </div>
      <p className="small num" data-picture>
        {level === null ? t('noPilotNumbers') : `${t('arm.pilot')} ${formats.metric(level.estimate, metric)}`}
      </p>
      <p className="small muted num" data-picture>
        {verdict(part.comparison)}
      </p>
      {model === null ? (
        <p className="small muted small-multiple-empty">{t('noLevel')}</p>
      ) : (
        <ChartPicture chart={chart} model={model} />
      )}
    </li>
  );
}

/** The same metric for each segment on the same two axes, largest segment first. */
export function SmallMultiples(props: Props) {
  const charts = useCharts(props);
  const valueTicks = sharedTicks(
    charts.map(({ chart }) => chart),
    MOST_TICKS,
  );
  return (
    <ul className="small-multiples">
      {charts.map(({ part, chart }) => (
        <Cell
          key={part.segment ?? 'rest'}
          metric={props.metric}
          part={part}
          chart={{ ...chart, valueTicks }}
        />
      ))}
    </ul>
  );
}
