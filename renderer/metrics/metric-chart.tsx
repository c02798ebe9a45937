import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DetailsButton } from './details-button.tsx';
import { isWithoutCases, type MetricData } from './metric-data.ts';
import { WithoutCases } from './without-cases.tsx';
import { phaseBands } from './chart-span.ts';
import {
  useArmLines,
  useFileUnit,
  useLevels,
  useMarginLine,
  useMetricFormat,
  useSeriesWithin,
  useSource,
} from './metric-lines.ts';
import { isWithoutIntervals } from '#renderer/ui/charts/chart-rows.ts';
import type { ChartArm } from '#renderer/ui/charts/chart-types.ts';
import type { DayWindow } from '#renderer/ui/charts/chart-window.ts';
import { type ChartMark, type ChartPhase, TimeChart } from '#renderer/ui/charts/time-chart.tsx';
import { DashedBadge } from '#renderer/ui/marks.tsx';
import { invoke } from '#renderer/rpc/client.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { addsUp } from '#shared/metrics/over-segments.ts';
import type { Series, Smoothing } from '#shared/metrics/series.ts';

export type MetricFrame = {
  featureName: string;
  phases: readonly Phase[];
  smoothing: Smoothing;
  /** The days drawn. */
  shown: DayWindow;
  today: CalendarDay;
  marks: readonly ChartMark[];
};

type Props = {
  data: MetricData;
  frame: MetricFrame;
  isSelected: boolean;
  isLast: boolean;
  onSelect: () => void;
};

function usePhases(phases: readonly Phase[]): ChartPhase[] {
  const { t } = useTranslation('metrics');
  return useMemo(
    () =>
      phaseBands(phases).map(({ key, phase, from, to }) => ({
        key,
        name: t('phaseWithPeople', { name: phase.name, people: phase.people }),
        from,
        to,
      })),
    [phases, t],
  );
}

/** Quiet words about the lines: what they are, of which stretch of time, and whether their spread is known. */
function useNote({ metric, series }: MetricData, smoothing: Smoothing, arms: readonly ChartArm[]): string {
  const { t } = useTranslation('metrics');
  const { kind, grain, direction } = metric;
  const isOnly = series !== null && series.firstDay === series.lastDay;
  const isOfSegments = (series?.mostSegments ?? 0) > 1 && (addsUp(metric) || kind === 'value');
  const words = [
    t(kind === 'count' && !addsUp(metric) ? 'rateNote' : `kindNote.${kind}`),
    ...(isOfSegments ? [t(addsUp(metric) ? 'segmentsAddedUp' : 'segmentsAveraged')] : []),
    isOnly ? t(`onlyNote.${grain}`) : t(`smoothingNote.${grain}.${smoothing}`),
    isWithoutIntervals(arms) ? t('noIntervalNote') : t('intervalNote'),
  ];
  return (direction === 'lower' ? [...words, t('lowerIsBetter')] : words).join(', ');
}

/** What is said of the days that no line shows because a segment is missing; null when there are none. */
function useLeftOut(series: Series | null, { from, to }: DayWindow): string | null {
  const { t } = useTranslation('metrics');
  const { grain } = series?.metric ?? { grain: 'day' as const };
  const days = (series?.incompleteDays ?? []).filter(({ day }) => day >= from && day <= to);
  const [first] = days;
  if (first === undefined) return null;
  return t(`leftOut.${grain}`, { count: days.length, day: first.day, has: first.segments, of: first.usual });
}

/** One metric as lines with bands; choosing it opens its details at the right. */
export function MetricChart({ data, frame, isSelected, isLast, onSelect }: Props) {
  const { t } = useTranslation('metrics');
  const format = useMetricFormat(data.metric);
  const { metric, comparison } = data;
  const { shown, smoothing } = frame;
  const levels = useLevels(metric);
  const series = useSeriesWithin(data.series, { smoothing, shown });
  const armLines = useArmLines();
  const source = useSource(frame.featureName, shown);
  const phases = usePhases(frame.phases);
  const arms = useMemo(() => armLines(series?.arms ?? []), [armLines, series]);
  const marginLine = useMarginLine(metric);
  const movingLimit = useMemo(() => marginLine(arms), [marginLine, arms]);
  const unit = useFileUnit(metric).level;
  const note = useNote(data, smoothing, arms);
  const leftOut = useLeftOut(data.series, shown);
  if (isWithoutCases(data))
    return <WithoutCases metric={metric} isSelected={isSelected} onSelect={onSelect} />;
  if (series === null || arms.length === 0) return null;
  const loadAll = async () =>
    armLines(
      (await invoke('metrics.series', { metricId: metric.id, smoothing, ...shown, points: 'all' })).arms,
    );
  return (
    <TimeChart
      title={metric.name}
      note={note}
      label={t(`chartLabel.${metric.grain}`, { metric: metric.name })}
      fileName={metric.name}
      format={format}
      unit={unit}
      arms={arms}
      movingLimit={movingLimit}
      longestName={Math.max(t('arm.pilot').length, t('arm.control').length)}
      phases={phases}
      {...levels}
      {...shown}
      {...(frame.today === '' ? {} : { today: frame.today })}
      {...(isLast ? { marks: frame.marks } : {})}
      {...(comparison?.basis === 'before-after'
        ? { badge: <DashedBadge>{t('beforeAfter')}</DashedBadge> }
        : {})}
      {...(leftOut === null ? {} : { remark: leftOut })}
      daysPerStretch={series.daysPerStretch}
      loadAll={loadAll}
      source={source}
      actions={<DetailsButton metric={metric} isSelected={isSelected} onSelect={onSelect} />}
    />
  );
}
