import { Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MetricFrame } from './metric-chart.tsx';
import { useArmLines, useFileUnit, useLevels, useMarginLine, useSource } from './metric-lines.ts';
import { useDifferenceWords, usePartName } from './segment-words.ts';
import { SmallMultiples } from './small-multiples.tsx';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ArmLegend } from '#renderer/ui/charts/arm-legend.tsx';
import { ChartPanel } from '#renderer/ui/charts/chart-panel.tsx';
import type { Column } from '#renderer/ui/data-table.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { SegmentSeries } from '#shared/metrics/explorer.ts';
import type { Metric } from '#shared/metrics/metric.ts';

type Props = { metric: Metric; frame: MetricFrame };

type NumberOf = (part: SegmentSeries) => number | null;

function useColumns(metric: Metric): Column<SegmentSeries>[] {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const name = usePartName();
  const differenceWords = useDifferenceWords(metric);
  const unit = useFileUnit(metric);
  const level = (value: number): string => formats.metric(value, metric);
  const number = (key: string, header: string, [valueOf, write]: [NumberOf, (value: number) => string]) => ({
    key,
    header,
    unit: write === level ? unit.level : null,
    align: 'end' as const,
    cell: (part: SegmentSeries) => {
      const value = valueOf(part);
      return value === null ? '' : write(value);
    },
    text: valueOf,
  });
  const difference = (part: 'estimate' | 'low' | 'high', header: string): Column<SegmentSeries> => ({
    key: `difference-${part}`,
    header,
    align: 'end',
    unit: unit.difference,
    cell: ({ comparison }) => differenceWords(comparison, part),
    text: ({ comparison }) => comparison.difference?.[part] ?? null,
  });
  return [
    { key: 'segment', header: t('segment'), cell: name, text: name },
    number('units', t(`unitsHead.${metric.kind}`), [({ units }) => units, formats.plain]),
    number('pilot', t('arm.pilot'), [({ comparison }) => comparison.pilot.level?.estimate ?? null, level]),
    number('reference', t('reference'), [
      ({ comparison }) => comparison.reference?.level?.estimate ?? null,
      level,
    ]),
    difference('estimate', t('difference')),
    difference('low', t('differenceLow')),
    difference('high', t('differenceHigh')),
  ];
}

function Legend({ metric, parts }: { metric: Metric; parts: readonly SegmentSeries[] }) {
  const { t } = useTranslation('metrics');
  const { target, limit } = useLevels(metric);
  const armLines = useArmLines();
  const marginLine = useMarginLine(metric);
  const margin = parts.map(({ arms }) => marginLine(armLines(arms))).find((line) => line !== null) ?? null;
  const drawn = (['pilot', 'control'] as const).filter((arm) =>
    parts.some(({ arms }) => arms.some((line) => line.arm === arm)),
  );
  return (
    <ArmLegend
      arms={drawn.map((arm) => ({ look: arm, label: t(`arm.${arm}`) }))}
      band={t('intervalNote')}
      levels={[
        ...(target === null ? [] : [{ kind: 'target' as const, label: target.label }]),
        ...(limit === null ? [] : [{ kind: 'limit' as const, label: limit.label }]),
        ...(margin === null ? [] : [{ kind: 'limit' as const, label: margin.label }]),
      ]}
    />
  );
}

function Parts({ metric, frame, parts }: Props & { parts: readonly SegmentSeries[] }) {
  const { t } = useTranslation('metrics');
  const columns = useColumns(metric);
  const source = useSource(frame.featureName, frame.shown);
  if (parts.length === 0) {
    return (
      <EmptyState
        icon={Split}
        title={t('noSegments')}
        purpose={t('noSegmentsPurpose')}
        example={t('noSegmentsExample')}
      />
    );
  }
  return (
    <ChartPanel
      title={t('bySegmentTitle', { metric: metric.name })}
      note={t('segmentsNote', { count: parts.length })}
      fileName={`${metric.name} ${t('lenses.segments')}`}
      columns={columns}
      rows={parts}
      rowKey={({ segment }) => segment ?? ''}
      source={source}
    >
      <Legend metric={metric} parts={parts} />
      <SmallMultiples metric={metric} parts={parts} frame={frame} />
      {parts.length > 2 && <p className="micro muted">{t('manyLooks')}</p>}
    </ChartPanel>
  );
}

/** One metric, segment by segment: the same axes for all, the largest first, what is too small alone summed. */
export function BySegment({ metric, frame }: Props) {
  const { shown, smoothing } = frame;
  const parts = useQueryOf(
    'metrics.splitBySegment',
    { metricId: metric.id, smoothing, ...shown },
    { keepPrevious: true },
  );
  return (
    <QueryState query={parts}>{(list) => <Parts metric={metric} frame={frame} parts={list} />}</QueryState>
  );
}
