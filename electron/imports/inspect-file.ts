import { createHash } from 'node:crypto';
import { createUtf8Check, detectEncoding, type EncodingName } from '#shared/imports/decode-bytes.ts';
import { foreignFileKind, type ForeignFile } from '#shared/imports/file-kind.ts';
import type { FileFormat } from '#shared/imports/import-mapping.ts';
import { jsonKind } from '#shared/imports/json-rows.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { readPieces, readStoredPieces, type Packing, type Pause } from './read-text.ts';

export type { Pause } from './read-text.ts';

export type OpenedFile = { path: string; name: string; sizeBytes: number };

export type InspectedFile = OpenedFile & {
  /** SHA-256 of the bytes, in hex: the same file is known again whatever its name. */
  hash: string;
  packing: Packing;
  /** Found from the content, not from the name. */
  format: FileFormat;
  encoding: EncodingName;
};

const HEAD_BYTES = 65_536;
const JSON_HEAD_BYTES = 65_536;

type Refused = Exclude<ForeignFile, 'zip' | 'gzip'>;

const FOREIGN_CODES: Record<Refused, string> = {
  'old-spreadsheet': 'file-is-old-spreadsheet',
  'locked-spreadsheet': 'file-is-locked',
  archive: 'file-is-archive',
  pdf: 'file-is-pdf',
  picture: 'file-is-picture',
  'not-text': 'file-is-not-text',
};

/**
 * Looks at every byte of a file once: what it is, how its letters are written, and its fingerprint.
 * Throws AppError `file-empty`, `file-is-old-spreadsheet`, `file-is-locked`, `file-is-archive`, `file-is-pdf`,
 * `file-is-picture`, `file-is-not-text`, `file-gone`, `packed-file-damaged`, `packed-file-too-large`.
 */
export async function inspectFile(file: OpenedFile, pause: Pause): Promise<InspectedFile> {
  const hash = createHash('sha256');
  let content: ContentLook | null = null;
  let done = 0;
  for await (const piece of readStoredPieces(file.path)) {
    pause.stopIfCancelled();
    content ??= lookAtHead(file, Uint8Array.from(piece));
    hash.update(piece);
    if (content.kind === 'text') content.push(piece);
    done += piece.length;
    pause.onBytes(done);
  }
  if (content === null) throw new AppError('validation', 'file-empty', { name: file.name });
  const packing = content.kind === 'gzip' ? 'gzip' : 'none';
  const inner = packing === 'gzip' ? await inspectPacked(file, pause) : content;
  return { ...file, hash: hash.digest('hex'), packing, ...inner.answer() };
}

async function inspectPacked(file: OpenedFile, pause: Pause): Promise<ContentLook> {
  let content: ContentLook | null = null;
  for await (const piece of readPieces({ ...file, packing: 'gzip' })) {
    pause.stopIfCancelled();
    content ??= lookAtHead(file, piece);
    if (content.kind === 'gzip') throw new AppError('validation', 'file-is-archive', { name: file.name });
    if (content.kind === 'text') content.push(piece);
  }
  if (content === null) throw new AppError('validation', 'file-empty', { name: file.name });
  return content;
}

type ContentLook = {
  kind: 'text' | 'zip' | 'gzip';
  push: (piece: Uint8Array) => void;
  answer: () => Pick<InspectedFile, 'format' | 'encoding'>;
};

/** Starts looking at the content whose first piece this is. */
function lookAtHead({ name }: OpenedFile, firstPiece: Uint8Array): ContentLook {
  const head = firstPiece.subarray(0, HEAD_BYTES);
  const isWide = detectEncoding(head, 'cut').encoding.startsWith('utf-16');
  const foreign = foreignFileKind(head, isWide);
  if (foreign === 'zip' || foreign === 'gzip') {
    const answer = () => ({ format: 'spreadsheet', encoding: 'utf-8' }) as const;
    return { kind: foreign, push: () => undefined, answer };
  }
  if (foreign !== null) throw new AppError('validation', FOREIGN_CODES[foreign], { name });
  const utf8 = createUtf8Check();
  let bytes = 0;
  const push = (piece: Uint8Array): void => {
    utf8.push(piece);
    bytes += piece.length;
  };
  const answer = (): Pick<InspectedFile, 'format' | 'encoding'> => {
    const guess = detectEncoding(firstPiece, firstPiece.length < bytes ? 'cut' : 'whole');
    const isBrokenLater = guess.encoding === 'utf-8' && guess.bomBytes === 0 && utf8.finish() !== null;
    const encoding = isBrokenLater ? 'windows-1252' : guess.encoding;
    const start = new TextDecoder(encoding).decode(firstPiece.subarray(0, JSON_HEAD_BYTES));
    return { format: jsonKind(start, bytes <= JSON_HEAD_BYTES) ?? 'delimited', encoding };
  };
  return { kind: 'text', push, answer };
}
