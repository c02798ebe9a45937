import type { Id } from '#shared/kernel/schema.ts';
import {
  FOUND_END,
  FOUND_START,
  holdsTerm,
  markFound,
  parseSearch,
  toMatchExpression,
} from '#shared/notes/search-words.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

const SNIPPET_WORDS = 14;

type SnippetQuery = { start: string; end: string; words: number; match: string; noteIds: string };
type Titled = { title: string; themes: readonly string[] };

function intersect(some: ReadonlySet<Id>, others: ReadonlySet<Id>): Set<Id> {
  return new Set([...some].filter((id) => others.has(id)));
}

function withoutControls(typed: string): string {
  return typed.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim();
}

/**
 * Full-text search: every word of the search must occur in the note – in a line, its title or a theme – the last one
 * by its beginning. A search without a letter or digit ("€", an emoji) is looked for sign by sign.
 */
export function createNoteSearch(db: ReadableDb) {
  const inLines = db.prepare<[string], { note_id: string }>(
    `SELECT DISTINCT l.note_id FROM note_search
     JOIN note_lines l ON l.row_number = note_search.rowid
     WHERE note_search MATCH ?`,
  );
  const bySigns = db.prepare<{ signs: string }, { note_id: string }>(
    `SELECT DISTINCT note_id FROM note_lines WHERE instr(text, @signs) > 0
     UNION SELECT id FROM notes WHERE instr(title, @signs) > 0`,
  );
  const titles = db.prepare<[], { note_id: string; text: string }>(
    `SELECT id AS note_id, title AS text FROM notes WHERE title <> ''`,
  );
  const themes = db.prepare<[], { id: string; text: string }>('SELECT id, name AS text FROM themes');
  const withTheme = db.prepare<[string], { note_id: string }>(
    `SELECT DISTINCT l.note_id FROM line_themes lt
     JOIN note_lines l ON l.id = lt.line_id
     WHERE lt.theme_id IN (SELECT value FROM json_each(?))`,
  );
  const snippets = db.prepare<SnippetQuery, { note_id: string; hit: string }>(
    `SELECT l.note_id, snippet(note_search, 0, @start, @end, '…', @words) AS hit FROM note_search
     JOIN note_lines l ON l.row_number = note_search.rowid
     WHERE note_search MATCH @match AND l.note_id IN (SELECT value FROM json_each(@noteIds))
     ORDER BY note_search.rank`,
  );

  return {
    /** Ids of the notes that hold the search; null when nothing is searched. */
    findNoteIds: (typed: string): Id[] | null => {
      const terms = parseSearch(typed);
      if (terms.length === 0) {
        const signs = withoutControls(typed);
        return signs === '' ? null : bySigns.all({ signs }).map((row) => row.note_id);
      }
      const allTitles = titles.all();
      const allThemes = themes.all();
      let found: Set<Id> | null = null;
      for (const term of terms) {
        const named = allThemes.filter((theme) => holdsTerm(theme.text, term)).map((theme) => theme.id);
        const ids = new Set([
          ...inLines.all(toMatchExpression(term)).map((row) => row.note_id),
          ...allTitles.filter((row) => holdsTerm(row.text, term)).map((row) => row.note_id),
          ...(named.length === 0 ? [] : withTheme.all(JSON.stringify(named)).map((row) => row.note_id)),
        ]);
        found = found === null ? ids : intersect(found, ids);
      }
      return [...(found ?? [])];
    },

    /** For each of these notes the words found, between the found marks: the best line, else the title or a theme. */
    hitsOf: (typed: string, noteIds: readonly Id[]): ((note: Titled & { id: Id }) => string | null) => {
      const terms = parseSearch(typed);
      if (terms.length === 0 || noteIds.length === 0) return () => null;
      const best = new Map<Id, string>();
      const query = {
        start: FOUND_START,
        end: FOUND_END,
        words: SNIPPET_WORDS,
        match: terms.map(toMatchExpression).join(' OR '),
        noteIds: JSON.stringify(noteIds),
      };
      for (const { note_id: id, hit } of snippets.all(query)) {
        if (!best.has(id)) best.set(id, hit);
      }
      return (note) => {
        const named = [note.title, ...note.themes].find((text) =>
          terms.some((term) => holdsTerm(text, term)),
        );
        return best.get(note.id) ?? (named === undefined ? null : markFound(named, terms));
      };
    },
  };
}
