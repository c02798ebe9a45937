import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MetricDraft } from '#shared/metrics/metric.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const draft: MetricDraft = {
  featureId: 'f1',
  name: 'Inquiries won',
  kind: 'proportion',
  unit: '',
  direction: 'higher',
  role: 'primary',
  target: 0.274,
  limit: null,
  grain: 'day',
  formula: null,
  onHarm: 'roll-back',
  hardLimit: null,
  overSegments: 'unsaid',
};

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, {
    id: 'f1',
    name: 'AI lead scoring',
    phases: [
      { name: 'Internal', audience: 'staff', startedOn: '2026-10-05' },
      { name: 'Closed beta', audience: 'picked', startedOn: '2026-10-19' },
    ],
  });
});
afterEach(() => workspace.close());

async function define(change: Partial<MetricDraft> = {}): Promise<string> {
  return (await workspace.call('metrics.define', { ...draft, ...change })).metricId;
}

function enter(
  metricId: string,
  day: string,
  [total, units]: [number, number],
  arm: 'pilot' | 'control' = 'pilot',
) {
  return workspace.call('metrics.enterDay', { metricId, day, arm, units, total });
}

describe('defining metrics', () => {
  it('lists them in the order they were made, with how far their numbers go', async () => {
    const won = await define();
    await define({ name: 'First reply time', kind: 'mean', unit: 'hours', direction: 'lower', target: null });
    await enter(won, '2026-11-20', [7, 20]);
    const list = await workspace.call('metrics.list', { featureId: 'f1' });
    expect(list.map(({ name, position, days, lastDay }) => [name, position, days, lastDay])).toEqual([
      ['Inquiries won', 0, 1, '2026-11-20'],
      ['First reply time', 1, 0, null],
    ]);
  });

  it('refuses a second metric of the same name, whatever its case', async () => {
    await define();
    await expect(define({ name: 'inquiries WON ' })).rejects.toMatchObject({ code: 'metric-name-taken' });
  });

  it('refuses a feature that is not there', async () => {
    await expect(define({ featureId: 'f9' })).rejects.toMatchObject({ code: 'feature-not-found' });
  });

  it('changes what is given and nothing else, and undo takes it back', async () => {
    const metricId = await define();
    await workspace.call('metrics.edit', { metricId, change: { target: 0.3, role: 'secondary' } });
    const [edited] = await workspace.call('metrics.list', { featureId: 'f1' });
    expect(edited).toMatchObject({
      name: 'Inquiries won',
      target: 0.3,
      role: 'secondary',
      direction: 'higher',
    });
    await workspace.call('workspace.undo', {});
    const [restored] = await workspace.call('metrics.list', { featureId: 'f1' });
    expect(restored).toMatchObject({ target: 0.274, role: 'primary' });
  });

  it('keeps the kind of a metric that has numbers', async () => {
    const metricId = await define();
    await workspace.call('metrics.edit', { metricId, change: { kind: 'count' } });
    await enter(metricId, '2026-11-20', [7, 20]);
    await expect(
      workspace.call('metrics.edit', { metricId, change: { kind: 'value' } }),
    ).rejects.toMatchObject({ code: 'metric-has-numbers' });
  });

  it('removes a metric, and undo brings it back with its numbers', async () => {
    const metricId = await define();
    await enter(metricId, '2026-11-20', [7, 20]);
    await workspace.call('metrics.remove', { metricId });
    expect(await workspace.call('metrics.list', { featureId: 'f1' })).toEqual([]);
    await workspace.call('workspace.undo', {});
    expect(await workspace.call('metrics.listDays', { metricId })).toHaveLength(1);
  });

  it('keeps a metric that a criterion of the plan names, and says which phase', async () => {
    const metricId = await define();
    const db = new Sqlite(workspace.path);
    const criteria = JSON.stringify([{ kind: 'metric-improves', metricId, certaintyPercent: 90 }]);
    db.prepare('UPDATE phases SET exit_criteria = ? WHERE position = 1').run(criteria);
    db.close();
    await expect(workspace.call('metrics.remove', { metricId })).rejects.toMatchObject({
      code: 'metric-in-use',
      details: { usedBy: 'Closed beta' },
    });
  });

  it.each(['metrics.series', 'metrics.compare', 'metrics.listDays'])(
    '%s of no metric is refused',
    async (method) => {
      const reply = await workspace.ask(method, { metricId: 'nowhere', from: null, to: null });
      expect(reply).toMatchObject({ ok: false, error: { code: 'metric-not-found' } });
    },
  );
});

