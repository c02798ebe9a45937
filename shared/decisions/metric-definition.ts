import { canonicalJson } from '#shared/features/canonical-json.ts';
import { DEFINING_FIELDS, type MetricDefinition } from '#shared/metrics/defining-fields.ts';
import { metricChangeSchema, type Metric } from '#shared/metrics/metric.ts';

/** The text of what a metric means and promises; its name, unit and place are labels and stay free. */
export function definitionOf(metric: Metric): string {
  return canonicalJson(Object.fromEntries(DEFINING_FIELDS.map((field) => [field, metric[field]])));
}

const definitionSchema = metricChangeSchema.pick({
  kind: true,
  direction: true,
  role: true,
  limit: true,
  hardLimit: true,
  onHarm: true,
  grain: true,
  formula: true,
} satisfies Record<keyof MetricDefinition, true>);

/** The metric as a text of `definitionOf` defines it, with the name, unit and place it has now. */
export function definedAs(metric: Metric, definition: string): Metric {
  const defined = definitionSchema.parse(JSON.parse(definition));
  const given = Object.fromEntries(Object.entries(defined).filter(([, value]) => value !== undefined));
  return { ...metric, ...given };
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
