import { guessColumns, type ColumnGuess } from '#shared/imports/guess-columns.ts';
import { settledDecimal } from '#shared/imports/guess-mapping.ts';
import type { Dialect, WantedTable } from '#shared/imports/import-mapping.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { InspectedFile, Pause } from './inspect-file.ts';
import { findLayout } from './find-layout.ts';
import { readRows, type TableLayout } from './read-rows.ts';

/** What a file looks like under a dialect: found by looking, or said by a person. */
export type FileLook = {
  layout: TableLayout;
  /** The sheets of a spreadsheet, hidden ones last; empty for other files. */
  sheets: string[];
  /** How sure the way of reading is, 0 to 1. */
  confidence: number;
  /** The dialect in use; `decimal` as found by looking. */
  dialect: Dialect;
  columns: ColumnGuess[];
  /** Rows spread over the whole file. */
  rows: string[][];
  /** Whether these are all its rows. */
  extent: 'all' | 'some';
};

/** Rows kept for looking at: the first ones, and some drawn from all the others. */
const FIRST_ROWS_KEPT = 4000;
const DRAWN_ROWS_KEPT = 6000;
const MOST_COLUMNS = 2000;

/**
 * Reads a whole file to see how it is written. `wanted` null finds out; otherwise its letters, separator and header line
 * are taken as said. Throws AppError `file-without-rows` when there is nothing below the header, `file-is-not-table`
 * when there is no line that could be a row, `file-too-wide`, and what `findLayout` refuses.
 */
export async function lookAtFile(
  file: InspectedFile,
  wanted: WantedTable | null,
  pause: Pause,
): Promise<FileLook> {
  const { layout, sheets, confidence } = await findLayout(file, wanted, pause);
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
  // Sheets and JSON write numbers with a point; only their texts may have a comma.
  const delimiter = layout.format === 'delimited' ? layout.delimiter : '';
  const columns = guessColumns({ names: layout.names, rows, delimiter });
  const { format, sheet, rowsAt, encoding } = layout;
  const headerLine = layout.hasHeader ? layout.firstLine : 0;
  const decimal = settledDecimal(columns, delimiter);
  const dialect = { format, sheet, rowsAt, encoding, delimiter: layout.delimiter, headerLine, decimal };
  const extent = rows.length < FIRST_ROWS_KEPT + DRAWN_ROWS_KEPT ? 'all' : 'some';
  return { layout, sheets, confidence, columns, rows, extent, dialect };
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
      if (first.length < FIRST_ROWS_KEPT) first.push(owned(cells));
      else if (drawn.length < DRAWN_ROWS_KEPT) drawn.push({ at, cells: owned(cells) });
      else {
        const place = below(at - FIRST_ROWS_KEPT + 1);
        if (place < DRAWN_ROWS_KEPT) drawn[place] = { at, cells: owned(cells) };
      }
    },
    rows: (): string[][] => [
      ...first,
      ...drawn.toSorted((left, right) => left.at - right.at).map(({ cells }) => cells),
    ],
  };
}

/** Cells are slices of the file's text; a few of them would keep all of it in memory. */
function owned(cells: readonly string[]): string[] {
  return cells.map((cell) => ` ${cell}`.slice(1));
}
