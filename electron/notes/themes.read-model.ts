import type { OutputOf } from '#shared/contract/contract.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { countThemes, type HeardNote } from '#shared/notes/count-themes.ts';
import type { NoteMark, Stance, Theme, ThemeRow } from '#shared/notes/note.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

type HeardRow = {
  note_id: string;
  person_id: string | null;
  phase_id: string | null;
  segment: string;
};

type MarkedRow = {
  theme_id: string;
  line_id: string;
  note_id: string;
  text: string;
  mark: NoteMark;
  stance: Stance;
  severity: number | null;
  resolved_at: number | null;
  day: string;
  person_code: string | null;
  consent: string | null;
};

type Quote = ThemeRow['quotes'][number];

function rowToHeard(row: HeardRow): HeardNote {
  return {
    noteId: row.note_id,
    personId: row.person_id,
    phaseId: row.phase_id,
    segment: row.segment,
  };
}

function rowToQuote(row: MarkedRow): Quote {
  return {
    lineId: row.line_id,
    noteId: row.note_id,
    text: row.text,
    mark: row.mark,
    personCode: row.person_code,
    stance: row.stance,
    day: row.day,
    quotable: row.consent === 'quote' ? 'yes' : 'no',
  };
}

function worstOpen(rows: readonly MarkedRow[]): number | null {
  const open = rows.flatMap((row) =>
    row.resolved_at === null && row.severity !== null && row.severity > 0 ? [row.severity] : [],
  );
  return open.length === 0 ? null : Math.max(...open);
}

function withQuotableQuotes(row: ThemeRow): ThemeRow {
  const quotes = row.quotes.filter((quote) => quote.mark === 'quote' && quote.quotable === 'yes');
  return { ...row, quotes };
}

function byWeight(a: ThemeRow, b: ThemeRow): number {
  return b.people - a.people || b.dissent - a.dissent || (a.theme.name < b.theme.name ? -1 : 1);
}

