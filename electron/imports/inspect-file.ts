import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createUtf8Check, detectEncoding, type EncodingName } from '#shared/imports/decode-bytes.ts';
import { foreignFileKind, type ForeignFile } from '#shared/imports/file-kind.ts';
import { AppError } from '#shared/kernel/app-error.ts';

export type OpenedFile = { path: string; name: string; sizeBytes: number };

export type InspectedFile = OpenedFile & {
  /** SHA-256 of the bytes, in hex: the same file is known again whatever its name. */
  hash: string;
  encoding: EncodingName;
};

/** What happens between the pieces of a file: progress is told, and the person may have given up. */
export type Pause = { onBytes: (doneBytes: number) => void; stopIfCancelled: () => void };

const PIECE_BYTES = 1_048_576;
const HEAD_BYTES = 65_536;

const FOREIGN_CODES: Record<ForeignFile, string> = {
  spreadsheet: 'file-is-spreadsheet',
  archive: 'file-is-archive',
  pdf: 'file-is-pdf',
  picture: 'file-is-picture',
  'not-text': 'file-is-not-text',
};

/** The bytes of a file piece by piece. A file that went away in between is `file-gone`. */
export async function* readPieces(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES }))
      yield piece as Uint8Array;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new AppError('not-found', 'file-gone');
    }
    throw error;
  }
}

/**
 * Looks at every byte of a file once: what it is, how its letters are written, and its fingerprint.
 * Throws AppError `file-empty`, `file-is-spreadsheet`, `file-is-archive`, `file-is-pdf`, `file-is-picture`,
 * `file-is-not-text`, `file-gone`.
 */
export async function inspectFile(file: OpenedFile, pause: Pause): Promise<InspectedFile> {
  const hash = createHash('sha256');
  const utf8 = createUtf8Check();
  let head: Uint8Array | null = null;
  let firstPiece: Uint8Array | null = null;
  let done = 0;
  for await (const piece of readPieces(file.path)) {
    pause.stopIfCancelled();
    if (firstPiece === null) {
      firstPiece = piece;
      head = piece.subarray(0, HEAD_BYTES);
      refuseForeign(file.name, head);
    }
    hash.update(piece);
    utf8.push(piece);
    done += piece.length;
    pause.onBytes(done);
  }
  if (firstPiece === null) throw new AppError('validation', 'file-empty', { name: file.name });
  const guess = detectEncoding(firstPiece, firstPiece.length < file.sizeBytes ? 'cut' : 'whole');
  const isBrokenLater = guess.encoding === 'utf-8' && guess.bomBytes === 0 && utf8.finish() !== null;
  return { ...file, hash: hash.digest('hex'), encoding: isBrokenLater ? 'windows-1252' : guess.encoding };
}

function refuseForeign(name: string, head: Uint8Array): void {
  const isWide = detectEncoding(head, 'cut').encoding.startsWith('utf-16');
  const kind = foreignFileKind(head, isWide);
  if (kind !== null) throw new AppError('validation', FOREIGN_CODES[kind], { name });
}
