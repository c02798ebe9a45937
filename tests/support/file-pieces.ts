import { FILE_CHUNK_BYTES } from '#shared/files/files.contract.ts';

/** The bytes of a file as the interface sends them: base64 texts of the size allowed, in order. */
export function filePieces(bytes: Buffer): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += FILE_CHUNK_BYTES) {
    pieces.push(bytes.toString('base64', from, Math.min(bytes.length, from + FILE_CHUNK_BYTES)));
  }
  return pieces;
}
