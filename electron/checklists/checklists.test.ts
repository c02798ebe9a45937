import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import type { RiskAnswers } from '#shared/features/feature.ts';
import { openTestContext } from '#tests/support/open-test-context.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { seedFeature, writeDirectly } from '#tests/support/seed-feature.ts';
import { createMetricsService } from '#electron/metrics/metrics.service.ts';
import { createChecklistsService } from './checklists.service.ts';

const HARMLESS: RiskAnswers = {
  touchesMoney: 'no',
  touchesPersonalData: 'no',
  reversible: 'yes',
  changesStaffWork: 'no',
  supportContact: 'Paolo, 8–18',
};

const evidence = { kind: 'text', text: 'Sent on 2 November' } as const;

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  seedFeature(workspace.path, {
    featureId: 'ai',
    riskAnswers: HARMLESS,
    people: [
      { id: 'anna', code: 'P-01', industry: 'Retail', consent: 'quote' },
      { id: 'bruno', code: 'P-02', industry: 'Horeca', consent: 'none' },
      { id: 'carla', code: 'P-03', industry: 'Horeca', consent: 'none' },
    ],
  });
});
afterEach(() => workspace.close());

async function getItem(code: string, phaseId = 'ai-beta'): Promise<ChecklistItem> {
  const { items } = await workspace.call('checklists.get', { phaseId });
  const item = items.find((each) => each.code === code);
  if (item === undefined) throw new Error(`no item ${code}`);
  return item;
}

async function codesOf(phaseId = 'ai-beta'): Promise<string[]> {
  const { items } = await workspace.call('checklists.get', { phaseId });
  return items.map((item) => item.code ?? item.text ?? '');
}

function answerRisk(answers: Partial<RiskAnswers>): void {
  const text = JSON.stringify({ ...HARMLESS, ...answers });
  writeDirectly(workspace.path, `UPDATE features SET risk_answers = '${text}' WHERE id = 'ai'`);
}

describe('a checklist', () => {
  it('stands there without anybody making it, in the order of its groups', async () => {
    const { items, blocking, blockingComplete } = await workspace.call('checklists.get', {
      phaseId: 'ai-beta',
    });
    const groups = ['plan', 'people', 'communication', 'data', 'rollback', 'exit'];
    expect(items.map((item) => groups.indexOf(item.group))).toEqual(
      items.map((item) => groups.indexOf(item.group)).toSorted((a, b) => a - b),
    );
    expect(items.filter((item) => item.weight === 'blocking')).toHaveLength(blocking);
    const complete = items.filter((item) => item.weight === 'blocking' && item.state !== 'open');
    expect(blockingComplete).toBe(complete.length);
    expect(complete.map((item) => item.code)).toEqual(['no-open-severity-4']);
  });

  it('asks for more when the answers about risk change, and keeps what was ticked when they change back', async () => {
    expect(await codesOf()).not.toContain('wrong-charge-way');
    answerRisk({ touchesMoney: 'yes', reversible: 'unsure' });
    expect(await codesOf()).toEqual(expect.arrayContaining(['wrong-charge-way', 'no-return-point-named']));
    await workspace.call('checklists.tick', { itemId: 'ai-beta.wrong-charge-way', evidence });
    answerRisk({});
    expect(await codesOf()).toContain('wrong-charge-way');
    expect(await codesOf()).not.toContain('no-return-point-named');
  });

  it('is unknown for a phase that is not there', async () => {
    const missing = workspace.call('checklists.get', { phaseId: 'nowhere' });
    await expect(missing).rejects.toMatchObject({ code: 'unknown-phase' });
  });
});