describe('figures typed by hand', () => {
  it.each<[string, Partial<MetricDraft>, [number, number], string]>([
    ['more successes than trials', {}, [21, 20], 'successes-above-units'],
    ['half a success', {}, [1.5, 20], 'count-not-whole'],
    ['a negative count', {}, [-1, 20], 'negative-count'],
    ['an average of nothing', { kind: 'mean' }, [3, 0], 'units-missing'],
    ['a ratio over nothing', { kind: 'ratio' }, [3, 0], 'units-missing'],
    ['a duration of nothing', { kind: 'duration' }, [0, 3], 'duration-not-positive'],
  ])('%s is refused', async (_name, change, figure, code) => {
    const metricId = await define(change);
    await expect(enter(metricId, '2026-11-20', figure)).rejects.toMatchObject({ code });
  });

  it.each<[string, Partial<MetricDraft>, [number, number][], number]>([
    [
      'a duration by its typical time, not by a sum',
      { kind: 'duration' },
      [
        [2, 10],
        [8, 10],
      ],
      4,
    ],
    [
      'a ratio by both sums, not by an average of ratios',
      { kind: 'ratio' },
      [
        [10, 1],
        [20, 9],
      ],
      3,
    ],
  ])('are kept: %s', async (_what, change, typed, level) => {
    const metricId = await define(change);
    for (const [index, figure] of typed.entries()) await enter(metricId, `2026-11-1${index}`, figure);
    const comparison = await workspace.call('metrics.compare', { metricId, from: null, to: null });
    expect(comparison.pilot.level?.estimate).toBeCloseTo(level, 10);
    const days = await workspace.call('metrics.listDays', { metricId });
    expect(days.map((row) => row.level)).toEqual(
      typed
        .map(([total, units]) => expect.closeTo(change.kind === 'ratio' ? total / units : total, 10))
        .toReversed(),
    );
  });

  it('of a weekly metric stand on the Monday of their week', async () => {
    const metricId = await define({ grain: 'week' });
    await enter(metricId, '2026-11-19', [7, 20]);
    const [row] = await workspace.call('metrics.listDays', { metricId });
    expect(row?.day).toBe('2026-11-16');
  });

  it('a day that has not come is refused', async () => {
    const metricId = await define();
    await expect(enter(metricId, '2026-11-25', [1, 2])).rejects.toMatchObject({ code: 'day-in-future' });
  });

  it('a second figure for the day replaces the first; undo and redo move between them', async () => {
    const metricId = await define();
    await enter(metricId, '2026-11-20', [7, 20]);
    await enter(metricId, '2026-11-20', [8, 20]);
    const total = async () => (await workspace.call('metrics.listDays', { metricId }))[0]?.total;
    expect(await total()).toBe(8);
    await workspace.call('workspace.undo', {});
    expect(await total()).toBe(7);
    await workspace.call('workspace.redo', {});
    expect(await total()).toBe(8);
    await workspace.call('workspace.undo', {});
    await workspace.call('workspace.undo', {});
    expect(await total()).toBeUndefined();
  });

  it('a figure that was undone never comes alive again under a later one', async () => {
    const metricId = await define();
    await enter(metricId, '2026-11-20', [7, 20]);
    await workspace.call('workspace.undo', {});
    await enter(metricId, '2026-11-21', [9, 20]);
    const days = await workspace.call('metrics.listDays', { metricId });
    expect(days.map(({ day, total }) => [day, total])).toEqual([['2026-11-21', 9]]);
  });

  it('a plain figure counts as one unit whatever was sent', async () => {
    const metricId = await define({ kind: 'value', unit: '€' });
    await enter(metricId, '2026-11-20', [12.5, 7]);
    expect(await workspace.call('metrics.listDays', { metricId })).toMatchObject([{ units: 1, total: 12.5 }]);
  });
});

