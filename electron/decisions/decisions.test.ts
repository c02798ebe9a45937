import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RolloutDraft } from '#shared/decisions/decisions.contract.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const draft: RolloutDraft = {
  name: 'AI lead scoring',
  summary: 'Answer the large inquiries first.',
  ownerName: 'Giulia Conti',
  kind: 'ai',
  riskAnswers: {
    touchesMoney: 'no',
    touchesPersonalData: 'yes',
    reversible: 'yes',
    changesStaffWork: 'yes',
    supportContact: 'Marco Bellini',
  },
  metric: {
    name: 'Inquiries won',
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    target: 0.274,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  },
  hypothesis: {
    baseline: 0.224,
    expectedEffect: 0.05,
    smallestWorthwhile: 0.03,
    basis: 'control-group',
    because: 'Fast answers win.',
  },
  guardrail: {
    name: 'Complaints',
    kind: 'proportion',
    unit: '',
    direction: 'lower',
    limit: { kind: 'absolute', value: 0.05 },
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  },
  phases: [
    { name: 'Internal', audience: 'staff', people: 2, holdDays: 7, plannedStart: '2026-11-02' },
    { name: 'Closed beta', audience: 'picked', people: 3, holdDays: 7, plannedStart: '2026-11-09' },
    { name: 'Everyone', audience: 'everyone', people: 10, holdDays: 7, plannedStart: '2026-11-23' },
  ],
};

let workspace: TestWorkspace;
let featureId = '';

beforeEach(async () => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  for (let index = 0; index < 12; index += 1) {
    await workspace.call('segments.addPerson', {
      name: `Cliente ${index}`,
      role: index < 2 ? 'staff' : 'customer',
    });
  }
  ({ featureId } = await workspace.call('decisions.planRollout', draft));
});
afterEach(() => workspace.close());

const decide = (
  verb: 'start' | 'advance' | 'hold' | 'reduce' | 'roll-back' | 'stop' | 'finish',
  reason = 'Agreed.',
) => workspace.call('decisions.decide', { featureId, verb, reason, decidedBy: '' });

const states = async () => {
  const { feature, plan } = await workspace.call('features.get', { featureId });
  return [feature.state, ...plan.phases.map((phase) => phase.state)];
};

describe('planning a rollout', () => {
  it('makes plan, metrics, hypothesis, criteria and checklists that one undo takes back', async () => {
    const { plan } = await workspace.call('features.get', { featureId });
    expect(plan.phases.map((phase) => phase.exitCriteria.length)).not.toContain(0);
    expect((await workspace.call('metrics.list', { featureId })).map((metric) => metric.role)).toEqual([
      'primary',
      'guardrail',
    ]);
    expect(await workspace.call('hypotheses.list', { featureId })).toHaveLength(1);
    const first = plan.phases[0]?.id ?? '';
    expect((await workspace.call('checklists.get', { phaseId: first })).items).not.toHaveLength(0);
    await workspace.call('workspace.undo', {});
    expect(await workspace.call('features.list', { include: 'all' })).toEqual([]);
  });

  it('has no gate before it starts', async () => {
    expect(await workspace.call('decisions.evaluate', { featureId })).toBeNull();
  });
});

const start = () => ({ featureId, verb: 'start', reason: '', decidedBy: '' }) as const;

