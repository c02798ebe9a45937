import { canonicalJson } from '#shared/features/canonical-json.ts';
import type { Metric } from '#shared/metrics/metric.ts';

/** The text of what a metric means and promises; its name, unit and place are labels and stay free. */
export function definitionOf({
  kind,
  direction,
  role,
  limit,
  hardLimit,
  onHarm,
  grain,
  formula,
}: Metric): string {
  return canonicalJson({ kind, direction, role, limit, hardLimit, onHarm, grain, formula });
}

/** Ids of the metrics that are defined otherwise than when they were frozen; one that was not there then is new. */
export function changedDefinitions(
  metrics: readonly Metric[],
  frozen: Readonly<Record<string, string>>,
): readonly string[] {
  return metrics
    .filter((metric) => frozen[metric.id] !== undefined && frozen[metric.id] !== definitionOf(metric))
    .map(({ id }) => id);
}
