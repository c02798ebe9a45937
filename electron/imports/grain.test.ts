import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const DAYS = 'Day;Group;Orders\n2026-11-02;pilot;4\n2026-11-03;pilot;5\n2026-11-04;pilot;6\n';
const WEEKS = 'Week;Group;Orders\n2026-W44;pilot;31\n2026-W45;pilot;35\n';
const BROKEN_DAYS = `${DAYS}2026-11-31;pilot;7\n`;

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, { id: 'f1', name: 'Order by message' });
});
afterEach(() => workspace.close());

async function look(text: string) {
  const file = await workspace.upload('orders.csv', text);
  const preview = await workspace.call('imports.preview', { file, featureId: 'f1', mapping: null });
  return { file, preview };
}

async function bringIn(text: string, change: (mapping: ImportMapping) => ImportMapping = (same) => same) {
  const { file, preview } = await look(text);
  return workspace.ask('imports.commit', { file, featureId: 'f1', mapping: change(preview.mapping) });
}

const listed = async () =>
  (await workspace.call('metrics.list', { featureId: 'f1' })).map(({ name, grain, days }) => [
    name,
    grain,
    days,
  ]);

async function planOrders(): Promise<string> {
  const { metricId } = await workspace.call('metrics.define', {
    featureId: 'f1',
    name: 'Orders',
    kind: 'count',
    unit: '',
    direction: 'higher',
    role: 'primary',
    target: null,
    limit: null,
  });
  return metricId;
}

describe('a file of weeks for a metric with figures of days', () => {
  beforeEach(() => bringIn(DAYS));

  it('is not counted, and the metric is named', async () => {
    const { preview } = await look(WEEKS);
    const [orders] = await workspace.call('metrics.list', { featureId: 'f1' });
    expect(preview.counts).toBeNull();
    expect(preview.grainConflicts).toEqual([{ at: 0, metricId: orders?.id, name: 'Orders', grain: 'day' }]);
  });

  it('is refused, and no day changes', async () => {
    const before = await workspace.call('metrics.list', { featureId: 'f1' });
    expect(await bringIn(WEEKS)).toMatchObject({
      ok: false,
      error: { code: 'figures-of-other-grain', details: { name: 'Orders' } },
    });
    expect(await workspace.call('metrics.list', { featureId: 'f1' })).toEqual(before);
    expect(await workspace.call('imports.list', {})).toHaveLength(1);
  });

  it('is refused too where the metric is meant by its name alone', async () => {
    const renamed = (mapping: ImportMapping): ImportMapping => ({
      ...mapping,
      metrics: mapping.metrics.map((part) => ({ ...part, metricId: null, draft: DRAFT })),
    });
    expect(await bringIn(WEEKS, renamed)).toMatchObject({ error: { code: 'figures-of-other-grain' } });
  });

  it('comes into a metric of its own, which the next such file feeds by itself', async () => {
    const apart = (mapping: ImportMapping): ImportMapping => ({
      ...mapping,
      metrics: mapping.metrics.map((part) => ({
        ...part,
        metricId: null,
        draft: { ...DRAFT, name: 'Orders (weekly)' },
      })),
    });
    expect(await bringIn(WEEKS, apart)).toMatchObject({ ok: true });
    expect(await listed()).toEqual([
      ['Orders', 'day', 3],
      ['Orders (weekly)', 'week', 2],
    ]);
    const { preview } = await look(WEEKS.replaceAll('2026-W4', '2026-W3'));
    expect(preview.grainConflicts).toEqual([]);
    expect(preview.counts).toMatchObject({ newFigures: 2 });
  });

  it('comes in once the import of the days is undone', async () => {
    const [days] = await workspace.call('imports.list', {});
    await workspace.call('imports.undo', { importId: days?.id ?? '' });
    expect(await bringIn(WEEKS)).toMatchObject({ ok: true });
    expect(await listed()).toEqual([['Orders', 'week', 2]]);
  });
});

describe('a profile of weeks', () => {
  const weeks = (...days: string[]) =>
    ['Day;Group;Orders', ...days.map((day, at) => `2026-${day};pilot;${30 + at}`), ''].join('\n');

  beforeEach(() => bringIn(weeks('10-05', '10-12', '10-19', '10-26')));

  it('reads the next few weeks as weeks', async () => {
    const { preview } = await look(weeks('11-02', '11-09'));
    expect(preview.mapping.grain).toBe('week');
    expect(preview.counts).toMatchObject({ used: 2, newFigures: 2 });
  });

  it.each([
    ['few', ['11-02', '11-03']],
    ['many', ['11-02', '11-03', '11-04', '11-05', '11-06']],
  ])('does not take %s days for weeks', async (_, days) => {
    const { preview } = await look(weeks(...days));
    expect(preview.mapping.grain).toBe('day');
    expect(preview.grainConflicts).toMatchObject([{ name: 'Orders', grain: 'week' }]);
  });
});

const DRAFT = {
  name: 'Orders',
  kind: 'count',
  unit: '',
  direction: 'higher',
  role: 'primary',
  target: null,
  limit: null,
  grain: 'day',
  formula: null,
  onHarm: 'roll-back',
  hardLimit: null,
  overSegments: 'unsaid',
} as const;

describe('a planned metric without figures', () => {
  it('takes the grain of the file, and gives it back with the import', async () => {
    await planOrders();
    expect(await bringIn(WEEKS)).toMatchObject({ ok: true });
    expect(await listed()).toEqual([['Orders', 'week', 2]]);
    await workspace.call('workspace.undo', {});
    expect(await listed()).toEqual([['Orders', 'day', 0]]);
  });
});

describe('a metric with figures', () => {
  it('is not called weekly while its figures stand on other days than Mondays', async () => {
    await bringIn(DAYS);
    const [orders] = await workspace.call('metrics.list', { featureId: 'f1' });
    const edit = { metricId: orders?.id ?? '', change: { grain: 'week' as const } };
    expect(await workspace.ask('metrics.edit', edit)).toMatchObject({
      error: { code: 'metric-keeps-grain' },
    });
  });

  it('may be called weekly when all of them stand on Mondays, and not daily again', async () => {
    const daily = (mapping: ImportMapping): ImportMapping => ({ ...mapping, grain: 'day' });
    await bringIn(WEEKS, daily);
    const [orders] = await workspace.call('metrics.list', { featureId: 'f1' });
    const metricId = orders?.id ?? '';
    await workspace.call('metrics.edit', { metricId, change: { grain: 'week' } });
    expect(await listed()).toEqual([['Orders', 'week', 2]]);
    expect(await workspace.ask('metrics.edit', { metricId, change: { grain: 'day' } })).toMatchObject({
      error: { code: 'metric-keeps-grain' },
    });
  });

  it('is not mended with rows of days once it is called weekly', async () => {
    const mondays = BROKEN_DAYS.replace('03;', '09;').replace('04;', '16;');
    await bringIn(mondays, (mapping) => ({ ...mapping, grain: 'day' }));
    const [orders] = await workspace.call('metrics.list', { featureId: 'f1' });
    await workspace.call('metrics.edit', { metricId: orders?.id ?? '', change: { grain: 'week' } });
    const [days] = await workspace.call('imports.list', {});
    const rows = [{ line: 5, text: '2026-11-17;pilot;7' }];
    expect(await workspace.ask('imports.mend', { importId: days?.id ?? '', rows })).toMatchObject({
      error: { code: 'figures-of-other-grain' },
    });
  });
});
