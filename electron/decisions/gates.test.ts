import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const figures = { kind: 'proportion', unit: '', grain: 'day', formula: null, hardLimit: null } as const;

let workspace: TestWorkspace;
let featureId = '';

beforeEach(async () => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  ({ featureId } = await workspace.call('decisions.planRollout', {
    name: 'AI lead scoring',
    kind: 'ai',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: { ...figures, name: 'Inquiries won', direction: 'higher', target: null },
    hypothesis: {
      baseline: 0.22,
      expectedEffect: 0.05,
      smallestWorthwhile: 0.03,
      basis: 'control-group',
      because: 'Fast answers win.',
    },
    guardrail: {
      ...figures,
      name: 'Complaints',
      direction: 'lower',
      limit: { kind: 'worse-than-control', value: 0.05 },
    },
    phases: [
      { name: 'Sample', audience: 'sample', people: 30, holdDays: 7, plannedStart: null },
      { name: 'Everyone', audience: 'everyone', people: 60, holdDays: 7, plannedStart: null },
    ],
  }));
});
afterEach(() => workspace.close());

const start = (day = '2026-11-02') =>
  workspace.call('decisions.decide', { featureId, verb: 'start', reason: '', decidedBy: '', day });

async function metricNamed(name: string) {
  const metric = (await workspace.call('metrics.list', { featureId })).find((each) => each.name === name);
  if (metric === undefined) throw new Error(`no metric is called ${name}`);
  return metric;
}

/** Complaints of so many days, 40 cases in each arm. */
async function enterComplaints(days: number, pilot: number, control: number): Promise<void> {
  const { id: metricId } = await metricNamed('Complaints');
  for (let day = 0; day < days; day += 1) {
    const shared = { metricId, day: addDays('2026-11-16', day), units: 40 };
    await workspace.call('metrics.enterDay', { ...shared, arm: 'pilot', total: pilot });
    await workspace.call('metrics.enterDay', { ...shared, arm: 'control', total: control });
  }
}

const gate = () => workspace.call('decisions.evaluate', { featureId });
const rules = () => workspace.call('decisions.rules', { featureId });

describe('the gate before everyone', () => {
  it('asks for shown benefit and for guardrails shown not to be worse, where there is a control group', async () => {
    const { plan } = await workspace.call('features.get', { featureId });
    expect(plan.phases[0]?.exitCriteria.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['benefit-shown', 'not-worse-shown']),
    );
  });

  it('rolls back on the first days that show harm, whatever it waits for', async () => {
    await start('2026-11-16');
    await enterComplaints(6, 9, 1);
    expect(await gate()).toMatchObject({
      verb: 'roll-back',
      step: 'harm',
      reason: { code: 'reason.harm-shown' },
    });
  });
});

describe('what a gate is judged by', () => {
  it('is the owner’s to choose until the phase starts, and frozen with it then', async () => {
    await workspace.call('decisions.setRules', { featureId, ifInconclusive: 'ship-not-worse' });
    await start();
    const frozen = await rules();
    expect(frozen.frozen?.rules).toEqual({ ...DEFAULT_GATE_RULES, ifInconclusive: 'ship-not-worse' });
    await workspace.call('decisions.setRules', {
      featureId,
      ifInconclusive: 'keep-old',
      extensionsAtMost: 0,
    });
    expect(await rules()).toMatchObject({
      chosen: { ifInconclusive: 'keep-old', extensionsAtMost: 0 },
      frozen: frozen.frozen,
    });
    expect((await gate())?.rules).toEqual(frozen.frozen?.rules);
  });

  it('is taken back by undo with the start', async () => {
    await start();
    await workspace.call('workspace.undo', {});
    expect((await rules()).frozen).toBeNull();
  });

  it('holds while a metric is defined otherwise than when the phase began, until that is taken with a reason', async () => {
    await start('2026-11-16');
    await enterComplaints(6, 1, 1);
    const { id: metricId, limit } = await metricNamed('Complaints');
    await workspace.call('metrics.edit', {
      metricId,
      change: { limit: { kind: 'worse-than-control', value: 0.2 } },
    });
    expect(await gate()).toMatchObject({
      verb: 'hold',
      step: 'data',
      reason: { code: 'data.definition-changed' },
    });
    expect((await rules()).changed).toEqual(['Complaints']);
    await workspace.call('decisions.acceptDefinitions', { featureId, reason: 'Agreed with support.' });
    expect((await gate())?.step).not.toBe('data');
    const { plan } = await workspace.call('features.get', { featureId });
    expect(plan.amendments.at(-1)?.reason).toBe('Agreed with support.');
    expect(limit?.value).toBe(0.05);
  });

  it('does not change with a name', async () => {
    await start();
    const { id: metricId } = await metricNamed('Complaints');
    await workspace.call('metrics.edit', { metricId, change: { name: 'Complaints by phone' } });
    expect((await rules()).changed).toEqual([]);
  });
});

describe('every judgement a person decided by', () => {
  const evaluations = () => workspace.call('decisions.listEvaluations', { featureId });
  const hold = () =>
    workspace.call('decisions.decide', { featureId, verb: 'hold', reason: 'Wait.', decidedBy: '' });

  it('is kept with what it was judged from, once a day for the same numbers, and judged again the same', async () => {
    await start('2026-11-16');
    await enterComplaints(4, 2, 1);
    await hold();
    await hold();
    expect(await evaluations()).toMatchObject([{ day: '2026-11-24', verb: 'hold', replay: 'same' }]);
    await enterComplaints(6, 2, 1);
    await hold();
    expect((await evaluations()).map(({ replay }) => replay)).toEqual(['same', 'same']);
  });

  it('is judged again with the check of the record, which tells when its facts were changed outside', async () => {
    await start('2026-11-16');
    await enterComplaints(4, 2, 1);
    await hold();
    const check = async () => (await workspace.call('decisions.verifyRecord', {})).evaluations;
    expect(await check()).toEqual({ count: 1, differing: 0 });
    const db = openDatabase(workspace.path, 'must-exist');
    db.exec('DROP TRIGGER gate_evaluations_keep_words');
    db.exec("UPDATE gate_evaluations SET input_hash = 'another'");
    db.close();
    expect(await check()).toEqual({ count: 1, differing: 1 });
  });

  it('stays when the decision is undone', async () => {
    await start('2026-11-16');
    await hold();
    await workspace.call('workspace.undo', {});
    expect(await evaluations()).toHaveLength(1);
  });
});
