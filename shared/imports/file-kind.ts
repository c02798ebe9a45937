export type ForeignFile =
  'old-spreadsheet' | 'locked-spreadsheet' | 'zip' | 'gzip' | 'archive' | 'pdf' | 'picture' | 'not-text';

const SIGNATURES: readonly { bytes: readonly number[]; kind: ForeignFile }[] = [
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'old-spreadsheet' },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'picture' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'picture' },
  { bytes: [0x52, 0x49, 0x46, 0x46], kind: 'picture' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'zip' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: 'zip' },
  { bytes: [0x1f, 0x8b], kind: 'gzip' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: 'archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: 'archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: 'archive' },
  { bytes: [0x42, 0x5a, 0x68, 0x39], kind: 'archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], kind: 'archive' },
];
/** "EncryptedPackage" as the directory of an old container writes it: a new workbook under a password. */
const LOCKED_MARK = 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e';
const TAR_MARK = { text: 'ustar', at: 257 };
/** Control characters no text has, beyond this share of the bytes. */
const CONTROL_SHARE = 0.02;
/** Characters of a text whose lines are cut by them: tab, line ends, escape, and the four ASCII separators. */
const TEXT_CONTROLS = new Set([9, 10, 11, 12, 13, 27, 28, 29, 30, 31]);

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/**
 * What a file that is no plain text seems to be, from its first bytes, whatever its name; null when it may be text. `isWide`
 * says that the bytes were found to be UTF-16, in which every second byte may be zero.
 */
export function foreignFileKind(head: Uint8Array, isWide: boolean): ForeignFile | null {
  const known = SIGNATURES.find(({ bytes }) => startsWith(head, bytes))?.kind;
  if (known === 'old-spreadsheet' && latin(head).includes(LOCKED_MARK)) return 'locked-spreadsheet';
  if (known !== undefined) return known;
  if (latin(head.subarray(TAR_MARK.at, TAR_MARK.at + 5)) === TAR_MARK.text) return 'archive';
  if (isWide) return null;
  let controls = 0;
  for (const byte of head) if (byte < 32 && !TEXT_CONTROLS.has(byte)) controls += 1;
  return head.length > 0 && controls > head.length * CONTROL_SHARE && controls > 4 ? 'not-text' : null;
}
