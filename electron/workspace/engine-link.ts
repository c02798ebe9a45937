import { Worker } from 'node:worker_threads';
import type { AppEvent, Call, Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { OpenMode } from '#electron/database/open-database.ts';
import type { Door } from '#electron/rpc/door.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

export type EngineOptions = {
  path: string;
  mode: OpenMode;
  actorFallback: string;
  /** `run` where the app stays open: sources are fetched when their time comes. */
  sourceSchedule?: 'run' | 'rest';
  /** `run` where the app stays open: features are judged and alerts raised unasked. */
  alertWatch?: 'run' | 'rest';
};

const ENGINE_GONE: Reply = {
  ok: false,
  error: { kind: 'unavailable', code: 'engine-gone', message: 'the engine has stopped', details: {} },
};

/** Built code stands beside its worker; sources run the worker's source. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
}

function createLink(worker: Worker): Door & { receive: (message: FromWorker) => void; fail: () => void } {
  const waiting = new Map<string, (reply: Reply) => void>();
  const listeners = new Set<(event: AppEvent) => void>();
  let whenClosed: (() => void) | null = null;
  let gone = false;

  function post(message: ToWorker): void {
    worker.postMessage(message);
  }

  function settle(requestId: string, reply: Reply): void {
    const resolve = waiting.get(requestId);
    waiting.delete(requestId);
    resolve?.(reply);
  }

  return {
    call: (call: Call) => {
      if (gone) return Promise.resolve(ENGINE_GONE);
      return new Promise<Reply>((resolve) => {
        waiting.set(call.requestId, resolve);
        post({ type: 'call', call });
      });
    },
    cancel: (requestId) => post({ type: 'cancel', requestId }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () =>
      new Promise<void>((resolve) => {
        if (gone) return resolve();
        whenClosed = resolve;
        return post({ type: 'close' });
      }),
    receive: (message) => {
      if (message.type === 'reply') settle(message.requestId, message.reply);
      if (message.type === 'event') for (const listener of listeners) listener(message.event);
      if (message.type === 'closed') whenClosed?.();
    },
    fail: () => {
      gone = true;
      for (const requestId of waiting.keys()) settle(requestId, ENGINE_GONE);
      whenClosed?.();
    },
  };
}

/**
 * Starts the engine on a workspace file in a worker thread. Rejects with an AppError that says why a file cannot be
 * opened (`workspace-missing`, `not-a-workspace`, `workspace-read-only`, `workspace-in-use`, `newer-version`,
 * `workspace-damaged`).
 */
export function openEngine(options: EngineOptions): Promise<Door> {
  const worker = new Worker(workerUrl(), { workerData: options });
  const link = createLink(worker);
  return new Promise<Door>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'opened') resolve(link);
      else if (message.type === 'refused') {
        reject(new AppError(message.error.kind, message.error.code, message.error.details));
        void worker.terminate();
      } else link.receive(message);
    });
    worker.on('error', (error) => {
      console.error(error);
      link.fail();
      reject(error);
    });
    worker.on('exit', () => link.fail());
  });
}
