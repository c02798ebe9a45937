import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL_CHANNEL, CANCEL_CHANNEL, EVENT_CHANNEL } from './app/channels.ts';
import type { AppEvent, Call, Reply } from '#shared/contract/envelope.ts';

// Three functions and no more: the window never sees ipcRenderer, an event's sender or a channel's name.
contextBridge.exposeInMainWorld('pilotbook', {
  invoke: (call: Call) => ipcRenderer.invoke(CALL_CHANNEL, call) as Promise<Reply>,
  cancel: (requestId: string): void => ipcRenderer.send(CANCEL_CHANNEL, requestId),
  subscribe: (listener: (event: AppEvent) => void) => {
    const forward = (_event: IpcRendererEvent, event: AppEvent): void => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return (): void => void ipcRenderer.off(EVENT_CHANNEL, forward);
  },
});
