import type { InvalidationTarget } from './define-contract.ts';
import type { Alert } from '#shared/decisions/alert.ts';
import type { AppErrorKind, ErrorDetails } from '#shared/kernel/app-error.ts';

export type ReplyError = { kind: AppErrorKind; code: string; message: string; details: ErrorDetails };

/** The one shape of every answer, on every transport. */
export type Reply<Value = unknown> = { ok: true; value: Value } | { ok: false; error: ReplyError };

/** A call as it travels: the caller's own request id lets it follow progress and cancel. */
export type Call = { requestId: string; method: string; input: unknown };

/** How far a long call has come; `total` null when it cannot be known. `step` is a code for the words. */
export type Progress = { step: string; done: number; total: number | null };

/** What the shell tells the interface unasked. */
export type AppEvent =
  | { type: 'changed'; invalidates: readonly InvalidationTarget[] }
  | { type: 'progress'; requestId: string; progress: Progress }
  | { type: 'workspace-opened' }
  /** Alerts nobody was told of yet: whoever can reach people outside of the window tells them. */
  | { type: 'alerts-raised'; alerts: readonly Alert[] }
  /** Somebody outside of the window asks it to go to a place of its own, "/today". */
  | { type: 'go-to'; place: string };
