import type { EncodingName } from '#shared/imports/decode-bytes.ts';
import { createDelimitedReader, type DelimitedRow } from '#shared/imports/read-delimited.ts';
import { readPieces, type Pause } from './inspect-file.ts';

/** Where the table of a file starts and how its cells are parted. */
export type TableLayout = {
  encoding: EncodingName;
  delimiter: string;
  quote: string | null;
  /** The first line that is read: the header's, or the first row's. */
  firstLine: number;
  hasHeader: boolean;
  width: number;
  names: string[];
};

/** The text of a file piece by piece, without its byte order mark. */
export async function* readText(path: string, encoding: EncodingName, pause: Pause): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let done = 0;
  for await (const piece of readPieces(path)) {
    pause.stopIfCancelled();
    done += piece.length;
    yield decoder.decode(piece, { stream: true });
    pause.onBytes(done);
  }
  yield decoder.decode();
}

/** The first characters of a file, for looking at how it is written. */
export async function readHead(
  path: string,
  encoding: EncodingName,
): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  const pause: Pause = { onBytes: () => undefined, stopIfCancelled: () => undefined };
  for await (const piece of readText(path, encoding, pause)) {
    text += piece;
    if (text.length > LONGEST_HEAD) return { text: text.slice(0, LONGEST_HEAD), isWhole: false };
  }
  return { text, isWhole: true };
}

const LONGEST_HEAD = 1_048_576;

/**
 * Hands every data row to `onRow`, never holding more than a piece of the file, and answers how many lines were empty.
 * The header is passed by.
 */
export async function readRows(
  file: { path: string; layout: TableLayout },
  onRow: (row: DelimitedRow) => void,
  pause: Pause,
): Promise<{ emptyLines: number }> {
  const { delimiter, quote, width, firstLine, hasHeader, encoding } = file.layout;
  const reader = createDelimitedReader({ delimiter, quote, width, firstLine });
  let isHeader = hasHeader;
  const take = (rows: readonly DelimitedRow[]): void => {
    for (const row of rows) {
      if (isHeader) isHeader = false;
      else onRow(row);
    }
  };
  for await (const text of readText(file.path, encoding, pause)) take(reader.push(text));
  take(reader.finish());
  return { emptyLines: reader.counts().emptyLines };
}
