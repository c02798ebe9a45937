import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/**
 * Stands in for the module `electron` where its binary is not there: records what the desktop shell registers and
 * lets a test play the part of the window, the system and the person at the dialogs.
 */

type Handler = (...args: never[]) => unknown;
type PreventableEvent = { defaultPrevented: boolean; preventDefault: () => void };

export function preventableEvent<More extends object>(more: More): PreventableEvent & More {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

function createSession() {
  const handlers: Record<string, Handler> = {};
  const keep = (name: string) => (handler: Handler) => {
    handlers[name] = handler;
  };
  return Object.assign(new EventEmitter(), {
    handlers,
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    protocol: createProtocol(),
    webRequest: { onBeforeRequest: keep('beforeRequest') },
  });
}

function createProtocol() {
  const served = new Map<string, (request: Request) => Response | Promise<Response>>();
  return {
    served,
    handle: (scheme: string, handler: (request: Request) => Response | Promise<Response>) => {
      served.set(scheme, handler);
    },
    registerSchemesAsPrivileged: vi.fn<(schemes: unknown) => void>(),
  };
}

function createWebContents() {
  const sent: { channel: string; value: unknown }[] = [];
  const contents = Object.assign(new EventEmitter(), {
    sent,
    mainFrame: { origin: 'app://pilotbook' },
    windowOpenHandler: null as null | ((details: { url: string }) => { action: string }),
    printOptions: {},
    setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => {
      contents.windowOpenHandler = handler;
    },
    getURL: () => 'app://pilotbook/',
    send: (channel: string, value: unknown) => sent.push({ channel, value }),
    printToPDF: async (options: object) => {
      contents.printOptions = options;
      return Buffer.from('%PDF-1.7 stand-in');
    },
  });
  return contents;
}

function createApp() {
  const steps: string[] = [];
  const paths = new Map<string, string>();
  const instance = { isFirst: true };
  const app = Object.assign(new EventEmitter(), {
    steps,
    isPackaged: true,
    instance,
    paths,
    enableSandbox: vi.fn<() => void>(() => void steps.push('sandbox')),
    setAppUserModelId: vi.fn<(id: string) => void>(),
    setPath: (name: string, path: string) => void paths.set(name, path),
    requestSingleInstanceLock: vi.fn<() => boolean>(() => instance.isFirst),
    whenReady: () => {
      steps.push('when-ready');
      return Promise.resolve();
    },
    getLocale: () => 'en-GB',
    getVersion: () => '0.1.0',
    exit: vi.fn<(code: number) => void>(),
    quit: vi.fn<() => void>(() => {
      const event = preventableEvent({});
      app.emit('will-quit', event);
      if (!event.defaultPrevented) steps.push('ended');
    }),
  });
  return app;
}

/** The desktop's messages: what was shown, and a person's click on one. */
function createNotifications() {
  const shown: Notification[] = [];
  const desktop = { isSupported: true };
  class Notification extends EventEmitter {
    static isSupported = (): boolean => desktop.isSupported;
    options: { title: string; body: string };
    close = vi.fn<() => void>(() => void this.emit('close'));

    constructor(options: { title: string; body: string }) {
      super();
      this.options = options;
    }

    show(): void {
      shown.push(this);
    }
  }
  return { Notification, shown, desktop };
}

/** Seals by turning letters around under a key; a new key opens nothing that the old one sealed. */
function createSafeStorage() {
  const storage = {
    key: 'first',
    backend: 'gnome_libsecret',
    available: true,
    getSelectedStorageBackend: () => storage.backend,
    isAsyncEncryptionAvailable: async () => storage.available,
    encryptStringAsync: async (text: string) =>
      Buffer.from(`${storage.key}:${Array.from(text).toReversed().join('')}`),
    decryptStringAsync: async (sealed: Buffer) => {
      const [key, text = ''] = sealed.toString().split(/:(.*)/s);
      if (key !== storage.key) throw new Error('the key has changed');
      return { shouldReEncrypt: false, result: Array.from(text).toReversed().join('') };
    },
  };
  return storage;
}

/** A new electron with nothing registered. */
export function createElectronStandIn() {
  const app = createApp();
  const sessions = new Map<string, ReturnType<typeof createSession>>();
  const defaultSession = createSession();
  const windows: BrowserWindow[] = [];
  const protocol = createProtocol();
  protocol.registerSchemesAsPrivileged.mockImplementation(() => void app.steps.push('scheme'));

  class BrowserWindow extends EventEmitter {
    options: Record<string, unknown>;
    webContents = createWebContents();
    address = '';
    destroyed = false;
    reload = vi.fn<() => void>();
    focus = vi.fn<() => void>();
    restore = vi.fn<() => void>();
    maximize = vi.fn<() => void>();
    show = vi.fn<() => void>();

    constructor(options: Record<string, unknown>) {
      super();
      this.options = options;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }

    loadURL(address: string): Promise<void> {
      this.address = address;
      return Promise.resolve();
    }

    isMaximized(): boolean {
      return false;
    }

    isMinimized(): boolean {
      return true;
    }

    getNormalBounds() {
      return { x: 10, y: 20, width: 900, height: 700 };
    }

    destroy(): void {
      this.destroyed = true;
    }
  }

  const { Notification, shown: notifications, desktop } = createNotifications();
  const handlers = new Map<string, (event: unknown, value: unknown) => Promise<unknown>>();
  const ipcMain = Object.assign(new EventEmitter(), {
    handlers,
    handle: (channel: string, handler: (event: unknown, value: unknown) => Promise<unknown>) =>
      void handlers.set(channel, handler),
  });
  const dialog = {
    showOpenDialog: vi.fn<() => Promise<{ canceled: boolean; filePaths: string[] }>>(async () => ({
      canceled: true,
      filePaths: [],
    })),
    showMessageBox: vi.fn<(options: object) => Promise<{ response: number }>>(async () => ({ response: 2 })),
  };
  const exposed = new Map<string, Record<string, Handler>>();
  const ipcRenderer = Object.assign(new EventEmitter(), {
    invoke: vi.fn<(...args: unknown[]) => void>(),
    send: vi.fn<(...args: unknown[]) => void>(),
  });

  return {
    app,
    protocol,
    windows,
    sessions,
    exposed,
    session: {
      defaultSession,
      fromPartition: (name: string) => {
        const known = sessions.get(name) ?? createSession();
        sessions.set(name, known);
        return known;
      },
    },
    BrowserWindow,
    Notification,
    notifications,
    desktop,
    ipcMain,
    ipcRenderer,
    dialog,
    shell: { openExternal: vi.fn<(address: string) => Promise<void>>(async () => undefined) },
    safeStorage: createSafeStorage(),
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: vi.fn<(menu: unknown) => void>(),
    },
    contextBridge: {
      exposeInMainWorld: (name: string, value: Record<string, Handler>) => void exposed.set(name, value),
    },
  };
}

export type ElectronStandIn = ReturnType<typeof createElectronStandIn>;
