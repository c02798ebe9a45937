import { BrowserWindow, screen } from 'electron';
import { preloadPath } from '#electron/shell/app-folders.ts';
import { APP_ORIGIN } from './interface-protocol.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

const SMALLEST = { minWidth: 480, minHeight: 480 };
const FIRST_SIZE = { width: 1280, height: 820 };

function keepState(window: BrowserWindow, statePath: string): void {
  window.on('close', () => {
    const shape = window.isMaximized() ? 'maximized' : 'normal';
    try {
      writeWindowState(statePath, { bounds: window.getNormalBounds(), shape });
    } catch (error) {
      // A window must close even where its place cannot be written down.
      console.error(error);
    }
  });
}

export type MainWindowOptions = {
  statePath: string;
  devTools: boolean;
  /** Where to begin, "/today"; null is where the person was last. */
  place: string | null;
};

/** The one window, with nothing of Node in it. */
export async function openMainWindow({
  statePath,
  devTools,
  place,
}: MainWindowOptions): Promise<BrowserWindow> {
  const state = readWindowState(
    statePath,
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const window = new BrowserWindow({
    ...SMALLEST,
    ...(state?.bounds ?? FIRST_SIZE),
    show: false,
    title: 'Pilotbook',
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Dictionaries would be fetched from the internet.
      spellcheck: false,
      devTools,
    },
  });
  if (state?.shape === 'maximized') window.maximize();
  window.once('ready-to-show', () => window.show());
  keepState(window, statePath);
  await window.loadURL(place === null ? `${APP_ORIGIN}/` : `${APP_ORIGIN}/#${place}`);
  return window;
}
