import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import type { HypothesisDraft } from '#shared/hypotheses/hypothesis.ts';
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

/** A plan of 10, 20 and all customers whose hypothesis compares as said. */
async function plan(basis: HypothesisDraft['basis']): Promise<void> {
  ({ featureId } = await workspace.call('decisions.planRollout', {
    name: 'AI lead scoring',
    kind: 'ai',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: { name: 'Inquiries won', kind: 'proportion', unit: '', direction: 'higher', target: null },
    hypothesis: { baseline: 0.2, expectedEffect: 0.05, smallestWorthwhile: 0.03, basis, because: '' },
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

async function proposedFor(position: number) {
  const { plan: planned } = await workspace.call('features.get', { featureId });
  const phaseId = planned.phases[position]?.id ?? '';
  return (await workspace.call('segments.getPick', { phaseId })).holdBack;
}

async function heldBackNow(): Promise<number> {
  const lines = await workspace.call('segments.listExposures', { featureId });
  const running = lines.filter(
    ({ arm, since, until }) => arm === 'control' && since !== null && until === null,
  );
  return new Set(running.map(({ personId }) => personId)).size;
}

describe('the control group nobody asked for by hand', () => {
  it('is as large as the phase where the hypothesis compares with one, and grows with the phases', async () => {
    await addCustomers(60);
    await plan('control-group');
    expect(await proposedFor(0)).toEqual({ people: 10, why: 'to-compare', phaseName: null });
    await decide('start', '2026-11-02');
    expect(await heldBackNow()).toBe(10);
    expect(await proposedFor(1)).toEqual({ people: 20, why: 'to-compare', phaseName: null });
    await decide('advance', '2026-11-09');
    expect(await heldBackNow()).toBe(20);
  });

  it('ends with the phase that gives the feature to everyone', async () => {
    await addCustomers(60);
    await plan('control-group');
    expect(await proposedFor(2)).toBeNull();
  });

  it.each([
    ['of a plan that compares with the time before', 60, 'before-after'],
    ['of fewer than 40 customers', 39, 'control-group'],
  ] as const)('is nobody %s', async (_name, customers, basis) => {
    await addCustomers(customers);
    await plan(basis);
    expect(await proposedFor(0)).toBeNull();
    await decide('start', '2026-11-02');
    expect(await heldBackNow()).toBe(0);
  });
});

describe('undoing an advance', () => {
  const losses = () => workspace.call('segments.listLosses', { featureId });
  const items = async () => (await workspace.call('decisions.today', {})).items.map(({ kind }) => kind);

  beforeEach(async () => {
    await addCustomers(30);
    await plan('before-after');
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
    await plan('before-after');
    await decide('start', '2026-11-02');
    expect(await workspace.call('decisions.list', { featureId })).toMatchObject([
      { verb: 'start', effectiveOn: '2026-11-02', recordedOn: '2026-11-24' },
    ]);
  });
});
