import { fitCells } from '#shared/imports/fit-cells.ts';
import { createJsonColumns, type Json, jsonRows, parseJson } from '#shared/imports/json-rows.ts';
import {
  createDelimitedReader,
  type DelimitedRow,
  LONGEST_ROW_TEXT,
} from '#shared/imports/read-delimited.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RowSink, TableLayout } from './read-rows.ts';
import { readText, type FileContent, type Pause } from './read-text.ts';

/** A document is held in memory whole; longer ones are better written a record a line. */
const MOST_DOCUMENT_CHARACTERS = 128 * 1024 * 1024;

export type JsonPlace = Pick<TableLayout, 'format' | 'encoding' | 'rowsAt'>;
/** A record with its line or place in the list; null when the line holds none. */
export type JsonItem = { line: number; text: string; item: Json | null };

/**
 * Hands over the records of a JSON document or of its lines, and answers where its rows stand. Throws AppError
 * `json-damaged`, `json-too-deep`, `json-without-rows`, `json-path-wrong`, `json-too-large`. A damaged line is an item that
 * is null.
 */
export async function readJsonItems(
  content: FileContent,
  { place, onItem }: { place: JsonPlace; onItem: (item: JsonItem) => void },
  pause: Pause,
): Promise<{ rowsAt: string | null; emptyLines: number }> {
  if (place.format === 'json-lines') return readLines(content, { place, onItem }, pause);
  const { name } = content;
  const pieces: string[] = [];
  let length = 0;
  for await (const piece of readText(content, place.encoding, pause)) {
    length += piece.length;
    if (length > MOST_DOCUMENT_CHARACTERS) throw new AppError('validation', 'json-too-large', { name });
    pieces.push(piece);
  }
  const parsed = parseJson(pieces.join(''));
  if ('fault' in parsed) throw new AppError('validation', parsed.fault, { name });
  const list = jsonRows(parsed.document, place.rowsAt);
  if ('fault' in list) throw new AppError('validation', list.fault, { name, path: place.rowsAt ?? '' });
  list.items.forEach((item, index) => {
    onItem({ line: index + 1, text: JSON.stringify(item).slice(0, LONGEST_ROW_TEXT), item });
  });
  return { rowsAt: list.path, emptyLines: 0 };
}

async function readLines(
  content: FileContent,
  { place, onItem }: { place: JsonPlace; onItem: (item: JsonItem) => void },
  pause: Pause,
): Promise<{ rowsAt: string | null; emptyLines: number }> {
  // A line end never stands inside a line, so every line is one cell.
  const reader = createDelimitedReader({
    delimiter: '\n',
    quote: null,
    escape: 'doubled',
    width: null,
    firstLine: 1,
  });
  const take = (rows: readonly DelimitedRow[]): void => {
    for (const { line, text, cells, problem } of rows) {
      const parsed = problem === null ? parseJson(cells[0] ?? '') : null;
      const isRecord = parsed !== null && 'document' in parsed;
      onItem({ line, text, item: isRecord ? parsed.document : null });
    }
  };
  for await (const piece of readText(content, place.encoding, pause)) take(reader.push(piece));
  take(reader.finish());
  return { rowsAt: null, emptyLines: reader.counts().emptyLines };
}

/** The rows of JSON under the names of a layout; what is no record is named with its line. */
export async function readJsonRows(
  content: FileContent,
  { layout, onRow }: { layout: TableLayout; onRow: RowSink },
  pause: Pause,
): Promise<{ emptyLines: number }> {
  const { width, firstLine, hasHeader } = layout;
  const columns = createJsonColumns(hasHeader ? [] : layout.names);
  const firstData = firstLine + (hasHeader ? 1 : 0);
  const { emptyLines } = await readJsonItems(
    content,
    {
      place: layout,
      onItem: ({ line, text, item }) => {
        if (line < firstData) return;
        const cells = item === null ? null : columns.cellsOf(item);
        if (cells === null) {
          const problem = { code: 'not-a-record', line, expectedCells: width, foundCells: 0 } as const;
          onRow({ line, text, cells: [], problem });
          return;
        }
        onRow({ line, text, ...fitCells(cells, { width, line, short: 'refused' }) });
      },
    },
    pause,
  );
  return { emptyLines };
}