/** Themes of a feature counted by distinct people. Only notes with at least one line have heard somebody. */
export function createThemesReadModel(db: ReadableDb) {
  const newThemes = db.prepare<[string], { fresh: number }>(
    `WITH named AS (
       SELECT DISTINCT t.theme_id, n.id AS note_id, n.happened_on, n.started_at
       FROM line_themes t JOIN note_lines l ON l.id = t.line_id JOIN notes n ON n.id = l.note_id
       WHERE n.feature_id = ?
     ), ranked AS (
       SELECT note_id, happened_on, started_at,
         row_number() OVER (PARTITION BY theme_id ORDER BY happened_on, started_at, note_id) AS place
       FROM named
     )
     SELECT count(*) FILTER (WHERE place = 1) AS fresh
     FROM ranked GROUP BY note_id ORDER BY min(happened_on), min(started_at), note_id`,
  );
  const heard = db.prepare<{ featureId: string; attribute: string | null }, HeardRow>(
    `SELECT n.id AS note_id, n.person_id, n.phase_id,
       coalesce((SELECT a.value FROM json_each(person.attributes) a WHERE a.key = @attribute), '') AS segment
     FROM notes n LEFT JOIN people person ON person.id = n.person_id
     WHERE n.feature_id = @featureId AND EXISTS (SELECT 1 FROM note_lines l WHERE l.note_id = n.id)
     ORDER BY n.happened_on, n.started_at`,
  );
  const marked = db.prepare<[string], MarkedRow>(
    `SELECT lt.theme_id, l.id AS line_id, l.note_id, l.text, l.mark, lt.stance, l.severity, l.resolved_at,
       n.happened_on AS day, person.code AS person_code, person.consent
     FROM themes t
     JOIN line_themes lt ON lt.theme_id = t.id
     JOIN note_lines l ON l.id = lt.line_id
     JOIN notes n ON n.id = l.note_id
     LEFT JOIN people person ON person.id = n.person_id
     WHERE t.feature_id = ?
     ORDER BY n.happened_on DESC, l.note_id, l.position`,
  );
  const list = db.prepare<{ featureId: string | null }, { id: string; feature_id: string; name: string }>(
    `SELECT id, feature_id, name FROM themes WHERE @featureId IS NULL OR feature_id = @featureId ORDER BY name`,
  );
  const phases = db.prepare<[string], { id: string; name: string }>(
    `SELECT DISTINCT p.id, p.name, p.position FROM phases p
     JOIN notes n ON n.phase_id = p.id AND n.feature_id = p.feature_id
     WHERE p.feature_id = ? AND EXISTS (SELECT 1 FROM note_lines l WHERE l.note_id = n.id)
     ORDER BY p.position`,
  );

  function listThemes(featureId: Id | null): Theme[] {
    return list.all({ featureId }).map((row) => ({ id: row.id, featureId: row.feature_id, name: row.name }));
  }

  /** `phases` are those in which somebody was heard; notes outside every phase stand in cells without one. */
  function themeTable(featureId: Id, segmentAttribute: string | null): OutputOf<'notes.themeTable'> {
    const all = listThemes(featureId);
    const rows = marked.all(featureId);
    const counted = countThemes({
      themeIds: all.map((theme) => theme.id),
      notes: heard.all({ featureId, attribute: segmentAttribute }).map(rowToHeard),
      lines: rows.map((row) => ({
        themeId: row.theme_id,
        noteId: row.note_id,
        mark: row.mark,
        stance: row.stance,
      })),
    });
    const rowsOf = new Map<Id, MarkedRow[]>();
    for (const row of rows) {
      const known = rowsOf.get(row.theme_id);
      if (known === undefined) rowsOf.set(row.theme_id, [row]);
      else known.push(row);
    }
    const countOf = new Map(counted.themes.map((theme) => [theme.themeId, theme]));
    const tableRows = all.map((theme): ThemeRow => {
      const ofTheme = rowsOf.get(theme.id) ?? [];
      const count = countOf.get(theme.id);
      return {
        theme,
        people: count?.people ?? 0,
        dissent: count?.dissent ?? 0,
        heard: counted.heardPeople,
        worstOpenSeverity: worstOpen(ofTheme),
        cells: count?.cells ?? [],
        quotes: ofTheme.map(rowToQuote),
      };
    });
    return {
      rows: tableRows.toSorted(byWeight),
      heard: counted.heard,
      phases: phases.all(featureId).map((phase) => ({ phaseId: phase.id, name: phase.name })),
      segments: [...new Set(counted.heard.map((cell) => cell.segment))].toSorted(),
      heardPeople: counted.heardPeople,
    };
  }

  return {
    listThemes,
    themeTable,
    /** The themes most people share, for reports: only what was said word for word by people who may be quoted. */
    topThemes: (featureId: Id, limit: number): ThemeRow[] =>
      themeTable(featureId, null).rows.slice(0, limit).map(withQuotableQuotes),
    /** Of the feature's notes with themes, oldest first: how many themes each was the first to name. */
    newThemesByNote: (featureId: Id): number[] => newThemes.all(featureId).map((row) => row.fresh),
    /** Ids of the people of the roster heard in a phase. */
    personIdsHeard: ({ featureId, phaseId }: { featureId: Id; phaseId: Id }): Id[] => {
      const notes = heard.all({ featureId, attribute: null }).map(rowToHeard);
      const ids = notes.flatMap((note) =>
        note.phaseId === phaseId && note.personId !== null ? [note.personId] : [],
      );
      return [...new Set(ids)];
    },
    /** Distinct people heard, of one phase or (null) of all; a note without a person is a voice of its own. */
    peopleHeard: ({ featureId, phaseId }: { featureId: Id; phaseId: Id | null }): number => {
      const notes = heard.all({ featureId, attribute: null }).map(rowToHeard);
      const ofPhase = phaseId === null ? notes : notes.filter((note) => note.phaseId === phaseId);
      return countThemes({ themeIds: [], notes: ofPhase, lines: [] }).heardPeople;
    },
  };
}
