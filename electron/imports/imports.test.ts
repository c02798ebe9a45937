import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping, MetricMapping } from '#shared/imports/import-mapping.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const CONTROL = readFileSync('tests/fixtures/free-trial/control.csv');
const EXPERIMENT = readFileSync('tests/fixtures/free-trial/experiment.csv');
const [CLICKS, ENROLLMENTS, PAYMENTS] = [2, 3, 4];

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, { id: 'f1', name: 'Free trial screener' });
});
afterEach(() => workspace.close());

function share(name: string, totalColumn: number): MetricMapping {
  return {
    metricId: null,
    draft: {
      name,
      kind: 'proportion',
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
    },
    totalColumn,
    unitsColumn: CLICKS,
    squaresColumn: null,
  };
}

async function preview(file: string, mapping: ImportMapping | null = null): Promise<ImportPreview> {
  return workspace.call('imports.preview', { file, featureId: 'f1', mapping });
}

async function importTrial(bytes: Buffer, arm: 'pilot' | 'control') {
  const file = await workspace.upload(arm === 'pilot' ? 'experiment.csv' : 'control.csv', bytes);
  const { mapping } = await preview(file);
  const settled: ImportMapping = {
    ...mapping,
    year: 2014,
    fixedArm: arm,
    metrics: [share('Gross conversion', ENROLLMENTS), share('Net conversion', PAYMENTS)],
  };
  const found = await preview(file, settled);
  const done = await workspace.call('imports.commit', { file, featureId: 'f1', mapping: settled });
  return { found, done, mapping: settled };
}

async function importText(text: string, change: Partial<ImportMapping> = {}, name = 'numbers.csv') {
  const file = await workspace.upload(name, text);
  const { mapping } = await preview(file);
  const wanted = { ...mapping, fixedArm: mapping.armColumn === null ? ('pilot' as const) : null, ...change };
  return workspace.call('imports.commit', { file, featureId: 'f1', mapping: wanted, changes: 'revise' });
}

async function metricIds(): Promise<Record<string, string>> {
  const metrics = await workspace.call('metrics.list', { featureId: 'f1' });
  return Object.fromEntries(metrics.map(({ name, id }) => [name, id]));
}

async function days(name: string) {
  const metricId = (await metricIds())[name] ?? '';
  return (await workspace.call('metrics.listDays', { metricId })).toReversed();
}

