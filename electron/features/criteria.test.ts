import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Criterion } from '#shared/features/criterion.ts';
import { criterionKey } from '#shared/features/edit-criteria.ts';
import type { EntryCriterion } from '#shared/features/entry-criterion.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { planBeta } from '#tests/support/plan-beta.ts';

const HEARD: Criterion = { kind: 'people-heard', people: 3 };
const CHECKED: Criterion = { kind: 'checklist-complete' };
const SIGNED: Criterion = { kind: 'signed-off', who: 'Giulia' };

let workspace: TestWorkspace;
let featureId = '';
let phaseId = '';

beforeEach(async () => {
  workspace = openTestWorkspace();
  ({ featureId, phaseId } = await planBeta(workspace, { people: 6 }));
  await workspace.call('features.setCriteria', { phaseId, criteria: [HEARD, CHECKED] });
});
afterEach(() => workspace.close());

const plan = async () => (await workspace.call('features.get', { featureId })).plan;
async function phase() {
  const [first] = (await plan()).phases;
  if (first === undefined) throw new Error('The plan has a phase.');
  return first;
}
const exit = async () => (await phase()).exitCriteria;
const entry = async () => (await phase()).entryCriteria;
const put = (criterion: Criterion) => workspace.call('features.putCriterion', { phaseId, criterion });
const remove = (criterion: Criterion) =>
  workspace.call('features.removeCriterion', { phaseId, key: criterionKey(criterion) });
const ask = (criterion: EntryCriterion) =>
  workspace.call('features.putEntryCriterion', { phaseId, criterion });

describe('the exit criteria of a phase', () => {
  it('keep every change of several made at once: one added, one said otherwise, one taken away', async () => {
    await Promise.all([put(SIGNED), put({ kind: 'people-heard', people: 5 }), remove(CHECKED)]);
    expect(await exit()).toEqual([{ kind: 'people-heard', people: 5 }, SIGNED]);
  });

  it('ask the same of two metrics or two segments, and each once', async () => {
    const ofSegment = (id: string, people: number): Criterion => ({
      kind: 'segment-heard',
      segment: { id, name: id },
      people,
    });
    for (const said of [ofSegment('north', 2), ofSegment('south', 2), ofSegment('north', 4)]) await put(said);
    expect(await exit()).toEqual([HEARD, CHECKED, ofSegment('north', 4), ofSegment('south', 2)]);
  });

  it('lose nothing by taking away what is gone already', async () => {
    await remove(CHECKED);
    await remove(CHECKED);
    expect(await exit()).toEqual([HEARD]);
  });

  it('are taken back and made again one change at a time, and make no new version of the plan', async () => {
    const { version } = await plan();
    await put(SIGNED);
    await remove(HEARD);
    expect(await exit()).toEqual([CHECKED, SIGNED]);
    await workspace.call('workspace.undo', {});
    expect(await exit()).toEqual([HEARD, CHECKED, SIGNED]);
    await workspace.call('workspace.undo', {});
    expect(await exit()).toEqual([HEARD, CHECKED]);
    await workspace.call('workspace.redo', {});
    expect(await exit()).toEqual([HEARD, CHECKED, SIGNED]);
    expect((await plan()).version).toBe(version);
  });

  it('are thirty at most', async () => {
    const full = Array.from({ length: 30 }, (_one, index): Criterion => ({
      kind: 'segment-heard',
      segment: { id: `segment-${index}`, name: 'One of many' },
      people: 2,
    }));
    await workspace.call('features.setCriteria', { phaseId, criteria: full });
    await expect(put(SIGNED)).rejects.toMatchObject({ code: 'too-many-criteria' });
    expect(await exit()).toEqual(full);
  });

  it('change with a reason only once the phase has started, all at once and on record', async () => {
    const decision = { featureId, verb: 'start', reason: 'Rehearsed by hand.', decidedBy: '' } as const;
    await workspace.call('decisions.decide', decision);
    await expect(put(SIGNED)).rejects.toMatchObject({ code: 'phase-locked' });
    await expect(remove(HEARD)).rejects.toMatchObject({ code: 'phase-locked' });
    await expect(ask({ kind: 'people-named' })).rejects.toMatchObject({ code: 'phase-started' });
    expect(await exit()).toEqual([HEARD, CHECKED]);
    const reason = 'Nobody keeps the checklist.';
    await workspace.call('features.setCriteria', { phaseId, criteria: [HEARD], reason });
    expect((await plan()).amendments).toContainEqual(expect.objectContaining({ reason }));
  });
});

describe('what a phase asks before it starts', () => {
  it('keeps every change of several made at once', async () => {
    await ask({ kind: 'rollback-rehearsed', withinDays: 30 });
    await Promise.all([
      ask({ kind: 'signed-off', who: 'Giulia' }),
      ask({ kind: 'people-named' }),
      ask({ kind: 'signed-off', who: 'Paolo' }),
      workspace.call('features.removeEntryCriterion', { phaseId, kind: 'rollback-rehearsed' }),
    ]);
    expect(await entry()).toEqual([{ kind: 'signed-off', who: 'Paolo' }, { kind: 'people-named' }]);
  });

  it('is taken back and made again by undo and redo', async () => {
    const before = await entry();
    await ask({ kind: 'people-named' });
    await workspace.call('workspace.undo', {});
    expect(await entry()).toEqual(before);
    await workspace.call('workspace.redo', {});
    expect(await entry()).toEqual([...before, { kind: 'people-named' }]);
  });
});
