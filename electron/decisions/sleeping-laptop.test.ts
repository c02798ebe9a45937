import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RolloutDraft } from '#shared/decisions/decisions.contract.ts';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { dayAt } from '#shared/kernel/day-at.ts';
import { toEpochDay, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import { createHandTimers } from '#tests/support/hand-timers.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

const DAY_MS = 86_400_000;
const NOON_MS = DAY_MS / 2;

const draft: RolloutDraft = {
  name: 'Order by message',
  summary: '',
  ownerName: '',
  kind: 'product',
  riskAnswers: CAREFUL_RISK_ANSWERS,
  metric: null,
  hypothesis: null,
  guardrail: null,
  phases: [
    { name: 'Closed beta', audience: 'picked', people: 3, holdDays: 7, plannedStart: '2026-11-02' },
    { name: 'Broader', audience: 'sample', people: 8, holdDays: 7, plannedStart: '2026-11-09' },
    { name: 'Everyone', audience: 'everyone', people: 12, holdDays: 7, plannedStart: '2026-11-16' },
  ],
};

let folder = '';
let workspace: TestWorkspace;
let timers: ReturnType<typeof createHandTimers>;
let featureId = '';
let opened = 0;

/** The computer wakes at noon of that day, and Pilotbook is opened. */
function openOn(day: CalendarDay): void {
  const now = toEpochDay(day) * DAY_MS + NOON_MS;
  timers = createHandTimers();
  opened += 1;
  workspace = openTestWorkspace({
    path: join(folder, 'laptop.pilotbook'),
    idsFrom: opened * 1000,
    clock: { now: () => now, today: (boundary) => dayAt(now, boundary) },
    alertWatch: 'run',
    sourceEnvironment: timers.environment,
  });
}

async function reopenOn(day: CalendarDay): Promise<void> {
  await workspace.close();
  openOn(day);
}

const decide = (verb: 'start' | 'advance' | 'hold' | 'finish' | 'roll-back', more: object = {}) =>
  workspace.call('decisions.decide', { featureId, verb, reason: 'Agreed.', decidedBy: '', ...more });
const states = async () =>
  (await workspace.call('features.get', { featureId })).plan.phases.map(({ state }) => state);
const alertKinds = async () =>
  (await workspace.call('decisions.listAlerts', {})).open.map(({ kind }) => kind);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pilotbook-laptop-'));
  openOn('2026-11-02');
  for (let number = 0; number < 12; number += 1) {
    await workspace.call('segments.addPerson', { name: `Cliente ${number}`, role: 'customer' });
  }
  ({ featureId } = await workspace.call('decisions.planRollout', draft));
  await decide('start');
});
afterEach(async () => {
  await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a laptop that slept through three gates', () => {
  beforeEach(() => reopenOn('2026-12-21'));

  it('moved nothing, neither phases nor people', async () => {
    timers.look();
    expect(await states()).toEqual(['current', 'planned', 'planned']);
    expect((await workspace.call('features.get', { featureId })).exposedCustomers).toBe(3);
  });

  it('says once that a gate is due, however many days were slept through', async () => {
    timers.look();
    timers.calendar();
    timers.look();
    expect(await alertKinds()).toEqual(['gate-due']);
    expect(await workspace.call('decisions.listEvaluations', { featureId })).toHaveLength(1);
  });

  it('still goes through each gate: advancing leads to the next phase alone, whose days begin anew', async () => {
    await decide('advance');
    expect(await states()).toEqual(['reached', 'current', 'planned']);
    const gate = await workspace.call('decisions.evaluate', { featureId });
    const days = gate?.criteria.find(({ criterion }) => criterion.kind === 'days-elapsed');
    expect(days?.verdict).toBe('not-enough-yet');
  });
});

describe('a clock that was set back', () => {
  beforeEach(async () => {
    await reopenOn('2026-11-16');
    await decide('advance');
    await reopenOn('2026-11-05');
  });

  it('is noticed, and nothing is judged by it', async () => {
    expect((await workspace.call('workspace.describe', {})).clock).toMatchObject({ stand: 'set-back' });
    timers.look();
    expect(await workspace.call('decisions.listEvaluations', { featureId })).toHaveLength(1);
    const gate = await workspace.call('decisions.evaluate', { featureId });
    const days = gate?.criteria.find(({ criterion }) => criterion.kind === 'days-elapsed');
    expect(days?.now.values).toMatchObject({ count: 0 });
  });

  it('lets no decision be recorded before somebody said that it is meant', async () => {
    await expect(decide('hold')).rejects.toMatchObject({ code: 'clock-set-back' });
    await decide('hold', { earlierDay: 'meant' });
    const [newest] = await workspace.call('decisions.list', { featureId });
    expect(newest).toMatchObject({ verb: 'hold', effectiveOn: '2026-11-05' });
  });

  it('is believed once a person says that it is right, until it is set back again', async () => {
    await workspace.call('workspace.trustClock', {});
    expect((await workspace.call('workspace.describe', {})).clock).toEqual({ stand: 'right' });
    await expect(decide('hold')).rejects.toMatchObject({ code: 'day-before-last' });
    await reopenOn('2026-11-03');
    expect((await workspace.call('workspace.describe', {})).clock).toMatchObject({ stand: 'set-back' });
  });

  it('that is set right again is believed without a word', async () => {
    await reopenOn('2026-11-17');
    expect((await workspace.call('workspace.describe', {})).clock).toEqual({ stand: 'right' });
    timers.look();
    expect(await workspace.call('decisions.listEvaluations', { featureId })).toHaveLength(2);
  });
});

