import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '#electron/database/migrate.ts';
import { MIGRATIONS } from '#electron/database/migrations/migrations.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { ruleOf } from '#tests/support/rule-of.ts';

const BEFORE = MIGRATIONS.filter(({ version }) => version < 210);
const OLD_RULE = JSON.stringify({ attribute: 'Region', equals: 'Marche' });

let folder = '';
let workspace: TestWorkspace | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-people-'));
});
afterEach(async () => {
  await workspace?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file from before, with a segment by rule whose removal was the last thing done. */
function oldFile(path: string): void {
  const db = openDatabase(path, 'create-if-missing');
  migrate(db, BEFORE);
  db.exec(
    `INSERT INTO people (id, code, name, email, role, attributes, consent)
     VALUES ('anna', 'P-01', 'Anna', '', 'customer', '{"Region":"Marche"}', 'none')`,
  );
  const put = db.prepare(`INSERT INTO segments (id, name, description, rule) VALUES (?, ?, '', ?)`);
  put.run('marche', 'Marche', OLD_RULE);
  put.run('friends', 'Friends', null);
  db.exec(
    `INSERT INTO commands (sequence, method, subject_id, at, state, undo)
     VALUES (1, 'segments.remove', 'old', 1, 'done', 'undoable')`,
  );
  db.prepare(
    `INSERT INTO command_changes (command_sequence, sequence, table_name, operation, before, after)
     VALUES (1, 1, 'segments', 'delete', ?, NULL)`,
  ).run(JSON.stringify(['old', 'Removed before', '', OLD_RULE]));
  db.close();
}

it('reads a rule of one value as a group of one condition, also what an undo brings back', async () => {
  const path = join(folder, 'old.pilotbook');
  oldFile(path);
  workspace = openTestWorkspace({ path });
  const rule = ruleOf({ test: 'one-of', attribute: 'Region', values: ['Marche'] });
  expect(await workspace.call('segments.list', {})).toMatchObject([
    { name: 'Friends', rule: null, leaveOutIds: [] },
    { name: 'Marche', rule, members: 1 },
  ]);
  await workspace.call('workspace.undo', {});
  expect(await workspace.call('segments.list', {})).toMatchObject([
    { name: 'Friends' },
    { name: 'Marche' },
    { name: 'Removed before', rule, members: 1 },
  ]);
  expect((await workspace.call('segments.listPeople', {})).people).toMatchObject([{ tags: [], merged: [] }]);
});
