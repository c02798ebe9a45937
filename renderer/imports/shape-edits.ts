import type { ColumnUse } from './mapping-edits.ts';
import { isNamed } from '#shared/imports/metric-columns.ts';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping, TableShape } from '#shared/imports/import-mapping.ts';

/** What a column may be used for in a table of that shape. */
export function usesOfShape(mapping: ImportMapping): readonly ColumnUse[] {
  const keys: readonly ColumnUse[] = ['day', 'group', 'segment'];
  if (mapping.shape === 'long') return [...keys, 'metric-name', 'metric-value', 'none'];
  if (isNamed(mapping)) return [...keys, 'person', 'metric-name', 'metric-value', 'none'];
  return [...keys, 'person', 'figure', 'none'];
}

/** Reads the same columns as a table of another shape. What only the other shape has falls away. */
export function putShape(
  mapping: ImportMapping,
  shape: TableShape,
  columns: ImportPreview['columns'],
): ImportMapping {
  if (shape === mapping.shape) return mapping;
  const nobody = { personColumn: null, personRule: 'each-row' } as const;
  const unnamed = { nameColumn: null, valueColumn: null, names: [] };
  const metrics = isNamed(mapping) ? [] : mapping.metrics;
  if (shape === 'wide') return { ...mapping, ...nobody, ...unnamed, shape, metrics };
  if (shape === 'long') return { ...mapping, ...nobody, ...namesIn(mapping, columns), shape };
  const person = mapping.personColumn ?? columns.find(({ role }) => role === 'person')?.index ?? null;
  // Events of several names go on being told apart; what is counted of each is looked up anew.
  return {
    ...mapping,
    shape,
    names: [],
    metrics,
    personColumn: person,
    personRule: person === null ? 'each-row' : 'distinct-people',
  };
}

/** Where a table that names its metrics in each row probably has the names and values. */
function namesIn(mapping: ImportMapping, columns: ImportPreview['columns']) {
  const free = columns.filter(({ index }) => !isKey(mapping, index));
  // What was taken for a segment may well be the names, where nothing else can be.
  const found =
    free.find(({ role }) => role === 'text' || role === 'segment')?.index ?? mapping.segmentColumn;
  const nameColumn = mapping.nameColumn ?? found;
  return {
    segmentColumn: mapping.segmentColumn === nameColumn ? null : mapping.segmentColumn,
    nameColumn,
    valueColumn: mapping.valueColumn ?? free.find(({ role }) => role === 'number')?.index ?? null,
    names: [],
    metrics: [],
  };
}

function isKey({ dayColumn, armColumn, segmentColumn }: ImportMapping, column: number): boolean {
  return column === dayColumn || column === armColumn || column === segmentColumn;
}

/** A table whose rows name their metric, with names that nobody has looked up yet: the engine fills them in. */
export function lacksNames(mapping: ImportMapping): boolean {
  const { names, nameColumn, valueColumn } = mapping;
  return isNamed(mapping) && names.length === 0 && nameColumn !== null && valueColumn !== null;
}
