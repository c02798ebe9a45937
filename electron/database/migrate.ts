import { AppError } from '#shared/kernel/app-error.ts';
import { assert } from '#shared/kernel/assert.ts';
import type { WritableDb } from './handles.ts';
import { MIGRATIONS, type Migration } from './migrations/migrations.ts';

export function schemaVersion(db: WritableDb): number {
  const version = db.pragma('user_version', { simple: true });
  assert(typeof version === 'number', 'user_version is a number');
  return version;
}

/** The version a fresh workspace has. */
export const LATEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/**
 * Refuses a file written by a newer Pilotbook: opening it could lose what this version does not know.
 * Throws AppError `newer-version` with both versions.
 */
export function refuseNewerVersion(db: WritableDb, migrations: readonly Migration[] = MIGRATIONS): void {
  const known = migrations.at(-1)?.version ?? 0;
  const found = schemaVersion(db);
  if (found > known) {
    throw new AppError('precondition', 'newer-version', { fileVersion: found, appVersion: known });
  }
}

/** Steps not yet taken, oldest first. */
export function pendingMigrations(
  db: WritableDb,
  migrations: readonly Migration[] = MIGRATIONS,
): readonly Migration[] {
  const version = schemaVersion(db);
  return migrations.filter((migration) => migration.version > version);
}

/**
 * Takes all pending steps in one transaction: the file is afterwards either old or new, never between. Foreign keys
 * rest meanwhile, so that a table can be made anew without its removal cascading (SQLite, "Making Other Kinds Of Table
 * Schema Changes"), and all of them are checked before the steps count.
 */
export function migrate(db: WritableDb, migrations: readonly Migration[] = MIGRATIONS): void {
  refuseNewerVersion(db, migrations);
  const pending = pendingMigrations(db, migrations);
  const last = pending.at(-1);
  if (last === undefined) return;
  // Within a transaction this setting cannot be changed.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const migration of pending) db.exec(migration.sql);
      assert(
        db.prepare('PRAGMA foreign_key_check').all().length === 0,
        'no step leaves a row without its parent',
      );
      db.pragma(`user_version = ${last.version}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
