import { app, protocol, session, type BrowserWindow } from 'electron';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createDialogs } from './app/dialogs.ts';
import { denyPermissions, guardDownloads, guardEveryWindow } from './app/guards.ts';
import { registerAppScheme, serveInterface } from './app/interface-protocol.ts';
import { connectWindows } from './app/ipc.ts';
import { openMainWindow } from './app/main-window.ts';
import { setMenu } from './app/menu.ts';
import { openAtStart } from './app/open-at-start.ts';
import { collectOpenRequests } from './app/open-requests.ts';
import { createSafeVault } from './app/safe-vault.ts';
import { createPdfPrinter } from './app/print-pdf.ts';
import { rendererFolder, resourcesFolder } from './shell/app-folders.ts';
import { dataFolderOf } from './shell/data-folder.ts';
import type { OpenEngine } from './shell/open-workspace.ts';
import { createShell } from './shell/shell.ts';
import { createShellWords, problemSentence } from './shell/words.ts';
import { openEngine } from './workspace/engine-link.ts';

const dataFolder = dataFolderOf({ platform: process.platform, home: homedir(), env: process.env });
const devTools = !app.isPackaged;

const vault = createSafeVault(join(dataFolder, 'desktop'));

registerAppScheme();
app.enableSandbox();
// Chromium's own files stay away from the workspaces; the single-instance lock lies there too.
app.setPath('userData', join(dataFolder, 'desktop'));
guardEveryWindow(app);
const requests = collectOpenRequests(app, process.argv);

const openHere: OpenEngine = (file) =>
  openEngine({ ...file, actorFallback: userInfo().username, sourceSchedule: 'run' });

function guardSession(): void {
  denyPermissions(session.defaultSession);
  guardDownloads(session.defaultSession);
}

async function start(): Promise<void> {
  guardSession();
  serveInterface(protocol, rendererFolder);
  const words = createShellWords(app.getLocale());
  const dialogs = createDialogs(words);
  const shell = createShell({
    dataFolder,
    resourcesFolder,
    openEngine: openHere,
    printPdf: createPdfPrinter(),
    chooseFile: dialogs.chooseWorkspace,
    vault,
    version: app.getVersion(),
    now: () => Date.now(),
  });
  let window: BrowserWindow | null = null;
  closeWorkspaceBeforeQuitting(() => shell.door.close());
  connectWindows(shell.door, () => (window === null ? [] : [window.webContents]));
  if ((await openAtStart({ shell, dialogs, words, choice: requests.first() })) === 'quit') return app.quit();

  const openWindow = async (): Promise<void> => {
    const opened = await openMainWindow({ statePath: join(dataFolder, 'desktop', 'window.json'), devTools });
    window = opened;
    opened.on('closed', () => (window = null));
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      void dialogs.askAfterWindowGone().then((answer) => (answer === 'quit' ? app.quit() : opened.reload()));
    });
  };
  const showWindow = (): void => {
    if (window === null) return void openWindow();
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  const attempt = (deed: Promise<unknown>): void => {
    deed.then(showWindow, (error: unknown) => dialogs.tellFailure(problemSentence(words, error)));
  };
  const choose = async (): Promise<void> => {
    const path = await dialogs.chooseWorkspace();
    if (path !== null) await shell.open({ kind: 'file', path });
  };
  requests.listen((path) => attempt(shell.open({ kind: 'file', path })));
  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  const deeds = {
    openWorkspace: () => attempt(choose()),
    openSample: () => attempt(shell.open({ kind: 'sample' })),
  };
  setMenu({ words, deeds, platform: process.platform, devTools });
  await openWindow();
}

/** The engine writes its last backup and lets go of the file before the process ends. */
function closeWorkspaceBeforeQuitting(close: () => Promise<void>): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    const quit = (): void => {
      isClosed = true;
      app.quit();
    };
    close().then(quit, (error: unknown) => {
      console.error(error);
      quit();
    });
  });
}

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      console.error(error);
      app.exit(1);
    });
} else app.quit();
