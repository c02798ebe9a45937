import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MendedLine } from '#shared/imports/imports.contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const HEAD = 'Day;Group;Asked;Won';
const FILE = [
  HEAD,
  '13/11/2026;pilot;26;8',
  '13/11/2026;control;25;5',
  '31/11/2026;pilot;20;5',
  '15/11/2026;pilot;20',
  '16/11/2026;nobody;20;5',
  '17/11/2026;pilot;20;5',
].join('\n');

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-12-31' });
  addFeature(workspace.path, { id: 'f1', name: 'Order by message' });
});
afterEach(() => workspace.close());

const NONE: Partial<ImportMapping> = {};

async function bringIn(text: string, change = NONE, name = 'shop.csv'): Promise<string> {
  const file = await workspace.upload(name, text);
  const { mapping } = await workspace.call('imports.preview', { file, featureId: 'f1', mapping: null });
  const settled = { ...mapping, armValues: { pilot: 'pilot', control: 'control' } as const, ...change };
  const done = await workspace.call('imports.commit', { file, featureId: 'f1', mapping: settled });
  return done.importId;
}

const mend = (importId: string, ...rows: MendedLine[]) => workspace.call('imports.mend', { importId, rows });
const linesOf = async (importId: string) =>
  (await workspace.call('imports.get', { importId })).setAside.map(({ line, code }) => [line, code]);

async function daysOf(place: number): Promise<string[]> {
  const metrics = await workspace.call('metrics.list', { featureId: 'f1' });
  const days = await workspace.call('metrics.listDays', { metricId: metrics[place]?.id ?? '' });
  return days.map(({ day, arm, total }) => `${day} ${arm} ${total}`).toSorted();
}

const ALL_SET_ASIDE = [
  [4, 'no-such-day'],
  [5, 'ragged-row'],
  [6, 'arm-unknown'],
];

async function askedForToday(): Promise<unknown[]> {
  const { items } = await workspace.call('decisions.today', {});
  return items.filter(({ kind }) => kind === 'rows-set-aside').map(({ values }) => values);
}

describe('what Today asks of rows set aside', () => {
  it('is to look at those still to be mended', async () => {
    const importId = await bringIn(FILE);
    expect(await askedForToday()).toEqual([{ count: 3, fileName: 'shop.csv' }]);
    await mend(importId, { line: 4, text: '30/11/2026;pilot;20;5' });
    expect(await askedForToday()).toEqual([{ count: 2, fileName: 'shop.csv' }]);
  });

  it('is nothing for a total, which Pilotbook adds up itself', async () => {
    const days = ['13', '14', '15', '16', '17', '18'].map((day) => `${day}/11/2026;pilot;20;5`);
    const importId = await bringIn([HEAD, ...days, 'Total;;120;30'].join('\n'));
    expect(await linesOf(importId)).toEqual([[8, 'total-row']]);
    expect(await askedForToday()).toEqual([]);
  });
});

