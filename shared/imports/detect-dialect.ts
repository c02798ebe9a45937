import { findTableStart, type TableStart } from './find-header.ts';
import { isMissing, numberParts } from './parse-number.ts';
import {
  createDelimitedReader,
  type DelimitedOptions,
  type DelimitedRow,
  type QuoteEscape,
} from './read-delimited.ts';

/** Tried on every file. */
const COMMON_DELIMITERS = [',', ';', '\t', '|'];
/** Tried when they stand in most lines. */
const RARE_DELIMITERS = [', ', '; ', '\t\t', '||', '::', ':', '^', '~', '\u001F', '\u0001', ' '];
/** Times and addresses hold colons too, so that one counts less. */
const COLON_WEIGHT = 0.7;
/** Signs made for nothing but parting cells (ASCII's unit separator, Hive's): nobody types them, so nothing outweighs them. */
const MADE_TO_PART = new Set(['\u001F', '\u0001']);
const MADE_TO_PART_WEIGHT = 2;
const SINGLE_SHARE = 0.3;
const RARE_LINES = 200;
const RARE_SHARE = 0.5;
/** Spaces part words; they part cells only where nothing else does. */
const SPACE_WEIGHT = 0.4;

/**
 * How a delimited file is written. `headerLine` is the line (from 1) with the column names, null when there is none;
 * reading starts at `firstLine`, the header or the first data row. `confidence` runs from 0 to 1; below about 0.5 the
 * runner-up reads nearly as well: show both.
 */
export type TextDialect = {
  readonly delimiter: string;
  readonly quote: '"' | "'" | null;
  readonly escape: QuoteEscape;
  readonly columnCount: number;
  readonly firstLine: number;
  readonly headerLine: number | null;
  readonly confidence: number;
  readonly runnerUp: { readonly delimiter: string; readonly score: number } | null;
};

type Candidate = {
  readonly delimiter: string;
  readonly quote: '"' | "'" | null;
  readonly escape: QuoteEscape;
  readonly width: number;
  readonly consistency: number;
  readonly score: number;
};

/** Enough to judge by; a sample of very short lines has many more and every delimiter reads it again. */
const LINES_READ = 20_000;
const PIECE = 65_536;
/** Rows whose cells are looked at one by one, spread over the sample. */
const ROWS_INSPECTED = 500;
/** Lines of a title block that may have another width without counting against a delimiter. */
const PREAMBLE_ROWS = 10;
/** Excel's own hint in a first line of its own. */
const SEPARATOR_HINT = /^\uFEFF?"?sep=([^\r\n"]{1,4})"?(?:\r\n|\r|\n|$)/i;

/**
 * Finds delimiter, quote and header by the agreement of the rows of the sample (up to 1 MB or about 20,000 lines are read). The last row of a
 * `cut` sample is left out, since it may be half a row.
 */
export function detectDialect(text: string, sample: 'whole' | 'cut'): TextDialect {
  const hint = SEPARATOR_HINT.exec(text)?.[1];
  const firstLine = hint === undefined ? 1 : 2;
  const tried = hint === undefined ? [...COMMON_DELIMITERS, ...rareDelimiters(text)] : [hint];
  const candidates = tried.flatMap((delimiter) =>
    quotesFor(text, delimiter).flatMap((quote) =>
      escapesFor(text, quote).map((escape) =>
        judge({ text, sample, firstLine, delimiter, quote, escape, isHinted: hint !== undefined }),
      ),
    ),
  );
  // A sign that only comes in pairs parts cells as a pair; read singly, every second column would be blank.
  const paired = new Set(
    candidates.flatMap(({ delimiter, score }) => (score > 0 && isPair(delimiter) ? [delimiter[0]] : [])),
  );
  const standing = candidates.filter(({ delimiter }) => !paired.has(delimiter));
  const [best, ...others] = standing.toSorted((a, b) => b.score - a.score);
  // The rows of every candidate would fill the memory together; those of the best are read once more.
  const rows = best === undefined ? [] : readSample(text, sample, { ...best, width: null, firstLine });
  if (best === undefined || best.width < 2) return singleColumn(rows, firstLine);
  const second = others.find((other) => other.delimiter !== best.delimiter && other.score > 0);
  const start = findTableStart(rows, best.width);
  const margin = second === undefined ? 1 : 1 - second.score / best.score;
  return {
    delimiter: best.delimiter,
    quote: best.quote,
    escape: best.escape,
    columnCount: start.columnCount,
    firstLine: rows[start.firstRow]?.line ?? firstLine,
    headerLine: start.headerRow === null ? null : (rows[start.headerRow]?.line ?? null),
    confidence: best.consistency * Math.min(1, 0.4 + margin),
    runnerUp: second === undefined ? null : { delimiter: second.delimiter, score: second.score },
  };
}

function singleColumn(rows: readonly DelimitedRow[], firstLine: number): TextDialect {
  const start = findTableStart(rows, 1);
  return {
    delimiter: ',',
    quote: '"',
    escape: 'doubled',
    columnCount: 1,
    firstLine: rows[start.firstRow]?.line ?? firstLine,
    headerLine: start.headerRow === null ? null : (rows[start.headerRow]?.line ?? null),
    confidence: 0.3,
    runnerUp: null,
  };
}

/** Where the table starts among rows whose cells are apart already; `width` null takes the number most rows have. */
export function tableOf(
  rows: readonly DelimitedRow[],
  width: number | null = null,
): TableStart & { readonly width: number } {
  const common = width ?? commonWidth(rows);
  return { ...findTableStart(rows, common), width: common };
}

function isPair(delimiter: string): boolean {
  return delimiter.length === 2 && delimiter[0] === delimiter[1];
}

