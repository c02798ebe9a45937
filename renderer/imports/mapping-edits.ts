import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping, MetricMapping } from '#shared/imports/import-mapping.ts';
import { isNamed } from '#shared/imports/metric-columns.ts';
import { armOf } from '#shared/imports/arm-words.ts';
import type { Metric, MetricDraft } from '#shared/metrics/metric.ts';

/** What a column of a file is used for. */
export type ColumnUse =
  'day' | 'group' | 'segment' | 'person' | 'metric-name' | 'metric-value' | 'figure' | 'none';

export type Column = ImportPreview['columns'][number];
export type Draft = Omit<MetricDraft, 'featureId'>;

export function useOfColumn(mapping: ImportMapping, column: number): ColumnUse {
  if (mapping.dayColumn === column) return 'day';
  if (mapping.armColumn === column) return 'group';
  if (mapping.segmentColumn === column) return 'segment';
  if (mapping.personColumn === column) return 'person';
  if (mapping.nameColumn === column) return 'metric-name';
  if (mapping.valueColumn === column) return 'metric-value';
  return metricsOfColumn(mapping, column).length > 0 ? 'figure' : 'none';
}

/** The metrics a column feeds, as what is counted or as what it is counted of; metrics that rows name hang on names. */
export function metricsOfColumn(mapping: ImportMapping, column: number): MetricMapping[] {
  return isNamed(mapping) ? [] : mapping.metrics.filter((metric) => isFedBy(metric, column));
}

function isFedBy({ totalColumn, unitsColumn, squaresColumn }: MetricMapping, column: number): boolean {
  return totalColumn === column || unitsColumn === column || squaresColumn === column;
}

function freed(mapping: ImportMapping, column: number): ImportMapping {
  const isPerson = mapping.personColumn === column;
  return {
    ...mapping,
    dayColumn: mapping.dayColumn === column ? null : mapping.dayColumn,
    dayFormat: mapping.dayColumn === column ? null : mapping.dayFormat,
    armColumn: mapping.armColumn === column ? null : mapping.armColumn,
    armValues: mapping.armColumn === column ? {} : mapping.armValues,
    segmentColumn: mapping.segmentColumn === column ? null : mapping.segmentColumn,
    personColumn: isPerson ? null : mapping.personColumn,
    personRule: isPerson ? 'each-row' : mapping.personRule,
    ...figuresWithout(mapping, column),
  };
}

/** Where rows name their metric, names and values go together; events without names are plain ones. */
function figuresWithout(mapping: ImportMapping, column: number) {
  const { nameColumn, valueColumn, metrics, shape } = mapping;
  if (!isNamed(mapping)) return { metrics: metrics.filter((metric) => !isFedBy(metric, column)) };
  if (column !== nameColumn && column !== valueColumn) return {};
  return {
    nameColumn: column === nameColumn ? null : nameColumn,
    valueColumn: column === valueColumn || shape === 'events' ? null : valueColumn,
    names: [],
    metrics: [],
  };
}

/** Gives a column another use; what it was used for before falls away. */
export function putColumnToUse(mapping: ImportMapping, column: Column, use: ColumnUse): ImportMapping {
  const free = freed(mapping, column.index);
  if (use === 'day') return { ...free, dayColumn: column.index, dayFormat: null, year: null };
  if (use === 'group') {
    return { ...free, armColumn: column.index, armValues: armsNamed(column), fixedArm: null };
  }
  if (use === 'segment') return { ...free, segmentColumn: column.index };
  if (use === 'person') return { ...free, personColumn: column.index, personRule: 'distinct-people' };
  if (use === 'metric-name') return { ...free, nameColumn: column.index, names: [], metrics: [] };
  if (use === 'metric-value') return { ...free, valueColumn: column.index, names: [], metrics: [] };
  if (use === 'none') return free;
  const draft = newDraft({ name: column.name, kind: 'value', isFirst: mapping.metrics.length === 0 });
  return addMetric(free, {
    metricId: null,
    draft,
    totalColumn: column.index,
    unitsColumn: null,
    squaresColumn: null,
  });
}

