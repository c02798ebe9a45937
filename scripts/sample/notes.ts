import type { InputOf } from '#shared/contract/contract.ts';
import { defaultMark, parseLine } from '#shared/notes/parse-line.ts';
import type { NoteKind } from '#shared/notes/note.ts';
import type { WallTime } from './sample-clock.ts';
import type { Stage, Step } from './stage.ts';

/**
 * A note as it was typed: lines in the app's own short form, themes by their alias (`#faster`, `#-faster`). An
 * interpretation rests on the two things said or seen before it.
 */
export type TypedNote = {
  at: WallTime;
  /** A person code, or whom to ask for one once the person is picked. */
  who: string | ((stage: Stage) => Promise<string>);
  kind: NoteKind;
  title?: string;
  lines: readonly string[];
  /** Left half typed: the note is still open. */
  draft?: string;
  /** Closes the severe line of this number (from 0) at a later time. */
  resolved?: { line: number; at: WallTime; text: string };
};

export type Themes = Readonly<Record<string, string>>;

const MINUTES_PER_LINE = 2;

function themeNamed(alias: string, themes: Themes): string {
  const name = themes[alias];
  if (name === undefined) throw new Error(`No theme is called ${alias}.`);
  return name;
}

async function typeLines(
  stage: Stage,
  noteId: string,
  { note, themes }: { note: TypedNote; themes: Themes },
) {
  const lineIds: string[] = [];
  const heard: string[] = [];
  for (const typed of note.lines) {
    const line = parseLine(typed);
    const mark = line.mark ?? defaultMark(note.kind);
    const { lineId } = await stage.call('notes.addLine', {
      noteId,
      line: {
        mark,
        text: line.text,
        severity: line.severity,
        themes: line.themes.map(({ name, stance }) => ({ name: themeNamed(name, themes), stance })),
        restsOn: mark === 'interpretation' ? heard.slice(-2) : [],
      },
    });
    lineIds.push(lineId);
    if (mark !== 'interpretation') heard.push(lineId);
    stage.passMinutes(MINUTES_PER_LINE);
  }
  return lineIds;
}

type Where = { featureId: () => string; themes: Themes };

/** The steps of one note: typed at its time, and its severe line closed later. */
export function noteSteps(note: TypedNote, { featureId, themes }: Where): Step[] {
  let lineIds: string[] = [];
  const take: Step = {
    at: note.at,
    run: async (stage) => {
      const person = await stage.personOf(typeof note.who === 'string' ? note.who : await note.who(stage));
      const start: InputOf<'notes.start'> = { featureId: featureId(), personId: person.id, kind: note.kind };
      const { noteId } = await stage.call('notes.start', start);
      if (note.title !== undefined) await stage.call('notes.describe', { noteId, title: note.title });
      lineIds = await typeLines(stage, noteId, { note, themes });
      if (note.draft === undefined) await stage.call('notes.finish', { noteId });
      else await stage.call('notes.saveDraft', { noteId, draft: note.draft });
    },
  };
  const { resolved } = note;
  if (resolved === undefined) return [take];
  const close: Step = {
    at: resolved.at,
    run: async (stage) => {
      const lineId = lineIds[resolved.line];
      if (lineId === undefined) throw new Error(`The note of ${note.at} has no line ${resolved.line}.`);
      await stage.call('notes.resolveLine', { lineId, resolution: resolved.text });
    },
  };
  return [take, close];
}
