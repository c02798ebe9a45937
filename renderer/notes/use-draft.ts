import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { invoke } from '#renderer/rpc/client.ts';
import type { SaveState } from '#renderer/ui/states.tsx';
import type { OutputOf } from '#shared/contract/contract.ts';

const SAVE_EVERY_MILLISECONDS = 500;

type DraftOptions = {
  initial: string;
  /** The note's id, starting the note when there is none yet. */
  ensureNote: () => Promise<string>;
};

/** Work that must reach the engine in the order it was asked for. */
export function useOrder() {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = last.current.then(work, work);
    last.current = next;
    return next;
  };
}

/** Work that is done when the window is left, hidden or the page goes. */
function useOnLeaving(work: () => void): void {
  const leave = useEffectEvent(work);
  useEffect(() => {
    const listener = (): void => leave();
    addEventListener('pagehide', listener);
    document.addEventListener('visibilitychange', listener);
    return () => {
      removeEventListener('pagehide', listener);
      document.removeEventListener('visibilitychange', listener);
      leave();
    };
  }, []);
}

/**
 * What is being typed, kept in the workspace every half second of typing and at once when the window is left, so
 * that a crash loses no more than that.
 */
export function useDraft({ initial, ensureNote }: DraftOptions) {
  const queryClient = useQueryClient();
  const inOrder = useOrder();
  const [typed, setTyped] = useState(initial);
  const [state, setState] = useState<SaveState>('idle');
  const newest = useRef(initial);
  const kept = useRef(initial);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const keep = async (draft: string): Promise<void> => {
    const noteId = await ensureNote();
    await invoke('notes.saveDraft', { noteId, draft });
    kept.current = draft;
    // The contract calls nothing stale for a draft, so the cache is told here.
    queryClient.setQueryData<OutputOf<'notes.get'>>(['notes.get', { noteId }], (known) =>
      known === undefined ? known : { ...known, note: { ...known.note, draft } },
    );
  };
  const flush = async (): Promise<void> => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (newest.current === kept.current) return;
    try {
      await inOrder(() => keep(newest.current));
      setState('saved');
    } catch {
      setState('failed');
    }
  };
  const type = (text: string): void => {
    newest.current = text;
    setTyped(text);
    timer.current ??= setTimeout(() => void flush(), SAVE_EVERY_MILLISECONDS);
  };
  /** The field is emptied because its words became a line: the engine drops the draft with it. */
  const clear = (): void => {
    newest.current = '';
    setTyped('');
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };

  useOnLeaving(() => void flush());
  /** Tells that the engine dropped the draft, because it became a line. */
  const markDropped = (): void => {
    kept.current = '';
  };
  return { typed, type, clear, flush, inOrder, state, setState, markDropped };
}

export type Draft = ReturnType<typeof useDraft>;
