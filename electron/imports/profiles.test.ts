import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';
import { addFeature } from '#tests/support/add-feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const WEEK_ONE = 'Day;Group;Asked;Won\n13/11/2026;red;26;8\n13/11/2026;blue;25;5\n14/11/2026;red;20;4\n';

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  addFeature(workspace.path, { id: 'f1', name: 'Order by message' });
  addFeature(workspace.path, { id: 'f2', name: 'Returns portal' });
});
afterEach(() => workspace.close());

type File = { name: string; text: string; featureId?: string };

async function preview({ name, text, featureId = 'f1' }: File, reading?: 'anew'): Promise<ImportPreview> {
  const file = await workspace.upload(name, text);
  return workspace.call('imports.preview', { file, featureId, mapping: null, ...(reading && { reading }) });
}

async function bringIn({ name, text, featureId = 'f1' }: File, change: Partial<ImportMapping> = {}) {
  const file = await workspace.upload(name, text);
  const { mapping } = await workspace.call('imports.preview', { file, featureId, mapping: null });
  return workspace.call('imports.commit', { file, featureId, mapping: { ...mapping, ...change } });
}

const profiles = () => workspace.call('imports.listProfiles', {});
/** What a profile of these files is called: what they bring. */
const SERIES = 'Asked, Won';
const ARMS = { armValues: { red: 'pilot', blue: 'control' } } as const;

describe('the next file of the same kind', () => {
  beforeEach(() => bringIn({ name: 'Shop weekly 2026-11-14.csv', text: WEEK_ONE }, ARMS));

  it('is read like the last, under the name of what it brings', async () => {
    const found = await preview({
      name: 'Shop weekly 2026-11-21.csv',
      text: WEEK_ONE.replaceAll('13/', '20/'),
    });
    expect(found.profile).toMatchObject({ name: SERIES });
    expect(found.questions).toEqual([]);
    expect(found.mapping).toMatchObject({
      dayColumn: 0,
      armColumn: 1,
      armValues: { red: 'pilot', blue: 'control' },
    });
    expect(found.mapping.metrics.every(({ metricId }) => metricId !== null)).toBe(true);
  });

  it('is known by its names when its columns stand in another order, with others between them', async () => {
    const found = await preview({
      name: 'other.csv',
      text: 'Won;Shop;Group;Asked;Day\n8;Rome;red;26;20/11/2026\n5;Rome;blue;25;20/11/2026\n',
    });
    expect(found.profile?.name).toBe(SERIES);
    expect(found.mapping).toMatchObject({ dayColumn: 4, armColumn: 2 });
    expect(found.mapping.metrics.map(({ totalColumn }) => totalColumn)).not.toContain(1);
    expect(found.counts).toMatchObject({ used: 2, setAside: 0 });
  });

  it.each([
    ['a column it needs is missing', 'Day;Group;Asked\n20/11/2026;red;26\n'],
    ['a column it needs has another name', 'Day;Group;Asked;Sold\n20/11/2026;red;26;8\n'],
  ])('is read by looking alone when %s', async (_, text) => {
    const found = await preview({ name: 'Shop weekly 2026-11-21.csv', text });
    expect(found.profile).toBeNull();
  });

  it('is read by looking alone when the person says so', async () => {
    const found = await preview({ name: 'Shop weekly 2026-11-21.csv', text: WEEK_ONE }, 'anew');
    expect(found.profile).toBeNull();
    expect(found.questions.map(({ code }) => code)).toContain('arm-values');
  });

  it('keeps one profile for the series and another for a file of another name', async () => {
    await bringIn({ name: 'Shop weekly 2026-11-21.csv', text: WEEK_ONE.replaceAll('13/', '20/') });
    expect((await profiles()).map(({ name }) => name)).toEqual([SERIES]);
    await bringIn({ name: 'till.csv', text: WEEK_ONE.replaceAll('13/', '22/') });
    expect((await profiles()).map(({ name }) => name)).toEqual([`${SERIES} (Till)`, SERIES]);
  });

  it('of another feature makes the metrics there, or feeds those of the same name', async () => {
    const file = { name: 'returns.csv', text: WEEK_ONE, featureId: 'f2' };
    const found = await preview(file);
    expect(found.profile?.name).toBe(SERIES);
    const names = (await workspace.call('metrics.list', { featureId: 'f1' })).map(({ name }) => name);
    expect(found.mapping.metrics.map(({ draft }) => draft?.name)).toEqual(names);
    await bringIn(file);
    const again = await preview({ ...file, text: WEEK_ONE.replaceAll('13/', '20/') });
    const ids = (await workspace.call('metrics.list', { featureId: 'f2' })).map(({ id }) => id);
    expect(again.mapping.metrics.map(({ metricId }) => metricId)).toEqual(ids);
  });
});

