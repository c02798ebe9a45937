import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import { fromEpochDay } from '#shared/kernel/calendar-day.ts';
import { ARM_ORDER } from '#shared/metrics/figure-table.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { levelOfFigure } from '#shared/metrics/over-segments.ts';
import type { SortedFigures } from '#shared/metrics/sort-figures.ts';
import { knownOf, type Weighed } from '#electron/metrics/weigh-figures.ts';

export type NamedMetric = Pick<Metric, 'id' | 'name' | 'kind' | 'overSegments'>;

/** The figures that would change in words and levels: what stands and what the file says. */
export function describeChanged(
  { sorted, weighed }: { sorted: SortedFigures; weighed: Weighed },
  metrics: readonly NamedMetric[],
): ImportPreview['changed'] {
  const { table } = sorted;
  const byId = new Map(metrics.map((metric) => [metric.id, metric]));
  return weighed.changed.flatMap(({ figure, standing }) => {
    const metric = byId.get(table.metricIds[table.metric[figure] ?? 0] ?? '');
    if (metric === undefined) return [];
    const [epochDay, , units, total, , base] = standing;
    return [
      {
        metric: metric.name,
        day: fromEpochDay(epochDay),
        arm: ARM_ORDER[table.arm[figure] ?? 0] ?? 'pilot',
        segment: table.segments[table.segment[figure] ?? 0] ?? '',
        before: levelOfFigure(metric, { units, total, base }),
        after: levelOfFigure(metric, {
          units: table.units[figure] ?? 0,
          total: table.total[figure] ?? 0,
          base: knownOf(table.base, figure),
        }),
      },
    ];
  });
}
