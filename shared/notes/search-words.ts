/** Marks around what was found in a snippet: first strong isolate and pop isolate, invisible where not replaced. */
export const FOUND_START = '\u2068';
export const FOUND_END = '\u2069';

/** One thing to look for: words that must follow each other ("e-mail" is two). */
export type SearchTerm = { readonly words: readonly string[]; readonly match: 'whole' | 'beginning' };

type Token = { word: string; typed: string; from: number; to: number };

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function tokens(text: string): Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+/gu), (match) => ({
    word: fold(match[0]),
    typed: match[0],
    from: match.index,
    to: match.index + match[0].length,
  })).filter((token) => token.word !== '');
}

/**
 * What a person typed into a search field as terms, all of which must occur; the last may be a beginning while it is
 * still being typed. Signs without a letter or digit are no terms.
 */
export function parseSearch(typed: string): SearchTerm[] {
  const chunks = typed.replace(/[\p{Cc}\p{Cs}]/gu, ' ').split(/\s+/u);
  const terms = chunks
    .map((chunk) => tokens(chunk).map((token) => token.typed))
    .filter((words) => words.length > 0);
  return terms.map((words, index) => ({
    words,
    match: index === terms.length - 1 ? 'beginning' : 'whole',
  }));
}

/** A term in the query language of SQLite's FTS5; words hold letters and digits only, so quoting is safe. */
export function toMatchExpression(term: SearchTerm): string {
  return `"${term.words.join(' ')}"${term.match === 'beginning' ? ' *' : ''}`;
}

function findAt(text: readonly Token[], start: number, term: SearchTerm): boolean {
  return term.words.every((word, index) => {
    const candidate = text[start + index]?.word;
    const isLast = index === term.words.length - 1;
    const sought = fold(word);
    return isLast && term.match === 'beginning' ? candidate?.startsWith(sought) : candidate === sought;
  });
}

/** Whether the text holds the term, ignoring case and accents as the index does. */
export function holdsTerm(text: string, term: SearchTerm): boolean {
  const found = tokens(text);
  return found.some((_, start) => findAt(found, start, term));
}

/** The text with every occurrence of a term between the found marks. */
export function markFound(text: string, terms: readonly SearchTerm[]): string {
  const found = tokens(text);
  const hit = new Set<number>();
  for (const term of terms) {
    for (const start of found.keys()) {
      if (findAt(found, start, term)) for (const index of term.words.keys()) hit.add(start + index);
    }
  }
  let marked = '';
  let from = 0;
  for (const index of [...hit].toSorted((a, b) => a - b)) {
    const token = found[index];
    if (token === undefined) continue;
    marked += `${text.slice(from, token.from)}${FOUND_START}${text.slice(token.from, token.to)}${FOUND_END}`;
    from = token.to;
  }
  return marked + text.slice(from);
}

export type SnippetPart = { readonly text: string; readonly is: 'found' | 'around' };

/** A snippet cut at its marks, for showing; the marks themselves are gone. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let is: SnippetPart['is'] = 'around';
  for (const piece of snippet.split(/([\u2068\u2069])/u)) {
    if (piece === FOUND_START) is = 'found';
    else if (piece === FOUND_END) is = 'around';
    else if (piece !== '') parts.push({ text: piece, is });
  }
  return parts;
}
