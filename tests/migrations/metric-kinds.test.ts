import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WritableDb } from '#electron/database/handles.ts';
import { migrate } from '#electron/database/migrate.ts';
import { MIGRATIONS } from '#electron/database/migrations/migrations.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature } from '#tests/support/seed-feature.ts';

const BEFORE = MIGRATIONS.filter(({ version }) => version < 100);

type Image = (string | number | null)[];
const won = (name: string): Image => [
  'won',
  'ai',
  0,
  name,
  'proportion',
  '',
  'higher',
  'primary',
  0.3,
  null,
  null,
];
const LATE: Image = ['late', 'ai', 1, 'Late replies', 'mean', 'h', 'lower', 'secondary', null, null, null];

/** A change as it was logged when metrics had eleven columns. */
function logOldChange(db: WritableDb, before: Image, after: Image | null): void {
  const command = db
    .prepare(
      `INSERT INTO commands (method, subject_id, at, undo, state) VALUES (?, 'ai', 1, 'undoable', 'done')`,
    )
    .run(after === null ? 'metrics.remove' : 'metrics.edit');
  db.prepare(
    `INSERT INTO command_changes (command_sequence, sequence, table_name, operation, before, after)
     VALUES (?, 1, 'metrics', ?, ?, ?)`,
  ).run(
    command.lastInsertRowid,
    after === null ? 'delete' : 'update',
    JSON.stringify(before),
    after === null ? null : JSON.stringify(after),
  );
}

/** A workspace of the version before: a metric that was renamed, a hypothesis about it, and a metric removed. */
function makeOldWorkspace(path: string): void {
  const db = openDatabase(path, 'create-if-missing');
  migrate(db, BEFORE);
  seedFeature(path, { featureId: 'ai' });
  db.prepare(`INSERT INTO metrics VALUES (${won('').fill('?').join(', ')})`).run(won('Inquiries won'));
  db.exec(
    `INSERT INTO hypotheses (id, feature_id, change, metric_id, expected_effect, smallest_worthwhile, basis, because,
       created_at)
     VALUES ('h1', 'ai', 'Scoring', 'won', 0.05, 0.03, 'control-group', 'Fast answers win.', 1)`,
  );
  logOldChange(db, LATE, null);
  logOldChange(db, won('Won'), won('Inquiries won'));
  db.close();
}

describe('metrics from before durations, ratios and formulas', () => {
  let folder = '';
  let workspace: TestWorkspace;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilotbook-kinds-'));
    const path = join(folder, 'old.pilotbook');
    makeOldWorkspace(path);
    workspace = openTestWorkspace({ path });
  });
  afterEach(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const listed = async () =>
    (await workspace.call('metrics.list', { featureId: 'ai' })).map(({ name, kind, grain, formula }) => [
      name,
      kind,
      grain,
      formula,
    ]);

  it('are figures of a day without a formula, and what points to them stays', async () => {
    expect(await listed()).toEqual([['Inquiries won', 'proportion', 'day', null]]);
    const hypotheses = await workspace.call('hypotheses.list', { featureId: 'ai' });
    expect(hypotheses.map(({ id, metricId }) => [id, metricId])).toEqual([['h1', 'won']]);
  });

  it('take back changes made before, and keep what was set since', async () => {
    await workspace.call('metrics.edit', { metricId: 'won', change: { grain: 'week' } });
    await workspace.call('workspace.undo', {});
    await workspace.call('workspace.undo', {});
    expect(await listed()).toEqual([['Won', 'proportion', 'day', null]]);
    await workspace.call('workspace.undo', {});
    expect(await listed()).toEqual([
      ['Won', 'proportion', 'day', null],
      ['Late replies', 'mean', 'day', null],
    ]);
    await workspace.call('workspace.redo', {});
    await workspace.call('workspace.redo', {});
    expect(await listed()).toEqual([['Inquiries won', 'proportion', 'day', null]]);
  });

  it('may be durations and ratios from now on', async () => {
    await workspace.call('metrics.edit', { metricId: 'won', change: { kind: 'duration', unit: 'h' } });
    expect(await listed()).toEqual([['Inquiries won', 'duration', 'day', null]]);
  });
});
