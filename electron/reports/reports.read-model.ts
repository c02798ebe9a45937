import { z, type Id } from '#shared/kernel/schema.ts';
import type { NoteKind, NoteMark, Stance } from '#shared/notes/note.ts';
import type { PhaseLine, PhaseNote } from '#shared/reports/count-voices.ts';
import type { HiddenPerson } from '#shared/segments/hide-people.ts';
import type { ReportImport, SevereProblem } from '#shared/reports/report-model.ts';
import type { Consent } from '#shared/segments/person.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

type NoteRow = {
  note_id: string;
  kind: NoteKind;
  person_id: string | null;
  code: string | null;
  consent: Consent | null;
  attributes: string | null;
};
type LineRow = {
  note_id: string;
  theme_id: string;
  theme_name: string;
  mark: NoteMark;
  stance: Stance;
  text: string;
};
type SevereRow = {
  severity: number;
  text: string;
  mark: NoteMark;
  day: string;
  resolved_at: number | null;
  resolved_by: string | null;
  resolution: string | null;
  code: string | null;
  consent: Consent | null;
};
type ImportRow = { file_name: string; at: number; set_aside: number };

const attributesSchema = z.record(z.string(), z.string());

function rowToNote(row: NoteRow): PhaseNote {
  const { person_id: id, code, consent, attributes } = row;
  const person =
    id === null || code === null || consent === null || attributes === null
      ? null
      : { id, code, consent, attributes: attributesSchema.parse(JSON.parse(attributes)) };
  return { noteId: row.note_id, kind: row.kind, person };
}

function rowToSevere(row: SevereRow): SevereProblem {
  return {
    severity: row.severity,
    text: row.mark === 'quote' && row.consent !== 'quote' ? null : row.text,
    mark: row.mark,
    personCode: row.code,
    day: row.day,
    resolution:
      row.resolved_at === null
        ? null
        : { at: row.resolved_at, actor: row.resolved_by ?? '', text: row.resolution ?? '' },
  };
}

/** What a report asks of notes, imports and the roster. Read only. */
export function createReportsReadModel(db: ReadableDb) {
  const notes = db.prepare<[string, string], NoteRow>(
    `SELECT n.id AS note_id, n.kind, p.id AS person_id, p.code, p.consent, p.attributes
     FROM notes n LEFT JOIN people p ON p.id = n.person_id
     WHERE n.feature_id = ? AND n.phase_id = ? AND EXISTS (SELECT 1 FROM note_lines l WHERE l.note_id = n.id)
     ORDER BY n.happened_on, n.started_at, n.id`,
  );
  const lines = db.prepare<[string, string], LineRow>(
    `SELECT l.note_id, t.id AS theme_id, t.name AS theme_name, l.mark, lt.stance, l.text
     FROM notes n
     JOIN note_lines l ON l.note_id = n.id
     JOIN line_themes lt ON lt.line_id = l.id
     JOIN themes t ON t.id = lt.theme_id
     WHERE n.feature_id = ? AND n.phase_id = ?
     ORDER BY n.happened_on DESC, n.started_at DESC, l.position, t.name`,
  );
  const severe = db.prepare<[string], SevereRow>(
    `SELECT l.severity, l.text, l.mark, n.happened_on AS day, l.resolved_at, l.resolved_by, l.resolution,
       p.code, p.consent
     FROM note_lines l JOIN notes n ON n.id = l.note_id LEFT JOIN people p ON p.id = n.person_id
     WHERE n.feature_id = ? AND l.severity >= 3
     ORDER BY l.resolved_at IS NOT NULL, l.severity DESC, n.happened_on, l.at`,
  );
  const unquotable = db.prepare<[string], { text: string }>(
    `SELECT DISTINCT l.text FROM note_lines l JOIN notes n ON n.id = l.note_id
     LEFT JOIN people p ON p.id = n.person_id
     WHERE n.feature_id = ? AND l.mark = 'quote' AND coalesce(p.consent, 'none') <> 'quote'`,
  );
  const imports = db.prepare<[string], ImportRow>(
    `SELECT i.file_name, i.at,
       (SELECT count(DISTINCT s.line) FROM set_aside_rows s WHERE s.import_id = i.id) AS set_aside
     FROM imports i WHERE i.feature_id = ? AND i.kind = 'metrics' AND i.state = 'done' ORDER BY i.at, i.sequence`,
  );
  const people = db.prepare<[], HiddenPerson>('SELECT code, name, email FROM people ORDER BY code');
  const spread = db.prepare<[string], { attribute: string | null }>(
    `SELECT json_extract(request, '$.stratifyBy') AS attribute FROM picks WHERE phase_id = ?`,
  );

  return {
    listNotes: (featureId: Id, phaseId: Id): PhaseNote[] => notes.all(featureId, phaseId).map(rowToNote),
    /** Lines with a theme, newest notes first. */
    listLines: (featureId: Id, phaseId: Id): PhaseLine[] =>
      lines.all(featureId, phaseId).map((row) => ({
        noteId: row.note_id,
        themeId: row.theme_id,
        themeName: row.theme_name,
        mark: row.mark,
        stance: row.stance,
        text: row.text,
      })),
    /** Lines of severity 3 and 4, open ones first, the worst before the others. */
    listSevere: (featureId: Id): SevereProblem[] => severe.all(featureId).map(rowToSevere),
    /** What was said word for word by people who did not agree to be quoted. */
    listUnquotable: (featureId: Id): ReadonlySet<string> =>
      new Set(unquotable.all(featureId).map(({ text }) => text)),
    listImports: (featureId: Id): ReportImport[] =>
      imports.all(featureId).map((row) => ({
        fileName: row.file_name,
        at: row.at,
        setAside: row.set_aside,
      })),
    listPeople: (): HiddenPerson[] => people.all(),
    /** The attribute the phase's people were spread over; null without a pick, or when it was not spread. */
    findSpread: (phaseId: Id): string | null => spread.get(phaseId)?.attribute ?? null,
  };
}

export type ReportsReadModel = ReturnType<typeof createReportsReadModel>;
