import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WritableDb } from '#electron/database/handles.ts';
import { migrate } from '#electron/database/migrate.ts';
import { MIGRATIONS } from '#electron/database/migrations/migrations.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature, writeDirectly } from '#tests/support/seed-feature.ts';

const BEFORE = MIGRATIONS.filter(({ version }) => version < 160);
// 2026-10-05 and 2026-10-12, 09:00 in Rome.
const STARTED = 1_791_183_600_000;
const ADVANCED = STARTED + 7 * 86_400_000;

type Old = { sequence: number; id: string; kind: string; withdraws: string | null; verb: string; at: number };

const DECISIONS: readonly Old[] = [
  { sequence: 1, id: 'd1', kind: 'decision', withdraws: null, verb: 'start', at: STARTED },
  { sequence: 2, id: 'd2', kind: 'decision', withdraws: null, verb: 'hold', at: STARTED + 1 },
  { sequence: 3, id: 'd3', kind: 'withdrawal', withdraws: 'd2', verb: 'hold', at: STARTED + 2 },
  { sequence: 4, id: 'd4', kind: 'decision', withdraws: null, verb: 'advance', at: ADVANCED },
];

/** Decisions as the version before wrote and hashed them, each with its deed in the log. */
function writeOldDecisions(db: WritableDb): void {
  const insert = db.prepare(
    `INSERT INTO decisions (id, sequence, feature_id, phase_id, to_phase_id, kind, withdraws, verb, advice_verb, reason,
       dissent, decided_by, at, evidence, command_sequence, previous_hash, hash)
     VALUES (?, ?, 'ai', 'ai-internal', NULL, ?, ?, ?, NULL, 'Perché sì', '', 'Giulia Conti', ?, NULL, ?, ?, ?)`,
  );
  let previous = '0'.repeat(64);
  for (const { sequence, id, kind, withdraws, verb, at } of DECISIONS) {
    const command = sequence === 3 ? 2 : sequence;
    const fields = [sequence, id, 'ai', 'ai-internal', null, kind, withdraws, verb, null];
    const text = JSON.stringify([previous, ...fields, 'Perché sì', '', 'Giulia Conti', at, null, command]);
    const hash = createHash('sha256').update(text).digest('hex');
    insert.run(id, sequence, kind, withdraws, verb, at, command, previous, hash);
    db.prepare(
      `INSERT INTO audit_log (sequence, at, actor, method, subject_id, previous_hash, hash)
       VALUES (?, ?, 'Giulia Conti', ?, 'ai', ?, ?)`,
    ).run(
      sequence,
      at,
      kind === 'withdrawal' ? 'workspace.undo:decisions.decide' : 'decisions.decide',
      'x',
      'y',
    );
    previous = hash;
  }
}

const PERSON = { id: 'anna', code: 'P-01', industry: 'Horeca', consent: 'none' } as const;
const HAD = [
  'e1',
  'ai',
  'ai-internal',
  'anna',
  'pilot',
  '2026-10-05',
  '2026-10-12',
  'picked',
  '',
  '2026-10-05',
];

function makeOldWorkspace(path: string): void {
  const db = openDatabase(path, 'create-if-missing');
  migrate(db, BEFORE);
  seedFeature(path, { featureId: 'ai', people: [PERSON] });
  writeOldDecisions(db);
  db.prepare(`INSERT INTO exposures VALUES (${HAD.map(() => '?').join(', ')})`).run(HAD);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO commands (method, subject_id, at, undo, state)
       VALUES ('segments.markTold', NULL, 1, 'undoable', 'done')`,
    )
    .run();
  db.prepare(
    `INSERT INTO command_changes (command_sequence, sequence, table_name, operation, before, after)
     VALUES (?, 1, 'exposures', 'update', ?, ?)`,
  ).run(lastInsertRowid, JSON.stringify(HAD.with(9, '2026-10-04')), JSON.stringify(HAD));
  db.close();
}

describe('decisions from before they kept what they rested on', () => {
  let folder = '';
  let workspace: TestWorkspace;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilotbook-record-'));
    const path = join(folder, 'old.pilotbook');
    makeOldWorkspace(path);
    workspace = openTestWorkspace({ path, today: '2026-11-11' });
  });
  afterEach(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const verify = () => workspace.call('decisions.verifyRecord', {});

  it('still verify, and new ones follow them', async () => {
    expect(await verify()).toMatchObject({ entries: 4, since: STARTED, fault: null, head: { sequence: 4 } });
    await workspace.call('decisions.review', { decisionId: 'd4', judgement: 'right', reason: 'It held.' });
    expect(await verify()).toMatchObject({ entries: 5, fault: null, head: { sequence: 5 } });
    writeDirectly(
      workspace.path,
      `DROP TRIGGER decisions_keep_words; UPDATE decisions SET reason = 'x' WHERE id = 'd2'`,
    );
    expect((await verify()).fault).toMatchObject({ code: 'changed', sequence: 2, soundUntil: STARTED });
  });

  it('cannot be given what their hash does not cover', async () => {
    const sql = `DROP TRIGGER decisions_keep_words; UPDATE decisions SET effective_on = '2026-01-01' WHERE id = 'd1'`;
    writeDirectly(workspace.path, sql);
    expect((await verify()).fault).toMatchObject({ code: 'changed', sequence: 1 });
  });

  it('are still never changed or removed, and an end cut off by then shows by the log of deeds', async () => {
    expect(() => writeDirectly(workspace.path, 'DELETE FROM decisions')).toThrow('append-only');
    expect(() => writeDirectly(workspace.path, `UPDATE decisions SET reason = ''`)).toThrow('append-only');
    const sql = `DROP TRIGGER decisions_keep_entries; DELETE FROM decisions WHERE sequence = 4; DELETE FROM decision_head`;
    writeDirectly(workspace.path, sql);
    expect((await verify()).fault).toMatchObject({ code: 'end-missing', sequence: 4, count: 1 });
  });

  it('say what they rested on as far as it is known, and are judged again from the day they were written', async () => {
    const decisions = await workspace.call('decisions.list', { featureId: 'ai' });
    expect(decisions[0]).toMatchObject({
      id: 'd4',
      effectiveOn: '2026-10-12',
      notesCited: [],
      dataVersion: null,
      reviewDue: 30,
    });
  });

  it('leave it open whether those who lost the feature were told, and what was told before can be taken back', async () => {
    const [loss] = await workspace.call('segments.listLosses', { featureId: 'ai' });
    expect(loss).toMatchObject({ personId: 'anna', until: '2026-10-12', lossToldOn: null });
    await workspace.call('segments.markLossTold', {
      featureId: 'ai',
      personIds: ['anna'],
      day: '2026-11-11',
    });
    await workspace.call('workspace.undo', {});
    expect((await workspace.call('segments.listLosses', { featureId: 'ai' }))[0]?.lossToldOn).toBeNull();
    await workspace.call('workspace.undo', {});
    const [line] = await workspace.call('segments.listExposures', { featureId: 'ai' });
    expect([line?.since, line?.toldOn]).toEqual(['2026-10-05', '2026-10-04']);
  });
});
