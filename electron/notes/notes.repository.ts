import type { NoteKind, NoteMark } from '#shared/notes/note.ts';
import { idSchema, z, type Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type NoteRow = {
  id: string;
  feature_id: string | null;
  phase_id: string | null;
  person_id: string | null;
  kind: NoteKind;
  title: string;
  happened_on: string;
  started_at: number;
  finished_at: number | null;
};

export type StoredNote = {
  id: Id;
  featureId: Id | null;
  phaseId: Id | null;
  personId: Id | null;
  kind: NoteKind;
  title: string;
  happenedOn: string;
  startedAt: number;
  finishedAt: number | null;
};

type LineRow = {
  id: string;
  note_id: string;
  position: number;
  at: number;
  mark: NoteMark;
  text: string;
  severity: number | null;
  rests_on: string;
  resolved_at: number | null;
  resolved_by: string | null;
  resolution: string | null;
};

export type StoredLine = {
  id: Id;
  noteId: Id;
  position: number;
  at: number;
  mark: NoteMark;
  text: string;
  severity: number | null;
  restsOn: Id[];
  resolution: { at: number; actor: string; text: string } | null;
};

const restsOnSchema = z.array(idSchema);

function rowToNote(row: NoteRow): StoredNote {
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
  };
}

function noteToRow(note: StoredNote): NoteRow {
  return {
    id: note.id,
    feature_id: note.featureId,
    phase_id: note.phaseId,
    person_id: note.personId,
    kind: note.kind,
    title: note.title,
    happened_on: note.happenedOn,
    started_at: note.startedAt,
    finished_at: note.finishedAt,
  };
}

function rowToLine(row: LineRow): StoredLine {
  const { resolved_at: at, resolved_by: actor, resolution: text } = row;
  return {
    id: row.id,
    noteId: row.note_id,
    position: row.position,
    at: row.at,
    mark: row.mark,
    text: row.text,
    severity: row.severity,
    restsOn: restsOnSchema.parse(JSON.parse(row.rests_on)),
    resolution: at === null || actor === null || text === null ? null : { at, actor, text },
  };
}

function lineToRow(line: StoredLine): LineRow {
  return {
    id: line.id,
    note_id: line.noteId,
    position: line.position,
    at: line.at,
    mark: line.mark,
    text: line.text,
    severity: line.severity,
    rests_on: JSON.stringify(line.restsOn),
    resolved_at: line.resolution?.at ?? null,
    resolved_by: line.resolution?.actor ?? null,
    resolution: line.resolution?.text ?? null,
  };
}

const NOTE_COLUMNS = 'id, feature_id, phase_id, person_id, kind, title, happened_on, started_at, finished_at';
const LINE_COLUMNS =
  'id, note_id, position, at, mark, text, severity, rests_on, resolved_at, resolved_by, resolution';

function prepareNotes(db: WritableDb) {
  return {
    find: db.prepare<[string], NoteRow>(`SELECT ${NOTE_COLUMNS} FROM notes WHERE id = ?`),
    insert: db.prepare<[NoteRow]>(
      `INSERT INTO notes (${NOTE_COLUMNS})
       VALUES (@id, @feature_id, @phase_id, @person_id, @kind, @title, @happened_on, @started_at, @finished_at)`,
    ),
    update: db.prepare<[NoteRow]>(
      `UPDATE notes SET feature_id = @feature_id, phase_id = @phase_id, person_id = @person_id, kind = @kind,
         title = @title, happened_on = @happened_on, started_at = @started_at, finished_at = @finished_at
       WHERE id = @id`,
    ),
    remove: db.prepare<[string]>('DELETE FROM notes WHERE id = ?'),
    movePerson: db.prepare<[string, string]>('UPDATE notes SET person_id = ? WHERE person_id = ?'),
  };
}

function prepareDrafts(db: WritableDb) {
  return {
    find: db.prepare<[string], { draft: string }>('SELECT draft FROM note_drafts WHERE note_id = ?'),
    put: db.prepare<[string, string]>(
      `INSERT INTO note_drafts (note_id, draft) VALUES (?, ?)
       ON CONFLICT (note_id) DO UPDATE SET draft = excluded.draft`,
    ),
    remove: db.prepare<[string]>('DELETE FROM note_drafts WHERE note_id = ?'),
    // The log still names a note that an undo can bring back, and with it what was half typed.
    removeForgotten: db.prepare<[]>(
      `DELETE FROM note_drafts WHERE note_id NOT IN (SELECT id FROM notes)
         AND note_id NOT IN (SELECT subject_id FROM commands WHERE subject_id IS NOT NULL)`,
    ),
  };
}

function prepareLines(db: WritableDb) {
  return {
    find: db.prepare<[string], LineRow>(`SELECT ${LINE_COLUMNS} FROM note_lines WHERE id = ?`),
    list: db.prepare<[string], LineRow>(
      `SELECT ${LINE_COLUMNS} FROM note_lines WHERE note_id = ? ORDER BY position`,
    ),
    next: db.prepare<[string], { position: number }>(
      'SELECT coalesce(max(position), -1) + 1 AS position FROM note_lines WHERE note_id = ?',
    ),
    insert: db.prepare<[LineRow]>(
      `INSERT INTO note_lines (${LINE_COLUMNS})
       VALUES (@id, @note_id, @position, @at, @mark, @text, @severity, @rests_on, @resolved_at, @resolved_by,
         @resolution)`,
    ),
    update: db.prepare<[LineRow]>(
      `UPDATE note_lines SET note_id = @note_id, position = @position, at = @at, mark = @mark, text = @text,
         severity = @severity, rests_on = @rests_on, resolved_at = @resolved_at, resolved_by = @resolved_by,
         resolution = @resolution
       WHERE id = @id`,
    ),
    remove: db.prepare<[string]>('DELETE FROM note_lines WHERE id = ?'),
  };
}

function firstOrNull<Row, Value>(row: Row | undefined, map: (row: Row) => Value): Value | null {
  return row === undefined ? null : map(row);
}

/** Notes, their lines, and what is half typed in them. */
export function createNotesRepository(db: WritableDb) {
  const notes = prepareNotes(db);
  const drafts = prepareDrafts(db);
  const lines = prepareLines(db);
  return {
    findNote: (id: Id) => firstOrNull(notes.find.get(id), rowToNote),
    insertNote: (note: StoredNote): void => void notes.insert.run(noteToRow(note)),
    updateNote: (note: StoredNote): void => void notes.update.run(noteToRow(note)),
    movePerson: ({ from, to }: { from: Id; to: Id }): void => void notes.movePerson.run(to, from),
    deleteNote: (id: Id): void => void notes.remove.run(id),
    findDraft: (noteId: Id): string => drafts.find.get(noteId)?.draft ?? '',
    putDraft: (noteId: Id, draft: string): void =>
      void (draft === '' ? drafts.remove.run(noteId) : drafts.put.run(noteId, draft)),
    /** Drops drafts whose note is gone for good. */
    deleteForgottenDrafts: (): void => void drafts.removeForgotten.run(),
    findLine: (id: Id) => firstOrNull(lines.find.get(id), rowToLine),
    listLines: (noteId: Id): StoredLine[] => lines.list.all(noteId).map(rowToLine),
    nextPosition: (noteId: Id): number => lines.next.get(noteId)?.position ?? 0,
    insertLine: (line: StoredLine): void => void lines.insert.run(lineToRow(line)),
    updateLine: (line: StoredLine): void => void lines.update.run(lineToRow(line)),
    deleteLine: (id: Id): void => void lines.remove.run(id),
  };
}