describe('a column that the profile never met', () => {
  const WITH_REGION =
    'Day;Group;Region;Asked;Won\n20/11/2026;red;North;26;8\n20/11/2026;red;South;30;9\n20/11/2026;blue;North;25;5\n';
  const file = { name: 'Shop weekly 2026-11-21.csv', text: WITH_REGION };
  beforeEach(() => bringIn({ name: 'Shop weekly 2026-11-14.csv', text: WEEK_ONE }, ARMS));

  it('is asked about where it tells segments apart, and nothing is counted until then', async () => {
    const found = await preview(file);
    expect(found.profile?.name).toBe(SERIES);
    expect(found.questions).toEqual([
      { code: 'new-column', suggestions: [{ value: '2', example: 'Region', reading: 'North, South' }] },
    ]);
    expect(found.counts).toBeNull();
  });

  it.each([
    ['as a segment', { segmentColumn: 2 }, ['North', 'South']],
    ['left out', { leftOut: [2] }, ['']],
  ] as const)('comes in %s once that is said, and is not asked about again', async (_, change, segments) => {
    const handle = await workspace.upload(file.name, file.text);
    const { mapping } = await preview(file);
    const said = { ...mapping, ...change } as ImportMapping;
    const asked = { file: handle, featureId: 'f1', mapping: said };
    expect((await workspace.call('imports.preview', asked)).questions).toEqual([]);
    await workspace.call('imports.commit', asked);
    const metrics = await workspace.call('metrics.list', { featureId: 'f1' });
    const figures = await workspace.call('metrics.listDays', { metricId: metrics[0]?.id ?? '' });
    const ofDay = figures.filter(({ day, arm }) => day === '2026-11-20' && arm === 'pilot');
    expect(
      ofDay.map(({ segment }) => segment).filter((name) => name !== '' || segments.length === 1),
    ).toEqual(segments);
    const next = await preview({ ...file, text: WITH_REGION.replaceAll('20/', '21/') });
    expect(next.questions).toEqual([]);
  });

  it('is asked about where it may tell the pilot from the control group of a file of one arm', async () => {
    const text = 'Day;Calls\n2026-11-02;26\n2026-11-03;25\n';
    await bringIn({ name: 'calls 1.csv', text }, { fixedArm: 'pilot' });
    const grouped = 'Day;Group;Calls\n2026-11-04;control;26\n2026-11-05;control;25\n';
    const found = await preview({ name: 'calls 2.csv', text: grouped });
    expect(found.profile?.name).toBe('Calls');
    expect(found.questions.map(({ code }) => code)).toEqual(['new-column']);
  });
});

describe('an answer that one file gives', () => {
  it('about day and month is kept for the next', async () => {
    const text = 'Day;Group;Asked\n02/11/2026;pilot;26\n03/11/2026;pilot;25\n';
    const first = await preview({ name: 'asked.csv', text });
    expect(first.questions.map(({ code }) => code)).toContain('day-or-month-first');
    await bringIn({ name: 'asked.csv', text }, { dayFormat: 'dmy' });
    const next = await preview({ name: 'asked.csv', text: text.replaceAll('/11/', '/12/') });
    expect(next.questions).toEqual([]);
    expect(next.mapping.dayFormat).toBe('dmy');
  });

  it('about day and month falls when the next file proves another order', async () => {
    const text = 'Day;Group;Asked\n02/11/2026;pilot;26\n03/11/2026;pilot;25\n';
    await bringIn({ name: 'asked.csv', text }, { dayFormat: 'dmy' });
    const next = await preview({ name: 'asked.csv', text: text.replaceAll('02/11/', '11/30/') });
    expect(next.mapping.dayFormat).toBe('mdy');
  });

  it('about the group of the whole file holds for files of its name and is asked of others', async () => {
    const text = 'Day;Asked\n2026-11-02;26\n2026-11-03;25\n';
    await bringIn({ name: 'left 1.csv', text }, { fixedArm: 'control' });
    const same = await preview({ name: 'left 2.csv', text: text.replaceAll('-11-', '-10-') });
    expect(same.mapping.fixedArm).toBe('control');
    expect(same.questions).toEqual([]);
    const other = await preview({ name: 'right 1.csv', text });
    expect(other.profile?.name).toBe('Asked');
    expect(other.questions.map(({ code }) => code)).toEqual(['which-arm']);
  });
});

describe('a kept profile', () => {
  beforeEach(() => bringIn({ name: 'Shop weekly 2026-11-14.csv', text: WEEK_ONE }, ARMS));

  it('tells its columns, its feature and when it was last used', async () => {
    expect(await profiles()).toEqual([
      {
        id: expect.any(String) as string,
        name: SERIES,
        columns: ['Day', 'Group', 'Asked', 'Won'],
        featureName: 'Order by message',
        lastUsedAt: expect.any(Number) as number,
      },
    ]);
  });

  it('is renamed, and keeps the new name when it reads the next file', async () => {
    const [{ id } = { id: '' }] = await profiles();
    await workspace.call('imports.renameProfile', { profileId: id, name: 'The shop' });
    await bringIn({ name: 'Shop weekly 2026-11-21.csv', text: WEEK_ONE.replaceAll('13/', '20/') });
    expect((await profiles()).map(({ name }) => name)).toEqual(['The shop']);
  });

  it('is forgotten, and undo brings it back', async () => {
    const [{ id } = { id: '' }] = await profiles();
    await workspace.call('imports.forgetProfile', { profileId: id });
    expect(await profiles()).toEqual([]);
    expect((await preview({ name: 'x.csv', text: WEEK_ONE })).profile).toBeNull();
    await workspace.call('workspace.undo', {});
    expect((await preview({ name: 'x.csv', text: WEEK_ONE })).profile?.id).toBe(id);
    expect(await workspace.ask('imports.forgetProfile', { profileId: 'nobody' })).toMatchObject({
      error: { code: 'profile-not-found' },
    });
  });

  it('goes and comes back with the undoing and redoing of the import that taught it', async () => {
    const before = await profiles();
    await workspace.call('workspace.undo', {});
    expect(await profiles()).toEqual([]);
    await workspace.call('workspace.redo', {});
    expect(await profiles()).toEqual(before);
  });
});
