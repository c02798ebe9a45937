import Sqlite from 'better-sqlite3';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupFolder } from '#electron/database/backup.ts';
import { LATEST_VERSION, migrate, schemaVersion } from '#electron/database/migrate.ts';
import { MIGRATIONS } from '#electron/database/migrations/migrations.ts';
import { APPLICATION_ID, openDatabase } from '#electron/database/open-database.ts';
import { openWorkspace } from '#electron/workspace/open-workspace.ts';

let folder = '';
const path = () => join(folder, 'workspace.pilotbook');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function openAt(file: string) {
  return openWorkspace({ path: file, mode: 'must-exist', actorFallback: 'Giulia Conti' });
}

function schemaOf(db: Sqlite.Database): string {
  return db
    .prepare<[], { sql: string }>(
      `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'note_search_%' ORDER BY type, name`,
    )
    .all()
    .map((row) => `${row.sql.trim()};`)
    .join('\n\n');
}

describe('the schema of a workspace', () => {
  it('is the committed snapshot, so that every change of it shows in review', async () => {
    const db = openDatabase(path(), 'create-if-missing');
    migrate(db);
    await expect(`${schemaOf(db)}\n`).toMatchFileSnapshot('./schema.snapshot.sql');
    db.close();
  });

  it('is reached by steps whose numbers only rise', () => {
    const versions = MIGRATIONS.map((migration) => migration.version);
    expect(versions).toEqual(versions.toSorted((left, right) => left - right));
    expect(new Set(versions).size).toBe(versions.length);
  });

  it.each(MIGRATIONS.map((migration) => migration.version))(
    'is reached from step %i with its data kept',
    (version) => {
      const steps = MIGRATIONS.filter((migration) => migration.version <= version);
      const db = openDatabase(path(), 'create-if-missing');
      migrate(db, steps);
      db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)').run('name', '"Adriatica"');
      migrate(db);
      expect(schemaVersion(db)).toBe(LATEST_VERSION);
      expect(db.prepare('SELECT value FROM settings WHERE key = ?').get('name')).toEqual({
        value: '"Adriatica"',
      });
      db.close();
    },
  );

  it('stays as it was when a step fails', () => {
    const db = openDatabase(path(), 'create-if-missing');
    migrate(db);
    const broken = {
      version: LATEST_VERSION + 10,
      sql: 'CREATE TABLE half (id TEXT) STRICT; CREATE TABLE half (x);',
    };
    expect(() => migrate(db, [...MIGRATIONS, broken])).toThrow(/half/);
    expect(schemaVersion(db)).toBe(LATEST_VERSION);
    expect(db.prepare(`SELECT name FROM sqlite_master WHERE name = 'half'`).get()).toBeUndefined();
    db.close();
  });
});

describe('opening a workspace file', () => {
  it('writes through a journal that survives a power cut', () => {
    const db = openDatabase(path(), 'create-if-missing');
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    db.close();
  });

  it('makes a backup before it takes an older file to the present schema', async () => {
    const db = openDatabase(path(), 'create-if-missing');
    migrate(db, MIGRATIONS.slice(0, 3));
    db.close();
    await openAt(path()).close();
    expect(readdirSync(backupFolder(path()))).toEqual([expect.stringMatching(/-migration\.pilotbook$/)]);
  });

  it('refuses a file from a newer version by name of both, and leaves it alone', () => {
    const db = openDatabase(path(), 'create-if-missing');
    migrate(db);
    db.pragma(`user_version = ${LATEST_VERSION + 10}`);
    db.close();
    const newer = { fileVersion: LATEST_VERSION + 10, appVersion: LATEST_VERSION };
    expect(() => openAt(path())).toThrow(expect.objectContaining({ code: 'newer-version', details: newer }));
    const again = new Sqlite(path(), { readonly: true });
    expect(again.pragma('user_version', { simple: true })).toBe(LATEST_VERSION + 10);
    again.close();
  });

  it.each([
    ['a text file', () => writeFileSync(path(), 'Data;Clicks\n01/10/2026;12\n'), 'not-a-workspace'],
    ['an empty file', () => writeFileSync(path(), ''), 'not-a-workspace'],
    ["another program's database", () => makeForeignDatabase(), 'not-a-workspace'],
    ['a file that is not there', () => undefined, 'workspace-missing'],
    ['a damaged file', () => makeDamagedFile(), 'workspace-damaged'],
    ['a file marked read-only', () => makeReadOnlyFile(), 'workspace-read-only'],
  ])('refuses %s in words', (_what, make, code) => {
    make();
    expect(() => openAt(path())).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a file that is open elsewhere, and opens it once it is closed there', async () => {
    const first = openWorkspace({ path: path(), mode: 'create-if-missing', actorFallback: 'Giulia Conti' });
    expect(() => openAt(path())).toThrow(expect.objectContaining({ code: 'workspace-in-use' }));
    await first.close();
    await openAt(path()).close();
  });
});

function makeForeignDatabase(): void {
  const db = new Sqlite(path());
  db.exec('CREATE TABLE recipes (name TEXT)');
  db.close();
}

function makeDamagedFile(): void {
  writeFileSync(
    path(),
    Buffer.concat([Buffer.from('SQLite format 3\u0000', 'latin1'), Buffer.alloc(8000, 0x5a)]),
  );
}

function makeReadOnlyFile(): void {
  openDatabase(path(), 'create-if-missing').close();
  chmodSync(path(), 0o444);
}
