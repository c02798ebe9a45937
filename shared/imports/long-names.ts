import type { ColumnGuess } from './guess-columns.ts';
import { asWide } from './guess-long.ts';
import { proposeMetrics } from './guess-mapping.ts';
import type { ImportMapping, MetricMapping } from './import-mapping.ts';
import { isNamed } from './metric-columns.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const MOST_NAMES = 500;
const LONGEST_NAME = 200;
/** More new metrics than this are not proposed: the person picks. */
const MOST_PROPOSED = 20;

export type LongTable = {
  readonly mapping: ImportMapping;
  readonly columns: readonly ColumnGuess[];
  readonly rows: readonly (readonly string[])[];
  readonly metrics: readonly Metric[];
};

/**
 * Fills in the names of a table that was just said to name its metric in each row, and a metric for each: one that is there
 * under that name, or one to be made, a plain figure where rows are no events. A mapping that has names, or is of another
 * shape, stays as it is.
 */
export function fillLongNames({ mapping, columns, rows, metrics }: LongTable): ImportMapping {
  const { nameColumn, valueColumn } = mapping;
  if (!isNamed(mapping) || mapping.names.length > 0 || nameColumn === null || valueColumn === null)
    return mapping;
  const [name, value] = [columns[nameColumn], columns[valueColumn]];
  if (name === undefined || value === undefined) return mapping;
  const found = new Set(rows.map((row) => (row[nameColumn] ?? '').trim().slice(0, LONGEST_NAME)));
  found.delete('');
  const names = [...found].slice(0, MOST_NAMES);
  if (mapping.shape === 'events') {
    const wide = asWide({ columns, rows, name, value, names });
    return { ...mapping, names, metrics: proposeMetrics(wide, metrics, mapping) };
  }
  const proposed = names.slice(0, MOST_PROPOSED).flatMap((text, place) => metricOf(text, place, metrics));
  return { ...mapping, names, metrics: proposed };
}

function metricOf(name: string, place: number, metrics: readonly Metric[]): MetricMapping[] {
  const columns = { totalColumn: place, unitsColumn: null, squaresColumn: null };
  const known = metrics.find((metric) => metric.name.trim().toLowerCase() === name.toLowerCase());
  if (known !== undefined) {
    return known.formula === null ? [{ metricId: known.id, draft: null, ...columns }] : [];
  }
  const isFirst = place === 0 && metrics.every(({ role }) => role !== 'primary');
  const draft: MetricMapping['draft'] = {
    name,
    kind: 'value',
    unit: '',
    direction: 'higher',
    role: isFirst ? 'primary' : 'secondary',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  };
  return [{ metricId: null, draft, ...columns }];
}
