import { createBridgeTransport } from './bridge-transport.ts';
import { createHttpTransport } from './http-transport.ts';
import type { Connection, Transport } from './transport.ts';
import { contract, type InputOf, type MethodName, type OutputOf } from '#shared/contract/contract.ts';
import type { AppEvent, Progress, Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/kernel/app-error.ts';

export type InvokeOptions = {
  onProgress?: (progress: Progress) => void;
  /** Aborting asks the host to cancel; the call then fails with what the host answers. */
  signal?: AbortSignal;
};

type Invalidation = Extract<AppEvent, { type: 'changed' }>['invalidates'];
export type ClientListener = {
  onChanged: (invalidates: Invalidation) => void;
  onWorkspaceOpened: () => void;
  /** Somebody outside of the window asked for a place of it. */
  onGoTo: (place: string) => void;
  onConnection: (connection: Connection) => void;
};

export type Client = {
  invoke: <Method extends MethodName>(
    method: Method,
    input: InputOf<Method>,
    options?: InvokeOptions,
  ) => Promise<OutputOf<Method>>;
  subscribe: (listener: ClientListener) => () => void;
};

function unwrap(reply: Reply): unknown {
  if (reply.ok) return reply.value;
  const { kind, code, details } = reply.error;
  throw new AppError(kind, code, details);
}

/** A second press within this time is the same press: double clicks do nothing twice. */
const SAME_PRESS_MILLISECONDS = 600;
const MAY_REPEAT = new Set<MethodName>([
  'workspace.undo',
  'workspace.redo',
  'files.begin',
  'files.append',
  'notes.saveDraft',
]);

/**
 * Runs a command once however often its button is pressed: the same method and input share one call. Another input of the
 * method in between is another wish: yes, no and yes again end with yes.
 */
function createPressGuard() {
  const latest = new Map<MethodName, { key: string; call: Promise<unknown> }>();
  return <Value>(method: MethodName, input: unknown, run: () => Promise<Value>): Promise<Value> => {
    if (contract[method].kind === 'query' || MAY_REPEAT.has(method)) return run();
    const key = JSON.stringify(input);
    const same = latest.get(method);
    // Of one method the answer is of one type.
    if (same !== undefined && same.key === key) return same.call as Promise<Value>;
    const pressed = { key, call: run() };
    latest.set(method, pressed);
    const forget = (): void => {
      if (latest.get(method) === pressed) latest.delete(method);
    };
    pressed.call.then(() => void setTimeout(forget, SAME_PRESS_MILLISECONDS), forget);
    return pressed.call;
  };
}

/** The typed client over one transport; progress finds its call by request id. */
export function createClient(transport: Transport): Client {
  const progressListeners = new Map<string, (progress: Progress) => void>();

  const once = createPressGuard();

  async function callOnce<Method extends MethodName>(
    method: Method,
    input: InputOf<Method>,
    options: InvokeOptions,
  ): Promise<OutputOf<Method>> {
    const requestId = crypto.randomUUID();
    const cancel = (): void => transport.cancel(requestId);
    if (options.onProgress !== undefined) progressListeners.set(requestId, options.onProgress);
    options.signal?.addEventListener('abort', cancel, { once: true });
    try {
      const value = unwrap(await transport.call({ requestId, method, input }));
      // The host has parsed the answer against the same contract.
      return value as OutputOf<Method>;
    } finally {
      progressListeners.delete(requestId);
      options.signal?.removeEventListener('abort', cancel);
    }
  }

  const invoke: Client['invoke'] = (method, input, options = {}) =>
    once(method, input, () => callOnce(method, input, options));

  const subscribe: Client['subscribe'] = (listener) =>
    transport.subscribe({
      onConnection: listener.onConnection,
      onEvent: (event) => {
        if (event.type === 'changed') listener.onChanged(event.invalidates);
        else if (event.type === 'workspace-opened') listener.onWorkspaceOpened();
        else if (event.type === 'go-to') listener.onGoTo(event.place);
        else if (event.type === 'progress') progressListeners.get(event.requestId)?.(event.progress);
      },
    });

  return { invoke, subscribe };
}

function chooseTransport(): Transport {
  const bridge = window.pilotbook;
  return bridge === undefined ? createHttpTransport() : createBridgeTransport(bridge);
}

let theClient: Client | null = null;

/** The window's one client, made at first use. */
export function getClient(): Client {
  theClient ??= createClient(chooseTransport());
  return theClient;
}

/** Calls a method of the contract; throws AppError with the host's code. */
export const invoke: Client['invoke'] = (method, input, options) =>
  getClient().invoke(method, input, options);
