import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { ruleOf } from '#tests/support/rule-of.ts';
import { createSegmentsService } from './segments.service.ts';

describe('the roster', () => {
  let workspace: TestWorkspace;
  beforeEach(() => {
    workspace = openTestWorkspace();
  });
  afterEach(() => workspace.close());

  async function add(name: string, change: object = {}): Promise<string> {
    const { personId } = await workspace.call('segments.addPerson', { name, role: 'customer', ...change });
    return personId;
  }

  async function codes(question: object = {}): Promise<string[]> {
    const { people } = await workspace.call('segments.listPeople', question);
    return people.map(({ code }) => code);
  }

  it('gives codes that are never used again, not after removing and not after undo', async () => {
    await add('Anna');
    await add('Bruno');
    await workspace.call('workspace.undo', {});
    const third = await add('Carla');
    await workspace.call('segments.removePerson', { personId: third });
    await add('Dario');
    expect(await codes()).toEqual(['P-01', 'P-04']);
  });

  it('changes only what is named', async () => {
    const personId = await add('Anna', {
      email: 'anna@x.example',
      consent: 'quote',
      attributes: { Region: 'Marche' },
    });
    await workspace.call('segments.editPerson', { personId, change: { name: 'Anna Bruni' } });
    expect((await workspace.call('segments.getPerson', { personId })).person).toMatchObject({
      name: 'Anna Bruni',
      email: 'anna@x.example',
      consent: 'quote',
      attributes: { Region: 'Marche' },
    });
  });

  it('keeps each attribute said by itself, and takes away one said to be empty', async () => {
    const personId = await add('Anna', { attributes: { Region: 'Marche', Plan: 'Basic' } });
    await workspace.call('segments.editPerson', { personId, change: { attributes: { Since: '2029' } } });
    await workspace.call('segments.editPerson', { personId, change: { attributes: { Plan: '' } } });
    expect((await workspace.call('segments.getPerson', { personId })).person.attributes).toEqual({
      Region: 'Marche',
      Since: '2029',
    });
  });

  it('refuses a customer number somebody else has, and reads an empty one as none', async () => {
    await add('Anna', { customerNumber: 'C1' });
    await expect(add('Bruno', { customerNumber: 'C1' })).rejects.toMatchObject({
      code: 'customer-number-taken',
      details: { customerNumber: 'C1', code: 'P-01' },
    });
    const bruno = await add('Bruno', { customerNumber: '' });
    expect(
      (await workspace.call('segments.getPerson', { personId: bruno })).person.customerNumber,
    ).toBeNull();
    await expect(
      workspace.call('segments.editPerson', { personId: bruno, change: { customerNumber: 'C1' } }),
    ).rejects.toMatchObject({ code: 'customer-number-taken' });
  });

  it('searches, filters and pages, and names the attributes there are', async () => {
    await add('Caffè Nazionale', { attributes: { Region: 'Marche' } });
    await add('Bar Sport', { attributes: { Region: 'Umbria' } });
    await add('Sara Riva', { role: 'staff' });
    expect(await codes({ search: 'caffe' })).toEqual(['P-01']);
    expect(await codes({ role: 'staff' })).toEqual(['P-03']);
    const page = await workspace.call('segments.listPeople', { offset: 1, limit: 1 });
    expect(page).toMatchObject({ total: 3, customers: 2, staff: 1 });
    expect(page.people).toHaveLength(1);
    expect(page.attributes).toMatchObject([{ name: 'Region', kind: 'text', values: ['Marche', 'Umbria'] }]);
  });

  it('answers for somebody who is not there that they are not there', async () => {
    await expect(workspace.call('segments.getPerson', { personId: 'nobody' })).rejects.toMatchObject({
      kind: 'not-found',
      code: 'person-not-found',
    });
  });

  describe('segments', () => {
    it('by rule follow the people, by hand stay with those chosen', async () => {
      const anna = await add('Anna', { attributes: { Region: 'Marche' } });
      await add('Bruno', { attributes: { Region: 'Marche' } });
      await workspace.call('segments.create', {
        name: 'Marche',
        rule: ruleOf({ test: 'one-of', attribute: 'Region', values: ['Marche'] }),
      });
      const { segmentId } = await workspace.call('segments.create', {
        name: 'Friends',
        rule: null,
        personIds: [anna],
      });
      await add('Carla', { attributes: { Region: 'Marche' } });
      const members = async () =>
        (await workspace.call('segments.list', {})).map(({ name, members }) => [name, members]);
      expect(await members()).toEqual([
        ['Friends', 1],
        ['Marche', 3],
      ]);
      expect(await codes({ segmentId })).toEqual(['P-01']);
      await workspace.call('segments.removePerson', { personId: anna });
      expect(await members()).toEqual([
        ['Friends', 0],
        ['Marche', 2],
      ]);
      await workspace.call('workspace.undo', {});
      expect(await members()).toEqual([
        ['Friends', 1],
        ['Marche', 3],
      ]);
    });

    it('have one name each, are renamed, removed and brought back', async () => {
      const { segmentId } = await workspace.call('segments.create', { name: 'Friends', rule: null });
      await expect(workspace.call('segments.create', { name: 'friends', rule: null })).rejects.toMatchObject({
        code: 'segment-name-taken',
      });
      await workspace.call('segments.rename', { segmentId, name: 'Best friends', description: 'By hand' });
      await workspace.call('segments.remove', { segmentId });
      await workspace.call('workspace.undo', {});
      expect(await workspace.call('segments.list', {})).toMatchObject([
        { name: 'Best friends', description: 'By hand', members: 0, rule: null },
      ]);
    });

    it('are made by a rule or by hand, not by both', async () => {
      const personId = await add('Anna');
      await expect(
        workspace.call('segments.create', {
          name: 'Both',
          rule: ruleOf({ test: 'one-of', attribute: 'Region', values: ['Marche'] }),
          personIds: [personId],
        }),
      ).rejects.toMatchObject({ code: 'segment-rule-or-people' });
      expect(await workspace.call('segments.list', {})).toEqual([]);
    });

    it('leave out other segments, never themselves, and those left out stay', async () => {
      const anna = await add('Anna', { attributes: { Region: 'Marche' } });
      await add('Bruno', { attributes: { Region: 'Marche' } });
      const friends = await workspace.call('segments.create', {
        name: 'Friends',
        rule: null,
        personIds: [anna],
      });
      const marche = await workspace.call('segments.create', {
        name: 'Marche',
        rule: ruleOf({ test: 'one-of', attribute: 'Region', values: ['Marche'] }),
        leaveOutIds: [friends.segmentId],
      });
      expect(await codes({ segmentId: marche.segmentId })).toEqual(['P-02']);
      await expect(
        workspace.call('segments.remake', {
          segmentId: friends.segmentId,
          rule: null,
          personIds: [anna],
          leaveOutIds: [marche.segmentId],
        }),
      ).rejects.toMatchObject({ code: 'segment-circle', details: { circle: 'Friends → Marche → Friends' } });
      await expect(workspace.call('segments.remove', { segmentId: friends.segmentId })).rejects.toMatchObject(
        {
          code: 'segment-left-out-by',
          details: { name: 'Friends', others: '“Marche”' },
        },
      );
      await workspace.call('segments.remove', { segmentId: marche.segmentId });
      await workspace.call('segments.remove', { segmentId: friends.segmentId });
      await workspace.call('workspace.undo', {});
      await workspace.call('workspace.undo', {});
      expect(await codes({ segmentId: marche.segmentId })).toEqual(['P-02']);
    });

    it('keep every tag given and taken of several changes at once, and go back one by one', async () => {
      const anna = await add('Anna', { tags: ['VIP', 'Angry once'] });
      const tag = (word: string, put: 'on' | 'off') =>
        workspace.call('segments.tag', { personIds: [anna], tag: word, put });
      const tags = async () => (await workspace.call('segments.getPerson', { personId: anna })).person.tags;
      await Promise.all([tag('Beta', 'on'), tag('Angry once', 'off'), tag('Fair', 'on')]);
      expect(await tags()).toEqual(['VIP', 'Beta', 'Fair']);
      await workspace.call('workspace.undo', {});
      expect(await tags()).toEqual(['VIP', 'Beta']);
      await workspace.call('workspace.redo', {});
      expect(await tags()).toEqual(['VIP', 'Beta', 'Fair']);
    });

    it('are read with more tags than one may give, as two records merged may have', async () => {
      const words = (from: string) => Array.from({ length: 30 }, (_one, index) => `${from} ${index}`);
      const anna = await add('Anna', { tags: words('North') });
      const again = await add('Anna', { tags: words('South') });
      await workspace.call('segments.mergePeople', { keepId: anna, doubleId: again });
      const { person } = await workspace.call('segments.getPerson', { personId: anna });
      expect(person.tags).toHaveLength(60);
    });

    it('are made anew, from a rule to people by hand and back by undo', async () => {
      const anna = await add('Anna', { tags: ['VIP'] });
      const bruno = await add('Bruno');
      const { segmentId } = await workspace.call('segments.create', {
        name: 'Important',
        rule: ruleOf({ test: 'tagged', tags: ['VIP'] }),
      });
      await workspace.call('segments.remake', { segmentId, rule: null, personIds: [bruno] });
      expect(await workspace.call('segments.listChosen', { segmentId })).toEqual([bruno]);
      expect(await codes({ segmentId })).toEqual(['P-02']);
      await workspace.call('workspace.undo', {});
      expect(await codes({ segmentId })).toEqual(['P-01']);
      await workspace.call('segments.tag', { personIds: [anna, bruno], tag: 'VIP', put: 'off' });
      expect(await codes({ segmentId })).toEqual([]);
    });

    it('tell before they are kept who would be in them and who is left out', async () => {
      const anna = await add('Anna');
      await add('Bruno', { tags: ['VIP'] });
      await add('Carla', { tags: ['VIP'], role: 'staff' });
      const { segmentId } = await workspace.call('segments.create', {
        name: 'One',
        rule: null,
        personIds: [anna],
      });
      expect(
        await workspace.call('segments.previewSegment', {
          segmentId: null,
          rule: {
            match: 'any',
            groups: [
              { match: 'all', conditions: [{ test: 'tagged', tags: ['VIP'] }] },
              { match: 'all', conditions: [{ test: 'not-tagged', tags: ['VIP'] }] },
            ],
          },
          leaveOutIds: [segmentId],
        }),
      ).toEqual({
        customers: 1,
        staff: 1,
        optedOut: 0,
        leftOut: 1,
        sample: [
          { personId: expect.any(String), code: 'P-02', name: 'Bruno' },
          { personId: expect.any(String), code: 'P-03', name: 'Carla' },
        ],
        shortPhases: [],
      });
    });
  });

  it('reads the values of an attribute under a kind, keeps the odd ones, and undo brings back what was written', async () => {
    const seats = async () =>
      (await workspace.call('segments.listPeople', {})).people.map(({ attributes }) => attributes['Seats']);
    await add('Anna', { attributes: { Seats: '1.200,5' } });
    await add('Bruno', { attributes: { Seats: 'many' } });
    const italian = { decimal: ',', firstInDate: 'day' } as const;
    expect(
      await workspace.call('segments.setAttributeKind', { name: 'Seats', kind: 'number', writing: italian }),
    ).toEqual({ read: 1, odd: 1 });
    expect(await seats()).toEqual(['1200.5', 'many']);
    const english = { decimal: '.', firstInDate: 'day' } as const;
    await workspace.call('segments.setAttributeKind', { name: 'Seats', kind: 'number', writing: english });
    expect(await seats()).toEqual(['1200.5', 'many']);
    await workspace.call('workspace.undo', {});
    await workspace.call('workspace.undo', {});
    expect(await seats()).toEqual(['1.200,5', 'many']);
    expect((await workspace.call('segments.listPeople', {})).attributes).toMatchObject([{ kind: 'text' }]);
  });
});

