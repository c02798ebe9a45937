import { afterBreak, countBreaks, createLineBreaks, type LineBreaks } from './line-breaks.ts';
import { countIntactLines, type RowScan, scanQuotedRow, type ScanSource } from './scan-quoted-row.ts';

/**
 * `quotes-inside-cells`: two unquoted cells hold a lone quote each, so the delimiters between them may have been text. One
 * lone quote moves nothing and is read as a letter (5" pipe).
 */
export type RowProblemCode =
  | 'ragged-row'
  | 'unterminated-quote'
  | 'text-after-quote'
  | 'quotes-inside-cells'
  | 'nul-character'
  | 'line-too-long'
  /** A line of a JSON file that is no record. */
  | 'not-a-record'
  /** Names again: a second header row, units under the names, or the header of a file put behind another. */
  | 'header-row';

/** Why a row cannot be trusted. `line` is the line to look at: for quotes the one where the quote opened. */
export type RowProblem = {
  readonly code: RowProblemCode;
  readonly line: number;
  readonly expectedCells: number | null;
  readonly foundCells: number;
};

/**
 * One row. `line` is the number of the line where it starts, from 1; `text` the row as written, at most
 * `LONGEST_ROW_TEXT` characters. A row with a problem is one whose cells must not be used.
 */
export type DelimitedRow = {
  readonly line: number;
  readonly cells: string[];
  readonly text: string;
  readonly problem: RowProblem | null;
};

/**
 * `width` is the number of cells a row must have (null: not compared). More cells are accepted when the extra ones are
 * empty, and cut off. `firstLine` is where reading starts, so that lines above the header are passed by.
 */
export type DelimitedOptions = {
  readonly delimiter: string;
  readonly quote: string | null;
  /** What makes a quote in a quoted cell a letter: written twice, or behind a backslash (both are read then). */
  readonly escape: QuoteEscape;
  readonly width: number | null;
  readonly firstLine: number;
};

export type QuoteEscape = 'doubled' | 'backslash';

export type DelimitedCounts = {
  readonly rows: number;
  readonly damagedRows: number;
  readonly emptyLines: number;
  /** Lines of the file passed so far, those before `firstLine` included. */
  readonly lines: number;
};

export type DelimitedReader = {
  readonly push: (text: string) => DelimitedRow[];
  readonly finish: () => DelimitedRow[];
  readonly counts: () => DelimitedCounts;
};

export const LONGEST_ROW_TEXT = 10_000;
/** No table has such a line; without an end to it a file that is no text would fill the memory. */
const LONGEST_LINE = 1_048_576;
/** Text is taken in pieces, so that a look back after a damaged row stays short whatever is pushed. */
const PIECE = 131_072;

type State = {
  readonly options: DelimitedOptions;
  buffer: string;
  breaks: LineBreaks;
  pos: number;
  nextQuote: number;
  hasNul: boolean;
  atEnd: boolean;
  line: number;
  isDiscarding: boolean;
  out: DelimitedRow[];
  rows: number;
  damagedRows: number;
  emptyLines: number;
};

/**
 * Reads delimited text piece by piece. The rows and their problems are the same however the text is cut. A damaged row is
 * named and reading goes on with the next line: a quote that is never closed costs its own line, not the rest of the file.
 */
export function createDelimitedReader(options: DelimitedOptions): DelimitedReader {
  const state: State = {
    options,
    buffer: '',
    breaks: createLineBreaks(''),
    pos: 0,
    nextQuote: -1,
    hasNul: false,
    atEnd: false,
    line: 1,
    isDiscarding: false,
    out: [],
    rows: 0,
    damagedRows: 0,
    emptyLines: 0,
  };
  let isFirst = true;
  const push = (text: string): DelimitedRow[] => {
    let from = isFirst && text.startsWith('\uFEFF') ? 1 : 0;
    if (text !== '') isFirst = false;
    for (; from < text.length; from += PIECE) {
      fill(state, text.slice(from, from + PIECE));
      drain(state);
    }
    return takeRows(state);
  };
  const finish = (): DelimitedRow[] => {
    state.atEnd = true;
    fill(state, '');
    drain(state);
    return takeRows(state);
  };
  const counts = (): DelimitedCounts => ({
    rows: state.rows,
    damagedRows: state.damagedRows,
    emptyLines: state.emptyLines,
    lines: state.line - 1,
  });
  return { push, finish, counts };
}

function takeRows(state: State): DelimitedRow[] {
  const rows = state.out;
  state.out = [];
  return rows;
}

function fill(state: State, text: string): void {
  state.buffer = state.buffer.slice(state.pos) + text;
  state.pos = 0;
  state.breaks = createLineBreaks(state.buffer);
  state.hasNul = state.buffer.includes('\0');
  seekQuote(state);
}

function seekQuote(state: State): void {
  const { quote } = state.options;
  const at = quote === null ? -1 : state.buffer.indexOf(quote, state.pos);
  state.nextQuote = at === -1 ? Infinity : at;
}

