import { readNamedDay } from './day-words.ts';
import { parseDay } from './parse-day.ts';
import { isMissing, numberParts } from './parse-number.ts';
import type { DelimitedRow } from './read-delimited.ts';

/** Where the table starts in the rows of a sample; `headerRow` null when its first row is data already. */
export type TableStart = {
  readonly firstRow: number;
  readonly headerRow: number | null;
  readonly columnCount: number;
};

/** Rows below a header looked at to tell names from values. */
const ROWS_COMPARED = 200;
/** No file has a longer title block. */
const LONGEST_PREAMBLE = 40;

/** Finds the header among the rows, of which most have `width` cells: a title and notes above it are passed by. */
export function findTableStart(rows: readonly DelimitedRow[], width: number): TableStart {
  const fitting = rows.flatMap((row, index) => (row.cells.length === width ? [index] : []));
  const typical = median(fitting.map((index) => filledCells(rows[index])));
  const firstRow = fitting[0] ?? 0;
  for (const index of fitting) {
    if (index > firstRow + LONGEST_PREAMBLE) break;
    const row = rows[index];
    if (row === undefined || filledCells(row) < neededCells(row, typical)) continue;
    const below = fitting.filter((other) => other > index).slice(0, ROWS_COMPARED);
    const isNames = isHeader(row.cells, cellsOf(rows, below));
    if (isNames) return { firstRow: index, headerRow: index, columnCount: usedColumns(rows, fitting, width) };
    break;
  }
  const above = rows[firstRow - 1];
  if (above !== undefined && isHeaderOfOtherWidth(above, cellsOf(rows, fitting.slice(0, ROWS_COMPARED)))) {
    return { firstRow: firstRow - 1, headerRow: firstRow - 1, columnCount: above.cells.length };
  }
  return { firstRow, headerRow: null, columnCount: usedColumns(rows, fitting, width) };
}

/** A written value rather than a name: a number or a day. */
export function isTyped(cell: string): boolean {
  const text = cell.trim();
  if (text === '') return false;
  if (numberParts(text) !== null || readNamedDay(text) !== null) return true;
  return isDayIn(text, 'iso') || isDayIn(text, 'ymd') || isDayIn(text, 'dmy');
}

function isDayIn(text: string, format: 'iso' | 'ymd' | 'dmy'): boolean {
  const reading = parseDay(text, format, null);
  return reading.kind === 'day' || reading.reason === 'no-such-day';
}

/** Column by column: text above values speaks for a header, a value above values against it. */
function isHeader(names: readonly string[], below: readonly (readonly string[])[]): boolean {
  let votes = 0;
  let recurs = false;
  names.forEach((name, column) => {
    const cells = below.map((row) => row[column] ?? '').filter((cell) => !isMissing(cell));
    if (cells.length === 0) return;
    const isColumnTyped = cells.filter(isTyped).length > cells.length / 2;
    if (isColumnTyped && name.trim() !== '') votes += isTyped(name) ? -1 : 1;
    if (!isColumnTyped && cells.includes(name)) recurs = true;
  });
  if (votes !== 0) return votes > 0;
  return !recurs && names.every((name) => !isTyped(name)) && new Set(names).size === names.length;
}

/** Names right above the data, but not as many as there are cells: its rows are then ragged and named, never shifted. */
function isHeaderOfOtherWidth(above: DelimitedRow, below: readonly (readonly string[])[]): boolean {
  const names = above.cells;
  if (names.length < 2 || above.problem !== null) return false;
  const areNames = names.every((name) => name.trim() !== '' && !isTyped(name));
  return areNames && isHeader(names, below);
}

/** A header may leave its first cell blank, above row numbers or days. */
function neededCells(row: DelimitedRow, typical: number): number {
  return row.cells[0]?.trim() === '' ? Math.max(2, typical - 1) : typical;
}

/** Columns at the end that are blank in every row do not count. */
function usedColumns(rows: readonly DelimitedRow[], fitting: readonly number[], width: number): number {
  let used = 1;
  for (const index of fitting) {
    const cells = rows[index]?.cells ?? [];
    for (let column = width - 1; column >= used; column -= 1) {
      if ((cells[column] ?? '').trim() !== '') used = column + 1;
    }
  }
  return used;
}

function cellsOf(rows: readonly DelimitedRow[], indexes: readonly number[]): string[][] {
  return indexes.map((index) => rows[index]?.cells ?? []);
}

function filledCells(row: DelimitedRow | undefined): number {
  let filled = 0;
  for (const cell of row?.cells ?? []) if (cell.trim() !== '') filled += 1;
  return filled;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
