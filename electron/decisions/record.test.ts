import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/contract.ts';
import { CAREFUL_RISK_ANSWERS } from '#shared/features/feature.ts';
import { flagFilePath } from '#electron/flags/flag-file.ts';
import { openTestWorkspace, type TestWorkspace } from '#tests/support/open-test-workspace.ts';
import { readFlags } from '#tests/support/read-flags.ts';
import { writeDirectly } from '#tests/support/seed-feature.ts';

type Verb = InputOf<'decisions.decide'>['verb'];

const FREE =
  'PRAGMA foreign_keys = OFF; DROP TRIGGER decisions_keep_entries; DROP TRIGGER decisions_keep_words;';

let workspace: TestWorkspace;
let featureId = '';
let metricId = '';

async function plan(name: string): Promise<string> {
  const phase = { holdDays: 7, plannedStart: null };
  const made = await workspace.call('decisions.planRollout', {
    name,
    kind: 'ai',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    metric: {
      name: 'Inquiries won',
      kind: 'proportion',
      unit: '',
      direction: 'higher',
      target: null,
      grain: 'day',
      formula: null,
    },
    hypothesis: null,
    guardrail: null,
    phases: [
      { name: 'Internal', audience: 'staff', people: 2, ...phase },
      { name: 'Closed beta', audience: 'picked', people: 3, ...phase },
      { name: 'Everyone', audience: 'everyone', people: 6, ...phase },
    ],
  });
  return made.featureId;
}

beforeEach(async () => {
  workspace = openTestWorkspace({ today: '2026-11-24' });
  for (let index = 0; index < 8; index += 1) {
    await workspace.call('segments.addPerson', {
      name: index === 2 ? 'Anna Rossi' : `Cliente ${index}`,
      role: index < 2 ? 'staff' : 'customer',
      customerNumber: `C-${index}`,
      email: `cliente${index}@example.it`,
    });
  }
  featureId = await plan('AI lead scoring');
  metricId = (await workspace.call('metrics.list', { featureId }))[0]?.id ?? '';
});
afterEach(() => workspace.close());

const decide = (verb: Verb, more: Partial<InputOf<'decisions.decide'>> = {}) =>
  workspace.call('decisions.decide', { featureId, verb, reason: 'Agreed.', decidedBy: '', ...more });
const list = () => workspace.call('decisions.list', { featureId });
const verify = (keptHead: string | null = null) => workspace.call('decisions.verifyRecord', { keptHead });
const enter = (day: string, total: number) =>
  workspace.call('metrics.enterDay', { metricId, day, arm: 'pilot', units: 20, total });

describe('the evidence of a decision', () => {
  async function writeNote(ofFeature: string | null, text: string): Promise<string> {
    const { people } = await workspace.call('segments.listPeople', { search: 'Anna' });
    const { noteId } = await workspace.call('notes.start', {
      featureId: ofFeature,
      personId: people[0]?.id ?? null,
      kind: 'call',
    });
    await workspace.call('notes.addLine', { noteId, line: { mark: 'quote', text } });
    return noteId;
  }

  it('keeps the notes cited as they read then, people by code and never by name', async () => {
    const noteId = await writeNote(featureId, 'Anna Rossi here: answers come twice as fast.');
    await decide('start', { noteIds: [noteId, noteId] });
    await workspace.call('notes.remove', { noteId });
    const [decision] = await list();
    expect(decision?.notesCited).toEqual([
      { noteId, personCode: 'P-03', text: 'P-03 here: answers come twice as fast.' },
    ]);
    expect((await verify()).fault).toBeNull();
  });

  it('refuses a note that is gone, or of another feature', async () => {
    const noteId = await writeNote(null, 'About the weather.');
    await expect(decide('start', { noteIds: [noteId] })).rejects.toMatchObject({
      code: 'note-of-other-feature',
    });
    await expect(decide('start', { noteIds: ['gone'] })).rejects.toMatchObject({ code: 'unknown-note' });
    expect(await list()).toEqual([]);
  });

  it('names the last import and a fingerprint that differs once a figure does', async () => {
    await decide('start');
    await enter('2026-11-20', 7);
    await decide('hold');
    await decide('hold');
    await enter('2026-11-20', 8);
    await decide('hold');
    const [last, same, first, start] = await list();
    expect(start?.dataVersion).toEqual({ lastImport: null, fingerprint: null });
    expect(first?.dataVersion?.lastImport?.number).toBe(1);
    expect(same?.dataVersion).toEqual(first?.dataVersion);
    expect(last?.dataVersion?.lastImport?.number).toBe(2);
    expect(last?.dataVersion?.fingerprint).not.toBe(same?.dataVersion?.fingerprint);
  });

  it('says from which day it is in effect', async () => {
    await decide('start', { day: '2026-11-02' });
    expect((await list())[0]?.effectiveOn).toBe('2026-11-02');
  });
});

