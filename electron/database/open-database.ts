import Sqlite from 'better-sqlite3';
import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#shared/kernel/app-error.ts';
import { assert } from '#shared/kernel/assert.ts';
import type { WritableDb } from './handles.ts';

/** "PILT": marks a SQLite file as a Pilotbook workspace. */
export const APPLICATION_ID = 0x50494c54;

const SQLITE_HEADER = 'SQLite format 3\u0000';
const BUSY_TIMEOUT_MS = 5000;
const ANY_WRITE_BIT = 0o222;

export type OpenMode = 'create-if-missing' | 'must-exist';

function readHeader(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(SQLITE_HEADER.length);
    const length = readSync(file, bytes, 0, bytes.length, 0);
    return bytes.toString('latin1', 0, length);
  } finally {
    closeSync(file);
  }
}

function checkFile(path: string, mode: OpenMode): void {
  if (!existsSync(path)) {
    if (mode === 'must-exist') throw new AppError('not-found', 'workspace-missing', { path });
    mkdirSync(dirname(path), { recursive: true });
    return;
  }
  const stat = statSync(path);
  if (!stat.isFile() || readHeader(path) !== SQLITE_HEADER) {
    throw new AppError('validation', 'not-a-workspace', { path });
  }
  // The mode bits, not access(): a file marked read-only was marked by a person, and root passes every access check.
  if ((stat.mode & ANY_WRITE_BIT) === 0) throw new AppError('precondition', 'workspace-read-only', { path });
}

function setPragmas(db: WritableDb): void {
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  db.pragma('journal_mode = WAL');
  // The driver lowers synchronous to NORMAL when WAL is switched on; NORMAL can lose acknowledged commits.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  assert(db.pragma('synchronous', { simple: true }) === 2, 'synchronous is FULL');
}

/** Every failure of the driver that a person can do something about, as a code with words. */
export function explainSqliteError(error: unknown, path: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
    return new AppError('validation', 'workspace-damaged', { path });
  }
  if (error.code.startsWith('SQLITE_READONLY') || error.code === 'SQLITE_CANTOPEN') {
    return new AppError('precondition', 'workspace-read-only', { path });
  }
  if (error.code.startsWith('SQLITE_BUSY')) return new AppError('unavailable', 'workspace-in-use', { path });
  if (error.code === 'SQLITE_FULL') return new AppError('unavailable', 'disk-full', { path });
  if (error.code.startsWith('SQLITE_IOERR')) return new AppError('unavailable', 'disk-error', { path });
  return error;
}

/**
 * Opens a workspace file with the settings that keep it safe. The schema is not touched; see `migrate`.
 * Throws AppError `workspace-missing`, `not-a-workspace`, `workspace-read-only`, `workspace-in-use`,
 * `workspace-damaged`.
 */
export function openDatabase(path: string, mode: OpenMode): WritableDb {
  checkFile(path, mode);
  let db: WritableDb | null = null;
  try {
    db = new Sqlite(path);
    const applicationId = db.pragma('application_id', { simple: true });
    const tables = db.prepare<[], { count: number }>('SELECT count(*) AS count FROM sqlite_master').get();
    if (tables?.count === 0) db.pragma(`application_id = ${APPLICATION_ID}`);
    else if (applicationId !== APPLICATION_ID) throw new AppError('validation', 'not-a-workspace', { path });
    setPragmas(db);
    return db;
  } catch (error) {
    db?.close();
    throw explainSqliteError(error, path);
  }
}
