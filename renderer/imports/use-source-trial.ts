import { useEffect, useRef, useState } from 'react';
import { handSecretOver, originOf, type SourceForm } from './source-form.ts';
import { invoke } from '#renderer/rpc/client.ts';
import type { OutputOf } from '#shared/contract/contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { isAppError } from '#shared/kernel/app-error.ts';

type Trial = OutputOf<'sources.tryOut'>;
export type Fetched = Extract<Trial, { outcome: 'table' }>;
export type NoTable = Extract<Trial, { outcome: 'no-table' }>;

/** What the newest try came to. `origin` is what it was asked with: another form's table is out of date. */
export type TrialSeen =
  | { kind: 'table'; fetched: Fetched; mapping: ImportMapping; origin: string }
  | { kind: 'no-table'; trial: NoTable; origin: string }
  | { kind: 'failed'; error: Error; origin: string };

export type SourceTrials = {
  state: 'resting' | 'asking';
  seen: TrialSeen | null;
  /** Asks anew and gives up the try before; its answer, should it still come, is not looked at. */
  ask: (form: SourceForm) => Promise<void>;
  cancel: () => void;
};

type Parts = {
  readMapping: (fetched: Fetched, form: SourceForm) => Promise<ImportMapping>;
  /** The secret was handed over under this name. */
  onSecretGiven: (given: { secretId: string | null; secret: string }) => void;
};

async function tryOnce(form: SourceForm, { readMapping, onSecretGiven }: Parts, signal: AbortSignal) {
  const secretId = await handSecretOver(form);
  onSecretGiven({ secretId, secret: form.secret });
  const { name, connection, span } = form;
  const trial = await invoke('sources.tryOut', { name, connection, span, secretId }, { signal });
  if (trial.outcome === 'no-table') return { kind: 'no-table', trial } as const;
  return { kind: 'table', fetched: trial, mapping: await readMapping(trial, form) } as const;
}

/** Fetching a source's table while it is set up, one try at a time. */
export function useSourceTrial(parts: Parts): SourceTrials {
  const [state, setState] = useState<SourceTrials['state']>('resting');
  const [seen, setSeen] = useState<TrialSeen | null>(null);
  const newest = useRef(new AbortController());
  const running = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => () => newest.current.abort(), []);

  async function ask(form: SourceForm): Promise<void> {
    newest.current.abort();
    const controller = new AbortController();
    newest.current = controller;
    const origin = originOf({ ...form, secret: '' });
    setSeen(null);
    setState('asking');
    // The same question asked twice at once is one call to the engine: the one given up has to end first.
    await running.current;
    if (controller.signal.aborted) return;
    const trial = tryOnce(form, parts, controller.signal).catch((error: unknown) => ({
      kind: 'failed' as const,
      error: error instanceof Error ? error : new Error('the table could not be fetched'),
    }));
    running.current = trial;
    const found = await trial;
    if (controller !== newest.current || controller.signal.aborted) return;
    setState('resting');
    const isGivenUp = found.kind === 'failed' && isAppError(found.error) && found.error.code === 'cancelled';
    setSeen(isGivenUp ? null : { ...found, origin });
  }

  return {
    state,
    seen,
    ask,
    cancel: () => {
      newest.current.abort();
      setState('resting');
    },
  };
}
