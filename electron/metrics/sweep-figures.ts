import type { WritableDb } from '#electron/database/handles.ts';
import type { FigureStore } from './write-figures.ts';

const FIRST_SERIES_AT_ONCE = 16;
/** A step longer than this would be felt by whoever types; the next one takes less. */
const LONGEST_STEP_MS = 15;
const PAUSE_MS = 20;

/**
 * Removes the figures of imports that were given up or cut short. They count for nothing, so it is done little by
 * little while the app is otherwise idle, and goes on at the next start when the app ends first.
 */
export function createSweeper(db: WritableDb, { series, observations, daily }: FigureStore) {
  const add = db.prepare<[number]>('INSERT INTO sweeps (import_sequence) VALUES (?) ON CONFLICT DO NOTHING');
  const next = db.prepare<[], { import_sequence: number }>('SELECT import_sequence FROM sweeps LIMIT 1');
  const remove = db.prepare<[number]>('DELETE FROM sweeps WHERE import_sequence = ?');
  let timer: NodeJS.Timeout | null = null;
  let from = 1;
  let seriesAtOnce = FIRST_SERIES_AT_ONCE;

  function step(): void {
    timer = null;
    if (!db.open) return;
    const pending = next.get();
    if (pending === undefined) return;
    const sequence = pending.import_sequence;
    const startedAt = performance.now();
    db.transaction(() => {
      observations.discard(sequence, { first: from, last: from + seriesAtOnce - 1 });
      from += seriesAtOnce;
      if (from <= series.lastId()) return;
      daily.discard(sequence);
      remove.run(sequence);
      from = 1;
    }).immediate();
    seriesAtOnce =
      performance.now() - startedAt > LONGEST_STEP_MS
        ? Math.max(1, seriesAtOnce >> 1)
        : Math.min(100_000, seriesAtOnce * 2);
    schedule();
  }

  function schedule(): void {
    timer ??= setTimeout(step, PAUSE_MS).unref();
  }

  return {
    /** Marks an import's figures for removal, inside the caller's transaction. */
    mark: (importSequence: number): void => {
      add.run(importSequence);
      schedule();
    },
    start: schedule,
  };
}
