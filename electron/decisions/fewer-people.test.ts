import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/contract.ts';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';

let workspace: TestWorkspace;
let featureId = '';
let beta = '';

const NONE = { notInSegment: 0, optedOut: 0, byHand: 0, otherPilots: 0 };
const PLAIN = { stratifyBy: null, holdBack: 0, include: [], exclude: [] };

async function addCustomers(count: number, attributes: Record<string, string> = {}): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await workspace.call('segments.addPerson', { name: `Cliente ${index}`, role: 'customer', attributes });
  }
}

beforeEach(async () => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  await workspace.call('workspace.changeSettings', { customerBase: 40 });
  await addCustomers(3, { Region: 'Marche' });
  const phase = { holdDays: 7, plannedStart: null };
  const made = await workspace.call('decisions.planRollout', {
    name: 'AI lead scoring',
    kind: 'ai',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: null,
    hypothesis: null,
    guardrail: null,
    phases: [
      { name: 'Internal', audience: 'staff', people: 2, ...phase },
      { name: 'Closed beta', audience: 'picked', people: 5, ...phase },
      { name: 'Everyone', audience: 'everyone', people: 40, ...phase },
    ],
  });
  featureId = made.featureId;
  const { plan } = await workspace.call('features.get', { featureId });
  beta = plan.phases[1]?.id ?? '';
});
afterEach(() => workspace.close());

const decide = (verb: InputOf<'decisions.decide'>['verb'], more: Partial<InputOf<'decisions.decide'>> = {}) =>
  workspace.call('decisions.decide', { featureId, verb, reason: 'Agreed.', decidedBy: '', ...more });
const foresee = (phaseId = beta) => workspace.call('segments.foreseeShortfall', { phaseId });
const latest = async () => (await workspace.call('decisions.list', { featureId }))[0];
const having = async () =>
  (await workspace.call('segments.listExposures', { featureId })).filter(({ until }) => until === null);
const listed = async () =>
  (await workspace.call('features.get', { featureId })).dial.map((step) => step.listed);
const toPick = async () =>
  (await workspace.call('decisions.today', {})).items.find(({ kind }) => kind === 'pick-people')?.values;

describe('a phase that would begin with fewer people than it asks for', () => {
  it('does not begin unless that is meant, and nothing has happened until then', async () => {
    await decide('start');
    expect(await foresee()).toEqual({ asked: 5, found: 3, requested: 5, barred: NONE, listed: 3 });
    await expect(decide('advance')).rejects.toMatchObject({
      kind: 'precondition',
      code: 'fewer-people',
      details: { asked: 5, found: 3 },
    });
    expect(await having()).toEqual([]);
    expect((await latest())?.verb).toBe('start');
  });

  it('begins with those there are once it is meant, and the record says so for ever', async () => {
    await decide('start');
    await decide('advance', { fewerPeople: 'meant' });
    expect(await having()).toHaveLength(3);
    expect((await latest())?.shortfall).toEqual({ asked: 5, found: 3 });
    const check = await workspace.call('decisions.verifyRecord', { keptHead: null });
    expect(check.fault).toBeNull();
    const csv = await workspace.call('decisions.exportRecord', { featureId, format: 'csv', language: 'en' });
    expect(csv.content).toContain('3 of 5');
  });

  it('begins unasked once there are enough', async () => {
    await decide('start');
    await addCustomers(2);
    expect(await foresee()).toBeNull();
    await decide('advance');
    expect((await latest())?.shortfall).toBeNull();
  });

  it('says whom a segment, a hand or an opt-out leaves out', async () => {
    await addCustomers(4, { Region: 'Umbria' });
    const { people } = await workspace.call('segments.listPeople', {});
    const [first, second] = people.filter(({ attributes }) => attributes['Region'] === 'Marche');
    const rule = {
      match: 'all' as const,
      groups: [
        {
          match: 'all' as const,
          conditions: [{ test: 'one-of' as const, attribute: 'Region', values: ['Marche'] }],
        },
      ],
    };
    const { segmentId } = await workspace.call('segments.create', { name: 'Marche', rule });
    const exclude = [{ personId: first?.id ?? '', reason: 'A competitor' }];
    await workspace.call('segments.pickExactly', { ...PLAIN, phaseId: beta, count: 5, segmentId, exclude });
    await workspace.call('segments.optOut', { personId: second?.id ?? '' });
    expect(await foresee()).toEqual({
      asked: 5,
      found: 1,
      requested: 5,
      barred: { ...NONE, notInSegment: 4, optedOut: 1, byHand: 1 },
      listed: 7,
    });
  });

  it('tells also of fewer that somebody asked for on purpose', async () => {
    await addCustomers(9);
    await workspace.call('segments.pickExactly', { ...PLAIN, phaseId: beta, count: 4, segmentId: null });
    expect(await foresee()).toMatchObject({ asked: 5, found: 4, requested: 4 });
  });

  it('begins unasked without a roster, where nobody could be picked, and the record says so too', async () => {
    const { plan } = await workspace.call('features.get', { featureId });
    expect(await foresee(plan.phases[0]?.id)).toMatchObject({ asked: 2, found: 0, listed: 0 });
    await decide('start');
    expect((await latest())?.shortfall).toEqual({ asked: 2, found: 0 });
    expect(await listed()).toEqual([0, 0, 0]);
  });

  it('says ever after how many really had it, also once it was taken back', async () => {
    await decide('start');
    await decide('advance', { fewerPeople: 'meant' });
    expect(await listed()).toEqual([0, 3, 0]);
    await decide('roll-back');
    expect(await listed()).toEqual([0, 3, 0]);
    await decide('start');
    expect(await listed()).toEqual([0, 0, 0]);
  });

  it('is never the phase for everyone, which reaches whoever there is', async () => {
    const { plan } = await workspace.call('features.get', { featureId });
    expect(await foresee(plan.phases[2]?.id)).toBeNull();
  });
});