describe('rows mended after their import', () => {
  it('come in as an import of their own that belongs to it, and leave its list', async () => {
    const importId = await bringIn(FILE);
    expect(await linesOf(importId)).toEqual(ALL_SET_ASIDE);
    const before = await daysOf(0);
    const done = await mend(
      importId,
      { line: 5, text: '15/11/2026;pilot;20;3' },
      { line: 4, text: '30/11/2026;pilot;20;5' },
    );
    expect(done).toMatchObject({ used: 2, setAside: [] });
    expect(await linesOf(importId)).toEqual([[6, 'arm-unknown']]);
    const { summary } = await workspace.call('imports.get', { importId: done.importId ?? '' });
    expect(summary).toMatchObject({
      mendsImportId: importId,
      fileName: 'shop.csv',
      state: 'done',
      counts: { rows: 2, used: 2, setAside: 0 },
    });
    expect((await daysOf(0)).length).toBe(before.length + 2);
  });

  it('are set aside again with the new reason while they are still wrong', async () => {
    const importId = await bringIn(FILE);
    const done = await mend(
      importId,
      { line: 4, text: '32/11/2026;pilot;20;5' },
      { line: 5, text: '15/11/2026;pilot;2;3' },
      { line: 6, text: '' },
    );
    expect(done).toMatchObject({
      importId: null,
      used: 0,
      setAside: [{ line: 4, code: 'no-such-day' }, { line: 5 }, { line: 6 }],
    });
    expect(await linesOf(importId)).toEqual(ALL_SET_ASIDE);
  });

  it.each([
    ['a figure of its own file', '13/11/2026;pilot;99;9'],
    ['another mended row', '30/11/2026;pilot;20;5'],
  ])('never speak against %s', async (_, text) => {
    const importId = await bringIn(FILE);
    await mend(importId, { line: 4, text: '30/11/2026;pilot;21;6' });
    const before = await daysOf(0);
    const done = await mend(importId, { line: 5, text });
    expect(done.setAside).toMatchObject([{ line: 5, code: 'stands-already' }]);
    expect(await daysOf(0)).toEqual(before);
  });

  it('of one try that repeat each other come in once', async () => {
    const importId = await bringIn(FILE);
    const text = '30/11/2026;pilot;20;5';
    const done = await mend(importId, { line: 4, text }, { line: 5, text });
    expect(done).toMatchObject({ used: 1, setAside: [{ line: 5, code: 'duplicate-key' }] });
  });

  it('are set aside again when their import is undone, and back when that is undone', async () => {
    const importId = await bringIn(FILE);
    const before = await daysOf(0);
    const done = await mend(importId, { line: 4, text: '30/11/2026;pilot;20;5' });
    await workspace.call('imports.undo', { importId: done.importId ?? '' });
    expect(await linesOf(importId)).toEqual(ALL_SET_ASIDE);
    expect(await daysOf(0)).toEqual(before);
    await workspace.call('workspace.undo', {});
    expect(await linesOf(importId)).toEqual(ALL_SET_ASIDE.slice(1));
    expect((await daysOf(0)).length).toBe(before.length + 1);
  });

  it('go with the import whose rows they are when it is undone', async () => {
    const importId = await bringIn(FILE);
    await mend(importId, { line: 4, text: '30/11/2026;pilot;20;5' });
    await workspace.call('imports.undo', { importId });
    expect(await daysOf(0)).toEqual([]);
    await workspace.call('workspace.undo', {});
    expect(await daysOf(0)).toContain('2026-11-30 pilot 5');
  });

  it('are read with the decimal mark and the quotes of their file', async () => {
    const importId = await bringIn(
      [
        'Day;Group;Time',
        '13/11/2026;pilot;2,5',
        '14/11/2026;pilot;2,75',
        '15/11/2026;"pilot";3,1',
        '16/11/2026;pilot;2,x',
      ].join('\n'),
    );
    const done = await mend(importId, { line: 5, text: '"16/11/2026";"pilot";1.002,25' });
    expect(done.used).toBe(1);
    expect(await daysOf(0)).toContain('2026-11-16 pilot 1002.25');
  });

  it.each([
    ['a list', 'shop.json', (rows: readonly object[]) => JSON.stringify({ data: rows })],
    ['lines', 'shop.ndjson', (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n')],
  ])('are read as records where the file is JSON in %s', async (_, name, write) => {
    const record = (day: number, calls: number, group = 'pilot') => ({
      day: `2026-11-${day}`,
      group,
      shop: { calls },
    });
    const whole = [13, 14, 15, 16].flatMap((day) => [record(day, 10 + day), record(day, day, 'control')]);
    const importId = await bringIn(write([...whole, record(31, 20)]), NONE, name);
    expect(await linesOf(importId)).toEqual([[9, 'no-such-day']]);
    const torn = await mend(importId, { line: 9, text: '{"day":"2026-11-30","group":' });
    expect(torn.setAside).toMatchObject([{ line: 9, code: 'not-a-record' }]);
    const done = await mend(importId, { line: 9, text: JSON.stringify(record(30, 20)) });
    expect(done).toMatchObject({ used: 1, setAside: [] });
    expect(await daysOf(0)).toContain('2026-11-30 pilot 20');
  });

  it('keep a long row whole, so that it can be mended', async () => {
    const long = 'x'.repeat(3000);
    const importId = await bringIn(
      [`${HEAD};Note`, '13/11/2026;pilot;26;8;fine', `31/11/2026;pilot;20;5;${long}`].join('\n'),
    );
    const { setAside } = await workspace.call('imports.get', { importId });
    expect(setAside[0]?.text).toBe(`31/11/2026;pilot;20;5;${long}`);
  });
});

describe('rows that cannot be mended without their file', () => {
  it('are those of tables whose rows are summed', async () => {
    const importId = await bringIn(
      [
        'Day;Group;Customer;Won',
        '13/11/2026;pilot;C1;1',
        '13/11/2026;pilot;C2;0',
        '31/11/2026;pilot;C3;1',
      ].join('\n'),
      { personColumn: 2 },
    );
    await expect(mend(importId, { line: 4, text: '30/11/2026;pilot;C3;1' })).rejects.toMatchObject({
      code: 'mend-needs-file',
    });
  });

  it('are refused when they were never set aside, and when the import does not stand', async () => {
    const importId = await bringIn(FILE);
    const row = { line: 2, text: '12/11/2026;pilot;26;8' };
    await expect(mend(importId, row)).rejects.toMatchObject({ code: 'row-not-set-aside' });
    await workspace.call('imports.undo', { importId });
    await expect(mend(importId, { ...row, line: 4 })).rejects.toMatchObject({ code: 'import-not-standing' });
  });
});

describe('rows mended before the import', () => {
  it('are read as records where the file is JSON', async () => {
    const days = [13, 14, 15, 16, 31];
    const records = days.map((day) => ({ day: `2026-11-${day}`, group: 'pilot', calls: 20 + day }));
    const file = await workspace.upload('shop.json', JSON.stringify(records));
    const { mapping } = await workspace.call('imports.preview', { file, featureId: 'f1', mapping: null });
    const mends = [{ line: 5, text: '{ "calls": 20, "group": "pilot", "day": "2026-11-30" }' }];
    const judged = await workspace.call('imports.preview', { file, featureId: 'f1', mapping, mends });
    expect(judged.counts).toMatchObject({ rows: 5, used: 5, setAside: 0 });
  });

  it('are read instead of what stands in the file', async () => {
    const file = await workspace.upload('shop.csv', FILE);
    const mends = [{ line: 4, text: '30/11/2026;pilot;20;5' }];
    const found = await workspace.call('imports.preview', { file, featureId: 'f1', mapping: null });
    const mapping = { ...found.mapping, armValues: { pilot: 'pilot', control: 'control' } as const };
    const judged = await workspace.call('imports.preview', { file, featureId: 'f1', mapping, mends });
    expect(judged.counts).toMatchObject({ rows: 6, used: 4, setAside: 2 });
    const { importId } = await workspace.call('imports.commit', { file, featureId: 'f1', mapping, mends });
    expect(await linesOf(importId)).toEqual(ALL_SET_ASIDE.slice(1));
  });
});

describe('metrics that an undone import made', () => {
  it('are offered for removal while they have no figures, and undo brings them back', async () => {
    const importId = await bringIn(FILE);
    const metrics = await workspace.call('metrics.list', { featureId: 'f1' });
    const get = async () => (await workspace.call('imports.get', { importId })).emptyMetrics;
    expect(await get()).toEqual([]);
    await workspace.call('imports.undo', { importId });
    expect((await get()).map(({ name }) => name)).toEqual(metrics.map(({ name }) => name));
    expect(await workspace.call('imports.removeEmptyMetrics', { importId })).toEqual({
      removed: metrics.length,
    });
    expect(await workspace.call('metrics.list', { featureId: 'f1' })).toEqual([]);
    await workspace.call('workspace.undo', {});
    const back = await workspace.call('metrics.list', { featureId: 'f1' });
    expect(back.map(({ id }) => id)).toEqual(metrics.map(({ id }) => id));
  });

  it('stay when another import has fed them since', async () => {
    const importId = await bringIn(FILE);
    await bringIn([HEAD, '20/11/2026;pilot;26;8'].join('\n'), NONE, 'later.csv');
    await workspace.call('imports.undo', { importId });
    expect((await workspace.call('imports.get', { importId })).emptyMetrics).toEqual([]);
  });
});