function rareDelimiters(text: string): string[] {
  const lines = text
    .slice(0, PIECE)
    .split(/\r\n|\r|\n/u)
    .slice(0, RARE_LINES);
  const filled = lines.filter((line) => line.trim() !== '');
  const sampled = filled.join('\n');
  return RARE_DELIMITERS.filter((delimiter) => {
    const half = delimiter[0] ?? '';
    const pairs = countOf(sampled, delimiter);
    const singles = countOf(sampled.replaceAll(delimiter, ''), half);
    if (isPair(delimiter) && half !== ':' && singles > pairs * SINGLE_SHARE) return false;
    return filled.filter((line) => line.includes(delimiter)).length >= filled.length * RARE_SHARE;
  });
}

function escapesFor(text: string, quote: string | null): QuoteEscape[] {
  return quote !== null && text.includes(`\\${quote}`) ? ['doubled', 'backslash'] : ['doubled'];
}

/** The double quote unless single quotes wrap cells; no quote at all is tried when double quotes stand in the text. */
function quotesFor(text: string, delimiter: string): ('"' | "'" | null)[] {
  const double: ('"' | null)[] = text.includes('"') ? ['"', null] : ['"'];
  const opening = countOf(text, `${delimiter}'`) + countOf(text, "\n'");
  const closing = countOf(text, `'${delimiter}`) + countOf(text, "'\n") + countOf(text, "'\r");
  return opening > 1 && closing > 1 ? [...double, "'"] : double;
}

function countOf(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

function judge(input: {
  text: string;
  sample: 'whole' | 'cut';
  firstLine: number;
  delimiter: string;
  quote: '"' | "'" | null;
  escape: QuoteEscape;
  isHinted: boolean;
}): Candidate {
  const { text, sample, firstLine, delimiter, quote, escape } = input;
  const rows = readSample(text, sample, { delimiter, quote, escape, width: null, firstLine });
  const width = commonWidth(rows);
  const first = rows.findIndex((row) => row.cells.length === width);
  const agreeing = rows.filter((row) => row.problem === null && fits(row.cells, width)).length;
  const consistency = Math.min(
    1,
    agreeing / Math.max(1, rows.length - Math.min(Math.max(first, 0), PREAMBLE_ROWS)),
  );
  const base = { delimiter, quote, escape, width, consistency };
  const weight = input.isHinted ? 1 : weightOf(delimiter, rows, width);
  if (width < 2 || weight === 0) return { ...base, score: 0 };
  // Squared, because a wrong delimiter still agrees with itself in many rows; more columns are slightly better evidence.
  const score =
    weight * consistency ** 2 * (1 - 1 / (width + 1)) * (0.2 + 0.8 * cleanShare(rows, input) ** 2);
  return { ...base, score };
}

/** A rare delimiter must part the first row as it does the others: a header of one name is no header of two. */
function weightOf(delimiter: string, rows: readonly DelimitedRow[], width: number): number {
  if (COMMON_DELIMITERS.includes(delimiter)) return 1;
  if (rows[0]?.cells.length !== width) return 0;
  if (MADE_TO_PART.has(delimiter)) return MADE_TO_PART_WEIGHT;
  // ", " cuts like "," and is the better name for it where every comma has its space.
  if (delimiter === ', ' || delimiter === '; ') return 1.01;
  if (delimiter === ' ') return SPACE_WEIGHT;
  return delimiter === ':' ? COLON_WEIGHT : 1;
}

function readSample(text: string, sample: 'whole' | 'cut', options: DelimitedOptions): DelimitedRow[] {
  const reader = createDelimitedReader(options);
  const rows: DelimitedRow[] = [];
  for (let at = 0; at < text.length; at += PIECE) {
    for (const row of reader.push(text.slice(at, at + PIECE))) rows.push(row);
    if (reader.counts().lines > LINES_READ) return rows;
  }
  if (sample === 'whole' || rows.length === 0) for (const row of reader.finish()) rows.push(row);
  return rows;
}

/** The number of cells most rows have; of two equally common ones the larger. */
function commonWidth(rows: readonly DelimitedRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    if (row.problem === null) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  }
  let best = 1;
  for (const [width, count] of counts) {
    const most = counts.get(best) ?? 0;
    if (count > most || (count === most && width > best)) best = width;
  }
  return best;
}

function fits(cells: readonly string[], width: number): boolean {
  return (
    cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell.trim() === ''))
  );
}

/** Share of the cells that look whole: wrong cuts leave other delimiters, lone quotes or halves of numbers inside cells. */
function cleanShare(
  rows: readonly DelimitedRow[],
  dialect: { delimiter: string; quote: string | null },
): number {
  const step = Math.max(1, Math.floor(rows.length / ROWS_INSPECTED));
  let clean = 0;
  let all = 0;
  for (let index = 0; index < rows.length; index += step) {
    const row = rows[index];
    if (row === undefined || row.cells.length < 2) continue;
    for (const cell of row.cells) {
      all += 1;
      if (isClean(cell, dialect.quote)) clean += 1;
    }
  }
  return all === 0 ? 0 : clean / all;
}

function isClean(cell: string, quote: string | null): boolean {
  if (isMissing(cell) || numberParts(cell) !== null) return true;
  // A cell may end in an apostrophe ("lunedi'"), but one that only starts with it is half of a quoted cell.
  if (/[;\t|]|,\S|^\s*'(?!.*'\s*$)/su.test(cell)) return false;
  const isWrapped = /^\s*(?:".*"|'.*')\s*$/su.test(cell);
  return !isWrapped && (quote !== null || !/^\s*"|"\s*$/u.test(cell));
}