describe('what the numbers say', () => {
  it('compares with the control group on the days both have', async () => {
    const metricId = await define();
    for (const [index, won] of [5, 7, 6].entries()) {
      await enter(metricId, `2026-11-1${index}`, [won, 20]);
      if (index > 0) await enter(metricId, `2026-11-1${index}`, [won - 2, 20], 'control');
    }
    const found = await workspace.call('metrics.compare', { metricId, from: null, to: null });
    expect(found).toMatchObject({
      basis: 'control-group',
      from: '2026-11-11',
      to: '2026-11-12',
      pilot: { units: 40, total: 13, days: 2 },
      reference: { units: 40, total: 9, days: 2 },
      difference: { method: 'newcombe' },
    });
  });

  it('compares with the time before the first customers when there is no control group', async () => {
    const metricId = await define();
    await enter(metricId, '2026-10-10', [4, 20]);
    await enter(metricId, '2026-10-20', [9, 20]);
    const found = await workspace.call('metrics.compare', { metricId, from: null, to: null });
    expect(found).toMatchObject({
      basis: 'before-after',
      from: '2026-10-19',
      pilot: { total: 9 },
      reference: { total: 4 },
    });
  });

  it('draws a line for each arm with numbers', async () => {
    const metricId = await define();
    await enter(metricId, '2026-11-10', [4, 20]);
    await enter(metricId, '2026-11-12', [6, 20]);
    const series = await workspace.call('metrics.series', { metricId, smoothing: 'cumulative' });
    expect(series).toMatchObject({ firstDay: '2026-11-10', lastDay: '2026-11-12', daysPerStretch: 1 });
    expect(series.arms.map(({ arm, points }) => [arm, points.map(({ total }) => total)])).toEqual([
      ['pilot', [4, 10]],
    ]);
  });
});

describe('a metric computed from others', () => {
  const rate = { name: 'Refund rate', formula: 'refunds / #2 * 100', target: null, unit: '%' } as const;

  async function defineParts(): Promise<{ refunds: string; orders: string }> {
    const refunds = await define({ name: 'Refunds', kind: 'count', target: null });
    return { refunds, orders: await define({ name: 'Orders', kind: 'count', target: null }) };
  }

  it('says what its formula makes of the sums, and how many days it has', async () => {
    const { refunds, orders } = await defineParts();
    for (const [day, back, sold] of [
      ['2026-11-16', 1, 10],
      ['2026-11-17', 0, 90],
    ] as const) {
      await enter(refunds, day, [back, 1]);
      await enter(orders, day, [sold, 1]);
    }
    const metricId = await define(rate);
    const list = await workspace.call('metrics.list', { featureId: 'f1' });
    expect(list.at(-1)).toMatchObject({
      kind: 'value',
      formula: 'Refunds / Orders * 100',
      days: 2,
      lastDay: '2026-11-17',
    });
    const found = await workspace.call('metrics.compare', { metricId, from: null, to: null });
    expect(found.pilot).toMatchObject({ level: { estimate: 1 }, method: 'derived-days' });
    const { arms } = await workspace.call('metrics.series', { metricId, smoothing: 'daily' });
    expect(arms[0]?.points.map(({ estimate }) => estimate)).toEqual([10, 0]);
    const days = await workspace.call('metrics.listDays', { metricId });
    expect(days.map(({ level }) => level)).toEqual([0, 10]);
  });

  it('takes no figures of its own, and only formulas that hold', async () => {
    await defineParts();
    const metricId = await define(rate);
    await expect(enter(metricId, '2026-11-20', [1, 1])).rejects.toMatchObject({ code: 'metric-is-derived' });
    const change = (formula: string) => workspace.call('metrics.edit', { metricId, change: { formula } });
    await expect(change('refunds / visits')).rejects.toMatchObject({
      code: 'formula-name-unknown',
      details: { name: 'visits' },
    });
    const doubled = await define({ name: 'Doubled', formula: '"Refund rate" * 2', target: null });
    await expect(change('Doubled + Orders')).rejects.toMatchObject({ code: 'formula-cycle' });
    await expect(workspace.call('metrics.remove', { metricId })).rejects.toMatchObject({
      code: 'metric-in-use',
      details: { usedBy: 'Doubled' },
    });
    await workspace.call('metrics.remove', { metricId: doubled });
    await workspace.call('metrics.remove', { metricId });
  });

  it('follows the names of its parts, and undo takes both back at once', async () => {
    const { orders } = await defineParts();
    await define(rate);
    const formula = async () => (await workspace.call('metrics.list', { featureId: 'f1' })).at(-1)?.formula;
    await workspace.call('metrics.edit', { metricId: orders, change: { name: 'Orders / day' } });
    expect(await formula()).toBe('Refunds / "Orders / day" * 100');
    await workspace.call('workspace.undo', {});
    expect(await formula()).toBe('Refunds / Orders * 100');
  });

  it('is not computed for a metric that has figures of its own', async () => {
    const { orders } = await defineParts();
    await enter(orders, '2026-11-16', [10, 1]);
    await expect(
      workspace.call('metrics.edit', { metricId: orders, change: { formula: 'Refunds * 2' } }),
    ).rejects.toMatchObject({ code: 'metric-has-numbers' });
  });
});