describe('a real experiment in two files', () => {
  it('is asked about the year and the arm, with likely answers first', async () => {
    const found = await preview(await workspace.upload('control.csv', CONTROL));
    expect(found.columns.map(({ name, role }) => [name, role])).toEqual([
      ['Date', 'day'],
      ['Pageviews', 'number'],
      ['Clicks', 'number'],
      ['Enrollments', 'number'],
      ['Payments', 'number'],
    ]);
    expect(found.mapping).toMatchObject({
      dayColumn: 0,
      dayFormat: 'named-yearless',
      year: null,
      fixedArm: null,
    });
    expect(found.counts).toBeNull();
    const [year, arm] = found.questions;
    expect(year?.code).toBe('which-year');
    expect(year?.suggestions.map(({ value }) => value)).toContain('2014');
    expect(year?.suggestions.find(({ value }) => value === '2014')).toMatchObject({
      example: 'Sat, Oct 11',
      reading: '2014-10-11',
    });
    expect(arm).toMatchObject({ code: 'which-arm' });
    expect(arm?.suggestions[0]?.value).toBe('control');
  });

  it('proposes shares of the column to the left', async () => {
    const found = await preview(await workspace.upload('control.csv', CONTROL));
    expect(
      found.mapping.metrics.map(({ draft, unitsColumn }) => [draft?.name, draft?.kind, unitsColumn]),
    ).toEqual([
      ['Clicks / Pageviews', 'proportion', 1],
      ['Enrollments / Clicks', 'proportion', 2],
      ['Payments / Enrollments', 'proportion', 3],
    ]);
  });

  it('gives the published answers, and days without an outcome enter no denominator', async () => {
    const control = await importTrial(CONTROL, 'control');
    expect(control.found.counts).toEqual({
      rows: 37,
      used: 23,
      empty: 14,
      setAside: 0,
      newFigures: 46,
      sameFigures: 0,
      changedFigures: 0,
      missingFigures: 28,
      personDays: 0,
      inBothArms: 0,
      people: 0,
      busiestPersonRows: 0,
    });
    expect(control.done).toMatchObject({ outcome: 'imported', counts: control.found.counts });
    await importTrial(EXPERIMENT, 'pilot');
    const ids = await metricIds();
    expect(Object.keys(ids)).toEqual(['Gross conversion', 'Net conversion']);
    const gross = await workspace.call('metrics.compare', {
      metricId: ids['Gross conversion'] ?? '',
      from: null,
      to: null,
    });
    expect(gross).toMatchObject({
      basis: 'control-group',
      from: '2014-10-11',
      to: '2014-11-02',
      pilot: { units: 17260, total: 3423 },
      reference: { units: 17293, total: 3785 },
    });
    expect(gross.reference?.level?.estimate.toFixed(6)).toBe('0.218875');
    expect(gross.pilot.level?.estimate.toFixed(6)).toBe('0.198320');
    expect(gross.difference?.estimate.toFixed(6)).toBe('-0.020555');
    // Published of the cases alone: the second look, since the range shown includes that days differ.
    expect(gross.otherMethods[0]?.low?.toFixed(6)).toBe('-0.029123');
    expect(gross.otherMethods[0]?.high?.toFixed(6)).toBe('-0.011986');
    const net = await workspace.call('metrics.compare', {
      metricId: ids['Net conversion'] ?? '',
      from: null,
      to: null,
    });
    expect(net.reference?.level?.estimate.toFixed(6)).toBe('0.117562');
    expect(net.pilot.level?.estimate.toFixed(6)).toBe('0.112688');
    expect(net.difference?.estimate.toFixed(6)).toBe('-0.004874');
    expect(net.otherMethods[0]?.low?.toFixed(6)).toBe('-0.011605');
    expect(net.otherMethods[0]?.high?.toFixed(6)).toBe('0.001857');
  });

  it('the second file is read like the first', async () => {
    await importTrial(CONTROL, 'control');
    const found = await preview(await workspace.upload('experiment.csv', EXPERIMENT));
    const ids = await metricIds();
    expect(found.mapping.metrics.map(({ metricId }) => metricId)).toEqual(Object.values(ids));
    expect(found.questions[0]?.suggestions[0]?.value).toBe('2014');
    expect(found.questions[1]?.suggestions[0]?.value).toBe('pilot');
  });

  it('the same file twice changes nothing', async () => {
    const first = await importTrial(CONTROL, 'control');
    const again = await importTrial(CONTROL, 'control');
    expect(again.done).toMatchObject({ outcome: 'same-file', importId: first.done.importId });
    expect(again.found.sameFileAs?.importId).toBe(first.done.importId);
    expect(again.done.counts).toMatchObject({ newFigures: 0, sameFigures: 46, changedFigures: 0 });
    expect(await workspace.call('imports.list', {})).toHaveLength(1);
    expect(Object.keys(await metricIds())).toHaveLength(2);
  });

  it('other bytes with the same figures are all counted as the same', async () => {
    await importTrial(CONTROL, 'control');
    const again = await importTrial(Buffer.concat([CONTROL, Buffer.from('\r\n')]), 'control');
    expect(again.found).toMatchObject({ sameFileAs: null, counts: { newFigures: 0, sameFigures: 46 } });
    expect(again.done.outcome).toBe('imported');
  });
});

describe('undoing an import', () => {
  const first = 'Day;Orders;Visits\n01/10/2026;5;50\n02/10/2026;6;60\n13/10/2026;7;70\n';
  const second = 'Day;Orders;Visits\n02/10/2026;9;60\n14/10/2026;8;80\n';
  const orders: MetricMapping = { ...share('Orders', 1), unitsColumn: 2 };
  const totals = async () => (await days('Orders')).map(({ day, total }) => [day.slice(5), total]);

  it('brings the earlier figures back, and redo the later ones', async () => {
    await importText(first, { metrics: [orders] });
    await importText(second, { metrics: [orders], dayFormat: 'dmy' });
    expect(await totals()).toEqual([
      ['10-01', 5],
      ['10-02', 9],
      ['10-13', 7],
      ['10-14', 8],
    ]);
    await workspace.call('workspace.undo', {});
    expect(await totals()).toEqual([
      ['10-01', 5],
      ['10-02', 6],
      ['10-13', 7],
    ]);
    await workspace.call('workspace.redo', {});
    expect(await totals()).toEqual([
      ['10-01', 5],
      ['10-02', 9],
      ['10-13', 7],
      ['10-14', 8],
    ]);
  });

  it('of an older one keeps what came later, and is undone itself', async () => {
    const older = await importText(first, { metrics: [orders] });
    await importText(second, { metrics: [orders], dayFormat: 'dmy' });
    await workspace.call('imports.undo', { importId: older.importId });
    expect(await totals()).toEqual([
      ['10-02', 9],
      ['10-14', 8],
    ]);
    const states = (await workspace.call('imports.list', { featureId: 'f1' })).map(({ state }) => state);
    expect(states).toEqual(['done', 'undone']);
    await expect(workspace.call('imports.undo', { importId: older.importId })).rejects.toMatchObject({
      code: 'import-not-standing',
    });
    await workspace.call('workspace.undo', {});
    expect(await totals()).toEqual([
      ['10-01', 5],
      ['10-02', 9],
      ['10-13', 7],
      ['10-14', 8],
    ]);
  });

  it('takes the metrics with it that it made, and the file may come in again', async () => {
    await importText(first, { metrics: [orders] });
    await workspace.call('workspace.undo', {});
    expect(await metricIds()).toEqual({});
    const again = await importText(first, { metrics: [orders] });
    expect(again.outcome).toBe('imported');
    expect(await totals()).toHaveLength(3);
  });
});

