import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { udacityDays } from '#shared/statistics/udacity-free-trial.ts';
import { fingerprint } from '#electron/features/fingerprint.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { writeDirectly } from '#tests/support/seed-feature.ts';

const TODAY = '2014-11-03';
const FIRST_DAY = '2014-10-11';
const CUSTOMERS = ['Anna Rossi', 'Bruno Neri', 'Carla Fontana', 'Dario Greco', 'Elena Villa', 'Fabio Costa'];

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = openTestWorkspace({ today: TODAY });
});
afterEach(() => workspace.close());

async function planFeature() {
  await workspace.call('workspace.changeSettings', { customerBase: 300 });
  const { featureId } = await workspace.call('decisions.planRollout', {
    name: 'Time question',
    summary: 'Visitors say how many hours they have before they enrol.',
    ownerName: 'Giulia Conti',
    kind: 'process',
    riskAnswers: {
      touchesMoney: 'no',
      touchesPersonalData: 'no',
      reversible: 'yes',
      changesStaffWork: 'no',
      supportContact: 'Marco Bellini',
    },
    metric: { name: 'Gross conversion', kind: 'proportion', unit: '', direction: 'higher', target: null },
    hypothesis: {
      baseline: 0.2063,
      expectedEffect: 0.02,
      smallestWorthwhile: 0.01,
      basis: 'control-group',
      because: 'those without time stay away',
    },
    guardrail: null,
    phases: [
      { name: 'Pilot', audience: 'picked', people: 6, holdDays: 21, plannedStart: FIRST_DAY },
      { name: 'Everyone', audience: 'everyone', people: 300, holdDays: 14, plannedStart: '2014-11-10' },
    ],
  });
  const { plan } = await workspace.call('features.get', { featureId });
  return { featureId, phaseIds: plan.phases.map(({ id }) => id) };
}

async function addCustomers(): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, name] of CUSTOMERS.entries()) {
    const { personId } = await workspace.call('segments.addPerson', {
      name,
      role: 'customer',
      email: `${name.toLowerCase().replace(' ', '.')}@example.it`,
      attributes: { type: index < 5 ? 'School' : 'Shop' },
      consent: index === 1 ? 'take-part' : 'quote',
    });
    ids.push(personId);
  }
  return ids;
}

async function enterTrial(featureId: string) {
  const [metric] = await workspace.call('metrics.list', { featureId });
  for (const [index, { treated, control }] of udacityDays('enrolments', 'kept').entries()) {
    const day = addDays(FIRST_DAY, index);
    for (const [arm, { successes, trials }] of [
      ['pilot', treated],
      ['control', control],
    ] as const) {
      const figure = { metricId: metric?.id ?? '', day, arm, units: trials, total: successes };
      await workspace.call('metrics.enterDay', figure);
    }
  }
}

async function note(featureId: string, personId: string, text: string, severity: number | null = null) {
  const { noteId } = await workspace.call('notes.start', { featureId, personId, kind: 'interview' });
  await workspace.call('notes.addLine', {
    noteId,
    line: {
      mark: 'quote',
      text,
      severity,
      themes: [{ name: 'It takes long', stance: 'agrees' }],
      restsOn: [],
    },
  });
}

async function runPilot() {
  const people = await addCustomers();
  const { featureId, phaseIds } = await planFeature();
  const start = { featureId, verb: 'start', reason: 'Agreed.', decidedBy: '', day: FIRST_DAY } as const;
  await workspace.call('decisions.decide', start);
  await enterTrial(featureId);
  await note(featureId, people[0] ?? '', 'Anna Rossi here: two minutes too long');
  await note(featureId, people[1] ?? '', 'You lost my order', 4);
  await note(featureId, people[5] ?? '', 'Fine, said elena.villa@example.it');
  return { featureId, phaseIds, people };
}

async function report(featureId: string, phaseId: string, language: 'en' | 'it' = 'en') {
  const { reportId } = await workspace.call('reports.create', { featureId, phaseId, language });
  return workspace.call('reports.get', { reportId });
}

