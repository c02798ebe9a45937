import { useRef, useState } from 'react';
import { useCommand } from '#renderer/rpc/use-command.ts';
import type { InputOf, OutputOf } from '#shared/contract/contract.ts';
import type { NoteKind } from '#shared/notes/note.ts';

export type NoteHeader = {
  featureId: string | null;
  personId: string | null;
  kind: NoteKind;
};

export type HeaderChange = Omit<InputOf<'notes.describe'>, 'noteId'>;

type HeaderOptions = {
  noteId: string | null;
  known: OutputOf<'notes.get'> | undefined;
  initial: NoteHeader;
  onStarted: (noteId: string) => void;
};

/**
 * Who, what and about which feature. A note begins to exist with its first words, so until then the header is the
 * window's own and goes along with the start.
 */
export function useNoteHeader({ noteId, known, initial, onStarted }: HeaderOptions) {
  const [chosen, setChosen] = useState(initial);
  const newest = useRef(initial);
  const started = useRef<Promise<string> | null>(noteId === null ? null : Promise.resolve(noteId));
  const start = useCommand('notes.start', { errors: 'inline' });
  const describe = useCommand('notes.describe');

  const begin = async (): Promise<string> => {
    try {
      const { noteId: id } = await start.mutateAsync(newest.current);
      onStarted(id);
      return id;
    } catch (error) {
      started.current = null;
      throw error;
    }
  };
  const ensureNote = (): Promise<string> => {
    started.current ??= begin();
    return started.current;
  };
  const change = (next: HeaderChange): void => {
    const { featureId, personId, kind } = { ...newest.current, ...next };
    if (noteId === null && started.current === null) {
      newest.current = {
        featureId: featureId ?? null,
        personId: personId ?? null,
        kind: kind ?? initial.kind,
      };
      setChosen(newest.current);
      return;
    }
    void ensureNote().then((id) => describe.mutate({ noteId: id, ...next }));
  };
  const header: NoteHeader = known === undefined ? chosen : known.note;
  return { header, change, ensureNote, startError: start.error };
}