describe('deciding', () => {
  it('starts with the staff, locks what was promised and lets the flag in', async () => {
    const { peopleToTell } = await decide('start');
    expect(peopleToTell).toBe(2);
    expect(await states()).toEqual(['running', 'current', 'planned', 'planned']);
    expect((await workspace.call('hypotheses.list', { featureId }))[0]?.locked).not.toBeNull();
    expect((await workspace.call('flags.get', { featureId })).exposure).toBe('some');
  });

  it('starts a pilot that already runs on the day it began', async () => {
    await workspace.call('decisions.decide', {
      featureId,
      verb: 'start',
      reason: '',
      decidedBy: 'Giulia',
      day: '2026-11-02',
    });
    const { plan } = await workspace.call('features.get', { featureId });
    expect(plan.phases[0]?.startedOn).toBe('2026-11-02');
  });

  it('refuses a day in the future', async () => {
    const input = { featureId, verb: 'start', reason: '', decidedBy: '', day: '2026-11-25' } as const;
    await expect(workspace.call('decisions.decide', input)).rejects.toMatchObject({
      code: 'decision-in-future',
    });
  });

  it('asks for the reason when the decision is not what is advised', async () => {
    await decide('start');
    await expect(decide('advance', '')).rejects.toMatchObject({ code: 'override-needs-reason' });
    await decide('advance', 'The numbers of the old system are enough for us.');
    expect(await states()).toEqual(['running', 'reached', 'current', 'planned']);
  });

  it('keeps the evidence of the moment with the decision', async () => {
    await decide('start');
    await decide('hold');
    const [latest, first] = await workspace.call('decisions.list', { featureId });
    expect(first?.evidence).toBeNull();
    expect(latest?.evidence?.criteria.length).toBeGreaterThan(0);
    expect(latest?.adviceVerb).toBe('hold');
  });

  it('remembers what it saw, and says when those numbers are others today', async () => {
    await decide('start');
    const [metric] = await workspace.call('metrics.list', { featureId });
    const enter = (day: string, total: number) =>
      workspace.call('metrics.enterDay', { metricId: metric?.id ?? '', day, arm: 'pilot', units: 20, total });
    const changedSince = async () =>
      (await workspace.call('decisions.list', { featureId })).map((decision) => decision.changedSince);
    await enter('2026-11-20', 5);
    await enter('2026-11-22', 6);
    await decide('hold');
    await enter('2026-11-23', 7);
    expect(await changedSince()).toEqual([[], []]);
    await enter('2026-11-21', 4);
    expect(await changedSince()).toEqual([['Inquiries won'], []]);
    await workspace.call('workspace.undo', {});
    expect(await changedSince()).toEqual([[], []]);
    await enter('2026-11-22', 1);
    expect(await changedSince()).toEqual([['Inquiries won'], []]);
    const [latest] = await workspace.call('decisions.list', { featureId });
    expect(latest?.evidence?.comparisons[0]?.pilot).toMatchObject({ units: 40, total: 11 });
    expect((await workspace.call('workspace.verify', {})).firstBroken).toBeNull();
  });

  it('goes one phase back and takes the feature from those who had it beyond', async () => {
    await decide('start');
    await decide('advance');
    const { peopleToTell } = await decide('reduce');
    expect(peopleToTell).toBe(3);
    expect(await states()).toEqual(['running', 'current', 'rolled-back', 'planned']);
  });

  it.each(['roll-back', 'stop'] as const)('leaves nobody with the feature after %s', async (verb) => {
    await decide('start');
    await decide('advance');
    await decide(verb);
    expect((await workspace.call('flags.get', { featureId })).exposure).toBe('off');
    const ledger = await workspace.call('segments.listExposures', { featureId });
    expect(ledger.filter((row) => row.since !== null && row.until === null)).toEqual([]);
    expect(await workspace.call('decisions.evaluate', { featureId })).toBeNull();
  });

  describe.each(['roll-back', 'stop'] as const)('once more after %s', (verb) => {
    beforeEach(async () => {
      await workspace.call('decisions.decide', { ...start(), day: '2026-11-10' });
      await decide('advance');
      await decide('advance');
      await decide(verb);
    });

    it('begins with the first phase, the others planned and unlocked, its criteria locked anew', async () => {
      const before = await workspace.call('features.get', { featureId });
      expect(await decide('start', '')).toMatchObject({ peopleToTell: 2 });
      expect(await states()).toEqual(['running', 'current', 'planned', 'planned']);
      const { plan, dial } = await workspace.call('features.get', { featureId });
      expect(plan.phases.map(({ startedOn, endedOn }) => [startedOn, endedOn])).toEqual([
        ['2026-11-24', null],
        [null, null],
        [null, null],
      ]);
      expect(plan.phases.map(({ locked }) => locked !== null)).toEqual([true, false, false]);
      expect(plan.phases.map((phase) => phase.exitCriteria)).toEqual(
        before.plan.phases.map((phase) => phase.exitCriteria),
      );
      expect(dial.map(({ reached }) => reached)).toEqual([2, 0, 0]);
      expect((await workspace.call('decisions.evaluate', { featureId }))?.phaseId).toBe(plan.phases[0]?.id);
    });

    it('lets in the people of the first phase from the day, and nobody else, newcomers neither', async () => {
      await decide('start', '');
      await workspace.call('segments.addPerson', { name: 'New customer', role: 'customer' });
      const ledger = await workspace.call('segments.listExposures', { featureId });
      const running = ledger.filter(({ since, until }) => since !== null && until === null);
      expect(running.map(({ phaseName, since }) => [phaseName, since])).toEqual([
        ['Internal', '2026-11-24'],
        ['Internal', '2026-11-24'],
      ]);
      expect((await workspace.call('flags.get', { featureId })).exposure).toBe('some');
      await decide('advance');
      expect(await states()).toEqual(['running', 'reached', 'current', 'planned']);
    });

    it('plans whom is picked before it begins again, and starts them with it', async () => {
      const { plan } = await workspace.call('features.get', { featureId });
      const phaseId = plan.phases[0]?.id ?? '';
      const nothing = { segmentId: null, stratifyBy: null, holdBack: 0, include: [], exclude: [] };
      await workspace.call('segments.pickExactly', { phaseId, count: 1, ...nothing });
      expect((await workspace.call('flags.get', { featureId })).exposure).toBe('off');
      const ledger = await workspace.call('segments.listExposures', { featureId });
      expect(ledger.filter(({ until }) => until === null).map(({ since }) => since)).toEqual([null]);
      const begun = await workspace.call('decisions.decide', { ...start(), fewerPeople: 'meant' });
      expect(begun.peopleToTell).toBe(1);
    });

    it('is taken back by undo, days and locks as they were', async () => {
      const before = await workspace.call('features.get', { featureId });
      await decide('start', '');
      await workspace.call('workspace.undo', {});
      expect(await workspace.call('features.get', { featureId })).toEqual(before);
      const [latest] = await workspace.call('decisions.list', { featureId });
      expect(latest).toMatchObject({ kind: 'withdrawal', verb: 'start' });
    });
  });

  it('counts those who were held back among the people to tell once they get it', async () => {
    const { plan } = await workspace.call('features.get', { featureId });
    const nothing = { segmentId: null, stratifyBy: null, include: [], exclude: [] };
    const request = { phaseId: plan.phases[1]?.id ?? '', count: 3, holdBack: 4, ...nothing };
    await workspace.call('segments.pickExactly', request);
    await decide('start');
    expect(await decide('advance')).toMatchObject({ peopleToTell: 3 });
    expect(await decide('advance')).toMatchObject({ peopleToTell: 7 });
  });

  it('finishes only after everyone has it', async () => {
    await decide('start');
    await expect(decide('finish')).rejects.toMatchObject({ code: 'phases-remain' });
    await decide('advance');
    await decide('advance');
    await decide('finish');
    expect(await states()).toEqual(['finished', 'reached', 'reached', 'reached']);
    expect((await workspace.call('flags.get', { featureId })).exposure).toBe('everyone');
  });

  it('is taken back by undo with a withdrawal on record, and the chain stays whole', async () => {
    await decide('start');
    await workspace.call('workspace.undo', {});
    expect(await states()).toEqual(['draft', 'planned', 'planned', 'planned']);
    const records = await workspace.call('decisions.list', { featureId });
    expect(records.map((record) => record.kind)).toEqual(['withdrawal', 'decision']);
    expect(records[0]?.withdraws).toBe(records[1]?.id);
    await workspace.call('workspace.redo', {});
    expect(await states()).toEqual(['running', 'current', 'planned', 'planned']);
    expect(await workspace.call('workspace.verify', {})).toMatchObject({ decisions: 3, firstBroken: null });
  });
});

