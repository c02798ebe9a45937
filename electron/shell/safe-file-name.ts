const LONGEST_NAME = 100;
// File systems count bytes (255 on most); the ending and a number beside the name need room too.
const LONGEST_NAME_BYTES = 220;

// Control characters, broken pairs, marks that turn the writing direction, and what
// Windows or Unix read as a separator or wildcard.
const UNUSABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

function cutToBytes(text: string, limit: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    kept += character;
  }
  return kept;
}

/**
 * A name a person typed, as a file name every system takes: one path segment, at most 100 characters, no
 * reserved Windows name, no leading or trailing dot or space. Nothing usable becomes `fallback`.
 */
export function safeFileName(name: string, fallback: string): string {
  const spaced = name.normalize('NFC').replace(UNUSABLE, ' ').replace(/\s+/g, ' ');
  const characters = Array.from(spaced.replace(/^[. ]+/, ''))
    .slice(0, LONGEST_NAME)
    .join('');
  const usable = cutToBytes(characters, LONGEST_NAME_BYTES).replace(/[. ]+$/, '');
  if (usable === '') return fallback;
  return RESERVED_ON_WINDOWS.test(usable) ? `_${usable}` : usable;
}
