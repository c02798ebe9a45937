import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryOf } from '#renderer/rpc/use-query-of.ts';
import type { ChartArm } from '#renderer/ui/charts/chart-types.ts';
import type { DayWindow } from '#renderer/ui/charts/chart-window.ts';
import { useFormats } from '#renderer/ui/use-formats.ts';
import type { ArmLine } from '#shared/metrics/explorer.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import type { Series, Smoothing } from '#shared/metrics/series.ts';

/** Target and own limit of a metric as lines with their words; a margin against the control group has no height. */
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
