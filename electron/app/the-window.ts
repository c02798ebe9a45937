import type { BrowserWindow, WebContents } from 'electron';
import type { Dialogs } from './dialogs.ts';
import { tellWindow } from './ipc.ts';
import { openMainWindow } from './main-window.ts';

type Parts = { statePath: string; devTools: boolean; dialogs: Dialogs; quit: () => void };

export type TheWindow = {
  /** Opens it; a place is where it begins, null where the person was last. */
  open: (place: string | null) => Promise<void>;
  /** Brings it forward, opened again where it was closed; a place is gone to. */
  show: (place: string | null) => void;
  /** Empty while it is closed. */
  listContents: () => readonly WebContents[];
};

function bringForward(window: BrowserWindow, place: string | null): void {
  if (window.isMinimized()) window.restore();
  window.focus();
  if (place !== null) tellWindow(window.webContents, { type: 'go-to', place });
}

/** The one window over the whole run: it may be closed and opened again. */
export function createTheWindow({ statePath, devTools, dialogs, quit }: Parts): TheWindow {
  let window: BrowserWindow | null = null;

  async function open(place: string | null): Promise<void> {
    const opened = await openMainWindow({ statePath, devTools, place });
    window = opened;
    opened.on('closed', () => (window = null));
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      void dialogs.askAfterWindowGone().then((answer) => (answer === 'quit' ? quit() : opened.reload()));
    });
  }

  return {
    open,
    show: (place) => {
      if (window === null) void open(place);
      else bringForward(window, place);
    },
    listContents: () => (window === null ? [] : [window.webContents]),
  };
}