describe('verifying the record', () => {
  beforeEach(async () => {
    await decide('start');
    await decide('advance');
    await decide('hold');
    await workspace.call('workspace.undo', {});
  });

  it('finds it whole, withdrawals included, and tells since when and up to which entry', async () => {
    const [latest, , , first] = await list();
    expect(await verify()).toEqual({
      entries: 4,
      since: first?.at,
      head: { sequence: 4, hash: latest?.hash },
      fault: null,
      keptHead: 'not-asked',
      evaluations: { count: 2, differing: 0 },
    });
  });

  it.each([
    [
      'a reason rewritten',
      `UPDATE decisions SET reason = 'Nobody objected.' WHERE sequence = 2`,
      'changed',
      2,
    ],
    ['a citation slipped in', `UPDATE decisions SET notes_cited = '[]x' WHERE sequence = 3`, 'changed', 3],
    [
      'an entry declared to be of the older form',
      `UPDATE decisions SET form = 1 WHERE sequence = 2`,
      'changed',
      2,
    ],
    ['an entry taken out', `DELETE FROM decisions WHERE sequence = 2`, 'missing', 2],
    ['the last two cut off', `DELETE FROM decisions WHERE sequence > 2`, 'end-missing', 3],
    [
      'the last cut off and the head set back with it',
      `DELETE FROM decisions WHERE sequence = 4;
       UPDATE decision_head SET (sequence, hash) = (SELECT sequence, hash FROM decisions WHERE sequence = 3)`,
      'end-missing',
      4,
    ],
    ['all of it removed', `DELETE FROM decisions`, 'end-missing', 1],
    ['the head replaced', `UPDATE decision_head SET hash = 'x'`, 'end-unknown', 5],
  ] as const)('finds %s', async (_what, sql, code, sequence) => {
    writeDirectly(workspace.path, `${FREE} ${sql}`);
    const check = await verify();
    expect(check.fault).toMatchObject({ code, sequence });
    expect(check.fault?.soundUntil === null).toBe(sequence === 1);
    const all = await workspace.call('workspace.verify', {});
    expect(all.firstBroken).toEqual({ log: 'decisions', sequence });
  });

  it('says what is wrong of an entry nobody can read any more, and Today goes on', async () => {
    workspace.clock.turnTo('2026-12-24');
    const before = await workspace.call('decisions.today', {});
    expect(before.items.map(({ kind }) => kind)).toContain('review-due');
    writeDirectly(workspace.path, `${FREE} UPDATE decisions SET evidence = 'torn' WHERE sequence = 2`);
    expect((await verify()).fault).toMatchObject({ code: 'changed', sequence: 2 });
    await expect(list()).rejects.toMatchObject({ code: 'record-unreadable', details: { sequence: 2 } });
    expect(await workspace.call('decisions.today', {})).toEqual(before);
  });

  it('holds a record rewritten as a whole against a hash kept elsewhere', async () => {
    const kept = (await verify()).head?.hash ?? '';
    await decide('hold');
    expect(await verify(kept)).toMatchObject({ fault: null, keptHead: 'held' });
    expect(await verify('0'.repeat(64))).toMatchObject({ fault: null, keptHead: 'not-held' });
    writeDirectly(workspace.path, `${FREE} UPDATE decisions SET reason = 'x' WHERE sequence = 5`);
    expect((await verify(kept)).keptHead).toBe('not-held');
  });
});

