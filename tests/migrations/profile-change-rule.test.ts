import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '#electron/database/migrate.ts';
import { MIGRATIONS } from '#electron/database/migrations/migrations.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const BEFORE = MIGRATIONS.filter(({ version }) => version < 130);
const PROFILE = ['p1', null, 'GA4 weekly', 'GA4 weekly', '["Day","Orders"]', '{}', '[]', 'replace', 7];

/** A workspace of the version before, with a profile that was renamed when it still kept an answer. */
function makeOldWorkspace(path: string): void {
  const db = openDatabase(path, 'create-if-missing');
  migrate(db, BEFORE);
  db.prepare(`INSERT INTO import_profiles VALUES (${PROFILE.map(() => '?').join(', ')})`).run(PROFILE);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO commands (method, subject_id, at, undo, state)
       VALUES ('imports.renameProfile', 'p1', 1, 'undoable', 'done')`,
    )
    .run();
  db.prepare(
    `INSERT INTO command_changes (command_sequence, sequence, table_name, operation, before, after)
     VALUES (?, 1, 'import_profiles', 'update', ?, ?)`,
  ).run(lastInsertRowid, JSON.stringify(PROFILE.with(2, 'export')), JSON.stringify(PROFILE));
  db.close();
}

describe('profiles from before the answer about changed figures was forgotten', () => {
  let folder = '';
  let workspace: TestWorkspace;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilotbook-profiles-'));
    const path = join(folder, 'old.pilotbook');
    makeOldWorkspace(path);
    workspace = openTestWorkspace({ path });
  });
  afterEach(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const listed = async () =>
    (await workspace.call('imports.listProfiles', {})).map(({ name, lastUsedAt }) => [name, lastUsedAt]);

  it('keep all the rest', async () => {
    expect(await listed()).toEqual([['GA4 weekly', 7]]);
  });

  it('take back what was done to them before', async () => {
    await workspace.call('workspace.undo', {});
    expect(await listed()).toEqual([['export', 7]]);
    await workspace.call('workspace.redo', {});
    expect(await listed()).toEqual([['GA4 weekly', 7]]);
  });
});
