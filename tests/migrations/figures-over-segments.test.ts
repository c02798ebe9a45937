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

const BEFORE = MIGRATIONS.filter(({ version }) => version < 140);

/** Two regions from Monday to Wednesday, without the south on Tuesday; a third import said Wednesday for everybody. */
const FIGURES: readonly [segment: string, day: string, importSequence: number, total: number][] = [
  ['N', '2026-11-02', 1, 100],
  ['S', '2026-11-02', 1, 200],
  ['N', '2026-11-03', 1, 110],
  ['N', '2026-11-04', 1, 120],
  ['S', '2026-11-04', 1, 180],
  ['', '2026-11-04', 2, 310],
  ['N', '2026-11-05', 1, 130],
  ['S', '2026-11-05', 3, 170],
];

/** [day, import, whether it speaks for everybody alone, units, total] */
const IMPORT_DAYS = [
  ['2026-11-02', 1, 1, 2, 300],
  ['2026-11-03', 1, 1, 1, 110],
  ['2026-11-04', 1, 1, 2, 300],
  ['2026-11-04', 2, 1, 1, 310],
  ['2026-11-05', 1, 1, 1, 130],
  ['2026-11-05', 3, 0, 1, 170],
] as const;

const DAILY = [
  ['2026-11-02', 2, 300],
  ['2026-11-03', 1, 110],
  ['2026-11-04', 1, 310],
  ['2026-11-05', 2, 300],
] as const;

function addFigures(db: WritableDb): void {
  for (const sequence of [1, 2, 3]) {
    db.prepare(
      `INSERT INTO imports (id, sequence, kind, file_name, file_hash, feature_id, mapping, counts, at, actor, state)
       VALUES (?, ?, 'metrics', 'revenue.csv', '', 'f1', '{}', '{}', 1, 'Giulia', 'done')`,
    ).run(`i${sequence}`, sequence);
  }
  db.exec(
    `INSERT INTO series (id, metric_id, arm, segment) VALUES
       (1, 'revenue', 'pilot', 'N'), (2, 'revenue', 'pilot', 'S'), (3, 'revenue', 'pilot', '')`,
  );
  for (const [segment, day, importSequence, total] of FIGURES) {
    db.prepare(
      `INSERT INTO observations (series, epoch_day, import_sequence, units, total)
       SELECT id, unixepoch(?) / 86400, ?, 1, ? FROM series WHERE segment = ?`,
    ).run(day, importSequence, total, segment);
  }
  for (const row of IMPORT_DAYS) {
    db.prepare(
      `INSERT INTO import_days (metric_id, arm, day, import_sequence, covers, units, total)
       VALUES ('revenue', 'pilot', ?, ?, ?, ?, ?)`,
    ).run(...row);
  }
  for (const row of DAILY) {
    db.prepare(
      `INSERT INTO daily_values (metric_id, arm, day, units, total) VALUES ('revenue', 'pilot', ?, ?, ?)`,
    ).run(...row);
  }
}

function makeOldWorkspace(path: string): void {
  const db = openDatabase(path, 'create-if-missing');
  migrate(db, BEFORE);
  seedFeature(path, { featureId: 'f1' });
  db.exec(
    `INSERT INTO metrics (id, feature_id, position, name, kind, unit, direction, role) VALUES
       ('revenue', 'f1', 0, 'Revenue', 'value', '€', 'higher', 'primary')`,
  );
  addFigures(db);
  db.close();
}

describe('figures of regions from before it was asked whether they add up', () => {
  let folder = '';
  let path = '';
  let workspace: TestWorkspace;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pilotbook-segments-'));
    path = join(folder, 'old.pilotbook');
    makeOldWorkspace(path);
    workspace = openTestWorkspace({ path });
  });
  afterEach(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const series = () => workspace.call('metrics.series', { metricId: 'revenue', smoothing: 'daily' });
  const levels = async () =>
    (await series()).arms.flatMap(({ points }) =>
      points.map(({ day, estimate }) => [day.slice(8), estimate]),
    );
  const AVERAGED = [
    ['02', 150],
    ['03', 110],
    ['04', 310],
    ['05', 150],
  ];

  it('show the numbers they showed, and nobody has said what they make together', async () => {
    const [revenue] = await workspace.call('metrics.list', { featureId: 'f1' });
    expect(revenue?.overSegments).toBe('unsaid');
    expect(await levels()).toEqual(AVERAGED);
  });

  it('go on computing what a formula computed from their sums', async () => {
    const fields = { unit: '', direction: 'higher', role: 'secondary', target: null, limit: null } as const;
    const draft = {
      featureId: 'f1',
      name: 'Twice',
      kind: 'value',
      ...fields,
      formula: 'Revenue * 2',
    } as const;
    const { metricId } = await workspace.call('metrics.define', draft);
    const { arms } = await workspace.call('metrics.series', { metricId, smoothing: 'daily' });
    expect(arms[0]?.points.map(({ estimate }) => estimate)).toEqual([600, 220, 620, 600]);
  });

  it('add up once it is said, without the day that lacks a region, and undo takes that back', async () => {
    await workspace.call('metrics.edit', { metricId: 'revenue', change: { overSegments: 'adds-up' } });
    expect(await levels()).toEqual([
      ['02', 300],
      ['04', 310],
      ['05', 300],
    ]);
    expect((await series()).incompleteDays).toEqual([
      { day: '2026-11-03', arm: 'pilot', segments: 1, usual: 2 },
    ]);
    await workspace.call('workspace.undo', {});
    expect(await levels()).toEqual(AVERAGED);
  });

  it('know how many regions stand in a day, none where everybody was said last', async () => {
    const days = await workspace.call('metrics.listDays', { metricId: 'revenue', segment: '' });
    expect(days.map(({ day, segments }) => [day.slice(8), segments])).toEqual([
      ['05', 2],
      ['04', 0],
      ['03', 1],
      ['02', 2],
    ]);
  });
});