describe('a decision on a day before what is recorded', () => {
  it('is asked about, also where the clock is right', async () => {
    await reopenOn('2026-11-20');
    await decide('advance', { day: '2026-11-16' });
    await expect(decide('hold', { day: '2026-11-10' })).rejects.toMatchObject({
      code: 'day-before-last',
      details: { last: '2026-11-16' },
    });
  });
});

describe('a next phase that starts on its date', () => {
  it('is waited for by the gate, whatever else holds', async () => {
    const { plan } = await workspace.call('features.get', { featureId });
    const phaseId = plan.phases[1]?.id ?? '';
    await workspace.call('features.editPhase', {
      phaseId,
      change: { plannedStart: '2026-12-07' },
      reason: '',
    });
    await workspace.call('features.changeSetup', { phaseId, change: { startWhen: 'on-date' } });
    const waiting = async () =>
      (await workspace.call('decisions.evaluate', { featureId }))?.criteria.find(
        ({ criterion }) => criterion.kind === 'not-before',
      )?.verdict;
    await reopenOn('2026-12-04');
    expect(await waiting()).toBe('not-enough-yet');
    await reopenOn('2026-12-07');
    expect(await waiting()).toBe('pass');
  });
});

describe('a next phase that is started by hand', () => {
  it('raises no alarm on its day; Today says that it waits for a person', async () => {
    const { plan } = await workspace.call('features.get', { featureId });
    const [first, second] = plan.phases.map(({ id }) => id);
    await workspace.call('features.changeSetup', { phaseId: second ?? '', change: { startWhen: 'by-hand' } });
    const settled = [{ kind: 'days-elapsed' as const, days: 7 }];
    await workspace.call('features.setCriteria', {
      phaseId: first ?? '',
      criteria: settled,
      reason: 'Agreed.',
    });
    await reopenOn('2026-11-12');
    timers.look();
    expect(await alertKinds()).toEqual([]);
    const { items, days } = await workspace.call('decisions.today', {});
    expect(items.filter(({ kind }) => kind === 'gate-due')).toEqual([]);
    expect(items.find(({ kind }) => kind === 'start-by-hand')).toMatchObject({
      values: { phase: 'Broader', before: 'Closed beta', count: 8 },
      day: null,
    });
    expect(days.flatMap(({ events }) => events)).toEqual([]);
  });

  it('is not said to wait while what was asked does not hold', async () => {
    const { plan } = await workspace.call('features.get', { featureId });
    const phaseId = plan.phases[1]?.id ?? '';
    await workspace.call('features.changeSetup', { phaseId, change: { startWhen: 'by-hand' } });
    await reopenOn('2026-11-12');
    const { items } = await workspace.call('decisions.today', {});
    expect(items.filter(({ kind }) => kind === 'start-by-hand' || kind === 'gate-due')).toEqual([]);
  });
});

describe('the watch after everyone has it', () => {
  beforeEach(async () => {
    await reopenOn('2026-11-09');
    await decide('advance');
    await reopenOn('2026-11-16');
    await decide('advance');
  });

  it('is waited for: closing the rollout earlier asks for a reason', async () => {
    await expect(decide('finish', { reason: '' })).rejects.toMatchObject({ code: 'override-needs-reason' });
    await decide('finish', { reason: 'The season ends today.' });
    expect((await workspace.call('features.get', { featureId })).feature.state).toBe('finished');
  });

  it('may lead back to any earlier phase, whose people alone keep it', async () => {
    const { plan } = await workspace.call('features.get', { featureId });
    await decide('roll-back', { toPhaseId: plan.phases[0]?.id });
    expect(await states()).toEqual(['current', 'rolled-back', 'rolled-back']);
    expect((await workspace.call('features.get', { featureId })).exposedCustomers).toBe(3);
  });
});