describe('judging a call again', () => {
  const due = async () => (await list()).map(({ verb, reviewDue }) => [verb, reviewDue]);
  const answer = async (judgement: 'right' | 'wrong' | 'cannot-tell', decisionId?: string) => {
    const waiting = (await list()).find(({ reviewDue }) => reviewDue !== null);
    return workspace.call('decisions.review', {
      decisionId: decisionId ?? waiting?.id ?? '',
      judgement,
      reason: 'The share kept rising.',
    });
  };

  beforeEach(async () => {
    await enter('2026-11-20', 7);
    await decide('start', { day: '2026-11-02' });
    await decide('hold');
    await decide('advance', { day: '2026-11-23' });
  });

  it('asks 30 days after the day it took effect, of what moved something alone', async () => {
    workspace.clock.turnTo('2026-12-22');
    expect(await due()).toEqual([
      ['advance', null],
      ['hold', null],
      ['start', null],
    ]);
    workspace.clock.turnTo('2026-12-23');
    expect(await due()).toEqual([
      ['advance', 30],
      ['hold', null],
      ['start', null],
    ]);
    const { items } = await workspace.call('decisions.today', {});
    const [decision] = await list();
    expect(items.filter(({ kind }) => kind === 'review-due')).toEqual([
      expect.objectContaining({
        featureName: 'AI lead scoring',
        subjectId: decision?.id,
        values: { context: 'advance', day: '2026-11-23', days: 30 },
      }),
    ]);
  });

  it('shows what the same metrics did since, beside what was known', async () => {
    workspace.clock.turnTo('2026-12-23');
    await enter('2026-11-22', 20);
    await enter('2026-12-01', 9);
    const [decision] = await list();
    const since = await workspace.call('decisions.compareSince', { decisionId: decision?.id ?? '' });
    expect(since).toMatchObject({ from: '2026-11-23', to: '2026-12-23' });
    expect(since.metrics.map(({ known, since: now }) => [known?.pilot.total, now?.pilot.total])).toEqual([
      [7, 9],
    ]);
    const [won] = await workspace.call('metrics.list', { featureId });
    await workspace.call('metrics.edit', { metricId: won?.id ?? '', change: { name: 'Deals won' } });
    const { metricId: added } = await workspace.call('metrics.define', {
      featureId,
      name: 'Complaints',
      kind: 'proportion',
      unit: '',
      direction: 'lower',
      role: 'guardrail',
      target: null,
      limit: null,
    });
    await workspace.call('metrics.enterDay', {
      metricId: added,
      day: '2026-12-02',
      arm: 'pilot',
      units: 9,
      total: 1,
    });
    const later = await workspace.call('decisions.compareSince', { decisionId: decision?.id ?? '' });
    expect(later.metrics.map(({ metricName, known }) => [metricName, known === null])).toEqual([
      ['Deals won', false],
      ['Complaints', true],
    ]);
  });

  it('appends the answer with those numbers to the same chain, and asks again after 90 days', async () => {
    workspace.clock.turnTo('2026-12-23');
    await enter('2026-12-01', 9);
    await answer('right');
    const [review, decision] = await list();
    expect(review).toMatchObject({
      kind: 'review',
      reviews: decision?.id,
      verb: 'advance',
      reason: 'The share kept rising.',
      decidedBy: 'Giulia Conti',
      review: { afterDays: 30, judgement: 'right' },
    });
    expect(review?.review?.since[0]?.pilot.total).toBe(9);
    expect(await verify()).toMatchObject({ entries: 4, fault: null });
    expect(decision?.reviewDue).toBeNull();
    workspace.clock.turnTo('2027-02-21');
    expect((await list()).find(({ id }) => id === decision?.id)?.reviewDue).toBe(90);
    await expect(answer('right', review?.id)).rejects.toMatchObject({ code: 'decision-not-found' });
    await answer('wrong', decision?.id);
    await expect(answer('wrong', decision?.id)).rejects.toMatchObject({ code: 'review-not-due' });
  });

  it('asks only the later question when the earlier was never answered', async () => {
    workspace.clock.turnTo('2027-03-01');
    await answer('cannot-tell');
    expect((await list()).every(({ reviewDue }) => reviewDue === null)).toBe(true);
  });

  it('never asks of a decision that was taken back', async () => {
    await workspace.call('workspace.undo', {});
    workspace.clock.turnTo('2027-03-01');
    expect((await list()).every(({ reviewDue }) => reviewDue === null)).toBe(true);
  });

  it('asks once more when the answer was taken back, and no more when that was', async () => {
    workspace.clock.turnTo('2026-12-23');
    await answer('right');
    await workspace.call('workspace.undo', {});
    expect((await list())[0]).toMatchObject({ kind: 'withdrawal', review: { judgement: 'right' } });
    expect((await due()).flat()).toContain(30);
    await workspace.call('workspace.redo', {});
    expect((await list())[0]).toMatchObject({ kind: 'review', review: { judgement: 'right' } });
    expect((await due()).flat()).not.toContain(30);
    expect(await verify()).toMatchObject({ entries: 6, fault: null });
  });

  it('asks also of a rollout that is over', async () => {
    await decide('stop');
    workspace.clock.turnTo('2026-12-24');
    const { items } = await workspace.call('decisions.today', {});
    const asked = items.filter(({ kind }) => kind === 'review-due').map(({ values }) => values['context']);
    expect(asked).toEqual(['stop', 'advance']);
  });
});

