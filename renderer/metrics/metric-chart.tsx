import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MetricData } from './metric-data.ts';
import { phaseBands } from './chart-span.ts';
import { type ChartMark, TimeChart } from '#renderer/ui/charts/time-chart.tsx';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { Series, Smoothing } from '#shared/metrics/series.ts';

export type ChartFrame = {
  phases: readonly Phase[];
  smoothing: Smoothing;
  from: CalendarDay | null;
  to: CalendarDay | null;
  marks: readonly ChartMark[];
};

type Props = {
  data: MetricData;
  frame: ChartFrame;
  isSelected: boolean;
  isLast: boolean;
  onSelect: () => void;
};

function useLevels(metric: Metric) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const { target, limit } = metric;
  const written = (value: number): string => formats.metric(value, metric);
  const limitValue = limit?.kind === 'absolute' ? limit.value : null;
  return {
    target: target === null ? null : { value: target, label: t('targetLine', { value: written(target) }) },
    limit:
      limitValue === null
        ? null
        : { value: limitValue, label: t('limitLine', { value: written(limitValue) }) },
  };
}

function pointsWithin(series: Series, from: CalendarDay | null) {
  return series.arms.map(({ arm, points }) => ({
    arm,
    points: from === null ? points : points.filter(({ day }) => day >= from),
  }));
}

/** One metric as lines with bands; choosing it opens its details at the right. */
export function MetricChart({ data, frame, isSelected, isLast, onSelect }: Props) {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  const { metric, series } = data;
  const levels = useLevels(metric);
  if (series === null || series.arms.length === 0) return null;
  const arms = pointsWithin(series, frame.from);
  const note = [t(`kindNote.${metric.kind}`), t(`smoothingNote.${frame.smoothing}`), t('intervalNote')];
  const days = Math.max(...arms.map(({ points }) => points.length)) * series.reducedBy;
  return (
    <TimeChart
      title={metric.name}
      note={[...note, metric.direction === 'lower' ? t('lowerIsBetter') : ''].filter(Boolean).join(', ')}
      label={t('chartLabel', { metric: metric.name })}
      fileName={metric.name}
      format={(value) => formats.metric(value, metric)}
      arms={arms.map(({ arm, points }) => ({ key: arm, label: t(`arm.${arm}`), look: arm, points }))}
      phases={phaseBands(frame.phases).map(({ key, phase, from, to }) => ({
        key,
        name: t('phaseWithPeople', { name: phase.name, people: phase.people }),
        from,
        to,
      }))}
      {...levels}
      {...(frame.from === null ? {} : { from: frame.from })}
      {...(frame.to === null ? {} : { to: frame.to })}
      {...(isLast ? { marks: frame.marks } : {})}
      {...(series.reducedBy > 1 ? { reducedFrom: days } : {})}
      actions={
        <Button
          size="sm"
          variant="subtle"
          aria-pressed={isSelected}
          aria-label={t('detailsOf', { metric: metric.name })}
          onClick={onSelect}
        >
          {t('details')}
        </Button>
      }
    />
  );
}
