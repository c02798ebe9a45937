import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveInterface } from './app/interface-protocol.ts';
import { createPdfPrinter } from './app/print-pdf.ts';
import { CONTENT_SECURITY_POLICY } from './shell/security-headers.ts';
import {
  createElectronStandIn,
  preventableEvent,
  type ElectronStandIn,
} from '#tests/support/electron-stand-in.ts';
import { seedFeature } from '#tests/support/seed-feature.ts';

// Each boot starts a real engine; a busy machine takes its time.
const PATIENCE = { timeout: 15_000 };
vi.setConfig({ testTimeout: 30_000 });

const held = vi.hoisted(() => ({ electron: {} as Record<string, unknown> }));

// Only the module that exists nowhere but inside Electron is replaced; everything of ours runs as it is.
vi.mock('electron', () => {
  const names =
    'app protocol session BrowserWindow ipcMain ipcRenderer dialog shell screen Menu contextBridge safeStorage Notification';
  const module = {};
  for (const name of names.split(' ')) {
    Object.defineProperty(module, name, { enumerable: true, get: () => held.electron[name] });
  }
  return module;
});

let electron: ElectronStandIn;
let folder = '';
let savedArguments: string[] = [];

beforeEach(() => {
  electron = createElectronStandIn();
  held.electron = electron;
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-desktop-'));
  vi.stubEnv('PILOTBOOK_DATA', join(folder, 'data'));
  savedArguments = process.argv;
  process.argv = ['/opt/pilotbook/pilotbook'];
});

afterEach(async () => {
  process.argv = savedArguments;
  vi.unstubAllEnvs();
  if (!electron.app.steps.includes('ended')) electron.app.quit();
  await vi.waitUntil(() => electron.app.steps.includes('ended'), PATIENCE);
  rmSync(folder, { recursive: true, force: true });
});

async function boot(): Promise<void> {
  vi.resetModules();
  await import('./main.ts');
}

async function bootWithWindow() {
  await boot();
  const isDecided = () => electron.windows.length > 0 || electron.app.steps.includes('ended');
  await vi.waitUntil(isDecided, PATIENCE);
  const window = electron.windows.at(-1);
  if (window === undefined) throw new Error('Pilotbook ended without a window');
  await vi.waitUntil(() => window.address === 'app://pilotbook/', PATIENCE);
  return window;
}

type Sender = { sender: { mainFrame: object }; senderFrame: object | null };

function call(method: string, input: unknown, from: Sender): Promise<unknown> {
  const handler = electron.ipcMain.handlers.get('pilotbook:call');
  if (handler === undefined) throw new Error('nobody answers calls');
  return handler(from, structuredClone({ requestId: 'r1', method, input }));
}

function ownSender(window: { webContents: { mainFrame: object } }): Sender {
  return { sender: window.webContents, senderFrame: window.webContents.mainFrame };
}

