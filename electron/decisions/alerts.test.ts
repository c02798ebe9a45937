import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/contract/envelope.ts';
import { createHandTimers } from '#tests/support/hand-timers.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature, writeDirectly } from '#tests/support/seed-feature.ts';

let timers: ReturnType<typeof createHandTimers>;
let workspace: TestWorkspace;
let events: AppEvent[];

function openWatched(options: Parameters<typeof openTestWorkspace>[0] = {}): void {
  timers = createHandTimers();
  events = [];
  workspace = openTestWorkspace({
    alertWatch: 'run',
    sourceEnvironment: timers.environment,
    ...options,
  });
  workspace.door.subscribe((event) => events.push(event));
}

const look = (): void => timers.look();
const told = () => events.flatMap((event) => (event.type === 'alerts-raised' ? [...event.alerts] : []));
const list = () => workspace.call('decisions.listAlerts', {});
const open = async () => (await list()).open;
const kinds = async () => (await open()).map(({ kind }) => kind);
const todayKinds = async () => {
  const { alerts, items } = await workspace.call('decisions.today', {});
  // Its checklist stays open all the while.
  const others = items.filter(({ kind }) => kind !== 'checklist-open');
  return [...alerts.map(({ kind }) => kind), ...others.map(({ kind }) => kind)];
};

async function alertOf(kind: string) {
  const found = (await open()).find((alert) => alert.kind === kind);
  if (found === undefined) throw new Error(`no open alert of ${kind}`);
  return found;
}

async function addCatastrophe(text = 'Wrong price charged'): Promise<{ noteId: string; lineId: string }> {
  const noteId = (
    await workspace.call('notes.start', { kind: 'interview', featureId: 'alpha', personId: null })
  ).noteId;
  const { lineId } = await workspace.call('notes.addLine', {
    noteId,
    line: { mark: 'observation', text, severity: 4 },
  });
  return { noteId, lineId };
}

// Its phase began on 2 November and lasts 14 days; today is the 24th, so that its gate is due.
beforeEach(() => {
  openWatched();
  seedFeature(workspace.path, { featureId: 'alpha' });
});
afterEach(() => workspace.close());