describe('what only the person can know', () => {
  it.each<[string, string, string[]]>([
    [
      'day or month first',
      'Day,Orders\n01/02/2026,5\n05/07/2026,6\n03/11/2026,7\n',
      ['day-or-month-first', 'which-arm'],
    ],
    [
      'where thousands and decimals look alike',
      'Day,Sales\n2026-10-01,"1,234"\n2026-10-02,"2,345"\n2026-10-03,"3,456"\n',
      ['which-arm', 'decimal-or-thousands'],
    ],
    [
      'which value is which arm',
      'Day;Gruppo;Orders\n2026-10-01;Milano;5\n2026-10-01;Bari;6\n2026-10-02;Milano;5\n2026-10-02;Bari;6\n',
      ['arm-values'],
    ],
    ['no column of days', 'Name;Orders\nx;5\ny;6\n', ['which-day-column', 'which-arm']],
    ['no column of numbers', 'Day;Name\n2026-10-01;x\n2026-10-02;y\n', ['which-arm', 'which-metrics']],
  ])('%s', async (_name, text, codes) => {
    const found = await preview(await workspace.upload('file.csv', text));
    expect(found.questions.map(({ code }) => code)).toEqual(codes);
    expect(found.counts).toBeNull();
  });

  it('is asked before the import as well: nothing is guessed in silence', async () => {
    const file = await workspace.upload('control.csv', CONTROL);
    const { mapping } = await preview(file);
    await expect(workspace.call('imports.commit', { file, featureId: 'f1', mapping })).rejects.toMatchObject({
      code: 'import-question-open',
      details: { question: 'which-year' },
    });
  });

  it('the answered decimal mark is used', async () => {
    const text = 'Day,Sales\n2026-10-01,"1,234"\n2026-10-02,"2,345"\n2026-10-03,"3,456"\n';
    for (const [decimal, total] of [
      ['.', 1234],
      [',', 1.234],
    ] as const) {
      const file = await workspace.upload('file.csv', text);
      const { mapping } = await preview(file);
      await workspace.call('imports.commit', {
        file,
        featureId: 'f1',
        mapping: { ...mapping, fixedArm: 'pilot', dialect: { ...mapping.dialect, decimal } },
        changes: 'revise',
      });
      expect((await days('Sales'))[0]?.total).toBe(total);
    }
  });
});

describe('every row is accounted for', () => {
  const text = [
    'Giorno;Gruppo;Reclami;Ordini',
    '01/10/2026;pilota;1;20',
    '31/11/2026;pilota;1;20',
    '02/10/2026;rosso;1;20',
    '',
    '03/10/2026;controllo;;',
    '04/10/2026;controllo;9;8',
    '05/10/2026;pilota;1',
    '01/10/2026;pilota;2;20',
    '15/10/2026;controllo;2;30',
  ].join('\r\n');

  it('used, empty and set aside add up, each with its line and reason', async () => {
    const file = await workspace.upload('reclami.csv', text);
    const guess = await preview(file);
    const mapping: ImportMapping = {
      ...guess.mapping,
      metrics: [{ ...share('Reclami', 2), unitsColumn: 3 }],
      armValues: { pilota: 'pilot', controllo: 'control' },
    };
    const { counts, setAside } = await preview(file, mapping);
    expect(counts).toMatchObject({ rows: 9, used: 2, empty: 2, setAside: 5 });
    const expected = [
      [3, 'no-such-day'],
      [4, 'arm-unknown'],
      [7, 'more-successes-than-trials'],
      [8, 'ragged-row'],
      [9, 'duplicate-key'],
    ];
    expect(setAside.map(({ line, code }) => [line, code])).toEqual(expected);
    const { importId } = await workspace.call('imports.commit', { file, featureId: 'f1', mapping });
    const kept = await workspace.call('imports.get', { importId });
    expect(kept.setAside.map(({ line, code }) => [line, code])).toEqual(expected);
    expect(kept.summary).toMatchObject({ kind: 'metrics', fileName: 'reclami.csv', state: 'done', counts });
  });
});

