import type { Transport } from './transport.ts';
import type { AppEvent, Call, Reply } from '#shared/contract/envelope.ts';

/** What the preload script lays on `window`. */
export type PilotbookBridge = {
  invoke: (call: Call) => Promise<Reply>;
  cancel: (requestId: string) => void;
  subscribe: (listener: (event: AppEvent) => void) => () => void;
};

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can add to Window
  interface Window {
    readonly pilotbook?: PilotbookBridge;
  }
}

/** The desktop shell: the host lives and dies with the window, so the connection is never lost. */
export function createBridgeTransport(bridge: PilotbookBridge): Transport {
  return {
    call: (call) => bridge.invoke(call),
    cancel: (requestId) => bridge.cancel(requestId),
    subscribe: ({ onEvent }) => bridge.subscribe(onEvent),
  };
}
