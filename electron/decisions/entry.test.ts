import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RolloutDraft } from '#shared/decisions/decisions.contract.ts';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import type { EntryCriterion } from '#shared/features/entry-criterion.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

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
    { name: 'Internal', audience: 'staff', people: 6, holdDays: 0, plannedStart: null },
    { name: 'Closed beta', audience: 'picked', people: 3, holdDays: 7, plannedStart: null },
    { name: 'Everyone', audience: 'everyone', people: 12, holdDays: 7, plannedStart: null },
  ],
};

let workspace: TestWorkspace;
let featureId = '';
let phaseIds: string[] = [];

beforeEach(async () => {
  workspace = openTestWorkspace();
  featureId = (await workspace.call('decisions.planRollout', draft)).featureId;
  phaseIds = (await plan()).phases.map(({ id }) => id);
});
afterEach(() => workspace.close());

const plan = async () => (await workspace.call('features.get', { featureId })).plan;
const today = async () => (await workspace.call('workspace.describe', {})).today;
/** Asks this before the phase starts, and nothing else. */
async function ask(at: number, criteria: EntryCriterion[]): Promise<void> {
  const phaseId = phaseIds[at] ?? '';
  for (const { kind } of (await plan()).phases[at]?.entryCriteria ?? []) {
    await workspace.call('features.removeEntryCriterion', { phaseId, kind });
  }
  for (const criterion of criteria)
    await workspace.call('features.putEntryCriterion', { phaseId, criterion });
}
const judged = async (at: number) =>
  (await workspace.call('decisions.judgeEntry', { phaseId: phaseIds[at] ?? '' })).map(
    ({ verdict, now, missing }) => [verdict, now.code, missing?.code ?? null],
  );
const decide = (verb: 'start' | 'advance', reason: string) =>
  workspace.call('decisions.decide', { featureId, verb, reason, decidedBy: '' });
async function rehearse(day: string): Promise<void> {
  await workspace.call('checklists.recordRehearsal', {
    featureId,
    day,
    minutes: 12,
    people: 'Giulia, Paolo',
  });
}

/** Asks nothing of the first phase but that it was begun, so that only the next one can hold it. */
async function beginWithoutCriteria(): Promise<void> {
  const criteria = [{ kind: 'days-elapsed' as const, days: 0 }];
  await workspace.call('features.setCriteria', { phaseId: phaseIds[0] ?? '', criteria });
  await decide('start', '');
}

describe('what a phase asks before it starts', () => {
  it('is, of the first for customers, that going back was rehearsed; of all others nothing', async () => {
    const asked = (await plan()).phases.map(({ entryCriteria }) => entryCriteria.map(({ kind }) => kind));
    expect(asked).toEqual([[], ['rollback-rehearsed'], []]);
  });

  it('is judged by what is recorded: a rehearsal not older than asked', async () => {
    expect(await judged(1)).toEqual([
      ['not-enough-yet', 'now.entry-never-rehearsed', 'missing.entry-rollback-rehearsed'],
    ]);
    await rehearse('2026-01-10');
    expect(await judged(1)).toEqual([
      ['not-enough-yet', 'now.entry-rollback-rehearsed', 'missing.entry-rollback-rehearsed'],
    ]);
    await rehearse(await today());
    expect(await judged(1)).toEqual([['pass', 'now.entry-rollback-rehearsed', null]]);
  });

  it('is judged by who signed that it may start; that is no word about leaving it', async () => {
    await ask(0, [{ kind: 'signed-off', who: 'the owner' }]);
    expect(await judged(0)).toEqual([['not-enough-yet', 'now.not-signed', 'missing.signed-off']]);
    const phaseId = phaseIds[0] ?? '';
    await workspace.call('features.signOff', { phaseId, who: 'The Owner', about: 'entry' });
    expect(await judged(0)).toEqual([['pass', 'now.signed-off', null]]);
    const criteria = [{ kind: 'signed-off' as const, who: 'the owner' }];
    await workspace.call('features.setCriteria', { phaseId, criteria });
    await decide('start', '');
    const gate = await workspace.call('decisions.evaluate', { featureId });
    expect(gate?.criteria[0]?.verdict).toBe('not-enough-yet');
    await expect(
      workspace.call('features.signOff', { phaseId, who: 'the owner', about: 'entry' }),
    ).rejects.toMatchObject({ code: 'phase-started' });
  });

  it('is judged by the names there are, the phase’s own checklist, and the day', async () => {
    await ask(1, [
      { kind: 'people-named' },
      { kind: 'checklist-complete' },
      { kind: 'not-before', day: '2031-01-07' },
    ]);
    expect(await judged(1)).toMatchObject([
      ['not-enough-yet', 'now.entry-people-named', 'missing.entry-people-named'],
      ['not-enough-yet', 'now.checklist-complete', 'missing.checklist-more'],
      ['not-enough-yet', 'now.not-before', 'missing.days-elapsed'],
    ]);
    for (const name of ['Rossi', 'Neri', 'Verdi']) {
      await workspace.call('segments.addPerson', { name, role: 'customer' });
    }
    const { segmentId, stratifyBy } = { segmentId: null, stratifyBy: null };
    await workspace.call('segments.pickExactly', {
      phaseId: phaseIds[1] ?? '',
      count: 3,
      segmentId,
      stratifyBy,
      holdBack: 0,
      include: [],
      exclude: [],
    });
    expect((await judged(1))[0]).toEqual(['pass', 'now.entry-people-named', null]);
  });

  it('cannot be changed once it has started', async () => {
    await decide('start', '');
    await expect(ask(0, [{ kind: 'people-named' }])).rejects.toMatchObject({ code: 'phase-started' });
  });
});

describe('a start whose phase asks for what does not hold', () => {
  it('is held by the gate before it, which names what is missing, and is advised once it holds', async () => {
    await beginWithoutCriteria();
    const held = await workspace.call('decisions.evaluate', { featureId });
    expect(held?.verb).toBe('hold');
    expect(held?.next.code).toBe('missing.entry-rollback-rehearsed');
    await rehearse(await today());
    expect(await workspace.call('decisions.evaluate', { featureId })).toMatchObject({ verb: 'advance' });
  });

  it('takes a reason, which stays with the phase for ever', async () => {
    await beginWithoutCriteria();
    await expect(decide('advance', '')).rejects.toMatchObject({ kind: 'validation' });
    await decide('advance', 'The fair is on Monday.');
    expect((await plan()).amendments).toMatchObject([
      {
        phaseId: phaseIds[1],
        reason: 'The fair is on Monday.',
        before: '{"entryUnmet":[{"kind":"rollback-rehearsed","withinDays":30}]}',
      },
    ]);
  });

  it('takes a reason also where no gate comes before it', async () => {
    await ask(0, [{ kind: 'not-before', day: '2031-01-07' }]);
    await expect(decide('start', '')).rejects.toMatchObject({
      code: 'entry-needs-reason',
      details: { phase: 'Internal' },
    });
    await decide('start', 'We are ready earlier.');
    expect((await plan()).phases[0]?.state).toBe('current');
    expect((await plan()).amendments).toHaveLength(1);
    const gate = await workspace.call('decisions.evaluate', { featureId });
    expect(gate?.amendments).toMatchObject([{ about: 'started-anyway', reason: 'We are ready earlier.' }]);
  });

  it('leaves no trace where all of it holds', async () => {
    await beginWithoutCriteria();
    await rehearse(await today());
    await decide('advance', '');
    expect((await plan()).amendments).toEqual([]);
  });
});
