import type { ParsedInputOf } from '#shared/contract/contract.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { findSupportProblem, listLeftUnsupported } from '#shared/notes/check-support.ts';
import type { LineDraft } from '#shared/notes/notes.contract.ts';
import { themeKey, tidyThemeName } from '#shared/notes/theme-name.ts';
import type { ReadableDb } from '#electron/database/handles.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createNotesRepository, type StoredLine, type StoredNote } from './notes.repository.ts';
import { createThemesRepository } from './themes.repository.ts';

type Description = ParsedInputOf<'notes.describe'>;

/** What a note may point to, looked up before it does. */
function createSubjects(db: ReadableDb) {
  const feature = db.prepare<[string], { id: string }>('SELECT id FROM features WHERE id = ?');
  const person = db.prepare<[string], { id: string }>('SELECT id FROM people WHERE id = ?');
  const phase = db.prepare<[string], { feature_id: string }>('SELECT feature_id FROM phases WHERE id = ?');
  const current = db.prepare<[string], { id: string }>(
    `SELECT id FROM phases WHERE feature_id = ? AND state = 'current' ORDER BY position DESC LIMIT 1`,
  );
  return {
    check: ({ featureId, personId, phaseId }: Pick<StoredNote, 'featureId' | 'personId' | 'phaseId'>) => {
      if (featureId !== null && feature.get(featureId) === undefined) {
        throw new AppError('not-found', 'unknown-feature');
      }
      if (personId !== null && person.get(personId) === undefined) {
        throw new AppError('not-found', 'unknown-person');
      }
      if (phaseId !== null && phase.get(phaseId)?.feature_id !== featureId) {
        throw new AppError('validation', 'phase-of-another-feature');
      }
    },
    currentPhase: (featureId: Id | null): Id | null =>
      featureId === null ? null : (current.get(featureId)?.id ?? null),
  };
}

