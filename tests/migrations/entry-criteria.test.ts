import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '#electron/database/migrate.ts';
import { MIGRATIONS } from '#electron/database/migrations/migrations.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature } from '#tests/support/seed-feature.ts';

const RUNNING = 'alpha-beta';

let folder = '';
let workspace: TestWorkspace | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-entry-'));
});
afterEach(async () => {
  await workspace?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file from before: a sign-off at a gate, a locked phase, and a phase whose removal was the last thing done. */
function oldFile(path: string): void {
  const db = openDatabase(path, 'create-if-missing');
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version < 220),
  );
  db.close();
  seedFeature(path, { featureId: 'alpha' });
  const old = openDatabase(path, 'create-if-missing');
  old.exec(
    `UPDATE phases SET locked_at = 1, lock_hash = 'as-it-was', exit_criteria = '[{"kind":"signed-off","who":"Anna"}]'
     WHERE id = '${RUNNING}';
     INSERT INTO sign_offs (id, phase_id, who, signed_by, signed_on)
     VALUES ('signed', '${RUNNING}', 'Anna', 'Giulia', '2026-11-20');
     INSERT INTO commands (sequence, method, subject_id, at, state, undo)
     VALUES (1, 'features.removePhase', 'alpha', 1, 'done', 'undoable')`,
  );
  const removed = [
    'half',
    'alpha',
    3,
    'Half',
    'sample',
    150,
    7,
    null,
    null,
    null,
    'planned',
    '[]',
    null,
    null,
  ];
  old
    .prepare(
      `INSERT INTO command_changes (command_sequence, sequence, table_name, operation, before, after)
       VALUES (1, 1, 'phases', 'delete', ?, NULL)`,
    )
    .run(JSON.stringify(removed));
  old.close();
}

it('asks nothing before the phases of a plan from before, and keeps its locks, its sign-offs and its undo', async () => {
  const path = join(folder, 'old.pilotbook');
  oldFile(path);
  workspace = openTestWorkspace({ path });
  const phases = async () =>
    (await workspace?.call('features.get', { featureId: 'alpha' }))?.plan.phases ?? [];
  expect((await phases()).map(({ entryCriteria }) => entryCriteria)).toEqual([[], [], []]);
  expect((await phases()).find(({ id }) => id === RUNNING)?.locked?.hash).toBe('as-it-was');
  const gate = await workspace.call('decisions.evaluate', { featureId: 'alpha' });
  expect(gate?.criteria).toMatchObject([{ criterion: { kind: 'signed-off' }, verdict: 'pass' }]);
  await workspace.call('workspace.undo', {});
  expect((await phases()).at(-1)).toMatchObject({ id: 'half', people: 150, entryCriteria: [] });
});
