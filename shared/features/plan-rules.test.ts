import { assert, dictionary, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { dialSteps } from './dial-steps.ts';
import { exposedNow } from './exposed-now.ts';
import { withFollowingCriteria } from './following-criteria.ts';
import { gateDayOf } from './gate-day.ts';
import { isLocked, phaseLockText, promiseChange } from './phase-lock.ts';
import { USUAL_SETUP } from './phase-setup.ts';
import { checkPlan } from './plan-checks.ts';
import { pushLaterStarts, reorderStarts } from './planned-starts.ts';
import type { Feature } from './feature.ts';
import type { DialStep, Phase, PhaseState } from './plan.ts';

function phase(change: Partial<Phase>): Phase {
  return {
    id: 'phase',
    featureId: 'feature',
    position: 0,
    name: 'Early adopters',
    audience: 'picked',
    people: 45,
    holdDays: 14,
    plannedStart: null,
    startedOn: null,
    endedOn: null,
    state: 'planned',
    entryCriteria: [],
    exitCriteria: [],
    locked: null,
    ...change,
  };
}

const running = [
  phase({ audience: 'staff', people: 6, state: 'reached', startedOn: '2026-10-05', endedOn: '2026-10-16' }),
  phase({ people: 12, state: 'reached', startedOn: '2026-10-19', endedOn: '2026-10-30' }),
  phase({ people: 45, state: 'current', startedOn: '2026-11-02', holdDays: 25 }),
  phase({ audience: 'sample', people: 90 }),
  phase({ audience: 'everyone', people: 300 }),
];

const STRUCK: DialStep['state'][] = ['rolled-back', 'rolled-back', 'rolled-back'];

describe('the dial', () => {
  it('fills each step that has begun by the people who have the feature, up to its own number', () => {
    const steps = dialSteps({
      phases: running,
      feature: { state: 'running', killSwitch: 'armed' },
      exposed: { customers: 31, staff: 6 },
      listed: new Map(),
    });
    expect(steps.map((step) => [step.people, step.reached, step.state])).toEqual([
      [6, 6, 'reached'],
      [12, 12, 'reached'],
      [45, 31, 'current'],
      [90, 0, 'planned'],
      [300, 0, 'planned'],
    ]);
  });

  it('marks the current step as paused while the feature is, and a withdrawn one as rolled back', () => {
    const withdrawn = running.with(3, phase({ people: 90, state: 'rolled-back' }));
    const steps = dialSteps({
      phases: withdrawn,
      feature: { state: 'paused', killSwitch: 'armed' },
      exposed: { customers: 45, staff: 6 },
      listed: new Map(),
    });
    expect(steps.map((step) => step.state)).toEqual([
      'reached',
      'reached',
      'paused',
      'rolled-back',
      'planned',
    ]);
    expect(steps[3]?.reached).toBe(0);
  });

  it.each<[string, Pick<Feature, 'state' | 'killSwitch'>, PhaseState, DialStep['state'][]]>([
    ['the kill switch', { state: 'running', killSwitch: 'engaged' }, 'current', ['off', 'off', 'current']],
    ['it once paused', { state: 'paused', killSwitch: 'engaged' }, 'current', ['off', 'off', 'paused']],
    ['it once finished', { state: 'finished', killSwitch: 'engaged' }, 'reached', ['off', 'off', 'off']],
    ['a full roll-back', { state: 'rolled-back', killSwitch: 'armed' }, 'rolled-back', STRUCK],
    ['a stop', { state: 'stopped', killSwitch: 'armed' }, 'rolled-back', STRUCK],
    ['a stop with the kill switch', { state: 'stopped', killSwitch: 'engaged' }, 'rolled-back', STRUCK],
    ['a stop, archived', { state: 'archived', killSwitch: 'armed' }, 'rolled-back', STRUCK],
  ])('shows no step as reached when nobody has it by %s', (_what, feature, third, states) => {
    const steps = dialSteps({
      phases: running.with(2, phase({ people: 45, state: third })),
      feature,
      exposed: { customers: 0, staff: 0 },
      listed: new Map(),
    });
    expect(steps.map((step) => step.state)).toEqual([...states, 'planned', 'planned']);
    expect(steps.map((step) => step.reached)).toEqual([0, 0, 0, 0, 0]);
  });

  it('stays solid when a finished rollout is archived', () => {
    const steps = dialSteps({
      phases: running.slice(0, 2),
      feature: { state: 'archived', killSwitch: 'armed' },
      exposed: { customers: 12, staff: 6 },
      listed: new Map(),
    });
    expect(steps.map((step) => step.state)).toEqual(['reached', 'reached']);
  });
});

describe('who has the feature now', () => {
  const armed = { state: 'running', killSwitch: 'armed' } as const;
  const nobody = { customers: 0, staff: 0 };

  it.each([
    [
      'the ledger of named people decides',
      running,
      { customers: 31, staff: 4 },
      { customers: 300, staff: 6 },
      [31, 4],
    ],
    ['without a roster the largest step begun does', running, nobody, nobody, [45, 6]],
    [
      'once everyone has it, so has everyone who has not opted out',
      running.with(4, phase({ audience: 'everyone', people: 300, state: 'current' })),
      { customers: 90, staff: 6 },
      { customers: 297, staff: 6 },
      [297, 6],
    ],
    ['before the start nobody has', [phase({})], nobody, nobody, [0, 0]],
  ])('%s', (_title, ...[phases, ledger, roster, [customers, staff]]) => {
    expect(exposedNow({ feature: armed, phases, ledger, roster })).toEqual({ customers, staff });
  });

  it.each([
    ['while the kill switch is engaged', { state: 'running', killSwitch: 'engaged' }],
    ['after a full roll-back', { state: 'rolled-back', killSwitch: 'armed' }],
    ['after a stop', { state: 'stopped', killSwitch: 'armed' }],
  ] as const)('is nobody %s', (_when, feature) => {
    const exposed = exposedNow({ feature, phases: running, ledger: nobody, roster: nobody });
    expect(exposed).toEqual(nobody);
  });
});

describe('the gate day', () => {
  it('lies the hold time after the current phase started', () => {
    expect(gateDayOf(running)).toBe('2026-11-27');
  });

  it('is unknown while no phase is current', () => {
    expect(gateDayOf([phase({ plannedStart: '2026-11-02' })])).toBeNull();
  });
});

describe('the lock of a phase', () => {
  it.each([
    ['planned', phase({}), false],
    ['current', phase({ state: 'current', startedOn: '2026-11-02' }), true],
    ['reached', phase({ state: 'reached' }), true],
    ['rolled back', phase({ state: 'rolled-back' }), true],
  ])('of a %s phase', (_state, subject, locked) => {
    expect(isLocked(subject)).toBe(locked);
  });

  it('covers criteria, people, audience and dates but not the name', () => {
    const text = phaseLockText(phase({}), USUAL_SETUP);
    expect(phaseLockText(phase({ name: 'Another name' }), USUAL_SETUP)).toBe(text);
    expect(phaseLockText(phase({ people: 46 }), USUAL_SETUP)).not.toBe(text);
    expect(phaseLockText(phase({ exitCriteria: [{ kind: 'checklist-complete' }] }), USUAL_SETUP)).not.toBe(
      text,
    );
  });

  it('covers what was asked before the start, and how the phase is run', () => {
    const text = phaseLockText(phase({}), USUAL_SETUP);
    const entryCriteria = [{ kind: 'people-named' as const }];
    expect(phaseLockText(phase({ entryCriteria }), USUAL_SETUP)).not.toBe(text);
    expect(phaseLockText(phase({}), { ...USUAL_SETUP, ownerName: 'Paolo' })).not.toBe(text);
    expect(phaseLockText(phase({}), { ...USUAL_SETUP, startWhen: 'by-hand' })).not.toBe(text);
  });

  it('tells before and after of what a change touches, and nothing when it changes nothing', () => {
    expect(promiseChange(phase({}), { people: 60, holdDays: 14, name: 'Other' })).toEqual({
      before: '{"people":45}',
      after: '{"people":60}',
    });
    expect(promiseChange(phase({}), { people: 45 })).toBeNull();
  });

  it('writes equal values as equal text whatever the order of their keys', () => {
    expect(canonicalJson({ b: [2, null], a: 'x' })).toBe('{"a":"x","b":[2,null]}');
    assert(
      property(dictionary(string(), integer()), (record) => {
        const shuffled = Object.fromEntries(Object.entries(record).toReversed());
        expect(canonicalJson(shuffled)).toBe(canonicalJson(record));
        expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
    );
  });
});

describe('the criteria of a changed phase', () => {
  const subject = phase({
    people: 45,
    holdDays: 14,
    exitCriteria: [
      { kind: 'days-elapsed', days: 14 },
      { kind: 'sample-reached', metricId: 'won', unitsPerArm: 45 },
      { kind: 'sample-reached', metricId: 'late', unitsPerArm: 300 },
      { kind: 'people-heard', people: 9 },
    ],
  });

  it('follow its days and people, but a number chosen otherwise stays', () => {
    expect(withFollowingCriteria(subject, { holdDays: 21, people: 6 }).exitCriteria).toEqual([
      { kind: 'days-elapsed', days: 21 },
      { kind: 'sample-reached', metricId: 'won', unitsPerArm: 6 },
      { kind: 'sample-reached', metricId: 'late', unitsPerArm: 300 },
      { kind: 'people-heard', people: 4 },
    ]);
  });

  it.each([3, 6, 12, 250])('are as before once it has been changed to %i people and back', (people) => {
    const changed = withFollowingCriteria(subject, { people, holdDays: 1 });
    const { exitCriteria = [] } = changed;
    const back = withFollowingCriteria({ people, holdDays: 1, exitCriteria }, { people: 45, holdDays: 14 });
    expect(back.exitCriteria).toEqual(subject.exitCriteria);
  });

  it('ask for no more people to be heard than there are, though more was chosen', () => {
    const chosen = { ...subject, exitCriteria: [{ kind: 'people-heard' as const, people: 20 }] };
    const heard = (people: number) => withFollowingCriteria(chosen, { people }).exitCriteria;
    expect(heard(90)).toEqual([{ kind: 'people-heard', people: 20 }]);
    expect(heard(15)).toEqual([{ kind: 'people-heard', people: 15 }]);
  });

  it('stay as they are when something else changes', () => {
    expect(promiseChange(subject, withFollowingCriteria(subject, { name: 'Other' }))).toBeNull();
  });

  it('give way to criteria set at the same time', () => {
    const exitCriteria = [{ kind: 'checklist-complete' as const }];
    expect(withFollowingCriteria(subject, { holdDays: 21, exitCriteria }).exitCriteria).toBe(exitCriteria);
  });
});

describe('the checks of a plan', () => {
  const base = { customers: 300, staff: 6 };
  const open = (change: Partial<Phase>) => phase({ plannedStart: null, ...change });

  it.each([
    ['a plan that grows', [open({ audience: 'staff', people: 6 }), open({}), open({ people: 90 })], []],
    ['a step as large as the one before', [open({}), open({ people: 45 })], ['1 does-not-grow 45']],
    ['more staff than there are', [open({ audience: 'staff', people: 7 })], ['0 more-than-base 6']],
    ['more customers than there are', [open({ people: 301 })], ['0 more-than-base 300']],
    ['two hand-picked customers', [open({ people: 2 })], ['0 too-few-customers 3']],
    [
      'staff after customers',
      [open({}), open({ audience: 'staff', people: 6 })],
      ['1 staff-after-customers null'],
    ],
    [
      'a start within the hold time of the phase before',
      [open({ plannedStart: '2026-11-02' }), open({ people: 90, plannedStart: '2026-11-13' })],
      ['1 starts-too-early 2026-11-16'],
    ],
    [
      'a start on the day the hold time is over',
      [open({ plannedStart: '2026-11-02' }), open({ people: 90, plannedStart: '2026-11-16' })],
      [],
    ],
  ])('%s', (_title, phases, findings) => {
    const found = checkPlan(phases, base);
    expect(found.map((one) => `${one.position} ${one.code} ${one.earliest ?? one.limit}`)).toEqual(findings);
  });

  it('lets two customers be a step when there are only two', () => {
    expect(checkPlan([open({ people: 2 })], { customers: 2, staff: 0 })).toEqual([]);
  });
});

describe('the planned starts', () => {
  const plan = [
    phase({ state: 'current', startedOn: '2026-11-02', plannedStart: '2026-11-02', holdDays: 21 }),
    phase({ plannedStart: '2026-11-16' }),
    phase({ plannedStart: null }),
    phase({ plannedStart: '2027-01-11' }),
  ];

  it('are pushed back where the phase before now ends later, and a meant gap stays', () => {
    expect(pushLaterStarts(plan, 0).map((one) => one.plannedStart)).toEqual([
      '2026-11-02',
      '2026-11-23',
      null,
      '2027-01-11',
    ]);
  });

  it('are never pushed onto a weekend', () => {
    const pushed = pushLaterStarts(plan.with(0, phase({ plannedStart: '2026-11-02', holdDays: 26 })), 0);
    expect(pushed[1]?.plannedStart).toBe('2026-11-30');
  });

  it('swap with the phases when their order changes', () => {
    const moved = reorderStarts([
      phase({ id: 'late', plannedStart: '2027-01-11', holdDays: 7 }),
      phase({ id: 'early', plannedStart: '2026-11-30', holdDays: 14 }),
    ]);
    expect(moved.map((one) => [one.id, one.plannedStart])).toEqual([
      ['late', '2026-11-30'],
      ['early', '2027-01-11'],
    ]);
  });
});
