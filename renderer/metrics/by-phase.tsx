import { Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { MetricFrame } from './metric-chart.tsx';
import { useFileUnit, useLevels } from './metric-lines.ts';
import { usePhaseColumns, usePhaseRows } from './phase-rows.ts';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import { ChartPanel } from '#renderer/ui/charts/chart-panel.tsx';
import type { ChartArm } from '#renderer/ui/charts/chart-types.ts';
import { IntervalRows } from '#renderer/ui/charts/interval-rows.tsx';
import { TimeChart } from '#renderer/ui/charts/time-chart.tsx';
import { DashedBadge } from '#renderer/ui/marks.tsx';
import { QueryState } from '#renderer/ui/query-state.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import { daysBetween, fromEpochDay } from '#shared/kernel/calendar-day.ts';
import type { PhaseSeries } from '#shared/metrics/explorer.ts';
import type { Metric } from '#shared/metrics/metric.ts';

/** Earlier phases tell each other apart by their dashes. */
const DASHES = ['6 4', '2 3', '10 4', '8 3 2 3', '4 2', '12 3 3 3'];

/** Letters of a phase's name at the end of its line, beside its value. */
const LONGEST_NAME = 14;

type Props = { metric: Metric; frame: MetricFrame };
type PhasesProps = Props & { phases: readonly PhaseSeries[] };

function cutName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…`;
}

/** The pilot's line of each phase, its days counted from the phase's start; the latest phase is the strong one. */
function alignedLines(phases: readonly PhaseSeries[]): ChartArm[] {
  return phases.flatMap(({ phaseId, name, from, arms }, index): ChartArm[] => {
    const points = arms.find(({ arm }) => arm === 'pilot')?.points ?? [];
    if (points.length === 0) return [];
    const isLatest = index === phases.length - 1;
    const aligned = points.map((point) =>
      Object.assign({}, point, { day: fromEpochDay(daysBetween(from, point.day) + 1) }),
    );
    const look = isLatest
      ? { look: 'pilot' as const }
      : { look: 'control' as const, dash: DASHES[index % DASHES.length] ?? '6 4', hasBand: false };
    return [{ key: phaseId, label: cutName(name), points: aligned, ...look }];
  });
}

function Aligned({ metric, frame, phases }: PhasesProps) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const arms = alignedLines(phases);
  const levels = useLevels(metric);
  const unit = useFileUnit(metric).level;
  if (arms.length === 0) return null;
  return (
    <TimeChart
      title={t('alignedTitle')}
      note={[t('alignedNote'), t(`smoothingNote.${metric.grain}.${frame.smoothing}`)].join(', ')}
      label={t('alignedLabel', { metric: metric.name })}
      fileName={`${metric.name} ${t('alignedTitle')}`}
      format={(value) => formats.metric(value, metric)}
      unit={unit}
      arms={arms}
      axis="counted"
      {...levels}
      from={fromEpochDay(1)}
      source={t('sourceOfFeature', { feature: frame.featureName })}
    />
  );
}

function Levels({ metric, frame, phases }: PhasesProps) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const columns = usePhaseColumns(metric);
  const rows = usePhaseRows(metric)(phases);
  const title = t('byPhaseTitle', { metric: metric.name });
  const isBeforeAfter = phases.some(({ comparison }) => comparison.basis === 'before-after');
  return (
    <ChartPanel
      title={title}
      note={t('byPhaseNote')}
      badge={isBeforeAfter ? <DashedBadge>{t('beforeAfter')}</DashedBadge> : undefined}
      fileName={`${metric.name} ${t('lenses.phases')}`}
      columns={columns}
      rows={phases}
      rowKey={({ phaseId }) => phaseId}
      source={t('sourceOfFeature', { feature: frame.featureName })}
    >
      <IntervalRows
        label={title}
        rows={rows}
        level={metric.target}
        format={(value) => formats.metric(value, metric)}
      />
    </ChartPanel>
  );
}

/** One metric, phase by phase: the level of each with its interval, and their lines laid over each other. */
export function ByPhase({ metric, frame }: Props) {
  const { t } = useTranslation('metrics');
  const { smoothing } = frame;
  const phases = useQueryOf(
    'metrics.compareByPhase',
    { metricId: metric.id, smoothing },
    { keepPrevious: true },
  );
  return (
    <QueryState query={phases}>
      {(list) =>
        list.length === 0 ? (
          <EmptyState
            icon={Flag}
            title={t('noPhases')}
            purpose={t('noPhasesPurpose')}
            example={t('noPhasesExample')}
          />
        ) : (
          <>
            <Levels metric={metric} frame={frame} phases={list} />
            <Aligned metric={metric} frame={frame} phases={list} />
          </>
        )
      }
    </QueryState>
  );
}
