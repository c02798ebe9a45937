import { array, assert, constantFrom, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarQuestion, layOutCalendar } from './lay-out-calendar.ts';
import { countTogether, fewestWithTwo, type Group } from './people-together.ts';
import { type Phase, phaseSchema } from './plan.ts';

function unnamed(...sizes: number[]): Group[] {
  return sizes.map((people) => ({ people, names: null }));
}

describe('customers in several pilots at once', () => {
  it.each([
    [[200, 150, 100], 300, 75],
    [[200, 150], 300, 50],
    [[12, 45], 300, 0],
    [[300, 300], 300, 300],
    [[900, 10], 300, 10],
    [[200, 150], 0, 0],
    [[200], 300, 0],
  ])('of %o out of %d are at least %d', (sizes, base, fewest) => {
    expect(fewestWithTwo(unnamed(...sizes), base)).toBe(fewest);
  });

  it('are counted where all are named', () => {
    const names = [new Set(['P-1', 'P-2']), new Set(['P-2', 'P-3'])];
    const groups = names.map((known) => ({ people: 2, names: known }));
    expect(countTogether(groups, 300)).toEqual({ withOne: 3, withTwo: 1, known: 'exact' });
  });

  it('are never fewer than the least that is said without names', () => {
    const person = integer({ min: 1, max: 12 }).map((number) => `P-${number}`);
    const pilot = uniqueArray(person, { maxLength: 12 }).map((names) => new Set(names));
    assert(
      property(array(pilot, { minLength: 2, maxLength: 4 }), (pilots) => {
        const named = countTogether(
          pilots.map((names) => ({ people: names.size, names })),
          12,
        );
        const least = countTogether(unnamed(...pilots.map((names) => names.size)), 12);
        expect(least.withTwo).toBeLessThanOrEqual(named.withTwo);
        expect(least.withOne).toBeLessThanOrEqual(named.withOne);
      }),
    );
  });
});

const TODAY = '2026-11-24';

function phase(id: string, change: Partial<Phase>): Phase {
  return phaseSchema.parse({
    id,
    featureId: id.split('-')[0],
    position: 0,
    name: id,
    audience: 'picked',
    people: 12,
    holdDays: 14,
    plannedStart: null,
    startedOn: null,
    endedOn: null,
    state: 'planned',
    entryCriteria: [],
    exitCriteria: [],
    locked: null,
    ...change,
  });
}

function feature(id: string, phases: Phase[], state: 'running' | 'draft' | 'rolled-back' = 'running') {
  return { feature: { id, state, killSwitch: 'armed' as const }, phases };
}

function layOut(features: CalendarQuestion['features'], change: Partial<CalendarQuestion> = {}) {
  const usual = {
    named: new Map(),
    customerBase: 300,
    today: TODAY,
    blackouts: [],
    weekends: 'closed' as const,
  };
  return layOutCalendar({ features, ...usual, ...change });
}

const scoring = feature('scoring', [
  phase('scoring-beta', { state: 'current', startedOn: '2026-11-20' }),
  phase('scoring-broad', { plannedStart: '2026-12-07', people: 200, holdDays: 14 }),
  phase('scoring-all', { audience: 'everyone', plannedStart: '2026-12-21', people: 300 }),
]);
const portal = feature('portal', [
  phase('portal-staff', { audience: 'staff', people: 6, plannedStart: '2026-11-23', holdDays: 7 }),
  phase('portal-beta', { plannedStart: '2026-11-30', people: 150, holdDays: 21 }),
]);

