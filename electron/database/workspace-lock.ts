import Sqlite from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { AppError } from '#shared/kernel/app-error.ts';

/**
 * Holds a workspace for one writer. The lock is SQLite's own on a small file beside the workspace, so that the
 * operating system lets go of it however the process ends; a left-over file locks nobody out.
 * Throws AppError `workspace-in-use`.
 */
export function lockWorkspace(path: string): { release: () => void } {
  const lockPath = `${path}.lock`;
  const lock = new Sqlite(lockPath, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new AppError('unavailable', 'workspace-in-use', { path });
    }
    throw error;
  }
  return {
    release: () => {
      lock.close();
      rmSync(lockPath, { force: true });
    },
  };
}