describe('the watch', () => {
  it('raises what stands when the workspace opens, tells of it once, and keeps the evaluation', async () => {
    expect(await kinds()).toEqual([]);
    look();
    expect(await kinds()).toEqual(['gate-due']);
    expect(told()).toMatchObject([{ kind: 'gate-due', featureName: 'Feature alpha' }]);
    expect(events).toContainEqual({ type: 'changed', invalidates: ['decisions'] });
    expect(await workspace.call('decisions.listEvaluations', { featureId: 'alpha' })).toHaveLength(1);
    await workspace.call('workspace.changeSettings', { currency: 'CHF' });
    look();
    expect(told()).toHaveLength(1);
    expect(await workspace.call('decisions.listEvaluations', { featureId: 'alpha' })).toHaveLength(1);
  });

  it('looks again after a change, and ends what has no cause any more', async () => {
    look();
    const { lineId } = await addCatastrophe();
    expect(await kinds()).toEqual(['gate-due']);
    look();
    expect(await kinds()).toEqual(['catastrophe-open']);
    expect((await list()).past).toMatchObject([{ kind: 'gate-due', answer: null }]);
    await workspace.call('notes.resolveLine', { lineId, resolution: 'Refunded' });
    look();
    expect(await kinds()).toEqual(['gate-due']);
    expect((await list()).past).toMatchObject([{ kind: 'catastrophe-open' }]);
  });

  it('gathers a burst of changes into one look, which no burst puts off for ever', async () => {
    look();
    await addCatastrophe();
    expect(timers.waiting().filter((milliseconds) => milliseconds === 1500)).toHaveLength(1);
    const before = timers.waiting().length;
    workspace.clock.pass(20_000);
    await workspace.call('workspace.changeSettings', { currency: 'CHF' });
    expect(timers.waiting()).toHaveLength(before);
    look();
    expect(await kinds()).toEqual(['catastrophe-open']);
  });

  it('looks again when the day turns, and says that everything of yesterday is stale', async () => {
    writeDirectly(workspace.path, "UPDATE phases SET hold_days = 23 WHERE id = 'alpha-beta'");
    look();
    expect(await kinds()).toEqual([]);
    events = [];
    expect(timers.calendar()).toBe(true);
    expect(events).toEqual([]);
    workspace.clock.turnTo('2026-11-25');
    timers.calendar();
    expect(events[0]).toEqual({ type: 'changed', invalidates: ['everything'] });
    look();
    expect(await kinds()).toEqual(['gate-due']);
  });

  it('goes on with the others when one feature cannot be judged, and tries again', async () => {
    seedFeature(workspace.path, { featureId: 'beta' });
    writeDirectly(workspace.path, "UPDATE phases SET exit_criteria = '[' WHERE id = 'alpha-beta'");
    const complaints: unknown[] = [];
    const { error } = console;
    console.error = (complaint) => complaints.push(complaint);
    look();
    console.error = error;
    expect(complaints).toHaveLength(1);
    writeDirectly(workspace.path, "UPDATE phases SET exit_criteria = '[]' WHERE id = 'alpha-beta'");
    expect((await open()).map(({ featureId }) => featureId)).toEqual(['beta']);
    await workspace.call('workspace.changeSettings', { currency: 'CHF' });
    look();
    expect((await open()).map(({ featureId }) => featureId).toSorted()).toEqual(['alpha', 'beta']);
  });

  it('tells nobody outside of the window of a sample, whose day stands still', async () => {
    writeDirectly(
      workspace.path,
      `INSERT INTO settings VALUES ('origin', '"sample"'), ('frozenToday', '"2026-11-24"')`,
    );
    look();
    expect(await kinds()).toEqual(['gate-due']);
    expect(told()).toEqual([]);
    workspace.clock.turnTo('2026-12-24');
    events = [];
    timers.calendar();
    expect(events).toEqual([]);
  });

  it('rests where the workspace is opened for one deed alone, and after it is closed', async () => {
    await workspace.close();
    openWatched({ alertWatch: 'rest' });
    expect(timers.waiting()).toEqual([]);
    await workspace.close();
    openWatched();
    expect(timers.waiting()).not.toEqual([]);
    await workspace.door.close();
    expect(timers.waiting()).toEqual([]);
    openWatched();
  });

  it('raises nothing of a feature that is switched off, and ends what stood', async () => {
    look();
    await workspace.call('flags.engageKillSwitch', { featureId: 'alpha', reason: 'Wrong prices' });
    look();
    expect(await kinds()).toEqual([]);
    expect(await todayKinds()).toEqual(['kill-switch-engaged']);
  });

  it('leaves what a person did undoable: looking is no command', async () => {
    await workspace.call('workspace.changeSettings', { currency: 'CHF' });
    look();
    expect(await workspace.call('workspace.undo', {})).toMatchObject({ method: 'workspace.changeSettings' });
    expect(await kinds()).toEqual(['gate-due']);
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    look();
    await addCatastrophe();
    look();
    events = [];
  });

  it('to what is urgent needs a reason', async () => {
    const { id: alertId } = await alertOf('catastrophe-open');
    await expect(workspace.call('decisions.acknowledgeAlert', { alertId })).rejects.toMatchObject({
      code: 'alert-needs-reason',
    });
    const snooze = { alertId, untilDay: '2026-11-25', reason: ' ' };
    await expect(workspace.call('decisions.snoozeAlert', snooze)).rejects.toMatchObject({
      code: 'alert-needs-reason',
    });
    await workspace.call('decisions.acknowledgeAlert', { alertId, reason: 'Supplier told' });
    expect(await kinds()).toEqual([]);
    expect((await list()).past[0]).toMatchObject({
      kind: 'catastrophe-open',
      endedAt: null,
      answer: { answer: 'acknowledged', reason: 'Supplier told', by: 'Giulia Conti' },
    });
    expect((await workspace.call('workspace.listAudit', {}))[0]).toMatchObject({
      method: 'decisions.acknowledgeAlert',
      subjectId: 'alpha',
    });
  });

  it('holds: the same matter is never raised again, another is', async () => {
    const { id: alertId } = await alertOf('catastrophe-open');
    await workspace.call('decisions.acknowledgeAlert', { alertId, reason: 'Supplier told' });
    look();
    workspace.clock.turnTo('2026-11-26');
    timers.calendar();
    look();
    expect(await kinds()).toEqual([]);
    expect(told()).toEqual([]);
    await addCatastrophe('Order lost');
    look();
    expect(await kinds()).toEqual(['catastrophe-open']);
    expect(told()).toMatchObject([{ detail: { values: { text: 'Order lost' } } }]);
  });

  it('holds when the cause goes and comes back', async () => {
    const { id: alertId } = await alertOf('catastrophe-open');
    await workspace.call('decisions.acknowledgeAlert', { alertId, reason: 'Supplier told' });
    writeDirectly(workspace.path, "UPDATE note_lines SET resolved_at = 1, resolution = 'x'");
    workspace.clock.turnTo('2026-11-26');
    timers.calendar();
    look();
    events = [];
    writeDirectly(workspace.path, 'UPDATE note_lines SET resolved_at = NULL, resolution = NULL');
    workspace.clock.turnTo('2026-11-27');
    timers.calendar();
    look();
    expect(await kinds()).toEqual([]);
    expect(told()).toEqual([]);
  });

  it('may put it off until a later day, when it wakes and is told of again', async () => {
    const { id: alertId } = await alertOf('catastrophe-open');
    const snooze = (untilDay: string) =>
      workspace.call('decisions.snoozeAlert', { alertId, untilDay, reason: 'Supplier answers tomorrow' });
    await expect(snooze('2026-11-24')).rejects.toMatchObject({ code: 'snooze-not-ahead' });
    await snooze('2026-11-26');
    look();
    expect(await list()).toMatchObject({
      open: [],
      snoozed: [{ id: alertId, answer: { untilDay: '2026-11-26' } }],
    });
    workspace.clock.turnTo('2026-11-25');
    timers.calendar();
    look();
    expect(await kinds()).toEqual([]);
    workspace.clock.turnTo('2026-11-26');
    timers.calendar();
    expect(await kinds()).toEqual(['catastrophe-open']);
    look();
    expect(told()).toMatchObject([{ id: alertId, answer: null }]);
    look();
    expect(told()).toHaveLength(1);
  });

  it('is taken back by undo and given again by redo, all of it on record', async () => {
    const { id: alertId } = await alertOf('catastrophe-open');
    await workspace.call('decisions.snoozeAlert', { alertId, untilDay: '2026-11-30', reason: 'Later' });
    await workspace.call('decisions.acknowledgeAlert', { alertId, reason: 'Supplier told' });
    await workspace.call('workspace.undo', {});
    expect((await list()).snoozed).toMatchObject([
      { id: alertId, answer: { untilDay: '2026-11-30', reason: 'Later' } },
    ]);
    await workspace.call('workspace.undo', {});
    expect(await kinds()).toEqual(['catastrophe-open']);
    await workspace.call('workspace.redo', {});
    await workspace.call('workspace.redo', {});
    expect((await list()).past[0]).toMatchObject({ id: alertId, answer: { reason: 'Supplier told' } });
    const db = new Sqlite(workspace.path);
    const answers = db.prepare('SELECT answer FROM alert_answers ORDER BY sequence').pluck().all();
    expect(answers).toEqual(['snoozed', 'acknowledged', 'snoozed', 'taken-back', 'snoozed', 'acknowledged']);
    expect(() => db.exec("UPDATE alert_answers SET reason = 'other'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM alert_answers')).toThrow('append-only');
    db.close();
  });

  it('is refused to what is over or unknown', async () => {
    const { past } = await list();
    const acknowledge = (alertId: string) => workspace.call('decisions.acknowledgeAlert', { alertId });
    await expect(acknowledge(past[0]?.id ?? '')).rejects.toMatchObject({ code: 'alert-over' });
    await expect(acknowledge('nobody')).rejects.toMatchObject({ code: 'alert-unknown' });
  });
});

describe('what comes and goes', () => {
  const resolve = (at: string) =>
    writeDirectly(workspace.path, `UPDATE note_lines SET resolved_at = ${at}, resolution = ${at}`);
  const lookAfterChange = async (currency: string): Promise<void> => {
    await workspace.call('workspace.changeSettings', { currency });
    look();
  };

  it('is told of once within a day, and anew on another day', async () => {
    await addCatastrophe();
    look();
    expect(told()).toHaveLength(1);
    resolve('1');
    await lookAfterChange('CHF');
    resolve('NULL');
    await lookAfterChange('EUR');
    expect(await kinds()).toEqual(['catastrophe-open']);
    expect(told()).toHaveLength(2);
    resolve('1');
    await lookAfterChange('CHF');
    workspace.clock.turnTo('2026-11-26');
    workspace.clock.pass(2 * 86_400_000);
    resolve('NULL');
    await lookAfterChange('EUR');
    expect(told()).toHaveLength(3);
  });
});

describe('today', () => {
  it('says each matter once: by its item until the watch has looked, then by its alert, and not after an answer', async () => {
    expect(await todayKinds()).toEqual(['gate-due']);
    look();
    const { alerts } = await workspace.call('decisions.today', {});
    expect(alerts.map(({ kind }) => kind)).toEqual(['gate-due']);
    expect(await todayKinds()).toEqual(['gate-due']);
    await workspace.call('decisions.acknowledgeAlert', { alertId: alerts[0]?.id ?? '' });
    expect(await todayKinds()).toEqual([]);
  });

  it('asks to step back by the alert that bears the advice', async () => {
    await addCatastrophe();
    expect(await todayKinds()).toEqual(['decide-harm']);
    look();
    expect(await todayKinds()).toEqual(['catastrophe-open']);
  });
});