describe('an item', () => {
  const itemId = 'ai-beta.support-briefed';

  it('is ticked with its evidence, by name, and unticked by undo', async () => {
    await workspace.call('checklists.tick', { itemId, evidence });
    expect(await getItem('support-briefed')).toMatchObject({
      state: 'done',
      evidence,
      actor: 'Giulia Conti',
    });
    await workspace.call('workspace.undo', {});
    expect(await getItem('support-briefed')).toMatchObject({ state: 'open', evidence: null, actor: '' });
    await workspace.call('workspace.redo', {});
    expect((await getItem('support-briefed')).state).toBe('done');
  });

  it.each([
    [{ kind: 'note', noteId: 'nowhere', text: '' } as const, 'unknown-note'],
    [{ kind: 'metric', metricId: 'nowhere', text: '' } as const, 'unknown-metric'],
    [{ kind: 'text', text: '  ' } as const, 'invalid-input'],
  ])('refuses %o as evidence', async (wrong, code) => {
    const refused = workspace.call('checklists.tick', { itemId, evidence: wrong });
    await expect(refused).rejects.toMatchObject({ code });
    expect((await getItem('support-briefed')).state).toBe('open');
  });

  it('that is not applicable stays visible with its reason and blocks no more', async () => {
    const before = await workspace.call('checklists.get', { phaseId: 'ai-beta' });
    await workspace.call('checklists.markNotApplicable', { itemId, reason: 'No support desk' });
    const after = await workspace.call('checklists.get', { phaseId: 'ai-beta' });
    expect(after.blocking).toBe(before.blocking);
    expect(after.blockingComplete).toBe(before.blockingComplete + 1);
    expect(await getItem('support-briefed')).toMatchObject({
      state: 'not-applicable',
      reason: 'No support desk',
    });
  });

  it('waived until a day is open again the day after, its reason still there', async () => {
    await workspace.call('checklists.waive', { itemId, reason: 'Desk on holiday', until: '2026-11-30' });
    workspace.clock.turnTo('2026-11-30');
    expect((await getItem('support-briefed')).state).toBe('waived');
    workspace.clock.turnTo('2026-12-01');
    expect(await getItem('support-briefed')).toMatchObject({
      state: 'open',
      reason: 'Desk on holiday',
      waivedUntil: '2026-11-30',
    });
  });

  it('cannot be waived until a day that has passed', async () => {
    const refused = workspace.call('checklists.waive', { itemId, reason: 'Late', until: '2026-11-23' });
    await expect(refused).rejects.toMatchObject({ code: 'waiver-in-the-past' });
  });

  it('opened again has lost its evidence and its reason', async () => {
    await workspace.call('checklists.tick', { itemId, evidence });
    await workspace.call('checklists.reopen', { itemId });
    expect(await getItem('support-briefed')).toMatchObject({ state: 'open', evidence: null, reason: '' });
  });

  it('of one own words is added at the end of its group and can be removed, a generated one cannot', async () => {
    const own = {
      phaseId: 'ai-beta',
      group: 'people',
      text: 'Ask the fishmonger',
      weight: 'advisory',
    } as const;
    const { itemId: ownId } = await workspace.call('checklists.addItem', own);
    const { items } = await workspace.call('checklists.get', { phaseId: 'ai-beta' });
    expect(items.findLast((item) => item.group === 'people')).toMatchObject({
      id: ownId,
      origin: 'custom',
    });
    await workspace.call('checklists.removeItem', { itemId: ownId });
    expect(await codesOf()).not.toContain('Ask the fishmonger');
    const refused = workspace.call('checklists.removeItem', { itemId });
    await expect(refused).rejects.toMatchObject({ code: 'generated-item-stays' });
  });
});

