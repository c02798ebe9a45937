import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import type { OverSegments } from '#shared/metrics/metric.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, { id: 'f1', name: 'Order by message' });
});
afterEach(() => workspace.close());

/** Two regions a day: revenue, its orders and the temperature. */
const HEAD = 'Giorno;Gruppo;Regione;Ricavi (€);Ordini;Temperatura';
const MONDAY = ['02/11/2026;pilota;Nord;100,50;10;14,5', '02/11/2026;pilota;Sud;200,25;20;18,5'];
const TUESDAY = ['03/11/2026;pilota;Nord;110,00;11;15,0', '03/11/2026;pilota;Sud;190,00;19;19,0'];
const WEDNESDAY = ['04/11/2026;pilota;Nord;120,00;12;13,0'];
const THURSDAY = ['05/11/2026;pilota;Nord;130,00;10;13,0', '05/11/2026;pilota;Sud;170,00;20;17,0'];

const fileOf = (...days: string[][]) => [HEAD, ...days.flat(), ''].join('\n');

async function look(text: string, mapping: ImportMapping | null = null) {
  const file = await workspace.upload('ricavi.csv', text);
  const preview = await workspace.call('imports.preview', { file, featureId: 'f1', mapping: null });
  if (mapping === null && preview.questions.length === 0) return { file, preview };
  const said = mapping ?? { ...preview.mapping, dayFormat: 'dmy' };
  return {
    file,
    preview: await workspace.call('imports.preview', { file, featureId: 'f1', mapping: said }),
  };
}

async function bringIn(text: string, change: (mapping: ImportMapping) => ImportMapping = (same) => same) {
  const { file, preview } = await look(text);
  const mapping = change(preview.mapping);
  await workspace.call('imports.commit', { file, featureId: 'f1', mapping, changes: 'revise' });
}

async function metricNamed(name: string) {
  const metrics = await workspace.call('metrics.list', { featureId: 'f1' });
  const found = metrics.find((metric) => metric.name === name);
  if (found === undefined) throw new Error(`no ${name} among ${metrics.map((one) => one.name).join(', ')}`);
  return found;
}

async function dailyLevels(name: string): Promise<[string, number][]> {
  const { id: metricId } = await metricNamed(name);
  const { arms } = await workspace.call('metrics.series', { metricId, smoothing: 'daily' });
  return (arms[0]?.points ?? []).map(({ day, estimate }) => [day.slice(8), estimate]);
}

async function say(name: string, overSegments: OverSegments) {
  const { id: metricId } = await metricNamed(name);
  await workspace.call('metrics.edit', { metricId, change: { overSegments } });
}

describe('a file of two regions', () => {
  it('tells what a day comes to either way, with the likelier one taken', async () => {
    const { preview } = await look(fileOf(MONDAY, TUESDAY));
    const outcome = { day: '2026-11-02', segments: 2 };
    expect(preview.segmentQuestions).toEqual([
      { at: 0, taken: 'adds-up', outcome: { ...outcome, sum: 300.75, average: 150.375 } },
      { at: 1, taken: 'adds-up', outcome: { ...outcome, sum: 30, average: 15 } },
      { at: 2, taken: 'averages', outcome: { ...outcome, sum: 33, average: 16.5 } },
    ]);
  });

  it('brings revenue and orders in as their sums and the temperature as its average', async () => {
    await bringIn(fileOf(MONDAY, TUESDAY));
    expect(await dailyLevels('Ricavi (€)')).toEqual([
      ['02', 300.75],
      ['03', 300],
    ]);
    expect(await dailyLevels('Ordini')).toEqual([
      ['02', 30],
      ['03', 30],
    ]);
    expect(await dailyLevels('Temperatura')).toEqual([
      ['02', 16.5],
      ['03', 17],
    ]);
  });

  it('shows each region with its own figures', async () => {
    await bringIn(fileOf(MONDAY, TUESDAY));
    const { id: metricId } = await metricNamed('Ricavi (€)');
    const parts = await workspace.call('metrics.splitBySegment', { metricId, smoothing: 'daily' });
    const levels = parts.map(({ segment, arms }) => [
      segment,
      arms[0]?.points.map(({ estimate }) => estimate),
    ]);
    expect(levels).toEqual([
      ['Sud', [200.25, 190]],
      ['Nord', [100.5, 110]],
    ]);
  });

  it('makes revenue for each order what it is in both regions together', async () => {
    await bringIn(fileOf(MONDAY, TUESDAY));
    const fields = { featureId: 'f1', unit: '', direction: 'higher', role: 'secondary' } as const;
    const draft = { ...fields, kind: 'value', target: null, limit: null } as const;
    await workspace.call('metrics.define', { ...draft, name: 'Scontrino', formula: '"Ricavi (€)" / Ordini' });
    await workspace.call('metrics.define', { ...draft, name: 'Gradi F', formula: 'Temperatura * 1.8 + 32' });
    expect(await dailyLevels('Scontrino')).toEqual([
      ['02', 300.75 / 30],
      ['03', 10],
    ]);
    expect((await dailyLevels('Gradi F'))[0]?.[1]).toBeCloseTo(16.5 * 1.8 + 32, 9);
  });

  it('is answered otherwise for a metric to be made', async () => {
    await bringIn(fileOf(MONDAY, TUESDAY), (mapping) => ({
      ...mapping,
      metrics: mapping.metrics.map((part, at) => ({
        ...part,
        draft: at === 0 && part.draft !== null ? { ...part.draft, overSegments: 'averages' } : part.draft,
      })),
    }));
    expect(await dailyLevels('Ricavi (€)')).toEqual([
      ['02', 150.375],
      ['03', 150],
    ]);
  });
});