function textOf(page: string): string {
  return page
    .replace(/<style>[\s\S]*<\/style>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('a report on a running phase', () => {
  it('tells the published difference of a real trial to six decimals, with the daily figures', async () => {
    const { featureId, phaseIds } = await runPilot();
    const { html, summary, fileName } = await report(featureId, phaseIds[0] ?? '');
    const text = textOf(html);
    // The published range, of the cases alone, is the second look; the first includes that days differ.
    expect(text).toContain('−0.020555 [−0.031406, −0.009704]');
    expect(text).toContain('−0.020555 [−0.029123, −0.011986]');
    expect(text).toContain('3,423 in 17,260');
    expect(text).toContain('11/10/2014 686 105 15.3 % 687 134 19.5 %');
    expect(summary).toMatchObject({
      featureName: 'Time question',
      phaseName: 'Pilot',
      dataUpTo: '2014-11-02',
    });
    expect(fileName).toMatch(/^time-question-pilot-\d{4}-\d\d-\d\d\.html$/);
  });

  it.each([
    ['en', 'Hold', 'May Everyone start for all 300 customers on 10 Nov?'],
    ['it', 'Attendere', 'Everyone può iniziare per tutti i 300 clienti il 10 nov?'],
  ] as const)('asks the question of the gate and gives its advice (%s)', async (language, verb, question) => {
    const { featureId, phaseIds } = await runPilot();
    const gate = await workspace.call('decisions.evaluate', { featureId });
    const text = textOf((await report(featureId, phaseIds[0] ?? '', language)).html);
    expect(gate?.verb).toBe('hold');
    expect(text).toContain(`${verb} ${question}`);
  });

  it('counts who was heard by people, and puts groups too small to be named together', async () => {
    const { featureId, phaseIds } = await runPilot();
    const text = textOf((await report(featureId, phaseIds[0] ?? '')).html);
    expect(text).toContain('School 2 of 5');
    expect(text).toContain('Small groups 1 of 1');
    expect(text).not.toContain('Shop');
    expect(text).toContain('It takes long 3 of 3');
  });

  it('names nobody of the roster and prints no words of those who may not be quoted', async () => {
    const { featureId, phaseIds } = await runPilot();
    const { html } = await report(featureId, phaseIds[0] ?? '');
    for (const name of CUSTOMERS) expect(html).not.toContain(name);
    expect(html).not.toContain('@example.it');
    expect(html).not.toContain('You lost my order');
    expect(textOf(html)).toContain('A remark that may not be quoted');
    expect(textOf(html)).toContain('P-06');
  });

  it('does not change when everything behind it does', async () => {
    const { featureId, phaseIds } = await runPilot();
    const first = await report(featureId, phaseIds[0] ?? '');
    await workspace.call('features.edit', { featureId, name: 'Another name' });
    await workspace.call('decisions.decide', {
      featureId,
      verb: 'stop',
      reason: 'It loses more than it saves.',
      decidedBy: '',
    });
    const again = await workspace.call('reports.get', { reportId: first.summary.id });
    expect(again).toEqual(first);
    expect(fingerprint(again.html)).toBe(again.summary.hash);
  });
});

describe('a report on a phase that is over', () => {
  it('tells the decision with the gate as it stood, not as it stands', async () => {
    const { featureId, phaseIds } = await runPilot();
    await workspace.call('decisions.decide', {
      featureId,
      verb: 'advance',
      reason: 'We know why, and it is mended.',
      dissent: 'Marco would have waited.',
      decidedBy: 'Giulia Conti',
    });
    const text = textOf((await report(featureId, phaseIds[0] ?? '')).html);
    expect(text).toContain('Decided by Giulia Conti');
    expect(text).toContain('We know why, and it is mended. The advice then was “Hold”');
    expect(text).toContain('Dissent: Marco would have waited.');
    expect(text).toContain('−0.020555');
  });

  it('has nothing to tell before the phase began, and says so', async () => {
    const { featureId, phaseIds } = await planFeature();
    const text = textOf((await report(featureId, phaseIds[1] ?? '')).html);
    expect(text).toContain('This phase has not started.');
    expect(text).toContain('There are no numbers for this phase yet.');
    expect(text).toContain('Nobody was heard in this phase yet.');
    expect(text).toContain('Nothing was decided yet.');
  });
});

describe('keeping reports', () => {
  it('lists them newest first, of one feature or of all', async () => {
    const { featureId, phaseIds } = await planFeature();
    const older = await report(featureId, phaseIds[0] ?? '');
    const newer = await report(featureId, phaseIds[0] ?? '', 'it');
    const listed = await workspace.call('reports.list', { featureId });
    expect(listed.map(({ id }) => id)).toEqual([newer.summary.id, older.summary.id]);
    expect(listed.map(({ language }) => language)).toEqual(['it', 'en']);
    expect(await workspace.call('reports.list', {})).toEqual(listed);
    expect(await workspace.call('reports.list', { featureId: 'another' })).toEqual([]);
  });

  it('takes making and removing back, and brings the same page again', async () => {
    const { featureId, phaseIds } = await planFeature();
    const made = await report(featureId, phaseIds[0] ?? '');
    await workspace.call('reports.remove', { reportId: made.summary.id });
    expect(await workspace.call('reports.list', { featureId })).toEqual([]);
    await workspace.call('workspace.undo', {});
    expect(await workspace.call('reports.get', { reportId: made.summary.id })).toEqual(made);
    await workspace.call('workspace.undo', {});
    expect(await workspace.call('reports.list', { featureId })).toEqual([]);
  });

  it('refuses what is not there in words', async () => {
    const { featureId } = await planFeature();
    const gone = { reportId: 'gone' };
    await expect(workspace.call('reports.get', gone)).rejects.toMatchObject({ code: 'report-not-found' });
    await expect(workspace.call('reports.remove', gone)).rejects.toMatchObject({ code: 'report-not-found' });
    await expect(
      workspace.call('reports.create', { featureId, phaseId: 'gone', language: 'en' }),
    ).rejects.toMatchObject({ code: 'phase-not-found' });
    await expect(
      workspace.call('reports.create', { featureId: 'gone', phaseId: 'gone', language: 'en' }),
    ).rejects.toMatchObject({ code: 'feature-not-found' });
  });

  it('does not show a text that somebody changed in the file', async () => {
    const { featureId, phaseIds } = await planFeature();
    const { summary } = await report(featureId, phaseIds[0] ?? '');
    writeDirectly(workspace.path, `UPDATE reports SET html = replace(html, 'Giulia', 'Nobody')`);
    await expect(workspace.call('reports.get', { reportId: summary.id })).rejects.toMatchObject({
      code: 'report-damaged',
    });
  });
});
