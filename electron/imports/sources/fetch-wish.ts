import type { PickedTable } from '#shared/imports/source-rows.ts';
import type { SourceWindow } from '#shared/imports/source-window.ts';
import type { SourceEnvironment } from './source-environment.ts';

/** The bytes a service sent last, whatever came of them; of a refusal its first few kilobytes. */
export type Received = { bytes: Buffer; type: string };

/** What fetching a table needs, whatever kind of source it is. */
export type FetchWish<Kind> = {
  connection: Kind;
  secret: string | null;
  window: SourceWindow;
  environment: SourceEnvironment;
  /** once: a person waits and rather hears at once what is wrong · again: what can recover is asked for again. */
  patience: 'once' | 'again';
  /** Told how many rows or pages came in so far. */
  onProgress: (done: number) => void;
  /** Told what a web service sent, for whoever must show it. */
  onAnswer: (answer: Received) => void;
  stopIfCancelled: () => void;
};

/** A table in a file of the engine; `table` holds its first rows, null where the file readers know them. */
export type FetchedTable = { file: string; table: PickedTable | null; rowCount: number };