describe('the phase for everyone', () => {
  const everyone = async () => (await workspace.call('features.get', { featureId })).plan.phases[2]?.id ?? '';
  const reaches = async () => workspace.call('segments.foreseePeople', { phaseId: await everyone() });
  const request = async () => ({ ...PLAIN, phaseId: await everyone(), count: 40, segmentId: null });
  const next = async () => (await workspace.call('decisions.evaluate', { featureId }))?.next;

  beforeEach(async () => {
    await addCustomers(37);
    const { people } = await workspace.call('segments.listPeople', { role: 'customer' });
    await workspace.call('segments.optOut', { personId: people[0]?.id ?? '' });
  });

  it('promises whoever has not opted out, and begins with as many', async () => {
    const criteria = [{ kind: 'days-elapsed' as const, days: 0 }];
    await workspace.call('features.setCriteria', { phaseId: beta, criteria });
    await decide('start');
    await decide('advance');
    workspace.clock.turnTo('2026-12-01');
    expect(await next()).toMatchObject({ code: 'next.advance', values: { count: 39 } });
    await decide('advance');
    expect((await workspace.call('features.get', { featureId })).exposedCustomers).toBe(39);
  });

  it('takes all who may be picked without complaint, whatever number is asked for', async () => {
    const preview = await workspace.call('segments.previewPick', await request());
    expect(preview).toMatchObject({ missing: 0, eligible: 39, barred: { optedOut: 1 } });
    expect(preview.picked).toHaveLength(39);
    await workspace.call('segments.pickExactly', { ...(await request()), holdBack: 4 });
    expect(await reaches()).toBe(35);
  });

  it('counts customers the roster does not list as reached too', async () => {
    const { people } = await workspace.call('segments.listPeople', { role: 'customer' });
    for (const { id } of people.slice(0, 10)) {
      await workspace.call('segments.removePerson', { personId: id });
    }
    const { optedOut } = await workspace.call('segments.listPeople', {});
    expect(await reaches()).toBe(40 - optedOut);
  });
});

describe('people who opt out of a phase that runs', () => {
  beforeEach(async () => {
    await addCustomers(2);
    await decide('start');
    await decide('advance');
    const [line] = await having();
    await workspace.call('segments.optOut', { personId: line?.personId ?? '' });
  });

  it('leave it with fewer than were asked for, which is said', async () => {
    const gone = await workspace.call('segments.findPeopleGone', { featureId });
    expect(gone).toEqual({ asked: 5, remaining: 4, optedOut: 1 });
    expect(await toPick()).toEqual({ phase: 'Closed beta', count: 1, asked: 5, remaining: 4 });
  });

  it.each([
    ['others are picked instead', 1, 5],
    ['no more are asked for', 0, 4],
  ])('are no matter any more once %s', async (_how, newcomers, count) => {
    await addCustomers(newcomers);
    await workspace.call('segments.pickExactly', { ...PLAIN, phaseId: beta, count, segmentId: null });
    expect(await having()).toHaveLength(count);
    expect(await workspace.call('segments.findPeopleGone', { featureId })).toBeNull();
    expect(await toPick()).toBeUndefined();
  });

  it('are no matter of a rollout that was taken back', async () => {
    await decide('roll-back');
    expect(await workspace.call('segments.findPeopleGone', { featureId })).toBeNull();
  });
});