describe('a roster file', () => {
  it('adds and changes people, the same file twice nothing, and one undo takes it back', () => {
    const test = openTestContext();
    const segments = createSegmentsService(test.context);
    const row = (name: string, customerNumber: string | null, region: string) => ({
      name,
      customerNumber,
      email: '',
      role: 'customer' as const,
      attributes: { Region: region },
      tags: [],
    });
    const people = [row(' Anna ', 'C1', 'Marche'), row('Bruno', 'C2', ' Umbria'), row('Carla', null, '')];
    expect(segments.previewRoster(people)).toEqual({ newPeople: 3, changedPeople: 0, samePeople: 0 });
    expect(segments.customerCount()).toBe(0);
    expect(segments.applyRoster({ people })).toEqual({ newPeople: 3, changedPeople: 0, samePeople: 0 });
    expect(segments.applyRoster({ people })).toEqual({ newPeople: 0, changedPeople: 0, samePeople: 3 });
    const moved = [row('Anna', 'C1', 'Emilia')];
    expect(segments.applyRoster({ people: moved })).toEqual({
      newPeople: 0,
      changedPeople: 1,
      samePeople: 0,
    });
    expect(segments.listPeople()[0]).toMatchObject({ name: 'Anna', attributes: { Region: 'Emilia' } });
    test.context.commands.undo();
    expect(segments.listPeople()[0]).toMatchObject({ attributes: { Region: 'Marche' } });
    expect(segments.customerCount()).toBe(3);
    expect(segments.staffCount()).toBe(0);
    test.close();
  });
});
