import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PickRequest } from '#shared/segments/segments.contract.ts';
import { openTestContext, type TestContext } from '#tests/support/open-test-context.ts';
import { type PlannedFeature, planFeature } from '#tests/support/plan-feature.ts';
import { createSegmentsService, type SegmentsService } from './segments.service.ts';

const PHASES: Parameters<typeof planFeature>[1] = [
  { name: 'Internal', audience: 'staff', people: 2 },
  { name: 'Closed beta', audience: 'picked', people: 4 },
  { name: 'Early adopters', audience: 'picked', people: 10 },
  { name: 'Everyone', audience: 'everyone', people: 24 },
];
const REGIONS = ['Marche', 'Umbria', 'Emilia'];

describe('who has a feature', () => {
  let test: TestContext;
  let features: PlannedFeature['features'];
  let segments: SegmentsService;
  let featureId: string;
  let phaseIds: string[];

  beforeEach(() => {
    test = openTestContext('2026-11-02');
    segments = createSegmentsService(test.context);
    for (let number = 1; number <= 24; number += 1)
      addPerson(`Customer ${number}`, REGIONS[number % 3] ?? '');
    for (let number = 1; number <= 3; number += 1) addPerson(`Staff ${number}`, '', 'staff');
    ({ features, featureId, phaseIds } = planFeature(test.context, PHASES));
  });
  afterEach(() => test.close());

  function addPerson(name: string, region: string, role: 'customer' | 'staff' = 'customer'): string {
    const attributes = region === '' ? {} : { Region: region };
    const none = { customerNumber: null, email: '', tags: [], consent: 'none' as const };
    const draft = { name, role, attributes, ...none };
    return segments.addPerson(draft).personId;
  }

  function phase(position: number): string {
    return phaseIds[position] ?? '';
  }

  function request(position: number, change: Partial<PickRequest> = {}): PickRequest {
    const nobody = { include: [], exclude: [] };
    const nothing = {
      segmentId: null,
      stratifyBy: null,
      holdBack: 0,
      otherPilots: 'allow' as const,
      ...nobody,
    };
    return { phaseId: phase(position), count: PHASES[position]?.people ?? 0, ...nothing, ...change };
  }

  function start(position: number, day = test.context.today()): string[] {
    if (position > 0) features.completePhase(phase(position - 1), day);
    segments.ensurePicks(phase(position));
    features.startPhase(phase(position), day);
    return segments.startExposures(phase(position), day);
  }

  function having(): string[] {
    return segments
      .listExposedNow(featureId)
      .filter(({ arm }) => arm === 'pilot')
      .map(({ personId }) => personId)
      .sort();
  }

  function ids(people: readonly { personId: string }[]): string[] {
    return people.map(({ personId }) => personId).sort();
  }

  it('plans exactly the people asked for, and replaces the plan when asked again', () => {
    const first = segments.pickExactly(request(1));
    expect(first).toMatchObject({ missing: 0, eligible: 24 });
    expect(first.picked).toHaveLength(4);
    const second = segments.pickExactly(request(1, { count: 7 }));
    const planned = segments.listExposures(featureId);
    expect(planned.map(({ personId }) => personId).sort()).toEqual(ids(second.picked));
    expect(planned.every(({ since, until }) => since === null && until === null)).toBe(true);
    expect(ids(second.picked)).toEqual(expect.arrayContaining(ids(first.picked)));
  });

  it('previews what it then does, and writes nothing before', () => {
    const asked = request(2, { stratifyBy: 'Region', holdBack: 5 });
    const preview = segments.previewPick(asked);
    expect(segments.listExposures(featureId)).toEqual([]);
    expect(segments.pickExactly(asked)).toEqual(preview);
    expect(segments.getPick(phase(2)).request).toEqual(asked);
  });

  it('lets those of an earlier phase keep it and counts them first', () => {
    const beta = segments.pickExactly(request(1));
    const early = segments.pickExactly(request(2));
    const kept = early.picked.filter(({ why }) => why === 'kept');
    expect(ids(kept)).toEqual(ids(beta.picked));
    expect(early.picked).toHaveLength(10);
  });

  it('refuses fewer people than keep it', () => {
    segments.pickExactly(request(1));
    expect(() => segments.pickExactly(request(2, { count: 3 }))).toThrow(
      expect.objectContaining({ code: 'pick-below-kept', details: { count: 3, kept: 4 } }),
    );
  });

  it('takes those named by hand with the reason, and leaves out those excluded', () => {
    const [first, second] = segments.listPeople().filter(({ role }) => role === 'customer');
    const asked = request(1, {
      include: [{ personId: first?.id ?? '', reason: 'Asked for it' }],
      exclude: [{ personId: second?.id ?? '', reason: 'On holiday' }],
      count: 24,
    });
    const pick = segments.pickExactly(asked);
    expect(pick).toMatchObject({ missing: 1, eligible: 23 });
    expect(ids(pick.picked)).not.toContain(second?.id);
    expect(segments.listExposures(featureId).find(({ personId }) => personId === first?.id)).toMatchObject({
      why: 'included',
      note: 'Asked for it',
    });
    expect(segments.getPick(phase(1)).named).toEqual([
      { personId: first?.id, code: first?.code, name: first?.name },
      { personId: second?.id, code: second?.code, name: second?.name },
    ]);
  });

  it.each([
    ['opted out', 'person-opted-out', (id: string) => segments.optOut(id)],
    [
      'of the other role',
      'person-not-in-audience',
      (id: string) => segments.editPerson(id, { role: 'staff' }),
    ],
  ])('refuses to include somebody %s', (_what, code, make) => {
    const personId = addPerson('Bruni', 'Marche');
    make(personId);
    expect(() => segments.previewPick(request(1, { include: [{ personId, reason: 'x' }] }))).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('holds back a control group apart from those picked, and counts it apart', () => {
    segments.pickExactly(request(1, { holdBack: 4 }));
    start(0);
    start(1);
    expect(segments.exposedCounts(featureId)).toEqual({ customers: 4, staff: 2, control: 4 });
  });

  function heldBack(): string[] {
    return ids(segments.listExposedNow(featureId).filter(({ arm }) => arm === 'control'));
  }

  it('keeps the same people held back when the next phase begins unasked, and nobody on both sides', () => {
    segments.pickExactly(request(1, { holdBack: 4 }));
    start(0);
    start(1);
    const before = heldBack();
    expect(segments.getPick(phase(2))).toMatchObject({
      request: null,
      heldBefore: { people: 4, phaseName: 'Closed beta' },
    });
    start(2, '2026-11-16');
    expect(before).toHaveLength(4);
    expect(heldBack()).toEqual(before);
    const running = segments.listExposures(featureId).filter(({ until }) => until === null);
    const pilot = new Set(running.filter(({ arm }) => arm === 'pilot').map(({ personId }) => personId));
    expect(before.filter((id) => pilot.has(id))).toEqual([]);
  });

  it.each([
    [18, 4],
    [20, 4],
    [22, 2],
    [24, 0],
  ])('of 24, a phase of %i people leaves %i of the 4 held back', (people, left) => {
    segments.pickExactly(request(1, { holdBack: 4 }));
    features.editPhase(phase(2), { people }, '');
    for (const position of [0, 1, 2]) start(position);
    expect(heldBack()).toHaveLength(left);
    expect(segments.exposedCounts(featureId).customers).toBe(people);
  });

  it('ends the control group where it was asked for, and where everyone gets it', () => {
    segments.pickExactly(request(1, { holdBack: 4 }));
    segments.pickExactly(request(2, { holdBack: 3 }));
    for (const position of [0, 1, 2]) start(position);
    expect(heldBack()).toHaveLength(3);
    expect(segments.getPick(phase(3)).heldBefore).toBeNull();
    start(3);
    expect(segments.exposedCounts(featureId)).toEqual({ customers: 24, staff: 2, control: 0 });
  });

  it('counts how many each phase holds back, planned ones too, and how many one that is over once did', () => {
    segments.pickExactly(request(1, { holdBack: 4 }));
    segments.pickExactly(request(2, { holdBack: 3 }));
    const counts = () =>
      [1, 2].map((position) =>
        segments.countHeldBack(featureId).find((one) => one.phaseId === phase(position)),
      );
    expect(counts()).toMatchObject([
      { now: 4, ever: 4 },
      { now: 3, ever: 3 },
    ]);
    for (const position of [0, 1, 2]) start(position);
    expect(counts()).toMatchObject([
      { now: 3, ever: 4 },
      { now: 3, ever: 3 },
    ]);
  });

  it('holds nobody back after a phase that was asked to hold nobody back', () => {
    segments.pickExactly(request(1, { holdBack: 4 }));
    start(0);
    start(1);
    segments.pickExactly(request(1, { holdBack: 0 }));
    expect(segments.getPick(phase(2)).heldBefore).toBeNull();
    start(2);
    expect(heldBack()).toEqual([]);
  });

  it('picks the plan number by itself, staff from staff', () => {
    expect(segments.ensurePicks(phase(0))).toEqual({ picked: 2, missing: 0 });
    start(0);
    expect(segments.exposedCounts(featureId)).toEqual({ customers: 0, staff: 2, control: 0 });
  });

  it('tells how many are missing when the roster is too small, and plans nobody without a roster', () => {
    expect(segments.ensurePicks(phase(0))).toEqual({ picked: 2, missing: 0 });
    for (const { id } of segments
      .listPeople()
      .filter(({ role }) => role === 'staff')
      .slice(1))
      segments.optOut(id);
    expect(segments.ensurePicks(phase(0))).toEqual({ picked: 1, missing: 1 });
    for (const { id, role } of segments.listPeople()) if (role === 'staff') segments.removePerson(id);
    expect(segments.ensurePicks(phase(0))).toEqual({ picked: 0, missing: 2 });
  });

  it('begins a phase on a day, names who is new, and nests the next phase', () => {
    start(0);
    const beta = start(1, '2026-11-02');
    expect(beta).toHaveLength(4);
    const fresh = start(2, '2026-11-16');
    expect(fresh).toHaveLength(6);
    expect(having()).toHaveLength(2 + 10);
    expect(having()).toEqual(expect.arrayContaining(beta));
    const lines = segments.listExposures(featureId).filter(({ phaseId }) => phaseId === phase(2));
    expect(lines.every(({ since }) => since === '2026-11-16')).toBe(true);
  });

  it('takes it from somebody excluded from the next phase when that begins', () => {
    start(0);
    const [unlucky] = start(1);
    segments.pickExactly(request(2, { exclude: [{ personId: unlucky ?? '', reason: 'Complained' }] }));
    expect(having()).toContain(unlucky);
    start(2, '2026-11-16');
    expect(having()).not.toContain(unlucky);
    expect(having()).toHaveLength(2 + 10);
  });

  it('takes it from somebody left out of the phase that runs, although an earlier phase gave it to them', () => {
    start(0);
    const [unlucky = ''] = start(1);
    start(2, '2026-11-16');
    expect(having()).toContain(unlucky);
    segments.pickExactly(request(2, { exclude: [{ personId: unlucky, reason: 'Complained' }] }));
    expect(having()).not.toContain(unlucky);
    expect(having()).toHaveLength(2 + 10);
  });

  it.each(['planned', 'begun'] as const)(
    'lets those stay whom it drew for a %s phase when the roster grows',
    (state) => {
      start(0);
      if (state === 'begun') start(1);
      const first = ids(segments.pickExactly(request(1)).picked);
      for (let number = 0; number < 60; number += 1) addPerson(`Newcomer ${number}`, 'Marche');
      expect(ids(segments.pickExactly(request(1)).picked)).toEqual(first);
    },
  );

  it('marks everybody at once who has it and was not told, and leaves the day of the others', () => {
    start(0);
    const [first = '', ...others] = start(1);
    const lineOf = (personId: string) =>
      segments.listExposures(featureId).find((line) => line.personId === personId && line.until === null);
    segments.markTold([lineOf(first)?.id ?? ''], '2026-11-03');
    const staff = having().length - 1 - others.length;
    const answer = segments.markAllTold({ featureId, of: 'having', day: '2026-11-09' });
    expect(answer).toEqual({ people: others.length + staff });
    expect(lineOf(first)?.toldOn).toBe('2026-11-03');
    expect(others.map((id) => lineOf(id)?.toldOn)).toEqual(others.map(() => '2026-11-09'));
    expect(segments.markAllTold({ featureId, of: 'having', day: '2026-11-10' })).toEqual({ people: 0 });
  });

  it('lists who lost it in the order in which people count their codes', () => {
    for (let number = 0; number < 90; number += 1) addPerson('Anna', 'Marche');
    for (const position of [0, 1, 2, 3]) start(position);
    segments.endExposures({ featureId, phaseIds: 'all', day: '2026-11-20' });
    const numbers = segments.listLosses(featureId).map(({ code }) => Number(code.replace('P-', '')));
    expect(numbers.at(-1)).toBeGreaterThan(100);
    expect(numbers).toEqual(numbers.toSorted((left, right) => left - right));
  });

  it('marks everybody at once who lost it and was not told', () => {
    start(0);
    const beta = start(1);
    segments.endExposures({ featureId, phaseIds: 'all', day: '2026-11-20' });
    segments.markLossTold({ featureId, personIds: beta.slice(0, 1), day: '2026-11-21' });
    const lost = segments.listLosses(featureId).length;
    const answer = segments.markAllTold({ featureId, of: 'losing', day: '2026-11-22' });
    expect(answer).toEqual({ people: lost - 1 });
    const days = segments.listLosses(featureId).map(({ lossToldOn }) => lossToldOn);
    expect(days.filter((day) => day === '2026-11-21')).toHaveLength(1);
    expect(days).not.toContain(null);
    test.context.commands.undo();
    expect(segments.listLosses(featureId).filter(({ lossToldOn }) => lossToldOn === null)).toHaveLength(
      lost - 1,
    );
  });

  it('starts new picks of a running phase today and ends dropped ones today', () => {
    start(0);
    start(1);
    const before = having();
    test.clock.turnTo('2026-11-09');
    segments.pickExactly(request(1, { count: 6 }));
    expect(having()).toEqual(expect.arrayContaining(before));
    expect(segments.exposedCounts(featureId).customers).toBe(6);
    segments.pickExactly(request(1, { count: 3 }));
    expect(segments.exposedCounts(featureId).customers).toBe(3);
    const ended = segments.listExposures(featureId).filter(({ until }) => until !== null);
    expect(ended.map(({ until }) => until)).toEqual(['2026-11-09', '2026-11-09', '2026-11-09']);
  });

  it('refuses to pick for a phase that is over', () => {
    for (const position of [0, 1, 2]) start(position);
    expect(() => segments.pickExactly(request(1))).toThrow(expect.objectContaining({ code: 'phase-over' }));
  });

  it('gives it back to an earlier phase when later exposures end, and names who lost it', () => {
    start(0);
    const beta = start(1);
    const fresh = start(2, '2026-11-16');
    const lost = segments.endExposures({ featureId, phaseIds: [phase(2)], day: '2026-11-20' });
    expect(lost.toSorted()).toEqual(fresh.toSorted());
    expect(having()).toEqual(expect.arrayContaining(beta));
    const rest = segments.endExposures({ featureId, phaseIds: 'all', day: '2026-11-21' });
    expect(rest).toHaveLength(6);
    expect(having()).toEqual([]);
  });

  it('reaches everyone but those who opted out, and whoever joins afterwards', () => {
    const leaver = segments.listPeople().find(({ role }) => role === 'customer');
    segments.optOut(leaver?.id ?? '');
    for (const position of [0, 1, 2, 3]) start(position);
    expect(segments.exposedCounts(featureId)).toEqual({ customers: 23, staff: 2, control: 0 });
    test.clock.turnTo('2026-12-01');
    const joined = addPerson('New customer', 'Marche');
    expect(segments.listExposuresOfPerson(joined)).toMatchObject([
      { since: '2026-12-01', phaseId: phase(3) },
    ]);
    segments.optBackIn(leaver?.id ?? '');
    expect(having()).not.toContain(leaver?.id);
  });

  it('ends everything of a person who opts out, plans included, until undone', () => {
    start(0);
    const [personId = ''] = start(1);
    segments.pickExactly(request(2));
    test.clock.turnTo('2026-11-09');
    segments.optOut(personId);
    expect(segments.listExposuresOfPerson(personId)).toMatchObject([
      { phaseId: phase(1), until: '2026-11-09' },
    ]);
    test.context.commands.undo();
    expect(having()).toContain(personId);
    expect(segments.listExposuresOfPerson(personId)).toHaveLength(2);
  });

  it('undoes a pick with its request', () => {
    segments.pickExactly(request(1));
    test.context.commands.undo();
    expect(segments.listExposures(featureId)).toEqual([]);
    expect(segments.getPick(phase(1)).request).toBeNull();
  });

  it('counts somebody told once as told in every running and planned line', () => {
    start(0);
    const [personId = ''] = start(1);
    segments.pickExactly(request(2));
    const [line] = segments.listExposuresOfPerson(personId);
    segments.markTold([line?.id ?? ''], '2026-11-03');
    expect(segments.listExposuresOfPerson(personId).map(({ toldOn }) => toldOn)).toEqual([
      '2026-11-03',
      '2026-11-03',
    ]);
    start(2);
    segments.ensurePicks(phase(3));
    const planned = segments.listExposuresOfPerson(personId).find(({ phaseId }) => phaseId === phase(3));
    expect(planned).toMatchObject({ why: 'kept', toldOn: '2026-11-03' });
  });

  it('tells those chosen by hand from those drawn, also out of a segment chosen by hand', () => {
    const [first, second, third] = segments.listPeople().filter(({ role }) => role === 'customer');
    const include = [{ personId: first?.id ?? '', reason: 'Asked for it' }];
    segments.pickExactly(request(1, { include }));
    start(0);
    start(1);
    expect(segments.countHandPicked(featureId)).toBe(1);
    segments.pickExactly(request(2));
    start(2);
    expect(segments.countHandPicked(featureId)).toBe(1);
    const { segmentId } = segments.groups.create({
      name: 'Friends',
      description: '',
      rule: null,
      personIds: [second?.id ?? '', third?.id ?? ''],
      leaveOutIds: [],
    });
    const had = new Set(having());
    const friends = [second, third].filter((friend) => friend !== undefined && !had.has(friend.id));
    segments.pickExactly(request(2, { segmentId, count: 10 + friends.length }));
    expect(segments.countHandPicked(featureId)).toBeGreaterThanOrEqual(friends.length);
  });
});
