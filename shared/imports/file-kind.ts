export type ForeignFile = 'spreadsheet' | 'archive' | 'pdf' | 'picture' | 'not-text';

const SIGNATURES: readonly { bytes: readonly number[]; kind: ForeignFile }[] = [
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'spreadsheet' },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'picture' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'picture' },
  { bytes: [0x52, 0x49, 0x46, 0x46], kind: 'picture' },
  { bytes: [0x1f, 0x8b], kind: 'archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: 'archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: 'archive' },
];
const ZIP = [0x50, 0x4b];
/** Names that stand uncompressed at the start of the zip files that spreadsheets are. */
const SPREADSHEET_MARKS = ['[Content_Types].xml', 'xl/', 'opendocument.spreadsheet', '_rels/.rels'];
/** Control characters no text has, beyond this share of the bytes. */
const CONTROL_SHARE = 0.02;

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/**
 * What a file that is no delimited text seems to be, from its first bytes; null when it may be text. `isWide` says that
 * the bytes were found to be UTF-16, in which every second byte may be zero.
 */
export function foreignFileKind(head: Uint8Array, isWide: boolean): ForeignFile | null {
  if (startsWith(head, ZIP)) {
    const text = String.fromCharCode(...head.subarray(0, 2000));
    return SPREADSHEET_MARKS.some((mark) => text.includes(mark)) ? 'spreadsheet' : 'archive';
  }
  const known = SIGNATURES.find(({ bytes }) => startsWith(head, bytes));
  if (known !== undefined) return known.kind;
  if (isWide) return null;
  let controls = 0;
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1;
  return head.length > 0 && controls > head.length * CONTROL_SHARE && controls > 4 ? 'not-text' : null;
}
