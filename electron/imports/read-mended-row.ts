import { fitCells } from '#shared/imports/fit-cells.ts';
import type { MendedLine } from '#shared/imports/imports.contract.ts';
import { createJsonColumns, parseJson } from '#shared/imports/json-rows.ts';
import { createDelimitedReader, type DelimitedRow } from '#shared/imports/read-delimited.ts';
import type { TableLayout } from './read-rows.ts';

/** How a single row of a file is written. */
export type RowWriting = Pick<TableLayout, 'format' | 'delimiter' | 'quote' | 'escape' | 'width' | 'names'>;

/** Reads a line as a person mended it, the way its file is written. What is more than one row is no row. */
export function readMendedRow({ line, text }: MendedLine, layout: RowWriting): DelimitedRow {
  const { format, width } = layout;
  if (format === 'json' || format === 'json-lines') return readMendedRecord({ line, text }, layout);
  // A row of a sheet is shown with tabs between its cells, and mended so.
  const writing = format === 'spreadsheet' ? { delimiter: '\t', quote: null } : layout;
  const reader = createDelimitedReader({ ...layout, ...writing, firstLine: 1 });
  const rows = [...reader.push(text), ...reader.finish()];
  const [row] = rows;
  if (row === undefined) return { line, text, cells: [], problem: null };
  if (rows.length === 1) return { ...row, line };
  return {
    line,
    text,
    cells: [],
    problem: { code: 'ragged-row', line, expectedCells: width, foundCells: rows.length },
  };
}

function readMendedRecord({ line, text }: MendedLine, { names, width }: RowWriting): DelimitedRow {
  const parsed = parseJson(text);
  const cells = 'document' in parsed ? createJsonColumns(names).cellsOf(parsed.document) : null;
  if (cells !== null) return { line, text, ...fitCells(cells, { width, line, short: 'refused' }) };
  return {
    line,
    text,
    cells: [],
    problem: { code: 'not-a-record', line, expectedCells: width, foundCells: 0 },
  };
}
