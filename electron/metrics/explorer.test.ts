import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { writeDirectly } from '#tests/support/seed-feature.ts';

let workspace: TestWorkspace;
let metricId: string;
beforeEach(async () => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, {
    id: 'f1',
    name: 'AI lead scoring',
    phases: [
      { name: 'Internal', audience: 'staff', startedOn: '2026-10-05' },
      { name: 'Closed beta', audience: 'picked', startedOn: '2026-10-19' },
      { name: 'Broader', audience: 'everyone', startedOn: null },
    ],
  });
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

type Written = { day: string; arm?: string; units: number; total: number };

/** Figures of everybody. */
function write(...days: Written[]): void {
  const rows = days.map(
    ({ day, arm = 'pilot', units, total }) =>
      `('${metricId}', '${arm}', '${day}', ${units}, ${total}, ${total})`,
  );
  writeDirectly(
    workspace.path,
    `INSERT INTO daily_values (metric_id, arm, day, units, total, total_squares) VALUES ${rows.join(', ')}`,
  );
}

const HEAD = 'Day,Group,Segment,Inquiries,Inquiries won';
/** Columns of the head, from 0. */
const [INQUIRIES, WON] = [3, 4];

/** Figures by segment, as a file brings them; the id of the import. */
async function importRows(...rows: string[]): Promise<string> {
  const file = await workspace.upload(`${rows.length} ${rows.join()}.csv`, [HEAD, ...rows, ''].join('\n'));
  const input = { file, featureId: 'f1' };
  const { mapping } = await workspace.call('imports.preview', { ...input, mapping: null });
  const metrics = [
    {
      metricId,
      draft: null,
      totalColumn: WON,
      unitsColumn: INQUIRIES,
      squaresColumn: null,
    },
  ];
  const wanted = { ...mapping, metrics };
  return (await workspace.call('imports.commit', { ...input, mapping: wanted, changes: 'revise' })).importId;
}

describe('the lines of a metric', () => {
  it('cover the days asked for and say how far the numbers go in all', async () => {
    write({ day: '2026-11-01', units: 10, total: 1 }, { day: '2026-11-02', units: 10, total: 5 });
    const series = await workspace.call('metrics.series', {
      metricId,
      smoothing: 'cumulative',
      from: '2026-11-02',
    });
    expect(series).toMatchObject({ firstDay: '2026-11-01', lastDay: '2026-11-02' });
    expect(series.arms[0]?.points.map(({ day, total }) => [day, total])).toEqual([['2026-11-02', 6]]);
  });

  it('are drawn from the lowest and highest of stretches of days, and whole for a file', async () => {
    write(
      ...Array.from({ length: 2500 }, (_, index) => ({
        day: addDays('2020-01-01', index),
        units: 50,
        total: index === 1234 ? 49 : 5 + (index % 3),
      })),
    );
    const drawn = await workspace.call('metrics.series', { metricId, smoothing: 'daily' });
    expect(drawn.daysPerStretch).toBe(8);
    expect(drawn.arms[0]?.points.length).toBeLessThanOrEqual(700);
    expect(drawn.arms[0]?.points.some(({ total }) => total === 49)).toBe(true);
    const all = await workspace.call('metrics.series', { metricId, smoothing: 'daily', points: 'all' });
    expect([all.arms[0]?.points.length, all.daysPerStretch]).toEqual([2500, 1]);
  });
});

