import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { EncodingName } from '#shared/imports/decode-bytes.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** Where the bytes of a table lie, and whether they are packed. */
export type FileContent = { path: string; name: string; packing: Packing };
export type Packing = 'none' | 'gzip';

/** What happens between the pieces of a file: progress is told, and the person may have given up. */
export type Pause = {
  onBytes: (doneBytes: number) => void;
  stopIfCancelled: () => void;
  /** Waits while whoever takes the rows is behind. */
  rest?: () => Promise<void>;
};

const PIECE_BYTES = 1_048_576;
/** A packed file may not grow beyond this: some hundred million cells. */
const MOST_UNPACKED_BYTES = 4 * 1024 * 1024 * 1024;
const LONGEST_HEAD = 262_144;
/** Rows are taken from texts of few bytes, so that they are young garbage when the next ones come. */
const TEXT_PIECE = 16_384;

/**
 * The bytes as they lie on disk, piece by piece, each valid until the next is asked for: one buffer serves them all. A file
 * that went away in between is `file-gone`.
 */
export async function* readStoredPieces(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new AppError('not-found', 'file-gone');
    }
    throw error;
  });
  try {
    const buffer = Buffer.allocUnsafeSlow(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/**
 * The bytes of a file's content piece by piece, unpacked as a stream. Throws AppError `file-gone`, `packed-file-damaged`
 * (also when it ends too early) and `packed-file-too-large` when it would grow beyond 4 GB.
 */
export async function* readPieces({ path, name, packing }: FileContent): AsyncGenerator<Uint8Array> {
  if (packing === 'none') {
    yield* readStoredPieces(path);
    return;
  }
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  const source = createReadStream(path, { highWaterMark: PIECE_BYTES });
  source.on('error', (error) => gunzip.destroy(error));
  let done = 0;
  try {
    for await (const piece of source.pipe(gunzip)) {
      done += (piece as Uint8Array).length;
      if (done > MOST_UNPACKED_BYTES) throw new AppError('validation', 'packed-file-too-large', { name });
      yield piece as Uint8Array;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new AppError('not-found', 'file-gone');
    }
    throw new AppError('validation', 'packed-file-damaged', { name });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** The text of a file piece by piece, without its byte order mark. */
export async function* readText(
  content: FileContent,
  encoding: EncodingName,
  pause: Pause,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let done = 0;
  for await (const piece of readPieces(content)) {
    pause.stopIfCancelled();
    done += piece.length;
    for (let at = 0; at < piece.length; at += TEXT_PIECE) {
      yield decoder.decode(piece.subarray(at, at + TEXT_PIECE), { stream: true });
    }
    pause.onBytes(done);
    await pause.rest?.();
  }
  yield decoder.decode();
}

/** The first characters of a file, for looking at how it is written. */
export async function readHead(
  content: FileContent,
  encoding: EncodingName,
): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  for await (const piece of readText(content, encoding, NO_PAUSE)) {
    text += piece;
    if (text.length > LONGEST_HEAD) return { text: text.slice(0, LONGEST_HEAD), isWhole: false };
  }
  return { text, isWhole: true };
}

const NO_PAUSE: Pause = { onBytes: () => undefined, stopIfCancelled: () => undefined };
