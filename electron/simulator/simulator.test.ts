import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import type { DraftPhase } from '#shared/simulator/simulator.contract.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const METRIC = {
  kind: 'proportion',
  unit: '',
  grain: 'day',
  formula: null,
  overSegments: 'unsaid',
  onHarm: 'roll-back',
  hardLimit: null,
} as const;

describe('the simulator of a feature’s plan', () => {
  let workspace: TestWorkspace;
  let featureId = '';

  beforeEach(async () => {
    workspace = openTestWorkspace();
    await workspace.call('workspace.changeSettings', { customerBase: 400 });
    ({ featureId } = await workspace.call('decisions.planRollout', {
      name: 'AI lead scoring',
      kind: 'ai',
      riskAnswers: CAREFUL_RISK_ANSWERS,
      metric: { ...METRIC, name: 'Inquiries won', direction: 'higher', target: null },
      hypothesis: {
        baseline: 0.25,
        expectedEffect: 0.05,
        smallestWorthwhile: 0.02,
        basis: 'control-group',
        because: '',
      },
      guardrail: {
        ...METRIC,
        name: 'Complaints',
        direction: 'lower',
        limit: { kind: 'worse-than-control', value: 0.02 },
      },
      phases: [
        { name: 'Beta', audience: 'picked', people: 20, holdDays: 14, plannedStart: null },
        { name: 'Broader', audience: 'sample', people: 120, holdDays: 21, plannedStart: null },
        { name: 'Everyone', audience: 'everyone', people: 400, holdDays: 14, plannedStart: null },
      ],
    }));
  });
  afterEach(() => workspace.close());

  async function draft(): Promise<DraftPhase[]> {
    const { plan } = await workspace.call('features.get', { featureId });
    return plan.phases.map(({ id, name, audience, people, holdDays }) => ({
      phaseId: id,
      name,
      audience,
      people,
      holdDays,
    }));
  }

  it('takes the base rate from the hypothesis, and says of every other number that it is assumed', async () => {
    const { plan, assumptions } = await workspace.call('simulator.describe', { featureId });
    expect(plan).toMatchObject({
      customers: 400,
      primary: { name: 'Inquiries won', base: 0.25, expectedEffect: 0.05 },
      guardrail: { name: 'Complaints', limit: { kind: 'worse-than-control', value: 0.02 } },
    });
    const origins = Object.fromEntries(assumptions.map(({ name, origin }) => [name, origin]));
    expect(origins).toEqual({
      'primary-base': 'hypothesis',
      'expected-effect': 'hypothesis',
      'primary-units': 'assumed',
      'guardrail-base': 'assumed',
      'guardrail-units': 'assumed',
      'day-spread': 'assumed',
      'arm-day-spread': 'assumed',
    });
  });

  it('takes levels and units from the numbers of the last weeks, and the person’s own before them', async () => {
    const metrics = await workspace.call('metrics.list', { featureId });
    const complaints = metrics.find(({ name }) => name === 'Complaints');
    for (let day = 1; day <= 14; day += 1) {
      await workspace.call('metrics.enterDay', {
        metricId: complaints?.id ?? '',
        day: `2026-11-${String(day).padStart(2, '0')}`,
        arm: 'control',
        units: 80,
        total: 2,
      });
    }
    const { plan, assumptions } = await workspace.call('simulator.describe', {
      featureId,
      own: { 'primary-units': 0.5 },
    });
    expect(plan.guardrail).toMatchObject({ base: 0.025, unitsPerCustomerDay: 0.2 });
    expect(plan.primary?.unitsPerCustomerDay).toBe(0.5);
    expect(assumptions.find(({ name }) => name === 'primary-units')?.origin).toBe('own');
  });

  it('compares with as many as are held back, counts their numbers as theirs alone, and goes on holding them back', async () => {
    const [beta] = await draft();
    for (let number = 1; number <= 60; number += 1) {
      await workspace.call('segments.addPerson', { name: `Customer ${number}`, role: 'customer' });
    }
    const pick = { segmentId: null, stratifyBy: null, include: [], exclude: [] };
    await workspace.call('segments.pickExactly', {
      ...pick,
      phaseId: beta?.phaseId ?? '',
      count: 20,
      holdBack: 40,
    });
    await workspace.call('decisions.decide', { featureId, verb: 'start', reason: '', decidedBy: 'Giulia' });
    const metrics = await workspace.call('metrics.list', { featureId });
    const won = metrics.find(({ name }) => name === 'Inquiries won')?.id ?? '';
    for (const arm of ['pilot', 'control'] as const) {
      const units = arm === 'pilot' ? 5 : 10;
      await workspace.call('metrics.enterDay', { metricId: won, day: '2026-11-14', arm, units, total: 3 });
    }
    const { plan } = await workspace.call('simulator.describe', { featureId });
    expect(plan.phases.map(({ heldBack }) => heldBack)).toEqual([40, 40, 0]);
    expect(plan.primary?.unitsPerCustomerDay).toBe(0.25);
  });

  it('tries only whole weeks of a phase that is run in whole weeks, and keeps them', async () => {
    const [beta, broader, everyone] = await draft();
    if (beta === undefined || broader === undefined || everyone === undefined)
      throw new Error('three phases');
    const phaseId = broader.phaseId ?? '';
    await workspace.call('features.changeSetup', { phaseId, change: { weeks: 'whole' } });
    const phases = [beta, { ...broader, holdDays: 24 }, everyone];
    const { plan } = await workspace.call('simulator.describe', { featureId, phases });
    expect(plan.phases.map(({ weeks, holdDays }) => [weeks, holdDays])).toEqual([
      ['any', 14],
      ['whole', 28],
      ['any', 14],
    ]);
    await workspace.call('simulator.keep', { featureId, phases });
    expect((await draft()).map(({ holdDays }) => holdDays)).toEqual([14, 28, 14]);
  });

  it('answers from a thread of its own, tells how far it is, and does nothing again where nothing changed', async () => {
    const question = { featureId, runs: 200, seed: 7 };
    const told: number[] = [];
    const end = workspace.door.subscribe((event) => {
      if (event.type === 'progress') told.push(event.progress.done);
    });
    const once = await workspace.call('simulator.simulate', question);
    expect(told).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
    expect(await workspace.call('simulator.simulate', question)).toEqual(once);
    expect(told).toHaveLength(10);
    await workspace.call('simulator.simulate', { ...question, own: { 'primary-units': 0.1 } });
    expect(told).toHaveLength(20);
    end();
    expect(once.scenarios.map(({ scenario }) => scenario)).toEqual([
      'works',
      'nothing',
      'margin',
      'twice-margin',
      'drift',
    ]);
  });

  it('stops at once when it is cancelled, and simulates again afterwards', async () => {
    const call = workspace.door.call({
      requestId: 'long',
      method: 'simulator.simulate',
      input: { featureId, runs: 10_000, seed: 1 },
    });
    workspace.door.cancel('long');
    expect(await call).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    const { runs } = await workspace.call('simulator.simulate', { featureId, runs: 100 });
    expect(runs).toBe(100);
  });

  it('suggests other numbers, which a draft can take and which change nothing of the plan', async () => {
    const before = await draft();
    const found = await workspace.call('simulator.suggest', { featureId });
    expect(found.tried).toBeGreaterThan(5);
    const phases = before.map((phase, at) => Object.assign({}, phase, found.phases[at]));
    const { plan } = await workspace.call('simulator.describe', { featureId, phases });
    expect(plan.phases.map(({ people, holdDays }) => ({ people, holdDays }))).toEqual(found.phases);
    expect(await draft()).toEqual(before);
  }, 60_000);

  it('stops looking for a better plan when it is cancelled', async () => {
    const call = workspace.door.call({
      requestId: 'look',
      method: 'simulator.suggest',
      input: { featureId },
    });
    workspace.door.cancel('look');
    expect(await call).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('simulates a draft with other numbers and a phase more, and keeps the plan as it is', async () => {
    const phases = (await draft()).map((phase) => Object.assign(phase, { holdDays: 10 }));
    const half: DraftPhase = { phaseId: null, name: 'Half', audience: 'sample', people: 200, holdDays: 14 };
    const { plan } = await workspace.call('simulator.describe', {
      featureId,
      phases: phases.toSpliced(2, 0, half),
    });
    expect(plan.phases.map(({ name, people, holdDays }) => [name, people, holdDays])).toEqual([
      ['Beta', 20, 10],
      ['Broader', 120, 10],
      ['Half', 200, 14],
      ['Everyone', 400, 10],
    ]);
    expect(plan.phases[0]?.exitCriteria).toContainEqual({ kind: 'days-elapsed', days: 10 });
    expect(plan.phases[2]?.exitCriteria).toContainEqual({ kind: 'days-elapsed', days: 14 });
    expect((await draft()).map(({ holdDays }) => holdDays)).toEqual([14, 21, 14]);
  });

  it('makes a draft the plan as one new change, which one undo takes back', async () => {
    const before = await draft();
    const phases = before.map((phase, at) => Object.assign({ ...phase }, at === 0 ? { people: 30 } : {}));
    const half: DraftPhase = { phaseId: null, name: 'Half', audience: 'sample', people: 200, holdDays: 14 };
    await workspace.call('simulator.keep', { featureId, phases: phases.toSpliced(2, 0, half) });
    expect((await draft()).map(({ name, people }) => [name, people])).toEqual([
      ['Beta', 30],
      ['Broader', 120],
      ['Half', 200],
      ['Everyone', 400],
    ]);
    await workspace.call('workspace.undo', {});
    expect(await draft()).toEqual(before);
  });

  it.each([
    ['more customers than there are', { people: 500 }, 'phase-too-large'],
    ['nobody', { people: 0 }, 'invalid-input'],
    ['no day', { holdDays: 0 }, 'invalid-input'],
  ])('refuses a phase of %s', async (_what, change, code) => {
    const phases = (await draft()).map((phase, at) => Object.assign(phase, at === 1 ? change : {}));
    expect(await workspace.ask('simulator.simulate', { featureId, phases })).toMatchObject({
      error: { code },
    });
  });

  it('refuses where nobody knows how many customers there are', async () => {
    await workspace.call('workspace.changeSettings', { customerBase: 0 });
    expect(await workspace.ask('simulator.describe', { featureId })).toMatchObject({
      error: { code: 'simulation-without-customers' },
    });
  });
});
