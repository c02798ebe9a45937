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

/** No survey export has more rows of names (Qualtrics has three). */
const MOST_HEADER_ROWS = 4;

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
    if (row === undefined || filledNames(row, rows[index + 1]) < neededCells(row, typical)) continue;
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

/**
 * Whether a row below the header holds names again and no data: the header itself once more, units ("€", "hours"), or the
 * questions and identifiers that survey tools write there. `typed` are the columns that hold numbers or days; all of them
 * would be text or blank here, which tells it from a damaged row and from a note in the first column.
 */
export function isNamesAgain(
  cells: readonly string[],
  header: { readonly names: readonly string[]; readonly typed: readonly number[] },
): boolean {
  const { names, typed } = header;
  if (cells.some((cell) => cell.startsWith('{"ImportId":'))) return true;
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  if (filled > 0 && cells.every((cell, at) => cell.trim() === (names[at] ?? '').trim())) return true;
  const texts = typed.filter((column) => {
    const cell = cells[column] ?? '';
    return !isMissing(cell) && !isTyped(cell);
  });
  const silent = typed.filter((column) => (cells[column] ?? '').trim() === '').length;
  return texts.some((column) => column !== 0) && texts.length + silent === typed.length && typed.length >= 2;
}

/** Columns in which most filled cells are numbers or days. */
export function typedColumns(rows: readonly (readonly string[])[]): number[] {
  const looked = rows.slice(0, ROWS_COMPARED);
  const width = looked[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const filled = looked.map((row) => row[column] ?? '').filter((cell) => !isMissing(cell));
    return filled.length > 0 && filled.filter(isTyped).length > filled.length / 2;
  });
}

/** A header's names, each blank one filled from the rows of names below it ("Question 3" above "Answer"). */
export function joinNames(names: readonly string[], below: readonly (readonly string[])[]): string[] {
  const rows = below.slice(0, MOST_HEADER_ROWS);
  return names.map((name, at) => {
    const own = name.trim();
    return own === '' ? (rows.map((row) => (row[at] ?? '').trim()).find((cell) => cell !== '') ?? '') : own;
  });
}

/** A written value rather than a name: a number or a day. */
export function isTyped(cell: string): boolean {
  const text = cell.trim();
  if (text === '') return false;
  if (numberParts(text) !== null || readNamedDay(text) !== null) return true;
  return (['iso', 'ymd', 'dmy', 'iso-week', 'month'] as const).some((format) => isDayIn(text, format));
}

function isDayIn(text: string, format: 'iso' | 'ymd' | 'dmy' | 'iso-week' | 'month'): boolean {
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

/** Names of a header and those that a second row of names fills in below its blanks. */
function filledNames(row: DelimitedRow, below: DelimitedRow | undefined): number {
  const own = filledCells(row);
  const startsBlank = below?.cells[0]?.trim() === '';
  if (own < 2 || below === undefined || !startsBlank || below.cells.some(isTyped)) return own;
  return (
    own + row.cells.filter((cell, at) => cell.trim() === '' && (below.cells[at] ?? '').trim() !== '').length
  );
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
