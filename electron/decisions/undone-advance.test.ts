import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

let workspace: TestWorkspace;
let featureId = '';

beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
});
afterEach(() => workspace.close());

async function addCustomers(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await workspace.call('segments.addPerson', { name: `Customer ${number}`, role: 'customer' });
  }
}

/** A plan of 10, 20 and all 60 customers, of whom the roster may list fewer. */
async function plan(): Promise<void> {
  await workspace.call('workspace.changeSettings', { customerBase: 60 });
  ({ featureId } = await workspace.call('decisions.planRollout', {
    name: 'AI lead scoring',
    kind: 'ai',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: { name: 'Inquiries won', kind: 'proportion', unit: '', direction: 'higher', target: null },
    hypothesis: {
      baseline: 0.2,
      expectedEffect: 0.05,
      smallestWorthwhile: 0.03,
      basis: 'before-after',
      because: '',
    },
    guardrail: null,
    phases: [
      { name: 'Beta', audience: 'picked', people: 10, holdDays: 7, plannedStart: null },
      { name: 'Sample', audience: 'sample', people: 20, holdDays: 7, plannedStart: null },
      { name: 'Everyone', audience: 'everyone', people: 60, holdDays: 7, plannedStart: null },
    ],
  }));
}

const decide = (verb: 'start' | 'advance', day: string) =>
  workspace.call('decisions.decide', { featureId, verb, reason: 'As planned.', decidedBy: '', day });

describe('undoing an advance', () => {
  const losses = () => workspace.call('segments.listLosses', { featureId });
  const items = async () => (await workspace.call('decisions.today', {})).items.map(({ kind }) => kind);

  beforeEach(async () => {
    await addCustomers(30);
    await plan();
    await decide('start', '2026-11-02');
    await decide('advance', '2026-11-16');
  });

  it('puts those who lose the feature by it among the people to tell, as a roll back does', async () => {
    expect(await losses()).toEqual([]);
    await workspace.call('workspace.undo', {});
    const lost = await losses();
    expect(lost).toHaveLength(10);
    expect(lost[0]).toMatchObject({ since: '2026-11-16', until: '2026-11-24', lossToldOn: null });
    expect(await items()).toContain('loss-to-tell');
  });

  it('names nobody once it is redone: they have it again', async () => {
    await workspace.call('workspace.undo', {});
    await workspace.call('workspace.redo', {});
    expect(await losses()).toEqual([]);
  });

  it('leaves nothing behind of a feature that is undone altogether', async () => {
    for (let deed = 0; deed < 3; deed += 1) await workspace.call('workspace.undo', {});
    expect(await workspace.call('features.list', { include: 'all' })).toEqual([]);
    expect(await items()).not.toContain('loss-to-tell');
  });
});

describe('a decision dated back', () => {
  it('says the day it took effect beside the day it was recorded', async () => {
    await addCustomers(30);
    await plan();
    await decide('start', '2026-11-02');
    expect(await workspace.call('decisions.list', { featureId })).toMatchObject([
      { verb: 'start', effectiveOn: '2026-11-02', recordedOn: '2026-11-24' },
    ]);
  });
});