describe('a day that lacks a region', () => {
  beforeEach(() => bringIn(fileOf(MONDAY, TUESDAY, WEDNESDAY, THURSDAY)));

  it('is left out of the line and counted as missing, not shown as half the revenue', async () => {
    expect((await dailyLevels('Ricavi (€)')).map(([day]) => day)).toEqual(['02', '03', '05']);
    const { id: metricId } = await metricNamed('Ricavi (€)');
    const series = await workspace.call('metrics.series', { metricId, smoothing: 'daily' });
    expect(series.incompleteDays).toEqual([{ day: '2026-11-04', arm: 'pilot', segments: 1, usual: 2 }]);
    const comparison = await workspace.call('metrics.compare', { metricId, from: null, to: null });
    expect(comparison.missingDays).toBe(1);
    expect(comparison.pilot.days).toBe(3);
  });

  it('stands in the table with its sum and without a level', async () => {
    const { id: metricId } = await metricNamed('Ricavi (€)');
    const days = await workspace.call('metrics.listDays', { metricId, segment: '' });
    expect(days.find(({ day }) => day === '2026-11-04')).toMatchObject({
      total: 120,
      level: null,
      segments: 1,
      usualSegments: 2,
    });
    expect(days.find(({ day }) => day === '2026-11-03')).toMatchObject({ level: 300, usualSegments: null });
  });

  it('is whole once the region’s own file comes in', async () => {
    await bringIn([HEAD, '04/11/2026;pilota;Sud;180,00;18;17,0', ''].join('\n'));
    expect(await dailyLevels('Ricavi (€)')).toContainEqual(['04', 300]);
    await workspace.call('workspace.undo', {});
    expect((await dailyLevels('Ricavi (€)')).map(([day]) => day)).not.toContain('04');
  });

  it('is whole once everybody’s figure is typed in', async () => {
    const { id: metricId } = await metricNamed('Ricavi (€)');
    const figure = { metricId, day: '2026-11-04', arm: 'pilot', units: 1, total: 310 } as const;
    await workspace.call('metrics.enterDay', figure);
    expect(await dailyLevels('Ricavi (€)')).toContainEqual(['04', 310]);
  });

  it('stays the average of the region that is there for what is averaged', async () => {
    expect(await dailyLevels('Temperatura')).toContainEqual(['04', 13]);
  });
});

describe('a metric whose figures stand already', () => {
  it('follows at once when it is said that it adds up, and undo takes that back', async () => {
    await bringIn(fileOf(MONDAY));
    await say('Ricavi (€)', 'averages');
    expect(await dailyLevels('Ricavi (€)')).toEqual([['02', 150.375]]);
    await workspace.call('workspace.undo', {});
    expect(await dailyLevels('Ricavi (€)')).toEqual([['02', 300.75]]);
  });

  it('goes on being averaged while nobody has said it, and is asked about', async () => {
    await bringIn(fileOf(MONDAY));
    await say('Ricavi (€)', 'unsaid');
    const { preview } = await look(fileOf(TUESDAY));
    expect(preview.segmentQuestions[0]).toMatchObject({ at: 0, taken: 'unsaid' });
    await bringIn(fileOf(TUESDAY));
    expect((await metricNamed('Ricavi (€)')).overSegments).toBe('unsaid');
    expect(await dailyLevels('Ricavi (€)')).toEqual([
      ['02', 150.375],
      ['03', 150],
    ]);
  });

  it('takes the answer given with a file, in the one command that undo takes back', async () => {
    await bringIn(fileOf(MONDAY));
    await say('Ricavi (€)', 'unsaid');
    await bringIn(fileOf(TUESDAY), (mapping) => ({
      ...mapping,
      metrics: mapping.metrics.map((part, at) => (at === 0 ? { ...part, overSegments: 'adds-up' } : part)),
    }));
    expect(await dailyLevels('Ricavi (€)')).toEqual([
      ['02', 300.75],
      ['03', 300],
    ]);
    await workspace.call('workspace.undo', {});
    expect(await dailyLevels('Ricavi (€)')).toEqual([['02', 150.375]]);
  });

  it('takes the guess where none of its numbers hangs on it', async () => {
    const { metricId } = await workspace.call('metrics.define', {
      featureId: 'f1',
      name: 'Ricavi (€)',
      kind: 'value',
      unit: '€',
      direction: 'higher',
      role: 'primary',
      target: null,
      limit: null,
    });
    const typed = { metricId, day: '2026-11-02', arm: 'pilot', units: 1, total: 300.5 } as const;
    await workspace.call('metrics.enterDay', typed);
    const { preview } = await look(fileOf(THURSDAY));
    expect(preview.segmentQuestions[0]).toMatchObject({ taken: 'adds-up' });
    await bringIn(fileOf(THURSDAY));
    expect(await dailyLevels('Ricavi (€)')).toEqual([
      ['02', 300.5],
      ['05', 300],
    ]);
  });
});

describe('a count typed in by hand', () => {
  it('needs no exposure where it adds up', async () => {
    await bringIn(fileOf(MONDAY));
    const { id: metricId } = await metricNamed('Ordini');
    const figure = { metricId, day: '2026-11-03', arm: 'pilot', units: 120, total: 28 } as const;
    await workspace.call('metrics.enterDay', figure);
    expect(await dailyLevels('Ordini')).toEqual([
      ['02', 30],
      ['03', 28],
    ]);
  });
});