function drain(state: State): void {
  const { buffer, breaks, options } = state;
  while (state.pos < buffer.length) {
    let end = breaks.next(state.pos);
    if (!state.atEnd && (end === -1 || (end === buffer.length - 1 && buffer[end] === '\r'))) {
      const known = end === -1 ? buffer.length : end;
      if (state.isDiscarding || known - state.pos > LONGEST_LINE) discard(state, known);
      return;
    }
    if (end === -1) end = buffer.length;
    if (state.line < options.firstLine) {
      passLine(state, end);
    } else if (state.isDiscarding || end - state.pos > LONGEST_LINE) {
      discard(state, end);
      passLine(state, end);
      state.isDiscarding = false;
    } else if (end < state.nextQuote) {
      readPlainLine(state, end);
    } else if (!readQuotedRow(state)) {
      return;
    }
    if (state.nextQuote < state.pos) seekQuote(state);
  }
}

/** Moves behind the line that ends at `end`. */
function passLine(state: State, end: number): void {
  state.line += 1;
  state.pos = end < state.buffer.length ? afterBreak(state.buffer, end) : end;
}

function discard(state: State, end: number): void {
  if (!state.isDiscarding) {
    const text = state.buffer.slice(state.pos, state.pos + LONGEST_ROW_TEXT);
    emit(state, { line: state.line, cells: [], text, problem: problemOf(state, 'line-too-long', 0) });
  }
  state.isDiscarding = true;
  state.pos = end;
}

function readPlainLine(state: State, end: number): void {
  const { buffer, options } = state;
  const { delimiter } = options;
  const start = state.pos;
  const cells: string[] = [];
  let from = start;
  let at = buffer.indexOf(delimiter, from);
  while (at !== -1 && at < end) {
    cells.push(buffer.slice(from, at));
    from = at + delimiter.length;
    at = buffer.indexOf(delimiter, from);
  }
  cells.push(buffer.slice(from, end));
  if (cells.length === 1 && isBlank(cells[0])) state.emptyLines += 1;
  else emitRow(state, cells, end);
  passLine(state, end);
}

/** False when more text is needed. */
function readQuotedRow(state: State): boolean {
  const { buffer, breaks, options, atEnd } = state;
  const { delimiter, escape, width } = options;
  const quote = options.quote ?? '';
  const source: ScanSource = { text: buffer, breaks, delimiter, quote, escape, width, atEnd };
  const scan = scanQuotedRow(source, state.pos);
  if (scan.outcome === 'more') return false;
  const isDamaged = scan.outcome !== 'row' || scan.strayCells > 1 || !fitsWidth(scan.cells, width);
  const swallowedFrom = scan.spanAt === -1 ? scan.quoteAt : scan.spanAt;
  const isSwallowed =
    scan.spanAt !== -1 &&
    isDamaged &&
    countIntactLines(source, swallowedFrom, scan.outcome === 'open' ? scan.quoteAt : scan.end).intact > 0;
  if (isSwallowed || scan.outcome === 'open') {
    const quoteAt = isSwallowed ? swallowedFrom : scan.quoteAt;
    const lineEnd = breaks.next(quoteAt);
    giveUpLine(state, quoteAt, lineEnd === -1 ? buffer.length : lineEnd);
    return true;
  }
  emitQuotedRow(state, scan);
  state.line += countBreaks(buffer, state.pos, scan.end);
  passLine(state, scan.end);
  return true;
}

/** The row up to the end of the line with the open quote is damaged; reading goes on after that line. */
function giveUpLine(state: State, quoteAt: number, lineEnd: number): void {
  const quoteLine = state.line + countBreaks(state.buffer, state.pos, quoteAt);
  const problem = { ...problemOf(state, 'unterminated-quote', 0), line: quoteLine };
  emit(state, { line: state.line, cells: [], text: rowText(state, lineEnd), problem });
  state.line = quoteLine;
  passLine(state, lineEnd);
}

function emitQuotedRow(state: State, scan: RowScan): void {
  const isTorn = scan.strayCells > 1;
  if (scan.outcome === 'row' && !isTorn) {
    emitRow(state, scan.cells, scan.end);
    return;
  }
  const line = state.line + (isTorn ? 0 : countBreaks(state.buffer, state.pos, scan.quoteAt));
  const code = isTorn ? 'quotes-inside-cells' : 'text-after-quote';
  const problem = { ...problemOf(state, code, scan.cells.length), line };
  emit(state, { line: state.line, cells: scan.cells, text: rowText(state, scan.end), problem });
}

function emitRow(state: State, cells: string[], end: number): void {
  const { width } = state.options;
  let problem: RowProblem | null = null;
  if (!fitsWidth(cells, width)) problem = problemOf(state, 'ragged-row', cells.length);
  else if (width !== null) cells.length = width;
  if (state.hasNul && state.buffer.slice(state.pos, end).includes('\0')) {
    problem = problemOf(state, 'nul-character', cells.length);
  }
  emit(state, { line: state.line, cells, text: rowText(state, end), problem });
}

function emit(state: State, row: DelimitedRow): void {
  state.rows += 1;
  if (row.problem !== null) state.damagedRows += 1;
  state.out.push(row);
}

function problemOf(state: State, code: RowProblemCode, foundCells: number): RowProblem {
  return { code, line: state.line, expectedCells: state.options.width, foundCells };
}

function rowText(state: State, end: number): string {
  return state.buffer.slice(state.pos, Math.min(end, state.pos + LONGEST_ROW_TEXT));
}

function fitsWidth(cells: readonly string[], width: number | null): boolean {
  if (width === null || cells.length === width) return true;
  if (cells.length < width) return false;
  for (let at = width; at < cells.length; at += 1) if (!isBlank(cells[at])) return false;
  return true;
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell === '' || cell.trim() === '';
}
