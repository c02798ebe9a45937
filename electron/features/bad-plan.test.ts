import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { planBeta } from '#tests/support/plan-beta.ts';

let workspace: TestWorkspace;
let featureId = '';
let phaseId = '';

beforeEach(async () => {
  workspace = openTestWorkspace();
  ({ featureId, phaseId } = await planBeta(workspace, { people: 6, plannedStart: '2031-11-03' }));
});
afterEach(() => workspace.close());

async function phase() {
  const [first] = (await workspace.call('features.get', { featureId })).plan.phases;
  if (first === undefined) throw new Error('The plan has a phase.');
  return first;
}

describe('a plan with something wrong in it is refused by the engine too, and stays as it was', () => {
  it.each([
    ['fewer people than nobody', { people: -1 }],
    ['half a person', { people: 2.5 }],
    ['no customer at all', { people: 0 }],
    ['more people than anybody has', { people: 10_000_001 }],
    ['more days than a year', { holdDays: 366 }],
    ['a day that is none', { plannedStart: '2031-02-30' }],
    ['no name', { name: ' ' }],
    ['no day for customers', { holdDays: 0 }],
  ])('%s', async (_title, change) => {
    const before = await phase();
    await expect(workspace.call('features.editPhase', { phaseId, change, reason: '' })).rejects.toMatchObject(
      {
        kind: 'validation',
      },
    );
    expect(await phase()).toEqual(before);
  });

  it('more customers than there are, once somebody said how many: by hand, or by a roster of more', async () => {
    const ask = (people: number) =>
      workspace.call('features.editPhase', { phaseId, change: { people }, reason: '' });
    await ask(400);
    await workspace.call('workspace.changeSettings', { customerBase: 300 });
    await expect(ask(301)).rejects.toMatchObject({
      code: 'phase-too-large',
      details: { phase: 'Closed beta', people: 301, customers: 300 },
    });
    expect((await phase()).people).toBe(400);
    await ask(300);
    expect((await phase()).people).toBe(300);
  });

  it('a phase of none or of too many when it is added, or comes with another plan', async () => {
    await workspace.call('workspace.changeSettings', { customerBase: 300 });
    const sample = { name: 'Half', audience: 'sample', holdDays: 7, plannedStart: null } as const;
    const before = await workspace.call('features.get', { featureId });
    for (const [people, code] of [
      [0, 'phase-without-customers'],
      [301, 'phase-too-large'],
    ] as const) {
      const draft = { ...sample, people };
      const added = { featureId, position: 1, phase: draft };
      await expect(workspace.call('features.addPhase', added)).rejects.toMatchObject({ code });
      const replaced = { featureId, phases: [draft] };
      await expect(workspace.call('features.replacePlan', replaced)).rejects.toMatchObject({ code });
    }
    expect(await workspace.call('features.get', { featureId })).toEqual(before);
  });

  it('lets a phase that is too large since customers were lost be changed in everything else', async () => {
    await workspace.call('features.editPhase', { phaseId, change: { people: 20 }, reason: '' });
    await workspace.call('workspace.changeSettings', { customerBase: 10 });
    const change = { name: 'Friends', holdDays: 14 };
    await workspace.call('features.editPhase', { phaseId, change, reason: '' });
    expect(await phase()).toMatchObject({ people: 20, ...change });
  });

  it('a phase of no staff that is turned to customers', async () => {
    const change = { audience: 'staff', people: 0 } as const;
    await workspace.call('features.editPhase', { phaseId, change, reason: '' });
    await expect(
      workspace.call('features.editPhase', { phaseId, change: { audience: 'sample' }, reason: '' }),
    ).rejects.toMatchObject({ code: 'phase-without-customers' });
  });

  it.each(['metric-improves', 'guardrail-holds'] as const)('%s of a metric there is not', async (kind) => {
    const before = await phase();
    const criteria = [{ kind, metricId: 'no-such-metric', certaintyPercent: 80 }];
    await expect(workspace.call('features.setCriteria', { phaseId, criteria })).rejects.toMatchObject({
      code: 'criterion-subject-unknown',
    });
    expect(await phase()).toEqual(before);
  });

  it.each([
    ['a sign-off by nobody', { kind: 'signed-off', who: ' ' } as const],
    ['a rehearsal within no days', { kind: 'rollback-rehearsed', withinDays: 0 } as const],
    ['a day that is none', { kind: 'not-before', day: '2031-13-01' } as const],
  ])('%s before it starts', async (_title, criterion) => {
    await expect(workspace.call('features.putEntryCriterion', { phaseId, criterion })).rejects.toMatchObject({
      kind: 'validation',
    });
    expect((await phase()).entryCriteria).toEqual([]);
  });

  it('days on which nothing starts that end before they begin', async () => {
    const backwards = { featureId: null, name: 'Fair', firstDay: '2031-12-05', lastDay: '2031-12-01' };
    await expect(workspace.call('features.addBlackout', backwards)).rejects.toMatchObject({
      code: 'blackout-backwards',
    });
    expect(await workspace.call('features.listBlackouts', { featureId })).toEqual([]);
  });
});
