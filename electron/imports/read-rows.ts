import { readFile } from 'node:fs/promises';
import type { EncodingName } from '#shared/imports/decode-bytes.ts';
import type { FileFormat } from '#shared/imports/import-mapping.ts';
import { createDelimitedReader, type DelimitedRow } from '#shared/imports/read-delimited.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { isNamesAgain } from '#shared/imports/find-header.ts';
import { fitCells } from '#shared/imports/fit-cells.ts';
import { openSpreadsheet, MOST_SPREADSHEET_BYTES, type Spreadsheet } from './open-spreadsheet.ts';
import { readJsonRows } from './read-json-rows.ts';
import { readPieces, readText, type FileContent, type Packing, type Pause } from './read-text.ts';

/** Where the table of a file starts and how its cells are parted. */
export type TableLayout = {
  fileName: string;
  packing: Packing;
  format: FileFormat;
  encoding: EncodingName;
  delimiter: string;
  quote: string | null;
  /** What makes a quote inside a quoted cell a letter: the quote doubled, or a backslash before it. */
  escape: 'doubled' | 'backslash';
  sheet: string | null;
  rowsAt: string | null;
  /** The first line that is read: the header's, or the first row's. */
  firstLine: number;
  hasHeader: boolean;
  width: number;
  names: string[];
  /** The header as it is written, and the columns of numbers and days: how rows of names below it are known. */
  header: { names: string[]; typed: number[] } | null;
};

export type RowSink = (row: DelimitedRow) => void;

/**
 * Hands every data row to `onRow`, whatever the file's format, never holding more than a piece of the file (a JSON document
 * is held whole), and answers how many lines were empty. The header is passed by. `line` is the line of a text, the row of a
 * sheet, the place in a JSON list.
 */
export async function readRows(
  file: { path: string; layout: TableLayout },
  onRow: RowSink,
  pause: Pause,
): Promise<{ emptyLines: number }> {
  const { layout } = file;
  const content: FileContent = { path: file.path, name: layout.fileName, packing: layout.packing };
  const named = namesAgainNamed(layout, onRow);
  if (layout.format === 'spreadsheet') return readSheetRows(content, { layout, onRow: named }, pause);
  if (layout.format !== 'delimited') return readJsonRows(content, { layout, onRow: named }, pause);
  return readDelimitedRows(content, { layout, onRow: named }, pause);
}

/** Rows of names among the data are named as such; a row whose first typed cell is typed is data at a glance. */
function namesAgainNamed({ header, width }: TableLayout, onRow: RowSink): RowSink {
  if (header === null) return onRow;
  const [first] = header.typed;
  return (row) => {
    const { cells, line, problem } = row;
    const glance = first === undefined ? 78 : (cells[first] ?? '').charCodeAt(0);
    const isData = (glance >= 48 && glance <= 57) || problem !== null || !isNamesAgain(cells, header);
    if (isData) onRow(row);
    else
      onRow({
        ...row,
        problem: { code: 'header-row', line, expectedCells: width, foundCells: cells.length },
      });
  };
}

async function readDelimitedRows(
  content: FileContent,
  { layout, onRow }: { layout: TableLayout; onRow: RowSink },
  pause: Pause,
): Promise<{ emptyLines: number }> {
  const reader = createDelimitedReader(layout);
  let isHeader = layout.hasHeader;
  const take = (rows: readonly DelimitedRow[]): void => {
    for (const row of rows) {
      if (isHeader) isHeader = false;
      else onRow(row);
    }
  };
  for await (const text of readText(content, layout.encoding, pause)) take(reader.push(text));
  take(reader.finish());
  return { emptyLines: reader.counts().emptyLines };
}

/** Opens a workbook whose bytes may be packed once more. Throws what `openSpreadsheet` refuses. */
export async function openSheets(content: FileContent): Promise<Spreadsheet> {
  if (content.packing === 'none') return openSpreadsheet(content.name, await readFile(content.path));
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of readPieces(content)) {
    bytes += piece.length;
    if (bytes > MOST_SPREADSHEET_BYTES) {
      throw new AppError('validation', 'spreadsheet-too-large', { name: content.name });
    }
    pieces.push(piece);
  }
  return openSpreadsheet(content.name, Buffer.concat(pieces));
}

async function readSheetRows(
  content: FileContent,
  { layout, onRow }: { layout: TableLayout; onRow: RowSink },
  pause: Pause,
): Promise<{ emptyLines: number }> {
  const { sheet, firstLine, width, hasHeader } = layout;
  const spreadsheet = await openSheets(content);
  let before = firstLine + (hasHeader ? 1 : 0) - 1;
  let emptyLines = 0;
  await spreadsheet.readSheet(
    sheet,
    ({ line, cells }) => {
      if (line <= before) return;
      emptyLines += line - before - 1;
      before = line;
      onRow({
        line,
        text: cells.join('\t').slice(0, 500),
        ...fitCells(cells, { width, line, short: 'padded' }),
      });
    },
    pause,
  );
  return { emptyLines };
}