/** Notes from the first keystroke to the finished line, and the themes their lines carry. */
export function createNotesService(context: ServiceContext) {
  const { commands, now, newId } = context;
  const repository = createNotesRepository(context.db);
  const themes = createThemesRepository(context.db);
  const subjects = createSubjects(context.db);
  repository.deleteForgottenDrafts();

  function getNote(noteId: Id): StoredNote {
    const note = repository.findNote(noteId);
    if (note === null) throw new AppError('not-found', 'unknown-note');
    return note;
  }

  function getLine(lineId: Id): StoredLine {
    const line = repository.findLine(lineId);
    if (line === null) throw new AppError('not-found', 'unknown-note-line');
    return line;
  }

  function findOrCreateTheme(featureId: Id, typedName: string): Id {
    const name = tidyThemeName(typedName);
    const known = themes.listThemesOf(featureId).find((theme) => themeKey(theme.name) === themeKey(name));
    if (known !== undefined) return known.id;
    const id = newId();
    themes.insertTheme({ id, featureId, name });
    return id;
  }

  function setThemes(note: StoredNote, lineId: Id, typed: LineDraft['themes']): void {
    const { featureId } = note;
    if (featureId === null) {
      if (typed.length > 0) throw new AppError('precondition', 'themes-need-feature');
      return;
    }
    themes.setLineThemes(
      lineId,
      typed.map(({ name, stance }) => ({ themeId: findOrCreateTheme(featureId, name), stance })),
    );
  }

  function checkSupport(line: Pick<LineDraft, 'mark' | 'restsOn'>, others: readonly StoredLine[]): void {
    const problem = findSupportProblem(line, others);
    if (problem !== null) throw new AppError('validation', problem);
  }

  /** Interpretations let go of a line that is no longer something said or seen, unless they rest on it alone. */
  function releaseInterpretations(line: StoredLine): void {
    const lines = repository.listLines(line.noteId);
    const alone = listLeftUnsupported(lines, line.id);
    if (alone[0] !== undefined) {
      throw new AppError('precondition', 'interpretation-rests-on-this', {
        text: alone[0].text.slice(0, 80),
      });
    }
    for (const other of lines) {
      if (!other.restsOn.includes(line.id)) continue;
      repository.updateLine({ ...other, restsOn: other.restsOn.filter((id) => id !== line.id) });
    }
  }

  /** Themes belong to a feature: a note that moves takes its themes along by name. */
  function moveThemes(noteId: Id, featureId: Id | null): void {
    const carried = themes.listLineThemes(noteId);
    if (carried.length === 0) return;
    if (featureId === null) throw new AppError('precondition', 'themes-need-feature');
    for (const lineId of new Set(carried.map((mark) => mark.lineId))) {
      const ofLine = carried.filter((mark) => mark.lineId === lineId);
      themes.setLineThemes(
        lineId,
        ofLine.map(({ name, stance }) => ({ themeId: findOrCreateTheme(featureId, name), stance })),
      );
    }
    themes.deleteUnusedThemes();
  }

  function describedNote(note: StoredNote, change: Description): StoredNote {
    const featureId = change.featureId === undefined ? note.featureId : change.featureId;
    const keptPhase = featureId === note.featureId ? note.phaseId : subjects.currentPhase(featureId);
    return {
      ...note,
      featureId,
      phaseId: change.phaseId === undefined ? keptPhase : change.phaseId,
      personId: change.personId === undefined ? note.personId : change.personId,
      kind: change.kind ?? note.kind,
      title: change.title ?? note.title,
      happenedOn: change.happenedOn ?? note.happenedOn,
    };
  }

  return {
    /** Gives all notes of one person to another. Runs inside a command. */
    movePerson: repository.movePerson,
    /** A new note of today, in the feature's current phase (none while no phase runs). */
    start: ({ featureId, personId, kind }: ParsedInputOf<'notes.start'>): Id => {
      const id = newId();
      commands.run({ method: 'notes.start', subjectId: id }, () => {
        const phaseId = subjects.currentPhase(featureId);
        subjects.check({ featureId, personId, phaseId });
        const note = { id, featureId, phaseId, personId, kind, title: '' };
        repository.insertNote({ ...note, happenedOn: context.today(), startedAt: now(), finishedAt: null });
      });
      return id;
    },

    /** Moving to another feature also moves to its current phase, unless a phase is named. */
    describe: (change: Description): void =>
      commands.run({ method: 'notes.describe', subjectId: change.noteId }, () => {
        const note = getNote(change.noteId);
        const described = describedNote(note, change);
        subjects.check(described);
        if (described.featureId !== note.featureId) moveThemes(note.id, described.featureId);
        repository.updateNote(described);
      }),

    /** Straight to the disk, outside the log: what is half typed is no step to undo. */
    saveDraft: (noteId: Id, draft: string): void => {
      getNote(noteId);
      repository.putDraft(noteId, draft);
    },

    addLine: (noteId: Id, draft: LineDraft): Id => {
      const lineId = commands.run({ method: 'notes.addLine', subjectId: noteId }, () => {
        const note = getNote(noteId);
        checkSupport(draft, repository.listLines(noteId));
        const id = newId();
        repository.insertLine({
          id,
          noteId,
          position: repository.nextPosition(noteId),
          at: now(),
          mark: draft.mark,
          text: draft.text,
          severity: draft.severity,
          restsOn: draft.mark === 'interpretation' ? draft.restsOn : [],
          resolution: null,
        });
        setThemes(note, id, draft.themes);
        return id;
      });
      // After the commit: a crash in between leaves the words twice rather than nowhere.
      repository.putDraft(noteId, '');
      return lineId;
    },

    /** A line made more severe is open again. */
    editLine: (lineId: Id, draft: LineDraft): void =>
      commands.run({ method: 'notes.editLine', subjectId: lineId }, () => {
        const line = getLine(lineId);
        const others = repository.listLines(line.noteId).filter((other) => other.id !== lineId);
        checkSupport(draft, others);
        if (draft.mark === 'interpretation' && line.mark !== 'interpretation') releaseInterpretations(line);
        repository.updateLine({
          ...line,
          mark: draft.mark,
          text: draft.text,
          severity: draft.severity,
          restsOn: draft.mark === 'interpretation' ? draft.restsOn : [],
          resolution: (draft.severity ?? 0) > (line.severity ?? 0) ? null : line.resolution,
        });
        setThemes(getNote(line.noteId), lineId, draft.themes);
        themes.deleteUnusedThemes();
      }),

    removeLine: (lineId: Id): void =>
      commands.run({ method: 'notes.removeLine', subjectId: lineId }, () => {
        releaseInterpretations(getLine(lineId));
        repository.deleteLine(lineId);
        themes.deleteUnusedThemes();
      }),

    resolveLine: (lineId: Id, resolution: string): void =>
      commands.run({ method: 'notes.resolveLine', subjectId: lineId }, () => {
        const line = getLine(lineId);
        if (line.severity === null) throw new AppError('precondition', 'line-without-severity');
        if (line.resolution !== null) throw new AppError('conflict', 'line-already-resolved');
        const made = { at: now(), actor: context.actor(), text: resolution };
        repository.updateLine({ ...line, resolution: made });
      }),

    reopenLine: (lineId: Id): void =>
      commands.run({ method: 'notes.reopenLine', subjectId: lineId }, () => {
        const line = getLine(lineId);
        if (line.resolution === null) throw new AppError('conflict', 'line-not-resolved');
        repository.updateLine({ ...line, resolution: null });
      }),

    /** The first finishing counts; finishing again changes nothing. */
    finish: (noteId: Id): void =>
      commands.run({ method: 'notes.finish', subjectId: noteId }, () => {
        const note = getNote(noteId);
        if (note.finishedAt === null) repository.updateNote({ ...note, finishedAt: now() });
      }),

    remove: (noteId: Id): void =>
      commands.run({ method: 'notes.remove', subjectId: noteId }, () => {
        repository.deleteNote(getNote(noteId).id);
        themes.deleteUnusedThemes();
      }),

    /** A name another theme of the feature already has makes the two one; undo parts them again. */
    renameTheme: (themeId: Id, typedName: string): void =>
      commands.run({ method: 'notes.renameTheme', subjectId: themeId }, () => {
        const theme = themes.findTheme(themeId);
        if (theme === null) throw new AppError('not-found', 'unknown-theme');
        const name = tidyThemeName(typedName);
        const twin = themes
          .listThemesOf(theme.featureId)
          .find((other) => other.id !== themeId && themeKey(other.name) === themeKey(name));
        if (twin === undefined) {
          themes.renameTheme(themeId, name);
          return;
        }
        themes.mergeThemes(themeId, twin.id);
        themes.deleteUnusedThemes();
      }),
  };
}

export type NotesService = ReturnType<typeof createNotesService>;
