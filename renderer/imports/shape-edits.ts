import type { ColumnUse } from './mapping-edits.ts';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping, TableShape } from '#shared/imports/import-mapping.ts';

/** What a column may be used for in a table of that shape. */
export function usesOfShape(shape: TableShape): readonly ColumnUse[] {
  const keys: readonly ColumnUse[] = ['day', 'group', 'segment'];
  if (shape === 'long') return [...keys, 'metric-name', 'metric-value', 'none'];
  return [...keys, 'person', 'figure', 'none'];
}

/** Reads the same columns as a table of another shape. What only the other shape has falls away. */
export function putShape(
  mapping: ImportMapping,
  shape: TableShape,
  columns: ImportPreview['columns'],
): ImportMapping {
  if (shape === mapping.shape) return mapping;
  const isFromLong = mapping.shape === 'long';
  const plain: ImportMapping = {
    ...mapping,
    shape,
    nameColumn: null,
    valueColumn: null,
    names: [],
    metrics: isFromLong ? [] : mapping.metrics,
  };
  if (shape === 'long') {
    const free = columns.filter(({ index }) => !isKey(mapping, index));
    // What was taken for a segment may well be the names, where nothing else can be.
    const names =
      free.find(({ role }) => role === 'text' || role === 'segment')?.index ?? mapping.segmentColumn;
    return {
      ...plain,
      personColumn: null,
      personRule: 'each-row',
      segmentColumn: mapping.segmentColumn === names ? null : mapping.segmentColumn,
      nameColumn: names,
      valueColumn: free.find(({ role }) => role === 'number')?.index ?? null,
      metrics: [],
    };
  }
  if (shape === 'wide') return { ...plain, personColumn: null, personRule: 'each-row' };
  const person = columns.find(({ role }) => role === 'person')?.index ?? null;
  return { ...plain, personColumn: mapping.personColumn ?? person };
}

function isKey({ dayColumn, armColumn, segmentColumn }: ImportMapping, column: number): boolean {
  return column === dayColumn || column === armColumn || column === segmentColumn;
}

/** A long table whose names nobody has looked up yet: the engine fills them in. */
export function lacksNames({ shape, names, nameColumn, valueColumn }: ImportMapping): boolean {
  return shape === 'long' && names.length === 0 && nameColumn !== null && valueColumn !== null;
}
