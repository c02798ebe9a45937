import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { engineContract, type ShellContract } from '#shared/contract/contract.ts';
import type { AppEvent, Call, Reply } from '#shared/contract/envelope.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { shellContract, type KnownWorkspace } from '#shared/workspace/shell.contract.ts';
import type { OpenMode } from '#electron/database/open-database.ts';
import { createDoor, type Door, type HandlersOf } from '#electron/rpc/door.ts';
import { replyFromError } from '#electron/rpc/reply-from-error.ts';
import { createEngineCalls, type EngineCalls } from './engine-calls.ts';
import { createKnownWorkspaces, handleOf, type KnownWorkspaces } from './known-workspaces.ts';
import { createSecretStore, type SecretStore, type SecretVault } from './secret-store.ts';
import type { NoticeSettings } from './notice-settings.ts';
import { createOpenWorkspace, type OpenEngine, type OpenWorkspace } from './open-workspace.ts';
import { copyBeside, copySample, freeWorkspacePath, WORKSPACE_ENDING } from './workspace-files.ts';

export const FIRST_WORKSPACE_NAME = 'My business';

export type ShellOptions = {
  dataFolder: string;
  /** Holds `sample.pilotbook`. */
  resourcesFolder: string;
  openEngine: OpenEngine;
  /** Prints one self-contained page; null where nothing here can print. */
  printPdf: ((html: string) => Promise<Uint8Array>) | null;
  /** Shows a native dialog for a workspace file, null when the person cancels; null where there is no such dialog. */
  chooseFile: (() => Promise<string | null>) | null;
  /** Where passwords of sources outlive the session; null where there is no such place. */
  vault: SecretVault | null;
  /** What was chosen about telling of alerts outside of the window; null where this shell cannot. */
  notices: NoticeSettings | null;
  version: string;
  now: () => number;
};

export type WorkspaceChoice = { kind: 'latest' } | { kind: 'sample' } | { kind: 'file'; path: string };

export type Shell = {
  /** Every method of the contract: `shell.*` answered here, the rest by the open workspace's engine. */
  door: Door;
  /**
   * Opens a workspace; a file is remembered, the sample is not, and without a latest one the first is made.
   * Rejects with an AppError; the workspace open before then stays open.
   */
  open: (choice: WorkspaceChoice) => Promise<void>;
};

type Parts = {
  options: ShellOptions;
  known: KnownWorkspaces;
  workspace: OpenWorkspace;
  engine: EngineCalls;
  secrets: SecretStore;
};

function createSecretHandlers({ secrets, engine }: Parts) {
  return {
    'shell.setSecret': async (wish) => {
      const { id, keeping } = await secrets.set(wish);
      const { host, secret } = wish;
      await engine.giveSecrets([{ secretId: id, host, secret }]);
      return { secretId: id, keeping };
    },
    'shell.forgetSecret': async ({ secretId }) => {
      await secrets.forget(secretId);
      await engine.forgetSecret(secretId);
      return {};
    },
    'shell.describeSecrets': async () => ({ vault: await secrets.vaultKind() }),
  } satisfies Partial<HandlersOf<ShellContract>>;
}

