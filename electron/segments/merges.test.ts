import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { addFeature } from '#tests/support/add-feature.ts';

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace();
});
afterEach(() => workspace.close());

async function add(name: string, change: object = {}): Promise<string> {
  return (await workspace.call('segments.addPerson', { name, role: 'customer', ...change })).personId;
}

describe('two records of one person', () => {
  it('are suspected by the same address, or the same name where the addresses do not differ', async () => {
    await add('Anna Bruni', { email: 'anna@x.example' });
    await add('A. Bruni', { email: 'Anna@X.example' });
    await add('Caffè Nazionale', { customerNumber: 'C1' });
    await add('caffe  nazionale', { customerNumber: 'C2', email: 'bar@x.example' });
    await add('Sara Riva', { email: 's@x.example' });
    await add('Sara Riva', { email: 't@x.example' });
    const { groups, total } = await workspace.call('segments.listDoubles', {});
    expect(total).toBe(2);
    expect(groups.map(({ reason, people }) => [reason, people.map(({ code }) => code)])).toEqual([
      ['same-email', ['P-02', 'P-01']],
      ['same-name', ['P-03', 'P-04']],
    ]);
  });

  it('become one with tags, details, segments and notes of both, and two again by one undo', async () => {
    const keepId = await add('Anna Bruni', {
      customerNumber: 'C1',
      tags: ['VIP'],
      consent: 'quote',
      attributes: { Region: 'Marche' },
    });
    const doubleId = await add('Bruni Anna', {
      customerNumber: 'C2',
      email: 'anna@x.example',
      tags: ['Beta'],
      consent: 'take-part',
      attributes: { Region: 'Umbria', Plan: 'Pro' },
    });
    await workspace.call('segments.create', { name: 'Friends', rule: null, personIds: [doubleId] });
    await workspace.call('notes.start', { featureId: null, personId: doubleId, kind: 'call' });
    expect(await workspace.call('segments.previewMerge', { keepId, doubleId })).toMatchObject({
      givenUp: [{ name: 'Region', kept: 'Marche', givenUp: 'Umbria' }],
      notes: 1,
      exposures: 0,
    });
    await workspace.call('segments.mergePeople', { keepId, doubleId });
    const { people } = await workspace.call('segments.listPeople', {});
    expect(people).toEqual([
      expect.objectContaining({
        code: 'P-01',
        customerNumber: 'C1',
        email: 'anna@x.example',
        tags: ['VIP', 'Beta'],
        consent: 'take-part',
        attributes: { Region: 'Marche', Plan: 'Pro' },
        merged: [{ code: 'P-02', customerNumber: 'C2', email: 'anna@x.example' }],
      }),
    ]);
    expect((await workspace.call('segments.getPerson', { personId: keepId })).notesHeard).toBe(1);
    expect(await workspace.call('segments.list', {})).toMatchObject([{ name: 'Friends', members: 1 }]);
    await workspace.call('workspace.undo', {});
    expect((await workspace.call('segments.getPerson', { personId: doubleId })).notesHeard).toBe(1);
    expect((await workspace.call('segments.listPeople', {})).total).toBe(2);
  });

  it('keep the ledger of both: nobody goes on being compared with themselves', async () => {
    const featureId = 'ai';
    const phases = [{ name: 'Beta', audience: 'picked' as const, startedOn: '2026-11-20' }];
    addFeature(workspace.path, { id: featureId, name: 'AI', phases });
    const keepId = await add('Anna');
    const doubleId = await add('Anna B.');
    const pick = { phaseId: 'ai-phase-0', segmentId: null, stratifyBy: null, include: [], exclude: [] };
    await workspace.call('segments.pickExactly', { ...pick, count: 1, holdBack: 1 });
    await workspace.call('segments.mergePeople', { keepId, doubleId });
    const lines = await workspace.call('segments.listExposures', { featureId });
    expect(lines.map(({ personId, arm, until }) => [personId, arm, until])).toEqual([
      [keepId, 'pilot', null],
      [keepId, 'control', '2026-11-24'],
    ]);
    await workspace.call('workspace.undo', {});
    expect(await workspace.call('segments.listExposures', { featureId })).toHaveLength(2);
  });

  it('are refused where they are the same record, or a customer and staff', async () => {
    const keepId = await add('Anna');
    const doubleId = await add('Anna', { role: 'staff' });
    await expect(workspace.call('segments.mergePeople', { keepId, doubleId: keepId })).rejects.toMatchObject({
      code: 'merge-with-itself',
    });
    await expect(workspace.call('segments.mergePeople', { keepId, doubleId })).rejects.toMatchObject({
      code: 'merge-of-roles',
    });
  });

  it('stay one when the file they came from is read again', async () => {
    const csv = 'Customer ID,Name,Region\nC1,Anna Bruni,Marche\nC2,Bruni Anna,Umbria\n';
    const bringIn = async (text: string) => {
      const file = await workspace.upload('customers.csv', text);
      const { mapping } = await workspace.call('imports.previewRoster', { file, mapping: null });
      return (await workspace.call('imports.commitRoster', { file, mapping })).counts;
    };
    await bringIn(csv);
    const { people } = await workspace.call('segments.listPeople', {});
    const [keepId = '', doubleId = ''] = people.map(({ id }) => id);
    await workspace.call('segments.mergePeople', { keepId, doubleId });
    expect(await bringIn(`${csv}C3,Carla,Marche\n`)).toMatchObject({ newFigures: 1, changedFigures: 0 });
    expect((await workspace.call('segments.listPeople', {})).people.map(({ name }) => name)).toEqual([
      'Anna Bruni',
      'Carla',
    ]);
  });
});
