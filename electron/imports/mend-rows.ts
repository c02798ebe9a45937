import type { MendedLine, SetAsideRow } from '#shared/imports/imports.contract.ts';
import { createRowMapper, figuresOf } from '#shared/imports/map-rows.ts';
import type { DelimitedRow } from '#shared/imports/read-delimited.ts';
import type { RowMapping } from '#shared/imports/row-mapping.ts';
import type { FigureTable } from '#shared/metrics/figure-table.ts';
import type { ReadingAgain } from './kept-file.ts';
import { readMendedRow } from './read-mended-row.ts';

export type MendedRows = {
  /** What all usable rows say. */
  figures: FigureTable;
  used: MendedLine[];
  setAside: SetAsideRow[];
};

/** Whether a row says something else than what stands already. */
export type Contradicts = (figures: FigureTable) => boolean;

/**
 * Reads mended rows without their file. A row that says something else than a figure that stands is set aside as
 * `stands-already`: mending adds what was missing and changes nothing. Only for tables of one row a key, see
 * `isReadByRow`.
 */
export function mendRows(
  lines: readonly MendedLine[],
  { mapping, layout }: ReadingAgain,
  contradicts: Contradicts,
): MendedRows {
  const all = createRowMapper(mapping);
  const used: MendedLine[] = [];
  const setAside: SetAsideRow[] = [];
  for (const mended of lines.toSorted((left, right) => left.line - right.line)) {
    const row = readMendedRow(mended, layout);
    const aside = faultOf(row, mapping, contradicts) ?? all.addRow(row);
    if (aside === null) used.push(mended);
    else setAside.push({ ...aside, values: { ...aside.values } });
  }
  all.finish();
  return { figures: figuresOf(all), used, setAside };
}

/** Judges a row by itself. Whether it repeats another mended row is seen when all are read together. */
function faultOf(row: DelimitedRow, mapping: RowMapping, contradicts: Contradicts): SetAsideRow | null {
  const { line, text } = row;
  const alone = createRowMapper(mapping);
  const aside = alone.addRow(row);
  if (aside !== null) return { ...aside, values: { ...aside.values } };
  alone.finish();
  const figures = figuresOf(alone);
  if (figures.length === 0) return { line, text, code: 'no-figures', column: null, values: {} };
  if (!contradicts(figures)) return null;
  const [day = ''] = figures.days;
  return { line, text, code: 'stands-already', column: null, values: { day } };
}

/**
 * Whether each row of the table can be read alone and says all there is of its figures. Where rows are summed, or hold
 * only a part of a figure, a row cannot be added without the others; a record of JSON needs the names of its columns, which
 * early imports did not keep.
 */
export function isReadByRow({ layout, mapping }: ReadingAgain): boolean {
  const { shape, personColumn, metrics } = mapping;
  const isJson = layout.format === 'json' || layout.format === 'json-lines';
  if (isJson && layout.names.length === 0) return false;
  if (shape === 'events' || personColumn !== null) return false;
  return (
    shape === 'wide' ||
    metrics.every(({ unitsColumn, squaresColumn }) => (unitsColumn ?? squaresColumn) === null)
  );
}
