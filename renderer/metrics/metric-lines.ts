import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { ChartArm, ChartMovingLevel } from '#renderer/ui/charts/chart-types.ts';
import type { DayWindow } from '#renderer/ui/charts/chart-window.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ArmLine } from '#shared/metrics/explorer.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { Series, Smoothing } from '#shared/metrics/series.ts';

/** Target and own limit of a metric as lines with their words; a margin moves with the control group: `useMarginLine`. */
export function useLevels(metric: Metric) {
  const { t } = useTranslation('metrics');
  const written = useMetricFormat(metric);
  const { target, limit } = metric;
  const limitValue = limit?.kind === 'absolute' ? limit.value : null;
  return useMemo(
    () => ({
      target: target === null ? null : { value: target, label: t('targetLine', { value: written(target) }) },
      limit:
        limitValue === null
          ? null
          : { value: limitValue, label: t('limitLine', { value: written(limitValue) }) },
    }),
    [target, limitValue, t, written],
  );
}

/** A margin against the control group as a line beside that group's; null without one, or without the group. */
export function useMarginLine(metric: Metric): (arms: readonly ChartArm[]) => ChartMovingLevel | null {
  const { t } = useTranslation('metrics');
  const { limit, direction, kind, unit } = metric;
  const margin = limit?.kind === 'worse-than-control' ? limit.value : null;
  return useCallback(
    (arms) => {
      const control = arms.find(({ key }) => key === 'control');
      if (margin === null || control === undefined || control.points.length === 0) return null;
      const isLower = direction === 'lower';
      const words = { margin, metricKind: kind, unit };
      return {
        points: control.points.map(({ day, estimate }) => ({
          day,
          value: isLower ? estimate + margin : estimate - margin,
        })),
        label: t(isLower ? 'marginLine.above' : 'marginLine.below', words),
      };
    },
    [margin, direction, kind, unit, t],
  );
}

/** The unit of a metric's bare numbers as a file names it: levels, or differences of two of them. Null for plain counts. */
export function useFileUnit(metric: Metric) {
  const { t } = useTranslation('metrics');
  const { kind, unit } = metric;
  const own = unit === '' ? null : unit;
  const isRelative = kind === 'duration' || kind === 'ratio';
  return {
    level: kind === 'proportion' ? t('fileUnit.share') : own,
    difference: isRelative
      ? t('fileUnit.relative')
      : kind === 'proportion'
        ? t('fileUnit.shareDifference')
        : own,
  };
}

/** Writes a value in the metric's own scale; the same function while metric and language are the same. */
export function useMetricFormat({ kind, unit }: Metric): (value: number) => string {
  const formats = useFormats();
  return useCallback((value) => formats.metric(value, { kind, unit }), [formats, kind, unit]);
}

/** The lines of arms, named and looking as everywhere. */
export function useArmLines(): (arms: readonly ArmLine[]) => ChartArm[] {
  const { t } = useTranslation('metrics');
  return useCallback(
    (arms) => arms.map(({ arm, points }) => ({ key: arm, label: t(`arm.${arm}`), look: arm, points })),
    [t],
  );
}

/** The points of the days shown. */
export function linesWithin(arms: readonly ArmLine[], { from, to }: DayWindow): ArmLine[] {
  return arms
    .map(({ arm, points }) => ({ arm, points: points.filter(({ day }) => day >= from && day <= to) }))
    .filter(({ points }) => points.length > 0);
}

/**
 * A series cut to the days shown. Where the whole line had to leave days out, the days shown are asked for anew, so
 * that looking closer shows more; until they arrive the coarse line stands.
 */
export function useSeriesWithin(
  whole: Series | null,
  { smoothing, shown }: { smoothing: Smoothing; shown: DayWindow },
): Series | null {
  const isPart =
    whole !== null &&
    ((whole.firstDay !== null && shown.from > whole.firstDay) ||
      (whole.lastDay !== null && shown.to < whole.lastDay));
  const closer = useQueryOf(
    'metrics.series',
    { metricId: whole?.metric.id ?? '', smoothing, ...shown },
    { enabled: isPart && whole.daysPerStretch > 1, keepPrevious: true },
  );
  const series = isPart && whole.daysPerStretch > 1 ? (closer.data ?? whole) : whole;
  return useMemo(
    () => (series === null ? null : Object.assign({}, series, { arms: linesWithin(series.arms, shown) })),
    [series, shown],
  );
}

/** What stands beneath a saved picture: program, feature and days. */
export function useSource(featureName: string, { from, to }: DayWindow): string {
  const { t } = useTranslation('metrics');
  const formats = useFormats();
  return t('source', { feature: featureName, from: formats.dayTyped(from), to: formats.dayTyped(to) });
}
