import type { AppEvent, Call, Reply, ReplyError } from '#shared/contract/envelope.ts';

/** Posted to the worker thread. */
export type ToWorker =
  { type: 'call'; call: Call } | { type: 'cancel'; requestId: string } | { type: 'close' };

/** Posted by the worker thread; `opened` or `refused` comes first and once. */
export type FromWorker =
  | { type: 'opened' }
  | { type: 'refused'; error: ReplyError }
  | { type: 'reply'; requestId: string; reply: Reply }
  | { type: 'event'; event: AppEvent }
  | { type: 'closed' };
