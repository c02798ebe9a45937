import type { MendedLine } from '#shared/imports/imports.contract.ts';
import { createDelimitedReader, type DelimitedRow } from '#shared/imports/read-delimited.ts';
import type { TableLayout } from './read-rows.ts';

/** Reads a line as a person mended it, the way its file is written. What is more than one row is no row. */
export function readMendedRow({ line, text }: MendedLine, layout: TableLayout): DelimitedRow {
  const { format, width } = layout;
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
