import { useTranslation } from 'react-i18next';
import type { MetricFrame } from './metric-chart.tsx';
import { useFileUnit, useLevels, useSource } from './metric-lines.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChartPanel } from '#renderer/ui/charts/chart-panel.tsx';
import { HistogramRows } from '#renderer/ui/charts/histogram-rows.tsx';
import type { Column } from '#renderer/ui/data-table.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Spread } from '#shared/metrics/explorer.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type Props = { metric: Metric; frame: MetricFrame };
type Bin = { from: number; to: number; pilot: number | null; control: number | null };

function binsOf({ edges, arms }: Spread): Bin[] {
  const countOf = (arm: 'pilot' | 'control', bin: number): number | null =>
    arms.find((each) => each.arm === arm)?.counts[bin] ?? null;
  return edges.slice(1).map((to, bin) => ({
    from: edges[bin] ?? to,
    to,
    pilot: countOf('pilot', bin),
    control: countOf('control', bin),
  }));
}

function useColumns(metric: Metric, { arms }: Spread): Column<Bin>[] {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const unit = useFileUnit(metric).level;
  const edge = (key: 'from' | 'to', header: string): Column<Bin> => ({
    key,
    header,
    align: 'end',
    unit,
    cell: (bin) => formats.metric(bin[key], metric),
    text: (bin) => bin[key],
  });
  return [
    edge('from', t('binFrom')),
    edge('to', t('binTo')),
    ...arms.map(({ arm }): Column<Bin> => ({
      key: arm,
      header: t('daysOf', { arm: t(`arm.${arm}`) }),
      align: 'end',
      cell: (bin) => formats.whole(bin[arm] ?? 0),
      text: (bin) => bin[arm],
    })),
  ];
}

function Histograms({ metric, frame, spread }: Props & { spread: Spread }) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const columns = useColumns(metric, spread);
  const source = useSource(frame.featureName, frame.shown);
  const { target } = useLevels(metric);
  const write = (value: number): string => formats.metric(value, metric);
  const { edges, arms } = spread;
  const isWithin = target !== null && target.value >= (edges[0] ?? 0) && target.value <= (edges.at(-1) ?? 0);
  if (arms.length === 0) return <p className="muted">{t('noLevel')}</p>;
  return (
    <ChartPanel
      title={t('spreadTitle', { metric: metric.name })}
      note={t('spreadNote')}
      fileName={`${metric.name} ${t('lenses.spread')}`}
      columns={columns}
      rows={binsOf(spread)}
      rowKey={({ from }) => String(from)}
      source={source}
    >
      <HistogramRows
        edges={edges}
        format={write}
        level={isWithin ? target : null}
        binWords={({ count, from, to }) => t('binWords', { count, from: write(from), to: write(to) })}
        rows={arms.map(({ arm, days, counts, quartiles }) => {
          const { lower, median, upper } = quartiles;
          const middle = t('middleHalf', { lower: write(lower), upper: write(upper), median: write(median) });
          const label = `${t(`arm.${arm}`)}, ${t(`periodCount.${metric.grain}`, { count: days })}`;
          return {
            look: arm,
            label: `${label}: ${middle}`,
            description: `${label}. ${middle}.`,
            counts,
            box: quartiles,
          };
        })}
      />
    </ChartPanel>
  );
}

/** How the single days of a metric are spread, each group over the same bins. */
export function SpreadOfDays({ metric, frame }: Props) {
  const spread = useQueryOf(
    'metrics.spreadOfDays',
    { metricId: metric.id, ...frame.shown },
    { keepPrevious: true },
  );
  return (
    <QueryState query={spread}>
      {(found) => <Histograms metric={metric} frame={frame} spread={found} />}
    </QueryState>
  );
}