type ExportedRecord = Record<string, string | number | null> & { sequence: number; hash: string };
type Exported = {
  first_previous_hash: string;
  hashed_fields: Record<string, string[]>;
  records: ExportedRecord[];
};

/** What the user guide tells a stranger to do, with nothing of Pilotbook's own. */
function verifyAsStranger({ records, hashed_fields, first_previous_hash }: Exported): number[] {
  let previous = first_previous_hash;
  return records.flatMap((record) => {
    const isLinked = record['previous_hash'] === previous;
    previous = record.hash;
    if (record['form'] === undefined) return isLinked ? [] : [record.sequence];
    const fields = hashed_fields[String(record['form'])] ?? [];
    const text = JSON.stringify([record['previous_hash'], ...fields.map((field) => record[field])]);
    const hash = createHash('sha256').update(text, 'utf8').digest('hex');
    return isLinked && hash === record.hash ? [] : [record.sequence];
  });
}

describe('the exported record', () => {
  const write = async (of: string | null, format: 'csv' | 'json', language: 'en' | 'it' = 'en') =>
    workspace.call('decisions.exportRecord', { featureId: of, format, language });

  beforeEach(async () => {
    await decide('start', { reason: '=Così è “giusto”, perché 3 > 2' });
    await decide('start', { featureId: await plan('Returns portal') });
    await decide('advance', { dissent: 'Marco; he would wait' });
  });

  it('is verified by a stranger, whole or of one feature', async () => {
    const all = JSON.parse((await write(null, 'json')).content) as Exported;
    expect(all.records.map(({ feature_id }) => feature_id === featureId)).toEqual([true, false, true]);
    expect(verifyAsStranger(all)).toEqual([]);
    const own = await write(featureId, 'json');
    expect(own.fileName).toBe('decisions-ai-lead-scoring-2026-11-24.json');
    const some = JSON.parse(own.content) as Exported;
    expect(some.records.map((record) => record['reason'] === undefined)).toEqual([false, true, false]);
    expect(verifyAsStranger(some)).toEqual([]);
    const [first] = some.records;
    if (first !== undefined) first['reason'] = 'Another reason';
    expect(verifyAsStranger(some)).toEqual([1]);
  });

  it('is read in a spreadsheet of the language, one feature or all, and runs no formula', async () => {
    const english = (await write(featureId, 'csv')).content.split('\r\n');
    expect(english).toHaveLength(4);
    expect(english[0]).toMatch(/^\uFEFFRecord,Written at \(UTC\),Feature,/);
    expect(english[1]).toContain(`,"'=Così è “giusto”, perché 3 > 2",`);
    expect(english[2]).toContain(',Decision,Advance,Closed beta,2026-11-24,Hold,');
    const italian = (await write(null, 'csv', 'it')).content.split('\r\n');
    expect(italian).toHaveLength(5);
    expect(italian[0]).toMatch(/^\uFEFFRegistrazione;Scritta il/);
    expect(italian[3]).toContain(';"Marco; he would wait";');
  });
});