/** A column new to the profile that is not to be read. */
export function leaveColumnOut(mapping: ImportMapping, { index }: Column): ImportMapping {
  return { ...freed(mapping, index), leftOut: [...(mapping.leftOut ?? []), index] };
}

/** Values that name their arm themselves; the others are asked about. */
function armsNamed({ examples }: Column): ImportMapping['armValues'] {
  return Object.fromEntries(
    examples.flatMap((value) => {
      const arm = armOf(value, 'named');
      return arm === null ? [] : [[value, arm] as const];
    }),
  );
}

export function newDraft({
  name,
  kind,
  isFirst,
}: {
  name: string;
  kind: Draft['kind'];
  isFirst: boolean;
}): Draft {
  const role = isFirst ? 'primary' : 'secondary';
  return {
    name: name.slice(0, 200),
    kind,
    unit: '',
    direction: 'higher',
    role,
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  };
}

export function addMetric(mapping: ImportMapping, metric: MetricMapping): ImportMapping {
  return { ...mapping, metrics: [...mapping.metrics, metric] };
}

export function changeMetric(
  mapping: ImportMapping,
  at: number,
  change: Partial<MetricMapping>,
): ImportMapping {
  return {
    ...mapping,
    metrics: mapping.metrics.map((metric, index) => (index === at ? { ...metric, ...change } : metric)),
  };
}

export function changeDraft(mapping: ImportMapping, at: number, change: Partial<Draft>): ImportMapping {
  const draft = mapping.metrics[at]?.draft ?? null;
  return draft === null ? mapping : changeMetric(mapping, at, { draft: { ...draft, ...change } });
}

export function removeMetricAt(mapping: ImportMapping, at: number): ImportMapping {
  return { ...mapping, metrics: mapping.metrics.filter((_, index) => index !== at) };
}

/** A long text is known by its beginning. */
export function firstValue(column: Column): string {
  const value = column.examples[0] ?? '';
  return value.length > 40 ? `${value.slice(0, 39)}…` : value;
}

const OTHERS_SHOWN = 3;

/** The next examples of a column after its first, as one short line. */
export function otherValues({ examples }: Column): string {
  return examples
    .slice(1, 1 + OTHERS_SHOWN)
    .map((value) => (value.length > 16 ? `${value.slice(0, 15)}…` : value))
    .join(' · ');
}

export function metricName(metric: MetricMapping, known: readonly Metric[]): string {
  return metric.draft?.name ?? known.find(({ id }) => id === metric.metricId)?.name ?? '';
}

/** Metrics with figures of their own that nothing in the file feeds. */
export function unfedMetrics(metrics: readonly Metric[], mapping: ImportMapping): Metric[] {
  const fed = new Set(mapping.metrics.map(({ metricId }) => metricId));
  return metrics.filter(({ id, formula }) => formula === null && !fed.has(id));
}

export function metricKind(metric: MetricMapping, known: readonly Metric[]): Draft['kind'] {
  return metric.draft?.kind ?? known.find(({ id }) => id === metric.metricId)?.kind ?? 'value';
}

export function columnTitle({ name, index }: Column): string {
  return name === '' ? `#${index + 1}` : name;
}

/**
 * Columns that may hold figures: those already in use for something else are left out. Where rows name
 * their metric, the names stand here as columns of their own.
 */
export function figureColumns(check: { preview: ImportPreview; mapping: ImportMapping }): Column[] {
  if (isNamed(check.mapping)) {
    return check.mapping.names.map((name, index) => ({
      index,
      name,
      role: 'number',
      examples: [],
      numbers: 'decimal',
    }));
  }
  const { dayColumn, armColumn, segmentColumn, personColumn } = check.mapping;
  const taken = new Set([dayColumn, armColumn, segmentColumn, personColumn]);
  return check.preview.columns.filter(({ index, role }) => !taken.has(index) && role !== 'empty');
}

/** Columns a metric may be taken over; a row that names its event has no other figure beside it. */
export function wholeColumns(check: { preview: ImportPreview; mapping: ImportMapping }): Column[] {
  return check.mapping.shape === 'events' && isNamed(check.mapping) ? [] : figureColumns(check);
}
