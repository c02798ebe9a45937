import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { migrate } from '#electron/database/migrate.ts';
import { MIGRATIONS } from '#electron/database/migrations/migrations.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { recordHash, type RecordRow } from '#electron/decisions/record-rows.ts';
import { openTestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature, writeDirectly } from '#tests/support/seed-feature.ts';

const BEFORE = MIGRATIONS.filter(({ version }) => version < 220);

/** A decision as the version before wrote and hashed it. */
function oldRow(): Omit<RecordRow, 'shortfall'> {
  const row = {
    id: 'd1',
    sequence: 1,
    feature_id: 'ai',
    phase_id: 'ai-internal',
    to_phase_id: 'ai-beta',
    kind: 'decision',
    withdraws: null,
    verb: 'advance',
    advice_verb: null,
    reason: 'Perché sì',
    dissent: '',
    decided_by: 'Giulia Conti',
    at: 1_791_183_600_000,
    evidence: null,
    command_sequence: 1,
    previous_hash: '0'.repeat(64),
    form: 2,
    effective_on: '2026-10-05',
    notes_cited: '[]',
    data_version: null,
    reviews: null,
    review: null,
  };
  return { ...row, hash: recordHash({ ...row, shortfall: null }) };
}

function writeOldWorkspace(path: string): void {
  const db = openDatabase(path, 'create-if-missing');
  migrate(db, BEFORE);
  seedFeature(path, { featureId: 'ai' });
  const row = oldRow();
  const columns = Object.keys(row);
  db.prepare(
    `INSERT INTO decisions (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
  ).run(row);
  db.prepare('INSERT INTO decision_head (only, sequence, hash) VALUES (1, 1, ?)').run(row.hash);
  db.prepare(
    `INSERT INTO audit_log (sequence, at, actor, method, subject_id, previous_hash, hash)
     VALUES (1, ?, 'Giulia Conti', 'decisions.decide', 'ai', 'x', 'y')`,
  ).run(row.at);
  db.close();
}

it('keeps decisions from before shortfalls were kept as they were, and gives them none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pilotbook-shortfalls-'));
  const path = join(folder, 'old.pilotbook');
  writeOldWorkspace(path);
  const workspace = openTestWorkspace({ path, today: '2026-11-11' });
  onTestFinished(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const verify = () => workspace.call('decisions.verifyRecord', {});
  const [kept] = await workspace.call('decisions.list', { featureId: 'ai' });
  expect(kept).toMatchObject({ id: 'd1', shortfall: null, effectiveOn: '2026-10-05' });
  expect(await verify()).toMatchObject({ entries: 1, fault: null });
  await workspace.call('decisions.review', { decisionId: 'd1', judgement: 'right', reason: 'It held.' });
  expect(await verify()).toMatchObject({ entries: 2, fault: null });
  writeDirectly(
    path,
    `DROP TRIGGER decisions_keep_words; UPDATE decisions SET shortfall = '{"asked":9,"found":1}' WHERE id = 'd1'`,
  );
  expect((await verify()).fault).toMatchObject({ code: 'changed', sequence: 1 });
});
