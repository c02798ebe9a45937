import type { OutputOf } from '#shared/contract/contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { NoteKind, NoteLine, NoteMark } from '#shared/notes/note.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import { createNoteList } from './note-list.read-model.ts';
import { createNotesRepository, type StoredLine } from './notes.repository.ts';
import { createThemesReadModel } from './themes.read-model.ts';
import { createThemesRepository, type LineTheme } from './themes.repository.ts';

const SEVERE = 3;
const EARLIER_LINES = 20;

type EarlierRow = {
  line_id: string;
  note_id: string;
  mark: NoteMark;
  text: string;
  kind: NoteKind;
  day: string;
};
type OpenRow = { line_id: string; person_code: string | null; day: string };

function withThemes(line: StoredLine, marks: readonly LineTheme[]): NoteLine {
  const themes = marks
    .filter((mark) => mark.lineId === line.id)
    .map(({ themeId, name, stance }) => ({ themeId, name, stance }));
  return { ...line, themes };
}

/** What pages, gates and reports read of the notes; lists, the reader, open problems and counts. */
export function createNotesReadModel(db: WritableDb) {
  const list = createNoteList(db);
  const themes = createThemesReadModel(db);
  const repository = createNotesRepository(db);
  const lineThemes = createThemesRepository(db);
  const earlier = db.prepare<{ personId: string; noteId: string | null; limit: number }, EarlierRow>(
    `SELECT l.id AS line_id, l.note_id, l.mark, l.text, n.kind, n.happened_on AS day
     FROM notes n JOIN note_lines l ON l.note_id = n.id
     WHERE n.person_id = @personId AND l.mark <> 'interpretation' AND (@noteId IS NULL OR n.id <> @noteId)
     ORDER BY n.happened_on DESC, n.started_at DESC, l.position
     LIMIT @limit`,
  );
  const open = db.prepare<{ featureId: string; minimum: number }, OpenRow>(
    `SELECT l.id AS line_id, person.code AS person_code, n.happened_on AS day
     FROM note_lines l
     JOIN notes n ON n.id = l.note_id
     LEFT JOIN people person ON person.id = n.person_id
     WHERE n.feature_id = @featureId AND l.severity >= @minimum AND l.resolved_at IS NULL
     ORDER BY l.severity DESC, n.happened_on, l.at`,
  );
  const count = db.prepare<[string], { notes: number }>(
    'SELECT count(*) AS notes FROM notes WHERE feature_id = ?',
  );

  return {
    list: list.list,
    listThemes: themes.listThemes,
    themeTable: themes.themeTable,
    topThemes: themes.topThemes,
    peopleHeard: themes.peopleHeard,
    newThemesByNote: themes.newThemesByNote,
    personIdsHeard: themes.personIdsHeard,

    get: (noteId: Id): OutputOf<'notes.get'> => {
      const note = repository.findNote(noteId);
      const summary = list.findSummary(noteId);
      if (note === null || summary === null) throw new AppError('not-found', 'unknown-note');
      const marks = lineThemes.listLineThemes(noteId);
      return {
        note: { ...note, draft: repository.findDraft(noteId) },
        summary,
        lines: repository.listLines(noteId).map((line) => withThemes(line, marks)),
      };
    },

    listEarlier: ({ noteId, personId }: { noteId: Id | null; personId: Id }): OutputOf<'notes.listEarlier'> =>
      earlier.all({ personId, noteId, limit: EARLIER_LINES }).map((row) => ({
        lineId: row.line_id,
        noteId: row.note_id,
        mark: row.mark,
        text: row.text,
        kind: row.kind,
        day: row.day,
      })),

    /** Lines of severity 3 and 4 nobody has resolved, the worst and oldest first. */
    listOpenSevere: (featureId: Id): OutputOf<'notes.listOpenSevere'> =>
      open.all({ featureId, minimum: SEVERE }).flatMap((row) => {
        const line = repository.findLine(row.line_id);
        if (line === null) return [];
        const marks = lineThemes.listLineThemes(line.noteId);
        return [{ ...withThemes(line, marks), personCode: row.person_code, day: row.day }];
      }),

    /** Unresolved lines of this severity or worse. */
    countOpenSevere: (featureId: Id, minimumSeverity: number): number =>
      open.all({ featureId, minimum: minimumSeverity }).length,

    notesCount: (featureId: Id): number => count.get(featureId)?.notes ?? 0,
  };
}

export type NotesReadModel = ReturnType<typeof createNotesReadModel>;
