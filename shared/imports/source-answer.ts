import type { JsonValue } from 'jsonpath-rfc9535';
import { z } from '#shared/kernel/schema.ts';
import { findLists, sourceListSchema, type SourceList } from './source-lists.ts';

/** json: `text` is written anew, indented · page: the words of an HTML page · text: anything else, as it came. */
export const sourceAnswerSchema = z.object({
  kind: z.enum(['json', 'page', 'text']),
  /** What the service calls it, `text/html`; empty when it says nothing. */
  type: z.string(),
  text: z.string(),
  cut: z.enum(['whole', 'cut']),
  lists: z.array(sourceListSchema),
});
export type SourceAnswer = z.infer<typeof sourceAnswerSchema>;

/** What a service sent, as far as it was read. */
export type RawAnswer = { text: string; type: string };

const LONGEST_TEXT = 2000;
const LONGEST_PAGE = 200_000;
const HIDDEN = '•••';

/** A sign-in page, an error page: anything that begins as HTML does. */
export function looksLikePage(text: string): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<body)/i.test(text.slice(0, 500));
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};

/** What a person would read on an HTML page: its title first, then its text, without scripts and styles. */
export function wordsOfPage(html: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1] ?? '';
  const body = html.replaceAll(/<(script|style|head|svg|noscript)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ');
  return [title, body]
    .map((part) =>
      part
        .replaceAll(/<\/?(?:p|div|h[1-6]|li|tr|br)\b[^>]*>/gi, '\n')
        .replaceAll(/<[^>]*(?:>|$)/g, ' ')
        .replaceAll(/&(#39|[a-z]+);/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity)
        .replaceAll(/[^\S\n]+/g, ' ')
        .replaceAll(/ ?\n[\s]*/g, '\n')
        .trim(),
    )
    .filter((part) => part !== '')
    .join('\n');
}

/** The ways a secret may come back written: as it is, in an address, in JSON, in a Basic header. */
function spellingsOf(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, encodeURIComponent(secret), inJson])].filter((text) => text !== '');
}

function hide(text: string, secrets: readonly string[]): string {
  return secrets.flatMap(spellingsOf).reduce((shown, spelling) => shown.replaceAll(spelling, HIDDEN), text);
}

function isSafe(list: SourceList, secrets: readonly string[]): boolean {
  const text = JSON.stringify(list);
  return hide(text, secrets) === text;
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue;
  } catch {
    return undefined;
  }
}

/**
 * What came, to be shown beside the form of a source being set up: at most 2,000 letters, and the lists in it. A service
 * may send back what it was sent, so every spelling of a secret is hidden before anything is cut.
 */
export function showAnswer({ text, type }: RawAnswer, secrets: readonly string[]): SourceAnswer {
  const document = readJson(text);
  const kind = document !== undefined ? 'json' : looksLikePage(text) ? 'page' : 'text';
  const shown =
    document !== undefined
      ? JSON.stringify(document, null, 2)
      : kind === 'page'
        ? wordsOfPage(text.slice(0, LONGEST_PAGE))
        : text.replaceAll('\0', ' ');
  const safe = hide(shown, secrets);
  return {
    kind,
    type,
    text: safe.slice(0, LONGEST_TEXT),
    cut: safe.length > LONGEST_TEXT ? 'cut' : 'whole',
    lists: document === undefined ? [] : findLists(document).filter((list) => isSafe(list, secrets)),
  };
}
