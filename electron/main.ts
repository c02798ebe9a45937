import { app, protocol, session } from 'electron';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createDialogs } from './app/dialogs.ts';
import { denyPermissions, guardDownloads, guardEveryWindow } from './app/guards.ts';
import { registerAppScheme, serveInterface } from './app/interface-protocol.ts';
import { connectWindows } from './app/ipc.ts';
import { setMenu } from './app/menu.ts';
import { tellOfAlerts } from './app/notifications.ts';
import { openAtStart } from './app/open-at-start.ts';
import { collectOpenRequests } from './app/open-requests.ts';
import { createSafeVault } from './app/safe-vault.ts';
import { createPdfPrinter } from './app/print-pdf.ts';
import { createTheWindow } from './app/the-window.ts';
import { rendererFolder, resourcesFolder } from './shell/app-folders.ts';
import { languageOfTag } from '#shared/words/language.ts';
import { dataFolderOf } from './shell/data-folder.ts';
import { createNoticeSettings } from './shell/notice-settings.ts';
import type { OpenEngine } from './shell/open-workspace.ts';
import { createShell } from './shell/shell.ts';
import { createShellWords, problemSentence } from './shell/words.ts';
import { openEngine } from './workspace/engine-link.ts';

const dataFolder = dataFolderOf({ platform: process.platform, home: homedir(), env: process.env });
const devTools = !app.isPackaged;

const vault = createSafeVault(join(dataFolder, 'desktop'));

registerAppScheme();
app.enableSandbox();
// Windows shows messages of a program it knows by this name, the one it was installed under.
app.setAppUserModelId('app.pilotbook.desktop');
// Chromium's own files stay away from the workspaces; the single-instance lock lies there too.
app.setPath('userData', join(dataFolder, 'desktop'));
guardEveryWindow(app);
const requests = collectOpenRequests(app, process.argv);

const openHere: OpenEngine = (file) =>
  openEngine({ ...file, actorFallback: userInfo().username, sourceSchedule: 'run', alertWatch: 'run' });

function guardSession(): void {
  denyPermissions(session.defaultSession);
  guardDownloads(session.defaultSession);
}

async function start(): Promise<void> {
  guardSession();
  serveInterface(protocol, rendererFolder);
  const words = createShellWords(app.getLocale());
  const dialogs = createDialogs(words);
  const notices = createNoticeSettings(
    join(dataFolder, 'desktop', 'notices.json'),
    languageOfTag(app.getLocale()),
  );
  const shell = createShell({
    dataFolder,
    resourcesFolder,
    openEngine: openHere,
    printPdf: createPdfPrinter(),
    chooseFile: dialogs.chooseWorkspace,
    vault,
    notices,
    version: app.getVersion(),
    now: () => Date.now(),
  });
  const window = createTheWindow({
    statePath: join(dataFolder, 'desktop', 'window.json'),
    devTools,
    dialogs,
    quit: () => app.quit(),
  });
  const showWindow = (): void => window.show(null);
  closeWorkspaceBeforeQuitting(() => shell.door.close());
  connectWindows(shell.door, window.listContents);
  tellOfAlerts({ door: shell.door, notices, showPlace: window.show });
  if ((await openAtStart({ shell, dialogs, words, choice: requests.first() })) === 'quit') return app.quit();

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
  await window.open(null);
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