describe('an item the app judges', () => {
  it.each(['checklists.tick', 'checklists.waive', 'checklists.markNotApplicable'] as const)(
    'refuses %s by hand',
    async (method) => {
      const input = { itemId: 'ai-beta.rollback-rehearsed', evidence, reason: 'x', until: '2026-12-01' };
      expect(await workspace.ask(method, input)).toMatchObject({ error: { code: 'item-is-computed' } });
    },
  );

  it('finds a rehearsal for thirty days, and none of the future', async () => {
    const rehearsal = { featureId: 'ai', day: '2026-11-15', minutes: 12, people: 'Anna, Paolo' };
    expect((await getItem('rollback-rehearsed')).found).toMatchObject({ which: 'never' });
    await workspace.call('checklists.recordRehearsal', rehearsal);
    expect(await getItem('rollback-rehearsed')).toMatchObject({
      state: 'done',
      found: { daysAgo: 9, minutes: 12 },
    });
    workspace.clock.turnTo('2026-12-16');
    expect((await getItem('rollback-rehearsed')).state).toBe('open');
    const early = workspace.call('checklists.recordRehearsal', { ...rehearsal, day: '2026-12-17' });
    await expect(early).rejects.toMatchObject({ code: 'rehearsal-in-the-future' });
  });

  it('of an ended phase is judged as of its end', async () => {
    writeDirectly(workspace.path, `UPDATE phases SET ended_on = '2026-10-20' WHERE id = 'ai-internal'`);
    const rehearsal = { featureId: 'ai', day: '2026-10-01', minutes: 5, people: '' };
    await workspace.call('checklists.recordRehearsal', rehearsal);
    expect(await getItem('rollback-rehearsed', 'ai-internal')).toMatchObject({
      state: 'done',
      found: { daysAgo: 19 },
    });
    expect((await getItem('rollback-rehearsed')).state).toBe('open');
  });

  it('opens while a catastrophic note is unresolved', async () => {
    const { noteId } = await workspace.call('notes.start', { featureId: 'ai', personId: null, kind: 'call' });
    const line = { mark: 'quote', text: 'Charged twice', severity: 4 } as const;
    const { lineId } = await workspace.call('notes.addLine', { noteId, line });
    expect(await getItem('no-open-severity-4')).toMatchObject({ state: 'open', found: { open: 1 } });
    await workspace.call('notes.resolveLine', { lineId, resolution: 'Refunded' });
    expect((await getItem('no-open-severity-4')).state).toBe('done');
  });

  it('counts who was picked and told, without those who opted out or are held back', async () => {
    const rows = [
      ['e1', 'anna', 'pilot', 'NULL', `'2026-11-01'`],
      ['e2', 'bruno', 'pilot', `'2026-11-10'`, 'NULL'],
      ['e3', 'carla', 'control', 'NULL', 'NULL'],
    ].map(
      ([id, person, arm, until, told]) =>
        `('${id}', 'ai', 'ai-beta', '${person}', '${arm}', '2026-11-02', ${until}, 'picked', '', ${told}, NULL)`,
    );
    writeDirectly(workspace.path, `INSERT INTO exposures VALUES ${rows.join(', ')}`);
    expect((await getItem('people-picked')).found).toMatchObject({ picked: 2, planned: 3 });
    expect(await getItem('everyone-told')).toMatchObject({ state: 'done', found: { told: 1, exposed: 1 } });
  });

  it('sees two weeks of figures before the first start', async () => {
    writeDirectly(
      workspace.path,
      `INSERT INTO metrics (id, feature_id, position, name, kind, unit, direction, role)
       VALUES ('reply', 'ai', 0, 'First reply', 'mean', 'h', 'lower', 'primary')`,
    );
    const days = (month: string, count: number) =>
      Array.from(
        { length: count },
        (_, index) => `('reply', 'pilot', '2026-${month}-${String(index + 1).padStart(2, '0')}', 1, 1)`,
      ).join(', ');
    writeDirectly(
      workspace.path,
      `INSERT INTO daily_values (metric_id, arm, day, units, total) VALUES ${days('09', 13)}, ${days('10', 20)}`,
    );
    expect(await getItem('baseline-long-enough')).toMatchObject({
      state: 'open',
      found: { metric: 'First reply', days: 13, neededDays: 14 },
    });
    writeDirectly(
      workspace.path,
      `INSERT INTO daily_values (metric_id, arm, day, units, total) VALUES ('reply', 'pilot', '2026-08-31', 1, 1)`,
    );
    expect((await getItem('baseline-long-enough')).state).toBe('done');
    writeDirectly(
      workspace.path,
      `UPDATE metrics SET role = 'secondary';
       INSERT INTO metrics (id, feature_id, position, name, kind, unit, direction, role, formula)
       VALUES ('minutes', 'ai', 1, 'Minutes to reply', 'value', 'min', 'lower', 'primary', 'First reply * 60');
       DELETE FROM daily_values WHERE day = '2026-08-31'`,
    );
    // The days of a formula are those of what it is computed from.
    expect(await getItem('baseline-long-enough')).toMatchObject({
      state: 'open',
      found: { metric: 'Minutes to reply', days: 13, neededDays: 14 },
    });
  });
});

describe('for other services', () => {
  it('the list is stored once, follows the answers, and tells the gate what is open', () => {
    const { context, close } = openTestContext('2026-11-24');
    seedFeature(context.workspacePath, { featureId: 'ai', riskAnswers: HARMLESS });
    const checklists = createChecklistsService(context, createMetricsService(context));
    const stored = () =>
      context.db.prepare<[], { code: string }>('SELECT code FROM checklist_items ORDER BY code').all();
    checklists.generateForPhase('ai-beta');
    checklists.generateForPhase('ai-beta');
    expect(stored()).toHaveLength(5);
    checklists.tick('ai-beta.support-briefed', evidence);
    const risky = JSON.stringify({ ...HARMLESS, reversible: 'no' });
    context.db.prepare('UPDATE features SET risk_answers = ?').run(risky);
    checklists.refreshForFeature('ai');
    expect(stored().map((row) => row.code)).toContain('no-return-point-named');
    context.db.prepare('UPDATE features SET risk_answers = ?').run(JSON.stringify(HARMLESS));
    checklists.refreshForFeature('ai');
    expect(stored().map((row) => row.code)).not.toContain('no-return-point-named');
    const { blocking, blockingComplete, openBlocking } = checklists.summary('ai-beta');
    expect(openBlocking).toHaveLength(blocking - blockingComplete);
    expect(openBlocking.map((item) => item.code)).not.toContain('support-briefed');
    close();
  });
});
