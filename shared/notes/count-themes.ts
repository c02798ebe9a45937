import type { NoteMark } from './note.ts';

/** A note in which somebody was heard. */
export type HeardNote = {
  readonly noteId: string;
  readonly personId: string | null;
  readonly phaseId: string | null;
  readonly segment: string;
};

/** A line of a note that carries a theme. */
export type ThemeLine = {
  readonly themeId: string;
  readonly noteId: string;
  readonly mark: NoteMark;
  readonly stance: 'agrees' | 'disagrees';
};

export type HeardCell = { segment: string; phaseId: string | null; heard: number };
export type CountedCell = HeardCell & { people: number };
export type CountedTheme = { themeId: string; people: number; dissent: number; cells: CountedCell[] };
export type CountedThemes = { heardPeople: number; heard: HeardCell[]; themes: CountedTheme[] };

function voiceOf(note: HeardNote): string {
  return note.personId === null ? `note ${note.noteId}` : `person ${note.personId}`;
}

function cellKey(note: { segment: string; phaseId: string | null }): string {
  return JSON.stringify([note.segment, note.phaseId]);
}

function distinctVoices(notes: readonly HeardNote[]): number {
  return new Set(notes.map(voiceOf)).size;
}

function groupByCell(notes: readonly HeardNote[]): Map<string, HeardNote[]> {
  const cells = new Map<string, HeardNote[]>();
  for (const note of notes) {
    const key = cellKey(note);
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [note]);
    else cell.push(note);
  }
  return cells;
}

/** Each person stands in one segment, so the first note of a cell tells its name. */
function heardCells(cells: ReadonlyMap<string, readonly HeardNote[]>): HeardCell[] {
  return [...cells.values()].flatMap((notes) => {
    const first = notes[0];
    if (first === undefined) return [];
    return [{ segment: first.segment, phaseId: first.phaseId, heard: distinctVoices(notes) }];
  });
}

/**
 * Counts themes by distinct people, never by lines: a person who says it four times is one. A note without a person
 * is a voice of its own. What we ourselves interpret is nobody's voice and does not count. `people` agree, `dissent`
 * speak against; somebody who does both is in both. Cells of a row may add up to more than its `people`, because
 * one person can be heard in two phases. Every cell that heard somebody is listed, with 0 people too.
 */
export function countThemes(input: {
  readonly themeIds: readonly string[];
  readonly notes: readonly HeardNote[];
  readonly lines: readonly ThemeLine[];
}): CountedThemes {
  const noteById = new Map(input.notes.map((note) => [note.noteId, note]));
  const heard = heardCells(groupByCell(input.notes));
  const agreeing = new Map<string, HeardNote[]>();
  const opposing = new Map<string, HeardNote[]>();
  for (const line of input.lines) {
    const note = noteById.get(line.noteId);
    if (line.mark === 'interpretation' || note === undefined) continue;
    const byTheme = line.stance === 'agrees' ? agreeing : opposing;
    const notes = byTheme.get(line.themeId);
    if (notes === undefined) byTheme.set(line.themeId, [note]);
    else notes.push(note);
  }
  const themes = input.themeIds.map((themeId) => {
    const notes = agreeing.get(themeId) ?? [];
    const byCell = groupByCell(notes);
    return {
      themeId,
      people: distinctVoices(notes),
      dissent: distinctVoices(opposing.get(themeId) ?? []),
      cells: heard.map((cell) => ({ ...cell, people: distinctVoices(byCell.get(cellKey(cell)) ?? []) })),
    };
  });
  return { heardPeople: distinctVoices(input.notes), heard, themes };
}
