import { createInflateRaw } from 'node:zlib';
import { AppError } from '#shared/kernel/app-error.ts';

export type ZipEntry = {
  name: string;
  isPacked: boolean;
  /** Where its local header starts. */
  offset: number;
  packedBytes: number;
  bytes: number;
};

const MOST_ENTRIES = 1000;
const MOST_UNPACKED_BYTES = 300 * 1024 * 1024;
const MOST_RATIO = 200;
/** Small files may be packed tighter without being a bomb. */
const RATIO_COUNTS_FROM = 4 * 1024 * 1024;
const END_MARK = 0x06054b50;
const DIRECTORY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const LONGEST_COMMENT = 65_535;
const PIECE = 65_536;

/**
 * The list of files in a zip, from the directory at its end, before anything is unpacked. Throws AppError
 * `spreadsheet-damaged` when there is none that fits, `spreadsheet-too-large` when it promises more than 300 MB, more than
 * 1,000 files or 200 times its size.
 */
export function readZipDirectory(name: string, bytes: Buffer): ZipEntry[] {
  const end = findEnd(bytes);
  const count = end === null ? 0 : bytes.readUInt16LE(end + 10);
  let at = end === null ? 0 : bytes.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES) throw new AppError('validation', 'spreadsheet-too-large', { name });
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_MARK) throw damaged(name);
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      isPacked: bytes.readUInt16LE(at + 10) !== 0,
      offset: bytes.readUInt32LE(at + 42),
      packedBytes: bytes.readUInt32LE(at + 20),
      bytes: bytes.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (entries.length === 0) throw damaged(name);
  const unpacked = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const isBomb = unpacked > RATIO_COUNTS_FROM && unpacked > bytes.length * MOST_RATIO;
  if (unpacked > MOST_UNPACKED_BYTES || isBomb)
    throw new AppError('validation', 'spreadsheet-too-large', { name });
  return entries;
}

function findEnd(bytes: Buffer): number | null {
  const lowest = Math.max(0, bytes.length - 22 - LONGEST_COMMENT);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END_MARK) return at;
  }
  return null;
}

export function damaged(name: string): AppError {
  return new AppError('validation', 'spreadsheet-damaged', { name });
}

/**
 * The unpacked bytes of one file of the zip, piece by piece. The directory may lie, so they are counted: more than it
 * promised is `spreadsheet-damaged`.
 */
export async function* unzipEntry(name: string, bytes: Buffer, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const { offset, packedBytes } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_MARK) throw damaged(name);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + packedBytes);
  if (!entry.isPacked) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw({ chunkSize: PIECE });
  let done = 0;
  inflate.end(packed);
  try {
    for await (const piece of inflate) {
      done += (piece as Buffer).length;
      if (done > entry.bytes) throw damaged(name);
      yield piece as Buffer;
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(name);
  } finally {
    inflate.destroy();
  }
  if (done !== entry.bytes) throw damaged(name);
}
