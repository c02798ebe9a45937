import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, { id: 'f1', name: 'Feature' });
});
afterEach(() => workspace.close());

async function look(content: string | Uint8Array, change: Partial<ImportMapping> = {}) {
  const file = await workspace.upload('numbers', content);
  const preview = (mapping: ImportMapping | null): Promise<ImportPreview> =>
    workspace.call('imports.preview', { file, featureId: 'f1', mapping });
  const found = await preview(null);
  const mapping = { ...found.mapping, ...change };
  return { file, found, mapping, settled: await preview(mapping) };
}

const DAYS = Array.from({ length: 8 }, (_, at) => `2026-10-0${at + 1}`);

describe('a table that names a metric in each row', () => {
  const lines = DAYS.flatMap((day, at) =>
    ['pilot', 'control'].flatMap((arm) => [
      `${day},${arm},Orders,${at + 2}`,
      `${day},${arm},Visits,${50 + at}`,
    ]),
  );

  it('is recognised, and its share found among its names', async () => {
    const { found, settled } = await look(['day,group,metric,value', ...lines].join('\n'));
    expect(found.mapping).toMatchObject({
      shape: 'long',
      dayColumn: 0,
      armColumn: 1,
      segmentColumn: null,
      nameColumn: 2,
      valueColumn: 3,
      names: ['Orders', 'Visits'],
    });
    expect(found.questions).toEqual([]);
    expect(found.mapping.metrics.map(({ totalColumn, draft }) => [totalColumn, draft?.kind])).toEqual([
      [0, 'count'],
      [1, 'count'],
    ]);
    expect(settled.counts).toMatchObject({ rows: 32, used: 32, setAside: 0, newFigures: 32 });
  });

  it('comes in as one share of two names, and a wrong pair is named with its line and text', async () => {
    const broken = lines.with(0, '2026-10-01,pilot,Orders,5000');
    const { file, mapping, settled } = await look(['day,group,metric,value', ...broken].join('\n'));
    const share: ImportMapping['metrics'][number] = {
      metricId: null,
      draft: {
        name: 'Conversion',
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
      totalColumn: 0,
      unitsColumn: 1,
      squaresColumn: null,
    };
    expect(settled.counts?.used).toBe(32);
    const done = await workspace.call('imports.commit', {
      file,
      featureId: 'f1',
      mapping: { ...mapping, metrics: [share] },
    });
    expect(done.counts).toMatchObject({ rows: 32, used: 31, setAside: 1, newFigures: 15 });
    const { setAside } = await workspace.call('imports.get', { importId: done.importId });
    expect(setAside).toMatchObject([
      { line: 2, text: '2026-10-01,pilot,Orders,5000', code: 'more-successes-than-trials', column: 3 },
    ]);
  });

  it('regions beside one number are segments all the same', async () => {
    const { found } = await look(
      [
        'day,group,region,orders',
        ...DAYS.flatMap((day) => ['North', 'South'].map((region) => `${day},pilot,${region},5`)),
      ].join('\n'),
    );
    expect(found.mapping).toMatchObject({ shape: 'wide', segmentColumn: 2, nameColumn: null });
  });
});

it('people who come twice a day are counted once unless the person says otherwise', async () => {
  const rows = DAYS.flatMap((day, at) => [
    `${day},pilot,u-10${at},0`,
    `${day},pilot,u-10${at},1`,
    `${day},control,u-20${at},0`,
  ]);
  const { found, settled } = await look(['day,group,user id,converted', ...rows].join('\n'));
  expect(found.mapping).toMatchObject({ shape: 'events', personColumn: 2, personRule: 'distinct-people' });
  expect(settled.counts).toMatchObject({ rows: 24, used: 24, newFigures: 16 });
});

it('a workbook comes in as it is, with its sheets told and days to come set aside', async () => {
  const head = ['Giorno', 'Gruppo', 'Ordini'].map((value) => ({ value }));
  const cells = [...DAYS, '2027-01-01'].flatMap((day, at) =>
    ['pilota', 'controllo'].map((arm) => [
      { value: new Date(`${day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' },
      { value: arm },
      { value: at + 0.5 },
    ]),
  );
  const { found, settled } = await look(await writeExcelFile([head, ...cells], {}).toBuffer());
  expect(found).toMatchObject({
    sheets: ['Sheet1'],
    questions: [],
    mapping: { dialect: { format: 'spreadsheet' } },
  });
  expect(settled.counts).toMatchObject({ rows: 18, used: 16, setAside: 2 });
  expect(settled.setAside.map(({ line, code }) => [line, code])).toEqual([
    [18, 'day-in-future'],
    [19, 'day-in-future'],
  ]);
});

it('metrics with figures of their own that a file does not feed are told', async () => {
  const draft = {
    featureId: 'f1',
    kind: 'value',
    unit: '',
    direction: 'higher',
    role: 'primary',
    target: null,
    limit: null,
  } as const;
  await workspace.call('metrics.define', { ...draft, name: 'Orders' });
  await workspace.call('metrics.define', { ...draft, name: 'Complaints', role: 'guardrail' });
  await workspace.call('metrics.define', { ...draft, name: 'Share', formula: 'Complaints / Orders' });
  const { found } = await look(['day,group,Orders', ...DAYS.map((day) => `${day},pilot,5`)].join('\n'));
  expect(found.unfed).toEqual(['Complaints']);
});

it('weeks and months are kept under their first day', async () => {
  const { found } = await look(
    ['week,group,orders', 'W40 2026,pilot,5', 'W41 2026,pilot,6', 'W41 2026,control,6'].join('\n'),
  );
  expect(found.mapping).toMatchObject({ grain: 'week', dayFormat: 'iso-week' });
  const mondays = ['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05'];
  const weekly = await look(['day,group,orders', ...mondays.map((day) => `${day},pilot,5`)].join('\n'));
  expect(weekly.found.mapping).toMatchObject({ grain: 'week', dayFormat: 'iso' });
});

describe('a workbook of several sheets', () => {
  const sheetOf = (arm: string, name: string) => ({
    sheet: arm,
    data: [
      ['Day', 'Group', name].map((value) => ({ value })),
      ...DAYS.map((day, at) => [{ value: day }, { value: arm }, { value: at + 5 }]),
    ],
  });
  const workbook = (): Promise<Uint8Array> =>
    writeExcelFile([
      { sheet: 'Cover', data: [[]] },
      sheetOf('pilot', 'Orders'),
      sheetOf('control', 'Letters'),
    ]).toBuffer();

  it('is read from the first one that holds anything', async () => {
    const { found } = await look(await workbook());
    expect(found.sheets).toEqual(['Cover', 'pilot', 'control']);
    expect(found.mapping.dialect.sheet).toBe('pilot');
  });

  it('has the columns of another sheet looked at anew when that one is chosen', async () => {
    const { file, found } = await look(await workbook());
    const dialect = { ...found.mapping.dialect, sheet: 'control', headerLine: 1 };
    const other = await workspace.call('imports.preview', { file, featureId: 'f1', mapping: null, dialect });
    expect(other.columns.map(({ name }) => name)).toEqual(['Day', 'Group', 'Letters']);
    expect(other.mapping.dialect.sheet).toBe('control');
    expect(other.mapping.metrics.map(({ draft }) => draft?.name)).toEqual(['Letters']);
  });
});