describe('today', () => {
  it('asks to start what is planned, then names what the running phase still needs', async () => {
    const kinds = async () => (await workspace.call('decisions.today', {})).items.map((item) => item.kind);
    expect(await kinds()).toEqual(['start-rollout']);
    await decide('start');
    expect(await kinds()).toEqual(
      expect.arrayContaining(['people-to-hear', 'checklist-open', 'people-to-tell']),
    );
  });

  it('says that the gate waits for the checklist only where a criterion asks for it', async () => {
    const context = async () =>
      (await workspace.call('decisions.today', {})).items.find(({ kind }) => kind === 'checklist-open')
        ?.values['context'];
    const { plan } = await workspace.call('features.get', { featureId });
    const first = plan.phases[0];
    await decide('start');
    expect(await context()).toBe('waits');
    const criteria = first?.exitCriteria.filter(({ kind }) => kind !== 'checklist-complete') ?? [];
    const reason = 'The list is for later.';
    await workspace.call('features.setCriteria', { phaseId: first?.id ?? '', criteria, reason });
    expect(await context()).toBe('unasked');
  });

  it('puts a gate that is due before everything that only prepares one', async () => {
    await workspace.call('decisions.decide', {
      featureId,
      verb: 'start',
      reason: '',
      decidedBy: '',
      day: '2026-11-02',
    });
    const { items, days } = await workspace.call('decisions.today', {});
    expect(items[0]?.kind).toBe('gate-due');
    expect(days.map(({ day }) => day)).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
      '2026-11-30',
    ]);
  });
});
