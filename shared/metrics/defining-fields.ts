import type { Metric } from './metric.ts';

/** What a metric means and promises; its name, unit and place are labels. */
export const DEFINING_FIELDS = [
  'kind',
  'direction',
  'role',
  'limit',
  'hardLimit',
  'onHarm',
  'grain',
  'formula',
] as const satisfies readonly (keyof Metric)[];

export type MetricDefinition = Pick<Metric, (typeof DEFINING_FIELDS)[number]>;

/** Some of a definition; a missing field is not spoken of. */
export type DefinitionChange = {
  readonly [Field in keyof MetricDefinition]?: MetricDefinition[Field] | undefined;
};

/** Whether a change makes another metric of it, and not only another label; a missing field stays as it is. */
export function changesDefinition(metric: MetricDefinition, change: DefinitionChange): boolean {
  return DEFINING_FIELDS.some((field) => {
    const next = change[field];
    return next !== undefined && textOf(next) !== textOf(metric[field]);
  });
}

/** A limit is an object whose two fields may come in either order. */
function textOf(value: MetricDefinition[keyof MetricDefinition]): string {
  return value !== null && typeof value === 'object' ? `${value.kind} ${value.value}` : JSON.stringify(value);
}
