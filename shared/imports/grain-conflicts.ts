import type { ImportMapping } from './import-mapping.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Metric, MetricGrain } from '#shared/metrics/metric.ts';

/** A metric that has figures of another grain than the rows of a file; `at` is its place in the mapping. */
export type GrainConflict = {
  readonly at: number;
  readonly metricId: Id;
  readonly name: string;
  readonly grain: MetricGrain;
};

export type GrainQuestion = {
  /** The mapping with every metric named by its id; those to be made are not among `metrics`. */
  readonly mapping: Pick<ImportMapping, 'grain' | 'metrics'>;
  readonly metrics: readonly Metric[];
  readonly hasFigures: (metric: Metric) => boolean;
};

/**
 * Metrics that a file may not feed, because a week's figure would take the place of its Monday's. A metric without figures
 * takes the grain of the file that brings its first.
 */
export function grainConflicts({ mapping, metrics, hasFigures }: GrainQuestion): GrainConflict[] {
  return mapping.metrics.flatMap(({ metricId }, at) => {
    const metric = metrics.find(({ id }) => id === metricId);
    if (metric === undefined || metric.grain === mapping.grain || !hasFigures(metric)) return [];
    return [{ at, metricId: metric.id, name: metric.name, grain: metric.grain }];
  });
}
