import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { openDatabase } from '#electron/database/open-database.ts';
import { fingerprint } from '#electron/features/fingerprint.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const figures = { kind: 'proportion', unit: '', grain: 'day', formula: null, hardLimit: null } as const;

const PLAN = {
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
} as const;

const SAMPLE = { name: 'Sample', audience: 'sample', people: 30, holdDays: 7, plannedStart: null } as const;
const EVERYONE = {
  name: 'Everyone',
  audience: 'everyone',
  people: 60,
  holdDays: 7,
  plannedStart: null,
} as const;

let workspace: TestWorkspace;
let featureId = '';

beforeEach(async () => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  ({ featureId } = await workspace.call('decisions.planRollout', { ...PLAN, phases: [SAMPLE, EVERYONE] }));
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

describe('the gate that closes a rollout everyone has', () => {
  const criteria = async () => (await gate())?.criteria ?? [];
  const everyone = async () => (await workspace.call('features.get', { featureId })).plan.phases[1];

  async function advanceToEveryone(): Promise<void> {
    await start('2026-11-02');
    const reason = 'Everyone wants it.';
    const day = '2026-11-16';
    await workspace.call('decisions.decide', { featureId, verb: 'advance', reason, decidedBy: '', day });
  }

  it('asks by default for no margin against a control group, which advancing ended', async () => {
    const asked = (await everyone())?.exitCriteria.map(({ kind }) => kind);
    expect(asked).toEqual(['no-open-severity', 'checklist-complete', 'days-elapsed']);
  });

  it('says of one that was set all the same that it cannot be answered, and does not wait for it', async () => {
    const { id: metricId } = await metricNamed('Complaints');
    const margin = { kind: 'guardrail-holds', metricId, certaintyPercent: 90 } as const;
    const set = [margin, { kind: 'days-elapsed', days: 7 } as const];
    await workspace.call('features.setCriteria', { phaseId: (await everyone())?.id ?? '', criteria: set });
    await advanceToEveryone();
    expect((await criteria()).map(({ criterion, verdict }) => [criterion.kind, verdict])).toEqual([
      ['guardrail-holds', 'not-answerable'],
      ['days-elapsed', 'pass'],
    ]);
    expect(await gate()).toMatchObject({
      verb: 'advance',
      reason: { code: 'reason.answerable-criteria-pass', values: { count: 1, unanswerable: 1 } },
      next: { code: 'next.finish' },
    });
  });

  it('asks for other criteria where none of its own can be answered', async () => {
    const { id: metricId } = await metricNamed('Inquiries won');
    const shown = { kind: 'benefit-shown', metricId, alphaPercent: 5 } as const;
    await workspace.call('features.setCriteria', {
      phaseId: (await everyone())?.id ?? '',
      criteria: [shown],
    });
    await advanceToEveryone();
    expect(await gate()).toMatchObject({ verb: 'hold', reason: { code: 'reason.none-answerable' } });
  });

  it('is answered where numbers of a control group still come', async () => {
    const { id: metricId } = await metricNamed('Complaints');
    const margin = { kind: 'guardrail-holds', metricId, certaintyPercent: 90 } as const;
    await workspace.call('features.setCriteria', {
      phaseId: (await everyone())?.id ?? '',
      criteria: [margin],
    });
    await advanceToEveryone();
    await enterComplaints(7, 1, 1);
    expect((await criteria())[0]?.verdict).not.toBe('not-answerable');
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

  const widened = { limit: { kind: 'worse-than-control', value: 0.2 } } as const;

  it('stays the definition the phase began with, until another one is taken with a reason', async () => {
    await start('2026-11-16');
    await enterComplaints(6, 6, 1);
    const { id: metricId } = await metricNamed('Complaints');
    const margin = async () =>
      (await gate())?.criteria.find((each) => each.metricId === metricId)?.asked.values['limit'];
    await workspace.call('metrics.edit', { metricId, change: widened });
    expect(await margin()).toBe(0.05);
    expect((await gate())?.data).toMatchObject([
      { code: 'definition-changed', weight: 'note', sentence: { code: 'data.definition-frozen' } },
    ]);
    expect((await rules()).changed).toEqual(['Complaints']);
    await workspace.call('decisions.acceptDefinitions', { featureId, reason: 'Agreed with support.' });
    expect(await margin()).toBe(0.2);
    expect(await gate()).toMatchObject({ data: [], amendments: [{ reason: 'Agreed with support.' }] });
    expect((await rules()).changed).toEqual([]);
  });

  it('does not lose a guardrail whose role is taken from it while the phase runs', async () => {
    await start('2026-11-16');
    await enterComplaints(6, 9, 1);
    const { id: metricId } = await metricNamed('Complaints');
    await workspace.call('metrics.edit', { metricId, change: { role: 'secondary', limit: null } });
    expect(await gate()).toMatchObject({ verb: 'roll-back', step: 'harm', stepMetricId: metricId });
  });

  it('is changed and taken in one deed that one undo takes back', async () => {
    await start('2026-11-16');
    const { id: metricId } = await metricNamed('Complaints');
    const reason = 'Support expects more at first.';
    await workspace.call('decisions.redefineMetric', { metricId, change: widened, reason });
    expect((await metricNamed('Complaints')).limit).toEqual(widened.limit);
    expect((await rules()).changed).toEqual([]);
    const { plan } = await workspace.call('features.get', { featureId });
    expect(plan.amendments.map((each) => each.reason)).toEqual([reason]);
    await workspace.call('workspace.undo', {});
    expect((await metricNamed('Complaints')).limit?.value).toBe(0.05);
    expect((await workspace.call('features.get', { featureId })).plan.amendments).toEqual([]);
  });

  it('stands with its reason in the record of every decision made after it was changed', async () => {
    await start('2026-11-16');
    const { id: metricId } = await metricNamed('Complaints');
    const reason = 'Support expects more at first.';
    await workspace.call('decisions.redefineMetric', { metricId, change: widened, reason });
    await workspace.call('decisions.decide', { featureId, verb: 'hold', reason: 'Wait.', decidedBy: '' });
    const decisions = await workspace.call('decisions.list', { featureId });
    const kept = decisions.find(({ verb }) => verb === 'hold')?.evidence?.amendments;
    expect(kept).toMatchObject([{ reason }]);
  });

  it('is no pause and no resumption, which change no promise', async () => {
    await start('2026-11-16');
    await workspace.call('features.pause', { featureId, reason: 'The fair is on.' });
    await workspace.call('features.resume', { featureId });
    expect((await workspace.call('features.get', { featureId })).plan.amendments).toHaveLength(2);
    expect((await gate())?.amendments).toEqual([]);
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

  it('from before the chance of error stood in the criterion alone is read and judged again the same', async () => {
    await start('2026-11-16');
    await enterComplaints(6, 9, 1);
    await hold();
    const db = openDatabase(workspace.path, 'must-exist');
    db.exec('DROP TRIGGER gate_evaluations_keep_words');
    type Row = { facts: Uint8Array; gate: string };
    const row = db.prepare<[], Row>('SELECT facts, gate FROM gate_evaluations').get();
    if (row === undefined) throw new Error('nothing was kept');
    const benefit = { alpha: 0.05, spending: { kind: 'obrien-fleming' }, marginAlpha: 0.05 };
    const kept = JSON.parse(inflateRawSync(row.facts).toString('utf8'));
    const { definitions: _d, controlGroup: _c, amendments: _a, now, ...before } = kept;
    const facts = { ...before, rules: { ...before.rules, benefit } };
    const { stepMetricId, amendments: _none, ...gateBefore } = JSON.parse(row.gate);
    expect(stepMetricId).not.toBeNull();
    const gateText = JSON.stringify({ ...gateBefore, rules: { ...gateBefore.rules, benefit } });
    db.prepare('UPDATE gate_evaluations SET facts = ?, input_hash = ?, gate = ?').run(
      deflateRawSync(JSON.stringify({ ...facts, now })),
      fingerprint(JSON.stringify(facts)),
      gateText,
    );
    db.close();
    expect(await evaluations()).toMatchObject([{ verb: 'roll-back', replay: 'same' }]);
  });

  it('stays when the decision is undone', async () => {
    await start('2026-11-16');
    await hold();
    await workspace.call('workspace.undo', {});
    expect(await evaluations()).toHaveLength(1);
  });
});

describe('a phase gone back to', () => {
  it('keeps what its customers went through before among the evidence of harm', async () => {
    await workspace.close();
    let at = Date.UTC(2026, 10, 2, 12);
    const today = () => new Date(at).toISOString().slice(0, 10);
    workspace = openTestWorkspace({ clock: { now: () => (at += 1), today } });
    const phases = [{ ...SAMPLE, people: 10 }, { ...SAMPLE, name: 'Broader' }, EVERYONE];
    ({ featureId } = await workspace.call('decisions.planRollout', { ...PLAN, phases }));
    for (const [verb, dayOfMonth] of [
      ['start', 2],
      ['advance', 9],
      ['reduce', 16],
    ] as const) {
      at = Date.UTC(2026, 10, dayOfMonth, 12);
      const decision = { featureId, verb, reason: 'As advised.', decidedBy: '', day: today() };
      await workspace.call('decisions.decide', decision);
    }
    const { id: metricId } = await metricNamed('Complaints');
    for (const day of ['2026-11-03', '2026-11-04']) {
      await workspace.call('metrics.enterDay', { metricId, day, units: 40, arm: 'pilot', total: 6 });
      await workspace.call('metrics.enterDay', { metricId, day, units: 40, arm: 'control', total: 1 });
    }
    const watched = (await gate())?.watched ?? [];
    const figures = watched.flatMap(({ working }) => working?.figures ?? []);
    expect(figures.find(({ name }) => name === 'days-of-evidence')?.value).toBe(2);
  });
});