describe('the calendar of all features', () => {
  it('has a gate at the end of every phase that runs or is planned', () => {
    expect(layOut([scoring]).gates.map(({ day }) => day)).toEqual(['2026-12-04', '2026-12-21', '2027-01-04']);
  });

  it('follows the customers day by day, and ends a pilot when everybody gets it', () => {
    expect(layOut([scoring, portal]).stretches).toEqual([
      { from: '2026-11-24', to: '2026-11-29', pilots: 1, withOne: 12, withTwo: 0, known: 'exact' },
      { from: '2026-11-30', to: '2026-12-06', pilots: 2, withOne: 150, withTwo: 0, known: 'least' },
      { from: '2026-12-07', to: '2026-12-20', pilots: 2, withOne: 200, withTwo: 50, known: 'least' },
    ]);
  });

  it('flags planned starts on days on which nothing starts, with the next free day', () => {
    const fair = { id: 'fair', name: 'Trade fair', firstDay: '2026-12-07', lastDay: '2026-12-11' };
    const ofStarts = (blackouts: CalendarQuestion['blackouts']) =>
      layOut([scoring, portal], { blackouts }).conflicts.filter(({ kind }) => kind === 'starts-on-blackout');
    const found = {
      kind: 'starts-on-blackout',
      featureId: 'scoring',
      phaseId: 'scoring-broad',
      phase: 'scoring-broad',
      day: '2026-12-07',
      blackout: 'Trade fair',
      freeDay: '2026-12-14',
    };
    expect(ofStarts([{ ...fair, featureId: null }])).toEqual([found]);
    expect(ofStarts([{ ...fair, featureId: 'scoring' }])).toEqual([found]);
    expect(ofStarts([{ ...fair, featureId: 'portal' }])).toEqual([]);
    expect(ofStarts([{ ...fair, featureId: null, firstDay: '2026-11-20', lastDay: '2026-11-23' }])).toEqual(
      [],
    );
  });

  it('flags the customers two pilots must share by their sizes', () => {
    const { conflicts } = layOut([scoring, portal]);
    expect(conflicts.filter(({ kind }) => kind === 'same-people')).toMatchObject([
      { people: 50, known: 'least', from: '2026-12-07', to: '2026-12-20' },
    ]);
  });

  it('flags the very customers two pilots share where they are named', () => {
    const people = (first: number, last: number) =>
      new Set(Array.from({ length: last - first + 1 }, (_, index) => `P-${first + index}`));
    const named = new Map([
      ['scoring-beta', people(1, 12)],
      ['portal-beta', people(10, 159)],
    ]);
    const [beta] = scoring.phases;
    const alone = feature('scoring', beta === undefined ? [] : [beta]);
    expect(layOut([alone, portal], { named }).conflicts).toMatchObject([
      {
        kind: 'same-people',
        featureIds: ['scoring', 'portal'],
        people: 3,
        known: 'exact',
        from: '2026-11-30',
      },
    ]);
  });

  it('flags two gates on one day, but not those that are past', () => {
    const gateOn = (id: string, startedOn: string) =>
      feature(id, [phase(`${id}-beta`, { state: 'current', startedOn })]);
    expect(layOut([gateOn('a', '2026-11-20'), gateOn('b', '2026-11-20')]).conflicts).toEqual([
      { kind: 'gates-on-one-day', day: '2026-12-04', featureIds: ['a', 'b'] },
    ]);
    expect(layOut([gateOn('a', '2026-11-01'), gateOn('b', '2026-11-01')]).conflicts).toEqual([]);
  });

  it('keeps a pilot that is overdue on the calendar until today', () => {
    const overdue = feature('late', [phase('late-beta', { state: 'current', startedOn: '2026-10-01' })]);
    expect(layOut([overdue]).stretches).toMatchObject([{ from: TODAY, to: TODAY, withOne: 12 }]);
  });

  it('leaves out what was taken back', () => {
    const back = feature('back', scoring.phases, 'rolled-back');
    expect(layOut([back])).toEqual({ gates: [], stretches: [], blackouts: [], conflicts: [] });
  });

  it('has stretches in order that never overlap', () => {
    const start = constantFrom('2026-11-01', '2026-11-24', '2026-12-01', '2026-12-15');
    assert(
      property(array(start, { minLength: 1, maxLength: 4 }), (starts) => {
        const all = starts.map((plannedStart, index) =>
          feature(`f${index}`, [phase(`f${index}-beta`, { plannedStart, holdDays: 10 + index })]),
        );
        const { stretches } = layOut(all);
        expect(stretches.every(({ from, to }) => from <= to)).toBe(true);
        expect(stretches.slice(1).every(({ from }, index) => from > (stretches[index]?.to ?? ''))).toBe(true);
      }),
    );
  });
});