describe('those who lose a feature', () => {
  const having = () => {
    const flags = readFlags(readFileSync(flagFilePath(workspace.path), 'utf8'));
    return [0, 1, 2, 3, 4, 5, 6, 7].filter((number) => flags.isOn('ai-lead-scoring', `C-${number}`)).length;
  };
  const losses = () => workspace.call('segments.listLosses', { featureId });
  const untold = async () => (await losses()).filter(({ lossToldOn }) => lossToldOn === null).length;
  const item = async (kind: string) =>
    (await workspace.call('decisions.today', {})).items.find((one) => one.kind === kind)?.values['count'];
  const tell = async (count: number) => {
    const personIds = (await losses()).slice(0, count).map(({ personId }) => personId);
    await workspace.call('segments.markLossTold', { featureId, personIds, day: '2026-11-24' });
  };

  beforeEach(async () => {
    await decide('start');
    await decide('advance');
  });

  it.each([
    ['reduce', 2],
    ['roll-back', 0],
    ['stop', 0],
  ] as const)('lose it in the file the product reads, at once, by %s', async (verb, left) => {
    expect(having()).toBe(5);
    await decide(verb);
    expect(having()).toBe(left);
    expect(await untold()).toBe(5 - left);
    expect(await item('loss-to-tell')).toBe(5 - left);
  });

  it('are listed with the contact the roster has, the phase and the days', async () => {
    await decide('reduce');
    expect((await losses())[0]).toEqual({
      personId: expect.any(String),
      code: expect.stringMatching(/^P-0\d$/),
      name: expect.any(String),
      email: expect.stringMatching(/@example\.it$/),
      customerNumber: expect.stringMatching(/^C-\d$/),
      phaseName: 'Closed beta',
      since: '2026-11-24',
      until: '2026-11-24',
      lossToldOn: null,
    });
  });

  it('are no more asked for once marked as told, which undo takes back', async () => {
    await decide('roll-back');
    await tell(3);
    expect(await item('loss-to-tell')).toBe(2);
    await tell(5);
    expect(await item('loss-to-tell')).toBeUndefined();
    await workspace.call('workspace.undo', {});
    expect(await item('loss-to-tell')).toBe(2);
  });

  it('do not count once they have it again, or once they opted out', async () => {
    await decide('roll-back');
    const customer = (await losses()).find(({ phaseName }) => phaseName !== 'Internal');
    await workspace.call('segments.optOut', { personId: customer?.personId ?? '' });
    expect(await untold()).toBe(4);
    await decide('start');
    expect((await losses()).map(({ phaseName }) => phaseName)).not.toContain('Internal');
    const { people } = await workspace.call('segments.listPeople', { role: 'staff' });
    const again = { featureId, personIds: [people[0]?.id ?? ''], day: '2026-11-24' };
    await expect(workspace.call('segments.markLossTold', again)).rejects.toMatchObject({ code: 'not-lost' });
  });

  it('lose it to the kill switch too, and must hear that it is back', async () => {
    expect(await item('people-to-tell')).toBe(5);
    const told = (await workspace.call('segments.listExposures', { featureId })).map(({ id }) => id);
    await workspace.call('segments.markTold', { exposureIds: told, day: '2026-11-24' });
    expect(await item('people-to-tell')).toBeUndefined();
    const { peopleToTell } = await workspace.call('flags.engageKillSwitch', { featureId, reason: '' });
    expect([peopleToTell, having(), await item('loss-to-tell')]).toEqual([5, 0, 5]);
    await tell(5);
    expect(await item('loss-to-tell')).toBeUndefined();
    await workspace.call('flags.releaseKillSwitch', { featureId, reason: 'Mended' });
    expect([having(), await untold(), await item('people-to-tell')]).toEqual([5, 0, 5]);
    await workspace.call('segments.markTold', { exposureIds: told, day: '2026-11-24' });
    expect(await item('people-to-tell')).toBeUndefined();
  });
});
