import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { writeDirectly } from '#tests/support/seed-feature.ts';

let workspace: TestWorkspace;
let metricId: string;
beforeEach(async () => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, { id: 'f1', name: 'AI lead scoring' });
  ({ metricId } = await workspace.call('metrics.define', {
    featureId: 'f1',
    name: 'Inquiries won',
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    role: 'primary',
    target: null,
    limit: null,
  }));
});
afterEach(() => workspace.close());

const DAY = '2026-11-02';
/** Columns of the head, from 0. */
const [INQUIRIES, WON] = [3, 4];

async function importRows(name: string, ...rows: string[]): Promise<string> {
  const text = ['Day,Group,Segment,Inquiries,Inquiries won', ...rows, ''].join('\n');
  const input = { file: await workspace.upload(name, text), featureId: 'f1' };
  const { mapping } = await workspace.call('imports.preview', { ...input, mapping: null });
  const metrics = [{ metricId, draft: null, totalColumn: WON, unitsColumn: INQUIRIES, squaresColumn: null }];
  const wanted = { ...mapping, metrics };
  return (await workspace.call('imports.commit', { ...input, mapping: wanted, changes: 'revise' })).importId;
}

function enter(total: number): Promise<unknown> {
  return workspace.call('metrics.enterDay', { metricId, day: DAY, arm: 'pilot', units: 10, total });
}

async function listed(segment: string | null = null) {
  const rows = await workspace.call('metrics.listDays', { metricId, segment });
  return rows.map((row) => [row.segment, row.total, row.isCorrected]);
}

function former(segment = '') {
  return workspace.call('metrics.listRevisions', { metricId, day: DAY, arm: 'pilot', segment });
}

describe('a figure that was corrected', () => {
  it('is marked, and tells what stood there, from where and when', async () => {
    await enter(3);
    expect(await listed()).toEqual([['', 3, false]]);
    expect(await former()).toEqual([]);
    await enter(4);
    await enter(5);
    expect(await listed()).toEqual([['', 5, true]]);
    const before = await former();
    expect(before.map(({ kind, total, level }) => [kind, total, level])).toEqual([
      ['hand', 4, 0.4],
      ['hand', 3, 0.3],
    ]);
    expect(before[0]?.at).toBeGreaterThan(0);
  });

  it('is no correction any more once the later import is taken back', async () => {
    await enter(3);
    await enter(4);
    await workspace.call('workspace.undo', {});
    expect(await listed()).toEqual([['', 3, false]]);
    expect(await former()).toEqual([]);
  });

  it('of a segment names the file it came from, and leaves its neighbours alone', async () => {
    await importRows('first.csv', `${DAY},pilot,north,10,4`, `${DAY},pilot,south,20,5`);
    await importRows('second.csv', `${DAY},pilot,north,10,7`);
    expect(await listed('north')).toEqual([['north', 7, true]]);
    expect(await listed('south')).toEqual([['south', 5, false]]);
    expect((await former('north')).map(({ fileName, total }) => [fileName, total])).toEqual([
      ['first.csv', 4],
    ]);
  });

  it('of everybody is told where a later file holds every segment of the day', async () => {
    await importRows('first.csv', `${DAY},pilot,north,10,4`, `${DAY},pilot,south,20,5`);
    await importRows('second.csv', `${DAY},pilot,north,10,7`, `${DAY},pilot,south,20,5`);
    expect(await listed('')).toEqual([['', 12, true]]);
    expect((await former()).map(({ fileName, total, level }) => [fileName, total, level])).toEqual([
      ['first.csv', 9, 0.3],
    ]);
  });
});

describe('the table of figures', () => {
  it('lists everybody and each segment while that makes a table', async () => {
    await importRows('first.csv', `${DAY},pilot,north,10,4`, `${DAY},pilot,south,20,5`);
    expect(await listed()).toEqual([
      ['', 9, false],
      ['north', 4, false],
      ['south', 5, false],
    ]);
    expect(await workspace.call('metrics.listSegments', { metricId })).toEqual({
      segments: ['north', 'south'],
      canListAll: true,
    });
  });

  it('lists everybody only, or one segment, where all of them are too many', async () => {
    const importId = await importRows('first.csv', `${DAY},pilot,north,10,4`);
    writeDirectly(
      workspace.path,
      `INSERT INTO series (metric_id, arm, segment) VALUES ('${metricId}', 'pilot', 'south');
       WITH RECURSIVE days (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM days WHERE n < 20000)
       INSERT INTO observations (series, epoch_day, import_sequence, units, total)
       SELECT (SELECT id FROM series WHERE segment = 'south'), n,
         (SELECT sequence FROM imports WHERE id = '${importId}'), 1, 1 FROM days`,
    );
    expect(await listed()).toEqual([['', 4, false]]);
    expect(await listed('north')).toEqual([['north', 4, false]]);
    expect((await workspace.call('metrics.listSegments', { metricId })).canListAll).toBe(false);
    // What was taken back is no reason to leave anything out.
    await workspace.call('imports.undo', { importId });
    await importRows('second.csv', `${DAY},pilot,north,10,6`);
    expect(await listed()).toEqual([
      ['', 6, false],
      ['north', 6, false],
    ]);
  });

  it.each(['metrics.listSegments', 'metrics.listRevisions'] as const)(
    '%s of a metric that is gone says so',
    async (method) => {
      const input = { metricId: 'gone', day: DAY, arm: 'pilot', segment: '' } as const;
      await expect(workspace.call(method, input)).rejects.toMatchObject({ code: 'metric-not-found' });
    },
  );
});
