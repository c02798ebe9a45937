import type { MendedLine } from '#shared/imports/imports.contract.ts';
import { createDelimitedReader, type DelimitedRow } from '#shared/imports/read-delimited.ts';
import type { TableLayout } from './read-rows.ts';

/** Reads a line as a person mended it, the way its file is written. What is more than one row is no row. */
export function readMendedRow(
  { line, text }: MendedLine,
  layout: Pick<TableLayout, 'delimiter' | 'quote' | 'width'>,
): DelimitedRow {
  const { delimiter, quote, width } = layout;
  const reader = createDelimitedReader({ delimiter, quote, width, firstLine: 1 });
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
