import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AppEvent } from '#shared/contract/envelope.ts';
import type { OpenMode } from '#electron/database/open-database.ts';
import type { Door } from '#electron/rpc/door.ts';

export type EngineFile = { path: string; mode: OpenMode };
/** Runs the engine over one workspace file; rejects with an AppError when the file cannot be opened. */
export type OpenEngine = (file: EngineFile) => Promise<Door>;

type WorkspaceToOpen = EngineFile & {
  /** Runs after this workspace is closed again. */
  afterClose: () => void;
};

type OpenedWorkspace = { path: string; door: Door; release: () => Promise<void> };

export type OpenWorkspace = {
  current: () => { path: string; door: Door } | null;
  switchTo: (workspace: WorkspaceToOpen) => Promise<void>;
  close: () => Promise<void>;
};

function realPathOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** One open workspace at a time; switches wait for each other. A file that does not open leaves the old one open. */
export function createOpenWorkspace(
  openEngine: OpenEngine,
  publish: (event: AppEvent) => void,
): OpenWorkspace {
  let opened: OpenedWorkspace | null = null;
  let lastSwitch: Promise<void> = Promise.resolve();

  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = lastSwitch.then(work);
    lastSwitch = turn.catch(() => undefined);
    return turn;
  }

  async function open({ path, mode, afterClose }: WorkspaceToOpen): Promise<void> {
    const wanted = realPathOf(path);
    if (opened?.path !== wanted) {
      const door = await openEngine({ path: wanted, mode });
      const unsubscribe = door.subscribe(publish);
      const previous = opened;
      const release = async () => {
        await door.close();
        unsubscribe();
        afterClose();
      };
      opened = { path: realPathOf(wanted), door, release };
      await previous?.release();
    }
    publish({ type: 'workspace-opened' });
  }

  return {
    current: () => opened,
    switchTo: (workspace) => inTurn(() => open(workspace)),
    close: () =>
      inTurn(async () => {
        const last = opened;
        opened = null;
        await last?.release();
      }),
  };
}