describe('a metric by segment', () => {
  const split = () => workspace.call('metrics.splitBySegment', { metricId, smoothing: 'daily' });

  it('has a line and a comparison for each segment, largest first, without everybody', async () => {
    await importRows(
      '2026-11-02,pilot,north,10,4',
      '2026-11-02,pilot,south,20,5',
      '2026-11-02,control,south,20,2',
    );
    const parts = await split();
    expect(parts.map(({ segment, units, arms }) => [segment, units, arms.map(({ arm }) => arm)])).toEqual([
      ['south', 40, ['pilot', 'control']],
      ['north', 10, ['pilot']],
    ]);
    expect(parts[0]?.comparison).toMatchObject({ basis: 'control-group' });
    expect(parts[0]?.comparison.difference?.estimate).toBeCloseTo(0.15, 12);
  });

  it('counts what the latest import that stands says of a day', async () => {
    await importRows('2026-11-02,pilot,north,10,4', '2026-11-03,pilot,north,10,5');
    const corrected = await importRows('2026-11-02,pilot,north,10,7');
    const totals = async () => (await split())[0]?.arms[0]?.points.map(({ total }) => total);
    expect(await totals()).toEqual([7, 5]);
    await workspace.call('imports.undo', { importId: corrected });
    expect(await totals()).toEqual([4, 5]);
  });

  it('is computed within each segment where a formula makes it', async () => {
    await importRows('2026-11-02,pilot,north,10,4', '2026-11-02,pilot,south,20,5');
    const { metricId: doubled } = await workspace.call('metrics.define', {
      featureId: 'f1',
      name: 'Percent won',
      kind: 'value',
      unit: '%',
      direction: 'higher',
      role: 'secondary',
      target: null,
      limit: null,
      formula: '"Inquiries won" * 100',
    });
    const parts = await workspace.call('metrics.splitBySegment', { metricId: doubled, smoothing: 'daily' });
    expect(parts.map(({ segment, arms }) => [segment, arms[0]?.points[0]?.estimate])).toEqual([
      ['north', 40],
      ['south', 25],
    ]);
  });

  it('has no parts where figures came without segments', async () => {
    write({ day: '2026-11-02', units: 30, total: 9 });
    expect(await split()).toEqual([]);
  });
});

describe('a metric by phase', () => {
  it('begins anew with each phase that has started, the day before the next one being its last', async () => {
    write(
      { day: '2026-10-18', units: 10, total: 1 },
      { day: '2026-10-19', units: 10, total: 4 },
      { day: '2026-10-20', units: 10, total: 6 },
    );
    const phases = await workspace.call('metrics.compareByPhase', { metricId, smoothing: 'cumulative' });
    expect(
      phases.map(({ name, from, to, arms }) => [name, from, to, arms[0]?.points.map(({ total }) => total)]),
    ).toEqual([
      ['Internal', '2026-10-05', '2026-10-18', [1]],
      ['Closed beta', '2026-10-19', null, [4, 10]],
    ]);
    expect(phases[1]?.comparison).toMatchObject({ basis: 'before-after', from: '2026-10-19' });
  });
});

describe('the spread of the days of a metric', () => {
  it('counts the levels of days, each arm over the same bins', async () => {
    write(
      { day: '2026-11-02', units: 10, total: 1 },
      { day: '2026-11-03', units: 10, total: 2 },
      { day: '2026-11-04', units: 10, total: 9 },
      { day: '2026-11-02', arm: 'control', units: 10, total: 4 },
    );
    const { edges, arms } = await workspace.call('metrics.spreadOfDays', { metricId });
    expect(edges[0]).toBeLessThanOrEqual(0.1);
    expect(arms.map(({ arm, days, quartiles }) => [arm, days, quartiles.median])).toEqual([
      ['pilot', 3, 0.2],
      ['control', 1, 0.4],
    ]);
    expect(arms.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))).toEqual([3, 1]);
  });

  it('of days without a number is empty', async () => {
    write({ day: '2026-11-02', units: 10, total: 1 });
    expect(await workspace.call('metrics.spreadOfDays', { metricId, from: '2026-11-03' })).toEqual({
      edges: [],
      arms: [],
    });
  });
});

it.each(['metrics.splitBySegment', 'metrics.compareByPhase', 'metrics.spreadOfDays'] as const)(
  '%s of a metric that is gone says so',
  async (method) => {
    const input = { metricId: 'gone', smoothing: 'daily' } as const;
    await expect(workspace.call(method, input)).rejects.toMatchObject({ code: 'metric-not-found' });
  },
);
