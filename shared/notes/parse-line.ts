import type { NoteKind, NoteMark, Stance } from './note.ts';
import { themeKey, tidyThemeName } from './theme-name.ts';

export type TypedTheme = { readonly name: string; readonly stance: Stance };

export type ParsedLine = {
  /** Null when no mark was typed: the note's kind then says which one it is. */
  readonly mark: NoteMark | null;
  readonly text: string;
  readonly severity: number | null;
  readonly themes: readonly TypedTheme[];
};

export type LinePiece =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'mark'; readonly raw: string; readonly mark: NoteMark }
  | { readonly kind: 'theme'; readonly raw: string; readonly theme: TypedTheme }
  | { readonly kind: 'severity'; readonly raw: string; readonly severity: number };

const MARK_OF_KEY: ReadonlyMap<string, NoteMark> = new Map([
  ['q', 'quote'],
  ['o', 'observation'],
  ['i', 'interpretation'],
]);
const KEY_OF_MARK: Record<NoteMark, string> = { quote: 'q', observation: 'o', interpretation: 'i' };

const MOST_THEMES = 20;
const LONGEST_THEME = 200;
// Small letters only: "I waited" and "I clienti" are words, "i " is the key.
const MARK_KEY = /^([qoi])\s+/u;
// A code stands alone between spaces, so that "order #4711", "C#minor" and "wow!3" stay words.
const CODE =
  /(?<=^|\s)(?:#(?<against>-?)(?:"(?<quoted>[^"\n]+)"|(?<word>\p{L}[\p{L}\p{M}\p{N}_'’/&-]*))|!(?<severity>[0-4])(?![^\s]))/gu;

function themeOf(groups: Record<string, string | undefined>): TypedTheme | null {
  const name = tidyThemeName(groups['quoted'] ?? groups['word'] ?? '');
  if (name === '' || name.length > LONGEST_THEME) return null;
  return { name, stance: groups['against'] === '-' ? 'disagrees' : 'agrees' };
}

function pieceOf(match: RegExpExecArray): LinePiece | null {
  const groups = match.groups ?? {};
  const raw = match[0];
  if (groups['severity'] !== undefined)
    return { kind: 'severity', raw, severity: Number(groups['severity']) };
  const theme = themeOf(groups);
  return theme === null ? null : { kind: 'theme', raw, theme };
}

function splitCodes(text: string): LinePiece[] {
  const pieces: LinePiece[] = [];
  let from = 0;
  let themes = 0;
  for (const match of text.matchAll(CODE)) {
    const piece = pieceOf(match);
    if (piece === null || (piece.kind === 'theme' && (themes += 1) > MOST_THEMES)) continue;
    if (match.index > from) pieces.push({ kind: 'text', raw: text.slice(from, match.index) });
    pieces.push(piece);
    from = match.index + piece.raw.length;
  }
  if (from < text.length) pieces.push({ kind: 'text', raw: text.slice(from) });
  return pieces;
}

/** What was typed, cut into text and codes; the raw pieces joined are the input, letter for letter. */
export function splitLine(typed: string): LinePiece[] {
  const key = MARK_KEY.exec(typed);
  const mark = key === null ? undefined : MARK_OF_KEY.get(key[1] ?? '');
  if (key === null || mark === undefined) return splitCodes(typed);
  return [{ kind: 'mark', raw: key[0], mark }, ...splitCodes(typed.slice(key[0].length))];
}

function joinText(pieces: readonly LinePiece[]): string {
  let text = '';
  for (const piece of pieces) {
    if (piece.kind !== 'text') continue;
    // A code taken out leaves one space where it stood between two, and none before a full stop.
    if (/^[.,;:?)]/.test(piece.raw)) text = text.trimEnd() + piece.raw;
    else text += /\s$/.test(text) || text === '' ? piece.raw.replace(/^[^\S\n]+/, '') : piece.raw;
  }
  return text.replace(/(^|\s)\\(\\*)(?=[#!])/g, '$1$2').trim();
}

/**
 * Reads a line as it is typed during capture: `q `, `o ` or `i ` at its start for the mark; `#theme`,
 * `#"two words"`, `#-theme` (speaks against it); `!0` to `!4` for severity. Everything else is text and stays. A
 * backslash before `#` or `!` keeps it as text. Of two severities, or one theme twice, the last counts.
 */
export function parseLine(typed: string): ParsedLine {
  const pieces = splitLine(typed);
  const themes = new Map<string, TypedTheme>();
  let mark: NoteMark | null = null;
  let severity: number | null = null;
  for (const piece of pieces) {
    if (piece.kind === 'mark') mark = piece.mark;
    else if (piece.kind === 'severity') severity = piece.severity;
    else if (piece.kind === 'theme') themes.set(themeKey(piece.theme.name), piece.theme);
  }
  return { mark, text: joinText(pieces), severity, themes: [...themes.values()] };
}

function formatTheme({ name, stance }: TypedTheme): string {
  const bare = tidyThemeName(name);
  const isWord = /^\p{L}[\p{L}\p{M}\p{N}_'’/&-]*$/u.test(bare);
  return `#${stance === 'disagrees' ? '-' : ''}${isWord ? bare : `"${bare}"`}`;
}

/** The line as one would have typed it, for editing; `parseLine` reads the same line back. */
export function formatLine(line: ParsedLine & { readonly mark: NoteMark }): string {
  const text = line.text.replace(/(^|\s)(\\*)(?=[#!])/g, '$1\\$2');
  const severity = line.severity === null ? [] : [`!${line.severity}`];
  return [KEY_OF_MARK[line.mark], text, ...line.themes.map(formatTheme), ...severity].join(' ');
}

/** The mark of a line typed without one: what people say is quoted, what is watched is observed. */
export function defaultMark(kind: NoteKind): NoteMark {
  return kind === 'usability-test' || kind === 'observation' ? 'observation' : 'quote';
}

const HALF_THEME =
  /(?:^|\s)(?<code>#(?<against>-?)(?:"(?<quoted>[^"\n]*)|(?<word>[\p{L}\p{M}\p{N}_'’/&-]*)))$/u;

export type HalfTheme = {
  /** What was typed of the name. */
  readonly typed: string;
  /** Where the code begins in the text before the caret. */
  readonly from: number;
  readonly stance: TypedTheme['stance'];
};

/** The theme being typed right before the caret, for type-ahead; null when the caret stands elsewhere. */
export function halfTheme(beforeCaret: string): HalfTheme | null {
  const match = HALF_THEME.exec(beforeCaret);
  const code = match?.groups?.['code'];
  if (match === null || code === undefined) return null;
  return {
    typed: match.groups?.['quoted'] ?? match.groups?.['word'] ?? '',
    from: beforeCaret.length - code.length,
    stance: match.groups?.['against'] === '-' ? 'disagrees' : 'agrees',
  };
}

/** The text with the half-typed theme completed and a space after it, and where the caret then stands. */
export function completeTheme(
  text: { readonly beforeCaret: string; readonly afterCaret: string },
  half: HalfTheme,
  name: string,
): { typed: string; caret: number } {
  const before = `${text.beforeCaret.slice(0, half.from)}${formatTheme({ name, stance: half.stance })} `;
  return { typed: before + text.afterCaret.replace(/^\s/, ''), caret: before.length };
}