function createActions({ options, known, workspace, engine, secrets }: Parts) {
  /** The engine of the workspace that is open now learns the secrets; a locked keyring keeps no workspace shut. */
  async function handSecretsOver(): Promise<void> {
    try {
      await engine.giveSecrets(await secrets.list());
    } catch (error) {
      console.error(`Secrets could not be read: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  }

  async function openRemembered(path: string, mode: OpenMode): Promise<void> {
    await workspace.switchTo({ path, mode, afterClose: () => undefined });
    await handSecretsOver();
    known.remember({ path: workspace.current()?.path ?? path, openedAt: options.now() });
  }

  async function openSample(): Promise<void> {
    const sample = copySample(options.resourcesFolder);
    const remove = () => rmSync(sample.folder, { recursive: true, force: true });
    try {
      await workspace.switchTo({ path: sample.path, mode: 'must-exist', afterClose: remove });
      await handSecretsOver();
    } catch (error) {
      remove();
      throw error;
    }
  }

  async function createNamed(name: string): Promise<void> {
    const path = freeWorkspacePath(options.dataFolder, name);
    await openRemembered(path, 'create-if-missing');
    // A new workspace is named after its file, which may not be allowed to bear the name as typed.
    if (basename(path, WORKSPACE_ENDING) !== name) await engine.call('workspace.changeSettings', { name });
  }

  function open(choice: WorkspaceChoice): Promise<void> {
    if (choice.kind === 'sample') return openSample();
    const path = choice.kind === 'file' ? choice.path : known.list()[0]?.path;
    return path === undefined ? createNamed(FIRST_WORKSPACE_NAME) : openRemembered(path, 'must-exist');
  }

  async function adopt(file: string): Promise<void> {
    const copy = copyBeside(await engine.uploadedFile(file), options.dataFolder);
    try {
      await openRemembered(copy, 'must-exist');
    } catch (error) {
      rmSync(copy, { force: true });
      throw error;
    }
  }

  return { open, createNamed, adopt };
}

type Actions = ReturnType<typeof createActions>;

function listKnown({ known, workspace }: Parts): KnownWorkspace[] {
  const open = workspace.current()?.path;
  return known.list().map(({ path, openedAt }) => ({
    handle: handleOf(path),
    fileName: basename(path),
    folder: dirname(path),
    openedAt,
    current: path === open ? 'open' : 'closed',
  }));
}

async function printReport({ options, engine }: Parts, reportId: string) {
  if (options.printPdf === null) throw new AppError('unavailable', 'no-browser');
  const report = await engine.call('reports.get', { reportId });
  const pdf = await options.printPdf(report.html);
  const fileName = report.fileName.replace(/\.html$/i, '.pdf');
  return { fileName, base64: Buffer.from(pdf).toString('base64') };
}

async function chooseAndOpen({ options }: Parts, actions: Actions): Promise<{ chosen: 'opened' | 'none' }> {
  if (options.chooseFile === null) throw new AppError('unavailable', 'no-file-dialog');
  const path = await options.chooseFile();
  if (path === null) return { chosen: 'none' };
  await actions.open({ kind: 'file', path });
  return { chosen: 'opened' };
}

function createNoticeHandlers({ options: { notices } }: Parts) {
  return {
    'shell.describeNotices': () => ({ desktop: notices?.get().desktop ?? 'none' }),
    'shell.setNotices': (change) => {
      notices?.change(change);
      return {};
    },
  } satisfies Partial<HandlersOf<ShellContract>>;
}

function createHandlers(parts: Parts, actions: Actions): HandlersOf<ShellContract> {
  const { options, known } = parts;
  async function done(work: Promise<void>): Promise<Record<string, never>> {
    await work;
    return {};
  }
  return {
    ...createSecretHandlers(parts),
    ...createNoticeHandlers(parts),
    'shell.describe': () => ({
      shell: options.chooseFile === null ? 'web' : 'electron',
      version: options.version,
      pdf: options.printPdf === null ? 'no-browser' : 'available',
      fileDialog: options.chooseFile === null ? 'upload' : 'native',
    }),
    'shell.listWorkspaces': () => listKnown(parts),
    'shell.openWorkspace': ({ handle }) => {
      const path = known.findPath(handle);
      if (path === null) throw new AppError('not-found', 'workspace-missing', { path: '' });
      return done(actions.open({ kind: 'file', path }));
    },
    'shell.openSample': () => done(actions.open({ kind: 'sample' })),
    'shell.createWorkspace': ({ name }) => done(actions.createNamed(name)),
    'shell.chooseWorkspace': () => chooseAndOpen(parts, actions),
    'shell.adoptWorkspace': ({ file }) => done(actions.adopt(file)),
    'shell.printReport': ({ reportId }) => printReport(parts, reportId),
  };
}

/** What both windows share: which workspace is open, which are known, and printing. */
export function createShell(options: ShellOptions): Shell {
  const listeners = new Set<(event: AppEvent) => void>();
  const publish = (event: AppEvent) => listeners.forEach((listener) => listener(event));
  const workspace = createOpenWorkspace(options.openEngine, publish);
  const known = createKnownWorkspaces(options.dataFolder);
  const parts: Parts = {
    options,
    known,
    workspace,
    engine: createEngineCalls(workspace),
    secrets: createSecretStore(options.vault),
  };
  const actions = createActions(parts);
  const own = createDoor({
    contract: shellContract,
    handlers: createHandlers(parts, actions),
    onClose: () => workspace.close(),
  });
  own.subscribe(publish);

  async function call(request: Call): Promise<Reply> {
    if (!Object.hasOwn(engineContract, request.method)) return own.call(request);
    const open = workspace.current();
    if (open === null) return replyFromError(new AppError('unavailable', 'no-workspace-open'));
    return open.door.call(request);
  }

  return {
    door: {
      call,
      cancel: (requestId) => {
        own.cancel(requestId);
        workspace.current()?.door.cancel(requestId);
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => own.close(),
    },
    open: actions.open,
  };
}
