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

/** Rows kept for looking at; of a longer file every second, fourth … row. */
const MOST_ROWS_KEPT = 10_000;
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
      encoding,
      delimiter: asDelimiter(layout.delimiter),
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

function asDelimiter(delimiter: string): Dialect['delimiter'] {
  return delimiter === ';' || delimiter === '\t' || delimiter === '|' ? delimiter : ',';
}

/** Keeps rows evenly spread over a file whose length is not known before its end. */
function createSample() {
  let kept: string[][] = [];
  let step = 1;
  let seen = 0;
  return {
    add: (cells: string[]): void => {
      if (seen % step === 0) kept.push(cells);
      seen += 1;
      if (kept.length < MOST_ROWS_KEPT) return;
      kept = kept.filter((_, at) => at % 2 === 0);
      step *= 2;
    },
    rows: (): string[][] => kept,
  };
}