describe('the desktop shell at start', () => {
  it('registers its scheme and the sandbox before it waits for anything', async () => {
    await bootWithWindow();
    expect(electron.app.steps.slice(0, 3)).toEqual(['scheme', 'sandbox', 'when-ready']);
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('opens one window with nothing of Node in it', async () => {
    const window = await bootWithWindow();
    expect(electron.windows).toHaveLength(1);
    const preferences = window.options['webPreferences'] as Record<string, unknown>;
    expect(preferences).toMatchObject({
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
      spellcheck: false,
      devTools: false,
    });
    expect(String(preferences['preload'])).toMatch(/out[/\\]main[/\\]preload\.cjs$/);
    expect(Object.keys(preferences)).not.toContain('enableBlinkFeatures');
    expect(window.options['show']).toBe(false);
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
  });

  it('leaves to the first when it is the second one', async () => {
    electron.app.instance.isFirst = false;
    await boot();
    expect(electron.windows).toEqual([]);
    expect(electron.app.quit).toHaveBeenCalledOnce();
    expect(existsSync(join(folder, 'data', 'My business.pilotbook'))).toBe(false);
  });

  it("keeps Chromium's files away from the workspaces", async () => {
    await bootWithWindow();
    expect(electron.app.paths.get('userData')).toBe(join(folder, 'data', 'desktop'));
  });

  it('sets a menu without developer tools in the installed app', async () => {
    await bootWithWindow();
    const menu = JSON.stringify(electron.Menu.setApplicationMenu.mock.calls[0]?.[0]);
    expect(menu).toContain('Open workspace…');
    expect(menu).not.toContain('toggleDevTools');
  });
});

describe('the page', () => {
  const request = (path: string) => new Request(`app://pilotbook${path}`);

  it.each(['/../package.json', '/..%2fpackage.json', '/%2e%2e%5cpackage.json', '/etc/passwd', '/missing.js'])(
    'gets no file for %s, and the policy all the same',
    async (path) => {
      await bootWithWindow();
      const serve = electron.protocol.served.get('app');
      const response = await serve?.(request(path));
      expect(response?.status).toBe(404);
      expect(response?.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    },
  );

  it('gets the interface with the policy, from no other host and by no other method', async () => {
    writeFileSync(join(folder, 'index.html'), '<!doctype html>');
    serveInterface(electron.protocol as never, folder);
    const serve = electron.protocol.served.get('app');
    const page = await serve?.(request('/'));
    expect(page?.status).toBe(200);
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page?.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(page?.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await serve?.(new Request('app://elsewhere/index.html')))?.status).toBe(404);
    expect((await serve?.(new Request('app://pilotbook/', { method: 'POST' })))?.status).toBe(404);
  });

  it('has no script from elsewhere and no inline script', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self';");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
  });
});

describe('permissions', () => {
  it.each([
    ['media', 'app://pilotbook/', false],
    ['geolocation', 'app://pilotbook/', false],
    ['notifications', 'app://pilotbook/', false],
    ['clipboard-read', 'app://pilotbook/', false],
    ['openExternal', 'app://pilotbook/', false],
    ['clipboard-sanitized-write', 'app://pilotbook/', true],
    ['clipboard-sanitized-write', 'https://evil.example/', false],
  ])('%s for %s: %s', async (permission, address, expected) => {
    await bootWithWindow();
    const { handlers } = electron.session.defaultSession;
    const answer = vi.fn<(allowed: unknown) => void>();
    handlers['permissionRequest']?.(...([{ getURL: () => address }, permission, answer] as never[]));
    expect(answer).toHaveBeenCalledExactlyOnceWith(expected);
    expect(handlers['permissionCheck']?.(...([null, permission, address] as never[]))).toBe(expected);
    expect(handlers['devicePermission']?.()).toBe(false);
  });
});

describe('a window', () => {
  it.each([
    ['https://example.com/', true],
    ['http://example.com/', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['app://pilotbook.evil.example/', false],
    ['ms-settings:privacy', false],
  ])('asked to go to %s stays; the browser opens it: %s', async (url, isOpenedOutside) => {
    const { webContents } = await bootWithWindow();
    const navigation = preventableEvent({ url });
    webContents.emit('will-navigate', navigation);
    expect(navigation.defaultPrevented).toBe(true);
    expect(electron.shell.openExternal).toHaveBeenCalledTimes(isOpenedOutside ? 1 : 0);
    expect(webContents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
    expect(electron.shell.openExternal).toHaveBeenCalledTimes(isOpenedOutside ? 2 : 0);
  });

  it('may reload its own page', async () => {
    const { webContents } = await bootWithWindow();
    const navigation = preventableEvent({ url: 'app://pilotbook/#/today' });
    webContents.emit('will-navigate', navigation);
    expect(navigation.defaultPrevented).toBe(false);
  });

  it('takes no webview, no redirect and no foreign frame', async () => {
    const { webContents } = await bootWithWindow();
    for (const [name, details] of [
      ['will-attach-webview', {}],
      ['will-redirect', { url: 'https://example.com/' }],
      ['will-frame-navigate', { url: 'https://example.com/', isMainFrame: false }],
    ] as const) {
      const event = preventableEvent(details);
      webContents.emit(name, event);
      expect(event.defaultPrevented).toBe(true);
    }
    const preview = preventableEvent({ url: 'about:srcdoc', isMainFrame: false });
    webContents.emit('will-frame-navigate', preview);
    expect(preview.defaultPrevented).toBe(false);
  });

  it.each([
    ['blob:app://pilotbook/2f1c', false],
    ['https://example.com/setup.exe', true],
    ['blob:https://example.com/2f1c', true],
  ])('saving %s is prevented: %s', async (url, isPrevented) => {
    await bootWithWindow();
    const item = {
      getURL: () => url,
      getFilename: () => 'report.pdf',
      setSaveDialogOptions: vi.fn<(options: object) => void>(),
    };
    const event = preventableEvent({});
    electron.session.defaultSession.emit('will-download', event, item);
    expect(event.defaultPrevented).toBe(isPrevented);
    expect(item.setSaveDialogOptions).toHaveBeenCalledTimes(isPrevented ? 0 : 1);
  });

  it('that broke is offered again', async () => {
    const window = await bootWithWindow();
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 0 });
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await expect.poll(() => window.reload.mock.calls.length, PATIENCE).toBe(1);
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    expect(electron.dialog.showMessageBox).toHaveBeenCalledOnce();
  });

  it('comes back where it was closed', async () => {
    const window = await bootWithWindow();
    window.emit('close');
    window.emit('closed');
    electron.app.emit('activate');
    await expect.poll(() => electron.windows.length, PATIENCE).toBe(2);
    expect(electron.windows[1]?.options).toMatchObject({ x: 10, y: 20, width: 900, height: 700 });
  });
});

describe('a call from the window', () => {
  it('is answered by the real engine of the first workspace', async () => {
    const window = await bootWithWindow();
    const reply = await call('workspace.describe', {}, ownSender(window));
    expect(reply).toMatchObject({ ok: true, value: { settings: { name: 'My business' }, origin: 'own' } });
    const described = await call('shell.describe', {}, ownSender(window));
    expect(described).toMatchObject({
      ok: true,
      value: { shell: 'electron', pdf: 'available', fileDialog: 'native' },
    });
  });

  it('tells the window what it made stale', async () => {
    const window = await bootWithWindow();
    await call('workspace.changeSettings', { name: 'Adriatica' }, ownSender(window));
    await expect
      .poll(() => window.webContents.sent, PATIENCE)
      .toContainEqual({
        channel: 'pilotbook:event',
        value: { type: 'changed', invalidates: ['workspace', 'features', 'decisions', 'checklists'] },
      });
  });

  it('is refused from a frame inside the page, from another page and from a frame that is gone', async () => {
    const window = await bootWithWindow();
    const { webContents } = window;
    const senders: Sender[] = [
      { sender: webContents, senderFrame: { origin: 'app://pilotbook' } },
      { sender: { mainFrame: webContents }, senderFrame: webContents },
      { sender: webContents, senderFrame: null },
    ];
    const evil = { origin: 'https://evil.example' };
    senders.push({ sender: { mainFrame: evil }, senderFrame: evil });
    for (const sender of senders) {
      const reply = await call('workspace.describe', {}, sender);
      expect(reply).toMatchObject({ ok: false, error: { code: 'foreign-sender' } });
    }
  });

  it.each([null, 'text', {}, { requestId: 1, method: [], input: {} }, { requestId: '', method: 'x' }])(
    'made of %j is refused in an envelope',
    async (value) => {
      const window = await bootWithWindow();
      const handler = electron.ipcMain.handlers.get('pilotbook:call');
      const reply = await handler?.(ownSender(window), value);
      expect(reply).toMatchObject({ ok: false, error: { kind: 'validation' } });
    },
  );
});

describe('a workspace file opened from outside', () => {
  it('at start is opened instead of the latest', async () => {
    process.argv = ['/opt/pilotbook/pilotbook', '--flag', join(folder, 'gone.pilotbook')];
    electron.dialog.showMessageBox.mockResolvedValueOnce({ response: 2 });
    await boot();
    await expect.poll(() => electron.app.quit.mock.calls.length, PATIENCE).toBeGreaterThan(0);
    const asked = electron.dialog.showMessageBox.mock.calls[0]?.[0];
    expect(asked).toMatchObject({
      detail: `The workspace "${join(folder, 'gone.pilotbook')}" is not there any more.`,
    });
    expect(electron.windows).toEqual([]);
  });

  it('while running replaces the open one, or is explained', async () => {
    const window = await bootWithWindow();
    await call('shell.createWorkspace', { name: 'Second' }, ownSender(window));
    const first = join(folder, 'data', 'My business.pilotbook');
    electron.app.emit('second-instance', {}, ['/opt/pilotbook/pilotbook', first], folder);
    expect(window.focus).toHaveBeenCalled();
    await expect
      .poll(async () => JSON.stringify(await call('workspace.describe', {}, ownSender(window))), PATIENCE)
      .toContain('My business');
    writeFileSync(join(folder, 'odd.pilotbook'), 'odd');
    const opened = preventableEvent({});
    electron.app.emit('open-file', opened, join(folder, 'odd.pilotbook'));
    expect(opened.defaultPrevented).toBe(true);
    await expect.poll(() => electron.dialog.showMessageBox.mock.calls.length, PATIENCE).toBe(1);
    expect(electron.dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({
      detail: expect.stringContaining('is not a Pilotbook workspace'),
    });
  });

  it('that cannot be opened leaves the choice of another', async () => {
    mkdirSync(join(folder, 'data'), { recursive: true });
    const damaged = join(folder, 'data', 'damaged.pilotbook');
    const good = join(folder, 'good.pilotbook');
    writeFileSync(damaged, 'not sqlite');
    const { openEngine } = await import('./workspace/engine-link.ts');
    await (await openEngine({ path: good, mode: 'create-if-missing', actorFallback: 'ada' })).close();
    process.argv = ['/opt/pilotbook/pilotbook', damaged];
    electron.dialog.showMessageBox.mockResolvedValue({ response: 0 });
    electron.dialog.showOpenDialog
      .mockResolvedValueOnce({ canceled: true, filePaths: [] })
      .mockResolvedValueOnce({ canceled: false, filePaths: [good] });
    const window = await bootWithWindow();
    expect(await call('workspace.describe', {}, ownSender(window))).toMatchObject({
      value: { settings: { name: 'good' } },
    });
    expect(readFileSync(damaged, 'utf8')).toBe('not sqlite');
  });
});

describe('new alerts', () => {
  /** A running feature whose gate is long due, laid into the open workspace. */
  async function bootWithDueGate() {
    mkdirSync(join(folder, 'data'), { recursive: true });
    const path = join(folder, 'data', 'shop.pilotbook');
    const { openEngine } = await import('./workspace/engine-link.ts');
    await (await openEngine({ path, mode: 'create-if-missing', actorFallback: 'ada' })).close();
    seedFeature(path, { featureId: 'alpha' });
    process.argv = ['/opt/pilotbook/pilotbook', path];
    return bootWithWindow();
  }

  it('are told by the desktop, and a click leads to them', async () => {
    const window = await bootWithDueGate();
    await expect.poll(() => electron.notifications.length, PATIENCE).toBe(1);
    const [message] = electron.notifications;
    expect(message?.options.title).toBe('The gate of beta is open');
    expect(message?.options.body).toContain('Feature alpha');
    message?.emit('click');
    expect(window.focus).toHaveBeenCalled();
    expect(window.webContents.sent).toContainEqual({
      channel: 'pilotbook:event',
      value: { type: 'go-to', place: '/features/alpha/decisions?decide=1' },
    });
  });

  it('open the window again at their place where it was closed', async () => {
    const window = await bootWithDueGate();
    await expect.poll(() => electron.notifications.length, PATIENCE).toBe(1);
    window.emit('closed');
    electron.notifications[0]?.emit('click');
    await vi.waitUntil(() => electron.windows.length === 2, PATIENCE);
    await vi.waitUntil(() => electron.windows[1]?.address !== '', PATIENCE);
    expect(electron.windows[1]?.address).toBe('app://pilotbook/#/features/alpha/decisions?decide=1');
  });

  it('are not told where the person switched that off, and the choice outlives the start', async () => {
    const window = await bootWithWindow();
    const describeNotices = () => call('shell.describeNotices', {}, ownSender(window));
    expect(await describeNotices()).toMatchObject({ value: { desktop: 'on' } });
    await call('shell.setNotices', { desktop: 'off', language: 'it' }, ownSender(window));
    expect(await describeNotices()).toMatchObject({ value: { desktop: 'off' } });
    const kept = readFileSync(join(folder, 'data', 'desktop', 'notices.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual({ desktop: 'off', language: 'it' });
  });
});

describe('quitting', () => {
  it('waits until the workspace is closed', async () => {
    await bootWithWindow();
    expect(existsSync(join(folder, 'data', 'My business.pilotbook.lock'))).toBe(true);
    electron.app.quit();
    expect(electron.app.steps).not.toContain('ended');
    await expect.poll(() => electron.app.steps, PATIENCE).toContain('ended');
    expect(existsSync(join(folder, 'data', 'My business.pilotbook.lock'))).toBe(false);
  });
});

describe('printing a report', () => {
  it('happens in a hidden window that runs no script, reaches nothing and is closed again', async () => {
    await bootWithWindow();
    const print = createPdfPrinter();
    const pdf = await print('<!doctype html><title>R</title>');
    expect(Buffer.from(pdf).toString()).toContain('%PDF');
    const window = electron.windows.at(-1);
    const preferences = window?.options['webPreferences'] as Record<string, unknown>;
    expect(window?.options['show']).toBe(false);
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, javascript: false });
    expect(preferences['preload']).toBeUndefined();
    expect(window?.webContents.printOptions).toEqual({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    expect(window?.destroyed).toBe(true);
    const answer = vi.fn<(allowed: unknown) => void>();
    const printing = electron.sessions.get('report-printing');
    printing?.handlers['beforeRequest']?.(...([{ url: 'https://example.com/pixel.png' }, answer] as never[]));
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: true });
    const gone = await printing?.protocol.served.get('app')?.(new Request(String(window?.address)));
    expect(gone?.status).toBe(404);
  });
});

describe('the bridge of the window', () => {
  it('has three functions and none of them hands out electron', async () => {
    await import('./preload.ts');
    const bridge = electron.exposed.get('pilotbook') as unknown as {
      invoke: (call: object) => unknown;
      cancel: (requestId: string) => void;
      subscribe: (listener: (event: unknown) => void) => () => void;
    };
    expect([...electron.exposed.keys()]).toEqual(['pilotbook']);
    expect(Object.keys(bridge).sort()).toEqual(['cancel', 'invoke', 'subscribe']);
    bridge.invoke({ requestId: 'r' });
    expect(electron.ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith('pilotbook:call', { requestId: 'r' });
    bridge.cancel('r');
    expect(electron.ipcRenderer.send).toHaveBeenCalledExactlyOnceWith('pilotbook:cancel', 'r');
    const heard: unknown[][] = [];
    const stop = bridge.subscribe((...args) => heard.push(args));
    electron.ipcRenderer.emit('pilotbook:event', { sender: 'secret' }, { type: 'workspace-opened' });
    expect(stop()).toBeUndefined();
    electron.ipcRenderer.emit('pilotbook:event', {}, { type: 'workspace-opened' });
    expect(heard).toEqual([[{ type: 'workspace-opened' }]]);
  });
});
