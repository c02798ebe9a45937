import { detectDialect } from '#shared/imports/detect-dialect.ts';
import { guessColumns, type ColumnGuess } from '#shared/imports/guess-columns.ts';
import { settledDecimal } from '#shared/imports/guess-mapping.ts';
import type { Dialect } from '#shared/imports/imports.contract.ts';
import { createDelimitedReader } from '#shared/imports/read-delimited.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { InspectedFile, Pause } from './inspect-file.ts';
import { readHead, readRows, type TableLayout } from './read-rows.ts';

/** What a file looks like under a dialect: found by looking, or said by a person. */
export type FileLook = {
  layout: TableLayout;
  /** The dialect in use; `decimal` as found by looking. */
  dialect: Dialect;
  columns: ColumnGuess[];
  /** Rows spread over the whole file. */
  rows: string[][];
};

/** Rows kept for looking at: the first ones, and some drawn from all the others. */
const FIRST_ROWS_KEPT = 4000;
const DRAWN_ROWS_KEPT = 6000;
const MOST_COLUMNS = 2000;

/**
 * Reads a whole file to see how it is written. `wanted` null finds out; otherwise its letters, separator and header line
 * are taken as said. Throws AppError `file-without-rows` when there is nothing below the header, `file-is-not-table`
 * when there is no line that could be a row.
 */
export async function lookAtFile(
  file: InspectedFile,
  wanted: Dialect | null,
  pause: Pause,
): Promise<FileLook> {
  const encoding = wanted?.encoding ?? file.encoding;
  const layout = await findLayout({ ...file, encoding }, wanted);
  if (layout.width > MOST_COLUMNS) {
    throw new AppError('validation', 'file-too-wide', {
      name: file.name,
      columns: layout.width,
      limit: MOST_COLUMNS,
    });
  }
  const sample = createSample();
  let seen = 0;
  await readRows(
    { path: file.path, layout },
    (row) => {
      seen += 1;
      if (row.problem === null) sample.add(row.cells);
    },
    pause,
  );
  if (seen === 0) throw new AppError('validation', 'file-without-rows', { name: file.name });
  const rows = sample.rows();
  if (rows.length === 0) throw new AppError('validation', 'file-is-not-table', { name: file.name });
  const columns = guessColumns({ names: layout.names, rows, delimiter: layout.delimiter });
  return {
    layout,
    columns,
    rows,
    dialect: {
      format: 'delimited',
      sheet: null,
      rowsAt: null,
      encoding,
      delimiter: layout.delimiter,
      headerLine: layout.hasHeader ? layout.firstLine : 0,
      decimal: settledDecimal(columns, layout.delimiter),
    },
  };
}

async function findLayout(file: InspectedFile, wanted: Dialect | null): Promise<TableLayout> {
  const { text, isWhole } = await readHead(file.path, file.encoding);
  const found = detectDialect(text, isWhole ? 'whole' : 'cut');
  const isAsFound =
    wanted === null ||
    (wanted.delimiter === found.delimiter && wanted.headerLine === (found.headerLine ?? 0));
  const dialect = isAsFound
    ? found
    : {
        delimiter: wanted.delimiter,
        quote: wanted.delimiter === found.delimiter ? found.quote : ('"' as const),
        firstLine: wanted.headerLine > 0 ? wanted.headerLine : 1,
        headerLine: wanted.headerLine > 0 ? wanted.headerLine : null,
        columnCount: null,
      };
  const { delimiter, quote, firstLine } = dialect;
  const reader = createDelimitedReader({ delimiter, quote, width: dialect.columnCount, firstLine });
  const first = [...reader.push(text), ...(isWhole ? reader.finish() : [])][0];
  const hasHeader = dialect.headerLine !== null;
  const cells = first?.cells ?? [];
  return {
    encoding: file.encoding,
    delimiter,
    quote,
    firstLine,
    hasHeader,
    width: dialect.columnCount ?? Math.max(1, cells.length),
    names: hasHeader ? cells.map((cell) => cell.trim()) : [],
  };
}

/**
 * Keeps the first rows and a draw of the rest (reservoir sampling, Vitter 1985, algorithm R), in file order. The draw
 * has no period, so that a file whose rows alternate between two groups does not look like a file of one.
 */
function createSample() {
  const first: string[][] = [];
  const drawn: { at: number; cells: string[] }[] = [];
  let seen = 0;
  let state = 1;
  // Numerical Recipes' generator: the same file is always seen through the same rows.
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return {
    add: (cells: string[]): void => {
      const at = seen;
      seen += 1;
      if (first.length < FIRST_ROWS_KEPT) first.push(cells);
      else if (drawn.length < DRAWN_ROWS_KEPT) drawn.push({ at, cells });
      else {
        const place = below(at - FIRST_ROWS_KEPT + 1);
        if (place < DRAWN_ROWS_KEPT) drawn[place] = { at, cells };
      }
    },
    rows: (): string[][] => [
      ...first,
      ...drawn.toSorted((left, right) => left.at - right.at).map(({ cells }) => cells),
    ],
  };
}
