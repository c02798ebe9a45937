import type { ParsedInputOf } from '#shared/contract/contract.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { z } from '#shared/kernel/schema.ts';
import type { NoteKind, NoteSummary } from '#shared/notes/note.ts';
import type { ReadableDb } from '#electron/database/handles.ts';
import { createNoteSearch } from './note-search.read-model.ts';

type SummaryRow = {
  id: string;
  feature_id: string | null;
  phase_id: string | null;
  person_id: string | null;
  kind: NoteKind;
  title: string;
  happened_on: string;
  started_at: number;
  finished_at: number | null;
  feature_name: string | null;
  phase_name: string | null;
  person_code: string | null;
  lines: number;
  excerpt: string | null;
  worst_open_severity: number | null;
  themes: string;
};

const namesSchema = z.array(z.string());

const SUMMARY = `
  SELECT n.id, n.feature_id, n.phase_id, n.person_id, n.kind, n.title, n.happened_on, n.started_at, n.finished_at,
    f.name AS feature_name, p.name AS phase_name, person.code AS person_code,
    (SELECT count(*) FROM note_lines l WHERE l.note_id = n.id) AS lines,
    (SELECT substr(l.text, 1, 300) FROM note_lines l WHERE l.note_id = n.id ORDER BY l.position LIMIT 1) AS excerpt,
    (SELECT max(l.severity) FROM note_lines l
     WHERE l.note_id = n.id AND l.severity > 0 AND l.resolved_at IS NULL) AS worst_open_severity,
    (SELECT json_group_array(name) FROM (
       SELECT DISTINCT t.name FROM note_lines l
       JOIN line_themes lt ON lt.line_id = l.id
       JOIN themes t ON t.id = lt.theme_id
       WHERE l.note_id = n.id ORDER BY l.position, t.name)) AS themes
  FROM notes n
  LEFT JOIN features f ON f.id = n.feature_id
  LEFT JOIN phases p ON p.id = n.phase_id
  LEFT JOIN people person ON person.id = n.person_id`;

function rowToSummary(row: SummaryRow): NoteSummary {
  return {
    id: row.id,
    featureId: row.feature_id,
    phaseId: row.phase_id,
    personId: row.person_id,
    kind: row.kind,
    title: row.title,
    happenedOn: row.happened_on,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    featureName: row.feature_name,
    phaseName: row.phase_name,
    personCode: row.person_code,
    lines: row.lines,
    excerpt: row.excerpt ?? '',
    worstOpenSeverity: row.worst_open_severity,
    themes: namesSchema.parse(JSON.parse(row.themes)),
  };
}

type Filter = {
  featureId: string | null;
  phaseId: string | null;
  kind: string | null;
  noteIds: string | null;
  limit: number;
};

/** Notes as lists show them, newest first, filtered and searched. */
export function createNoteList(db: ReadableDb) {
  const search = createNoteSearch(db);
  const one = db.prepare<[string], SummaryRow>(`${SUMMARY} WHERE n.id = ?`);
  const many = db.prepare<[Filter], SummaryRow>(
    `${SUMMARY}
     WHERE (@featureId IS NULL OR n.feature_id = @featureId)
       AND (@phaseId IS NULL OR n.phase_id = @phaseId)
       AND (@kind IS NULL OR n.kind = @kind)
       AND (@noteIds IS NULL OR n.id IN (SELECT value FROM json_each(@noteIds)))
     ORDER BY n.happened_on DESC, n.started_at DESC, n.id DESC
     LIMIT @limit`,
  );
  return {
    findSummary: (noteId: Id): NoteSummary | null => {
      const row = one.get(noteId);
      return row === undefined ? null : rowToSummary(row);
    },
    list: (input: ParsedInputOf<'notes.list'>): (NoteSummary & { hit: string | null })[] => {
      const { featureId, phaseId, kind, limit } = input;
      const noteIds = search.findNoteIds(input.search);
      const rows = many.all({
        featureId,
        phaseId,
        kind,
        limit,
        noteIds: noteIds === null ? null : JSON.stringify(noteIds),
      });
      const hits = search.hitsOf(
        input.search,
        rows.map((row) => row.id),
      );
      return rows.map((row) => {
        const summary = rowToSummary(row);
        return Object.assign(summary, { hit: hits(summary) });
      });
    },
  };
}
