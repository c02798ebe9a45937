export type EncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * How the bytes of a text file should be decoded, and why.
 * `bomBytes` is the length of the byte order mark to skip. `doubtful` means: ask, or show the preview first.
 */
export type EncodingGuess = {
  readonly encoding: EncodingName;
  readonly bomBytes: 0 | 2 | 3;
  readonly reason: 'byte-order-mark' | 'nul-share' | 'plain-ascii' | 'valid-utf-8' | 'not-utf-8';
  readonly confidence: 'certain' | 'likely' | 'doubtful';
};

/** Text of Latin letters and digits in UTF-16 has a NUL in nearly every pair; other scripts still have it in digits and separators. */
const UTF16_NUL_SHARE = 0.2;
/** More high bytes than this is no western European prose: another code page is likelier than windows-1252. */
const WESTERN_HIGH_BYTE_SHARE = 0.3;
/** The five positions windows-1252 leaves without a character. */
const UNASSIGNED_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/**
 * Decides the encoding from a sample of bytes that starts at the beginning of the file.
 * `sample` says whether the file goes on after it: a UTF-8 sequence cut by the end of a `cut` sample is no fault.
 * An empty file is UTF-8.
 */
export function detectEncoding(bytes: Uint8Array, sample: 'whole' | 'cut'): EncodingGuess {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return marked;
  const wide = utf16ByNulShare(bytes);
  if (wide !== null) return wide;
  const check = createUtf8Check();
  check.push(bytes);
  const isUtf8 = sample === 'cut' ? check.invalidAt() === null : check.finish() === null;
  if (!isUtf8) return fallback(bytes);
  const reason = bytes.every((byte) => byte < 0x80) ? 'plain-ascii' : 'valid-utf-8';
  const confidence = reason === 'plain-ascii' && sample === 'cut' ? 'likely' : 'certain';
  return { encoding: 'utf-8', bomBytes: 0, reason, confidence };
}

function byteOrderMark(bytes: Uint8Array): EncodingGuess | null {
  const known = { reason: 'byte-order-mark', confidence: 'certain' } as const;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8', bomBytes: 3, ...known };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2, ...known };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2, ...known };
  return null;
}

/** Looked at before UTF-8, because NUL bytes are valid UTF-8 and UTF-16 of plain English would pass as such. */
function utf16ByNulShare(bytes: Uint8Array): EncodingGuess | null {
  const pairs = bytes.length >> 1;
  if (pairs === 0) return null;
  let first = 0;
  let second = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0) first += 1;
    if (bytes[at + 1] === 0) second += 1;
  }
  const high = Math.max(first, second) / pairs;
  const low = Math.min(first, second) / pairs;
  if (high < UTF16_NUL_SHARE || low > high / 10) return null;
  const confidence = high > 0.6 ? 'certain' : 'likely';
  return { encoding: second > first ? 'utf-16le' : 'utf-16be', bomBytes: 0, reason: 'nul-share', confidence };
}

function fallback(bytes: Uint8Array): EncodingGuess {
  let high = 0;
  let unassigned = 0;
  for (const byte of bytes) {
    if (byte >= 0x80) high += 1;
    if (UNASSIGNED_IN_1252.has(byte)) unassigned += 1;
  }
  const isOdd = unassigned > 0 || high / bytes.length > WESTERN_HIGH_BYTE_SHARE;
  return {
    encoding: 'windows-1252',
    bomBytes: 0,
    reason: 'not-utf-8',
    confidence: isOdd ? 'doubtful' : 'likely',
  };
}

export type Utf8Check = {
  /** Takes the next bytes of the file; a sequence may be cut anywhere between two calls. */
  readonly push: (bytes: Uint8Array) => void;
  /** Offset of the first byte that no UTF-8 text can have at its place, or null so far. */
  readonly invalidAt: () => number | null;
  /** The same at the end of the file, where an unfinished sequence is a fault too. */
  readonly finish: () => number | null;
};

/** Strict UTF-8 after RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
export function createUtf8Check(): Utf8Check {
  let offset = 0;
  let sequenceStart = 0;
  let pending = 0;
  let lowest = 0x80;
  let highest = 0xbf;
  let invalid: number | null = null;
  const push = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length && invalid === null; at += 1) {
      const byte = bytes[at] ?? 0;
      if (pending > 0) {
        if (byte < lowest || byte > highest) invalid = sequenceStart;
        pending -= 1;
        lowest = 0x80;
        highest = 0xbf;
      } else if (byte >= 0x80) {
        sequenceStart = offset + at;
        pending = continuationBytes(byte);
        if (pending < 0) invalid = sequenceStart;
        // The first continuation byte is narrower after these four leads (RFC 3629, section 4).
        if (byte === 0xe0) lowest = 0xa0;
        if (byte === 0xed) highest = 0x9f;
        if (byte === 0xf0) lowest = 0x90;
        if (byte === 0xf4) highest = 0x8f;
      }
    }
    offset += bytes.length;
  };
  return {
    push,
    invalidAt: () => invalid,
    finish: () => invalid ?? (pending > 0 ? sequenceStart : null),
  };
}

function continuationBytes(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return -1;
}
