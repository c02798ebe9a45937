import { useState } from 'react';
import { type Draft, useDraft } from './use-draft.ts';
import type { NoteHeader } from './use-note-header.ts';
import { useCommand } from '#renderer/rpc/use-command.ts';
import type { InputOf } from '#shared/contract/contract.ts';
import type { NoteLine, NoteMark } from '#shared/notes/note.ts';
import { defaultMark, formatLine, parseLine, type ParsedLine } from '#shared/notes/parse-line.ts';

type CaptureOptions = {
  header: NoteHeader;
  lines: readonly NoteLine[];
  initialDraft: string;
  ensureNote: () => Promise<string>;
};

export type CaptureProblem = 'nothing-said' | 'themes-need-feature' | 'nothing-to-rest-on' | 'too-long';

type LineInput = InputOf<'notes.addLine'>['line'];

const LONGEST_LINE = 5000;

/** What can be told before asking the engine, in the order a person would mend it. */
function problemOf(line: LineInput, featureId: string | null): CaptureProblem | null {
  if (line.text === '') return 'nothing-said';
  if (line.text.length > LONGEST_LINE) return 'too-long';
  if ((line.themes ?? []).length > 0 && featureId === null) return 'themes-need-feature';
  const restsOnNothing = line.mark === 'interpretation' && (line.restsOn ?? []).length === 0;
  return restsOnNothing ? 'nothing-to-rest-on' : null;
}

/** Hands lines to the engine one after the other; a refused one comes back into the field. */
function useSender(draft: Draft, ensureNote: () => Promise<string>) {
  const add = useCommand('notes.addLine', { errors: 'inline' });
  const edit = useCommand('notes.editLine', { errors: 'inline' });
  const hand = async (line: LineInput, target: NoteLine | null): Promise<void> => {
    const noteId = await ensureNote();
    if (target === null) {
      await add.mutateAsync({ noteId, line });
      // The engine dropped the draft together with adding the line.
      draft.markDropped();
    } else {
      await edit.mutateAsync({ lineId: target.id, line });
    }
    draft.setState('saved');
  };
  return {
    error: add.error ?? edit.error,
    forgetError: () => {
      add.reset();
      edit.reset();
    },
    /** False when refused. */
    send: async (line: LineInput, target: NoteLine | null): Promise<boolean> => {
      const { typed } = draft;
      draft.clear();
      try {
        await draft.inOrder(() => hand(line, target));
        await draft.flush();
        return true;
      } catch {
        // The field shows the command's error beside the words that came back.
        draft.type(typed);
        return false;
      }
    },
  };
}

/** What an interpretation rests on: chosen lines, else the newest thing said or seen. */
function useSupport(lines: readonly NoteLine[], editedId: string | null) {
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const possible = lines.filter((line) => line.mark !== 'interpretation' && line.id !== editedId);
  const newest = possible.at(-1);
  const support = chosen ?? (newest === undefined ? [] : [newest.id]);
  const toggle = (lineId: string): void => {
    const without = support.filter((id) => id !== lineId);
    setChosen(without.length === support.length ? [...support, lineId] : without);
  };
  return { possible, support, choose: setChosen, toggle };
}

function readLine(typed: string, header: NoteHeader) {
  const parsed = parseLine(typed);
  const mark: NoteMark = parsed.mark ?? defaultMark(header.kind);
  return { parsed, mark };
}

function lineInput(parsed: ParsedLine, mark: NoteMark, support: readonly string[]): LineInput {
  const { text, severity } = parsed;
  const themes = parsed.themes.map((theme) => ({ ...theme }));
  return { mark, text, severity, themes, restsOn: mark === 'interpretation' ? [...support] : [] };
}

/** The line being typed: read as it is typed, entered, edited, with what an interpretation rests on. */
export function useCapture({ header, lines, initialDraft, ensureNote }: CaptureOptions) {
  const draft = useDraft({ initial: initialDraft, ensureNote });
  const [edited, setEdited] = useState<NoteLine | null>(null);
  const [problem, setProblem] = useState<CaptureProblem | null>(null);
  const { error, forgetError, send } = useSender(draft, ensureNote);
  const { possible, support, choose, toggle } = useSupport(lines, edited?.id ?? null);
  const reading = readLine(draft.typed, header);
  const { parsed, mark } = reading;
  const isUnchanged = edited !== null && draft.typed === formatLine(edited);

  const begin = (line: NoteLine | null): void => {
    setEdited(line);
    choose(line?.mark === 'interpretation' ? line.restsOn : null);
    setProblem(null);
    draft.type(line === null ? '' : formatLine(line));
  };
  /** Enters the line; false when something must be mended first. Nothing typed is nothing to enter. */
  const enter = async (): Promise<boolean> => {
    if (draft.typed.trim() === '') return true;
    const line = lineInput(parsed, mark, support);
    const found = problemOf(line, header.featureId);
    setProblem(found);
    if (found !== null) return false;
    setEdited(null);
    choose(null);
    if (await send(line, edited)) return true;
    setEdited(edited);
    choose(support);
    return false;
  };
  const state = { draft, ...reading, edited, isUnchanged, possible, support, problem, error };
  return {
    ...state,
    type: (text: string): void => {
      setProblem(null);
      forgetError();
      draft.type(text);
    },
    enter,
    /** What is half typed is entered first, and nothing happens when that is refused. */
    startEditing: async (line: NoteLine): Promise<void> => {
      if (isUnchanged || (await enter())) begin(line);
    },
    stopEditing: () => begin(null),
    toggleSupport: (lineId: string): void => {
      setProblem(null);
      toggle(lineId);
    },
  };
}

export type Capture = ReturnType<typeof useCapture>;
