import type { ContractEntry, InvalidationTarget } from '#shared/contract/define-contract.ts';
import type { AppEvent, Call, Progress, Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { z } from '#shared/kernel/schema.ts';
import { replyFromError } from './reply-from-error.ts';

/** What a handler may do besides answering. */
export type CallContext = {
  reportProgress: (progress: Progress) => void;
  /** Throws AppError `cancelled` when the caller gave up; long work asks between its pieces. */
  stopIfCancelled: () => void;
};

export type HandlersOf<Entries extends Record<string, ContractEntry>> = {
  readonly [Method in keyof Entries]: (
    input: z.output<Entries[Method]['input']>,
    context: CallContext,
  ) => z.input<Entries[Method]['output']> | Promise<z.input<Entries[Method]['output']>>;
};

/** The one way in, the same for every shell: calls never reject, they answer with an envelope. */
export type Door = {
  call: (call: Call) => Promise<Reply>;
  cancel: (requestId: string) => void;
  subscribe: (listener: (event: AppEvent) => void) => () => void;
  close: () => Promise<void>;
};

type Route = { entry: ContractEntry; handler: (input: unknown, context: CallContext) => unknown };

type DoorOptions<Entries extends Record<string, ContractEntry>> = {
  contract: Entries;
  handlers: HandlersOf<Entries>;
  onClose?: () => Promise<void> | void;
  /** Receives the way to tell listeners about what happens without a call. */
  onOpen?: (publish: (event: AppEvent) => void) => void;
};

function routesOf<Entries extends Record<string, ContractEntry>>(
  options: DoorOptions<Entries>,
): Map<string, Route> {
  // A Map, so that a method called `constructor` finds nothing.
  return new Map(
    Object.entries(options.contract).map(([method, entry]) => [
      method,
      { entry, handler: options.handlers[method] as unknown as Route['handler'] },
    ]),
  );
}

/** Looks a method up, parses its input, runs it, wraps what goes wrong and tells what is stale. */
export function createDoor<Entries extends Record<string, ContractEntry>>(
  options: DoorOptions<Entries>,
): Door {
  const routes = routesOf(options);
  const listeners = new Set<(event: AppEvent) => void>();
  const running = new Map<string, { cancelled: boolean }>();

  function publish(event: AppEvent): void {
    for (const listener of listeners) listener(event);
  }

  function contextOf(requestId: string): CallContext {
    const state = { cancelled: false };
    running.set(requestId, state);
    return {
      reportProgress: (progress) => publish({ type: 'progress', requestId, progress }),
      stopIfCancelled: () => {
        if (state.cancelled) throw new AppError('precondition', 'cancelled');
      },
    };
  }

  async function call({ requestId, method, input }: Call): Promise<Reply> {
    try {
      const route = routes.get(method);
      if (route === undefined) throw new AppError('not-found', 'unknown-method', { method });
      const parsed: unknown = route.entry.input.parse(input);
      const value = await route.handler(parsed, contextOf(requestId));
      if (route.entry.kind === 'command') announce(publish, route.entry.invalidates);
      return { ok: true, value };
    } catch (error) {
      return replyFromError(error);
    } finally {
      running.delete(requestId);
    }
  }

  options.onOpen?.(publish);

  return {
    call,
    cancel: (requestId) => {
      const state = running.get(requestId);
      if (state !== undefined) state.cancelled = true;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => options.onClose?.(),
  };
}

function announce(publish: (event: AppEvent) => void, invalidates: readonly InvalidationTarget[]): void {
  if (invalidates.length > 0) publish({ type: 'changed', invalidates });
}