describe('segments', () => {
  it('are kept apart and sum up to everybody', async () => {
    await importText(
      'Day;Region;Orders;Visits\n2026-10-01;North;5;50\n2026-10-01;South;6;40\n2026-10-02;North;7;70\n',
      { metrics: [{ ...share('Orders', 2), unitsColumn: 3 }], segmentColumn: 1 },
    );
    const found = (await days('Orders')).map(({ day, segment, total, units }) => [
      day,
      segment,
      total,
      units,
    ]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['2026-10-01', 'North', 5, 50],
        ['2026-10-01', 'South', 6, 40],
        ['2026-10-01', '', 11, 90],
        ['2026-10-02', '', 7, 70],
      ]),
    );
  });
});

describe('a long file', () => {
  it('whose rows alternate between the groups is seen as one of both', async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, index) =>
        `2026-10-01;${index % 2 === 0 ? 'pilota' : 'controllo'};zona ${index >> 1};${index % 7};10`,
    );
    const file = await workspace.upload('long.csv', ['Day;Gruppo;Zona;Orders;Visits', ...rows].join('\n'));
    const { mapping } = await preview(file);
    expect(mapping.armValues).toEqual({ pilota: 'pilot', controllo: 'control' });
    const wanted = { ...mapping, personColumn: null, segmentColumn: 2 };
    expect((await preview(file, wanted)).counts).toMatchObject({ rows: 40_000, used: 40_000, setAside: 0 });
  });
});

describe('an import that is given up', () => {
  it('leaves nothing behind', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `2026-10-01;segment ${index};${index % 7};10`);
    const file = await workspace.upload('large.csv', ['Day;Region;Orders;Visits', ...rows].join('\n'));
    const { mapping } = await preview(file);
    const wanted: ImportMapping = {
      ...mapping,
      fixedArm: 'pilot',
      personColumn: null,
      segmentColumn: 1,
      metrics: [{ ...share('Orders', 2), unitsColumn: 3 }],
    };
    const stop = workspace.door.subscribe((event) => {
      if (event.type === 'progress' && event.progress.step === 'reading') workspace.door.cancel('giving-up');
    });
    const reply = await workspace.door.call({
      requestId: 'giving-up',
      method: 'imports.commit',
      input: { file, featureId: 'f1', mapping: wanted },
    });
    stop();
    expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await workspace.call('imports.list', {})).toEqual([]);
    expect(await metricIds()).toEqual({});
  });

  it('lets other changes pass while it is written', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `2026-10-01;segment ${index};${index % 7};10`);
    const file = await workspace.upload('large.csv', ['Day;Region;Orders;Visits', ...rows].join('\n'));
    const { mapping } = await preview(file);
    const wanted = {
      ...mapping,
      fixedArm: 'pilot' as const,
      personColumn: null,
      segmentColumn: 1,
      metrics: [{ ...share('Orders', 2), unitsColumn: 3 }],
    };
    const passed: Promise<unknown>[] = [];
    const steps: string[] = [];
    const stop = workspace.door.subscribe((event) => {
      if (event.type === 'changed') steps.push('changed');
      if (event.type !== 'progress' || event.progress.step !== 'reading') return;
      if (passed.length === 0) passed.push(workspace.call('workspace.changeSettings', { name: 'Adriatica' }));
    });
    await workspace.call('imports.commit', { file, featureId: 'f1', mapping: wanted });
    steps.push('imported');
    await Promise.all(passed);
    stop();
    expect(passed).toHaveLength(1);
    expect(steps.indexOf('changed')).toBeLessThan(steps.indexOf('imported'));
    expect((await days('Orders')).length).toBe(20_001);
  });
});
