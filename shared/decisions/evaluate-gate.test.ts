import { describe, expect, it } from 'vitest';
import { evaluateGate } from './evaluate-gate.ts';
import type { GateFacts } from './gate-facts.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import {
  COMPLAINTS,
  daysFrom,
  factsOf,
  factsOfMetric,
  FEATURE,
  metricOf,
  phaseOf,
  PRIMARY,
  sameDays,
} from '#tests/support/gate-facts.ts';
import english from '#shared/words/en/checklist.json' with { type: 'json' };
import { createWords, say } from '#shared/words/create-words.ts';

const START = '2026-11-02';
const waiting = phaseOf({ exitCriteria: [{ kind: 'days-elapsed', days: 60 }] });
const improves: Criterion = { kind: 'metric-improves', metricId: 'won', certaintyPercent: 80 };
const holds: Criterion = { kind: 'guardrail-holds', metricId: 'complaints', certaintyPercent: 70 };
const benefit: Criterion = { kind: 'benefit-shown', metricId: 'won', alphaPercent: 5 };

/** 4 of 16 against 3 of 16 inquiries a day. */
const better = factsOfMetric(PRIMARY, daysFrom(START, sameDays(22, { pilot: [16, 5], control: [16, 3] })));
const worse = factsOfMetric(PRIMARY, daysFrom(START, sameDays(22, { pilot: [16, 2], control: [16, 5] })));
const alike = factsOfMetric(COMPLAINTS, daysFrom(START, sameDays(22, { pilot: [40, 1], control: [40, 1] })));
const harmed = factsOfMetric(COMPLAINTS, daysFrom(START, sameDays(22, { pilot: [40, 6], control: [40, 1] })));
const worrying = factsOfMetric(
  COMPLAINTS,
  daysFrom(START, sameDays(7, { pilot: [40, 3], control: [40, 1] })),
);
const lost = { severity: 4, text: 'Order lost', personCode: 'P-07' };

describe('the advice of the day', () => {
  it.each<[string, Partial<GateFacts>, string, string]>([
    [
      'advances when all criteria pass at a look',
      { phase: phaseOf({ exitCriteria: [{ kind: 'days-elapsed', days: 14 }] }) },
      'advance',
      'reason.all-criteria-pass',
    ],
    [
      'waits for the gate day although all criteria pass',
      { phase: phaseOf({ exitCriteria: [{ kind: 'people-heard', people: 2 }] }), today: '2026-11-10' },
      'hold',
      'reason.before-look',
    ],
    ['holds while one criterion waits', { phase: waiting }, 'hold', 'reason.criteria-open'],
    ['holds when nothing can be judged', {}, 'hold', 'reason.no-criteria'],
    [
      'rolls back on harm shown although the hold time has not passed',
      { phase: waiting, today: '2026-11-08', metrics: [harmed] },
      'roll-back',
      'reason.harm-shown',
    ],
    [
      'goes one phase back on harm shown where the plan says so',
      {
        phase: waiting,
        metrics: [{ ...harmed, metric: { ...COMPLAINTS, onHarm: 'reduce' } }],
      },
      'reduce',
      'reason.harm-shown',
    ],
    [
      'goes one phase back when harm is possible',
      { phase: waiting, dataUpTo: '2026-11-08', today: '2026-11-09', metrics: [worrying] },
      'reduce',
      'reason.harm-possible',
    ],
    [
      'only holds when harm is possible and it has gone back twice',
      {
        phase: waiting,
        dataUpTo: '2026-11-08',
        today: '2026-11-09',
        metrics: [worrying],
        reductions: { count: 2, lastOn: '2026-10-20' },
      },
      'hold',
      'reason.harm-possible',
    ],
    [
      'steps back for an open catastrophe, before any waiting',
      { phase: waiting, openSevereNotes: [lost] },
      'reduce',
      'reason.catastrophe-open',
    ],
    [
      'holds an open catastrophe in the first phase, where there is nowhere to go',
      { phase: waiting, previousPhase: null, openSevereNotes: [lost] },
      'hold',
      'reason.catastrophe-open',
    ],
    [
      'asks to record a rollback while the kill switch is on',
      { feature: { ...FEATURE, killSwitch: 'engaged' } },
      'roll-back',
      'reason.kill-switch-engaged',
    ],
    [
      'stops when the primary metric is hardly better with any probability',
      { phase: waiting, metrics: [worse] },
      'stop',
      'reason.primary-not-better',
    ],
    [
      'trusts no old numbers',
      { phase: phaseOf({ exitCriteria: [improves] }), metrics: [better], dataUpTo: '2026-11-10' },
      'hold',
      'data.numbers-stale',
    ],
    [
      'rolls back where a hard limit is passed, even on old numbers',
      {
        phase: phaseOf({ exitCriteria: [improves] }),
        metrics: [better, { ...harmed, metric: { ...COMPLAINTS, hardLimit: 0.05 } }],
        dataUpTo: '2026-11-10',
      },
      'roll-back',
      'reason.outside-hard-limit-over-days',
    ],
    [
      'keeps the old after the last extension, unless told otherwise',
      {
        phase: phaseOf({ startedOn: '2026-10-05', exitCriteria: [benefit] }),
        firstCustomerDay: '2026-10-05',
        metrics: [
          factsOfMetric(PRIMARY, daysFrom('2026-10-05', sameDays(50, { pilot: [4, 1], control: [4, 1] }))),
        ],
      },
      'stop',
      'reason.inconclusive-keep-old',
    ],
    [
      'gives up a benefit that no later look will show',
      {
        phase: phaseOf({ exitCriteria: [benefit] }),
        metrics: [
          factsOfMetric(PRIMARY, daysFrom(START, sameDays(22, { pilot: [90, 22], control: [90, 23] }))),
        ],
      },
      'stop',
      'reason.benefit-out-of-reach',
    ],
  ])('%s', (_title, change, verb, reason) => {
    const gate = evaluateGate(factsOf(change));
    expect([gate.verb, gate.reason.code]).toEqual([verb, reason]);
  });

  it('puts shown harm before an open catastrophe and all that waits', () => {
    const facts = factsOf({ phase: waiting, metrics: [harmed], openSevereNotes: [lost] });
    expect(evaluateGate(facts).step).toBe('harm');
  });

  it('gives the same gate for the same facts, with a memory of yesterday or without', () => {
    const facts = factsOf({ phase: phaseOf({ exitCriteria: [improves, holds] }), metrics: [better, alike] });
    expect(JSON.parse(JSON.stringify(evaluateGate(facts)))).toEqual(
      JSON.parse(JSON.stringify(evaluateGate(JSON.parse(JSON.stringify(facts)) as GateFacts))),
    );
  });
});

describe('a criterion', () => {
  const sample: Criterion = { kind: 'sample-reached', metricId: 'won', unitsPerArm: 400 };

  function verdictOf(criterion: Criterion, change: Partial<GateFacts>) {
    return evaluateGate(factsOf({ phase: phaseOf({ exitCriteria: [criterion] }), ...change })).criteria[0];
  }

  it.each([
    ['an improvement that is very likely passes', improves, better, 'pass'],
    ['an improvement that is hardly likely fails', improves, worse, 'fail'],
    ['a guardrail of two groups alike passes', holds, alike, 'pass'],
    ['a guardrail that is surely beyond its margin fails', holds, harmed, 'fail'],
    ['224 of 400 are not enough yet', sample, better, 'not-enough-yet'],
    ['a benefit of 5 against 3 of 16 a day is not shown yet', benefit, alike, 'not-enough-yet'],
  ])('%s', (_title, criterion, metric, verdict) => {
    expect(verdictOf(criterion, { metrics: [metric] })?.verdict).toBe(verdict);
  });

  it('is judged at the look on the numbers up to it: what came later waits for the next one', () => {
    const days = [
      ...sameDays(14, { pilot: [16, 3], control: [16, 3] }),
      ...sameDays(8, { pilot: [16, 15], control: [16, 1] }),
    ] as const;
    const judged = verdictOf(improves, { metrics: [factsOfMetric(PRIMARY, daysFrom(START, days))] });
    expect(judged?.verdict).toBe('not-enough-yet');
    expect(judged?.working?.figures).toContainEqual({ name: 'to-day', value: '2026-11-15', as: 'day' });
  });

  it('of a benefit waits for the look, however good it looks before', () => {
    const great = factsOfMetric(PRIMARY, daysFrom(START, sameDays(8, { pilot: [50, 40], control: [50, 5] })));
    const before = verdictOf(benefit, { metrics: [great], today: '2026-11-10', dataUpTo: '2026-11-09' });
    expect(before).toMatchObject({ verdict: 'not-enough-yet', missing: { code: 'missing.benefit-look' } });
    const at = verdictOf(benefit, { metrics: [great], today: '2026-11-16', dataUpTo: '2026-11-15' });
    expect(at).toMatchObject({ verdict: 'pass', now: { code: 'now.benefit-shown' } });
  });

  it('of a benefit asks what waiting would bring by the bound of the next look, not of the one that is past', () => {
    const likely = factsOfMetric(
      PRIMARY,
      daysFrom(START, sameDays(22, { pilot: [90, 25], control: [90, 22] })),
    );
    const judged = verdictOf(benefit, { metrics: [likely] });
    expect(judged).toMatchObject({ verdict: 'not-enough-yet', missing: { code: 'missing.benefit-next' } });
    expect(judged?.ifWeWait).toBeGreaterThan(0.3);
  });

  it('of a benefit cannot be met without a control group', () => {
    const before = daysFrom('2026-10-05', sameDays(28, { pilot: [16, 3] }));
    const after = daysFrom(START, sameDays(22, { pilot: [16, 8] }));
    const judged = verdictOf(benefit, { metrics: [factsOfMetric(PRIMARY, [...before, ...after])] });
    expect(judged).toMatchObject({ verdict: 'not-enough-yet', missing: { code: 'missing.needs-control' } });
  });

  it('of a guardrail without a single case in either group passes once the interval keeps clear of the margin', () => {
    const shown: Criterion = { kind: 'not-worse-shown', metricId: 'complaints', alphaPercent: 5 };
    const none = (days: number, people: number) =>
      factsOfMetric(
        COMPLAINTS,
        daysFrom(START, sameDays(days, { pilot: [people, 0], control: [people, 0] })),
      );
    expect(verdictOf(shown, { metrics: [none(22, 100)] })).toMatchObject({
      verdict: 'pass',
      now: { code: 'now.not-worse' },
    });
    expect(verdictOf(shown, { metrics: [none(22, 2)] })?.verdict).toBe('not-enough-yet');
  });

  it('never passes nor fails on thin data, however good it looks', () => {
    const thin = factsOfMetric(PRIMARY, daysFrom(START, sameDays(2, { pilot: [2, 2], control: [2, 0] })));
    expect(verdictOf(improves, { metrics: [thin] })).toMatchObject({
      verdict: 'not-enough-yet',
      missing: { code: 'missing.minimum-numbers' },
    });
  });

  it('asks for the first numbers when there are none', () => {
    expect(verdictOf(improves, {})).toMatchObject({
      verdict: 'not-enough-yet',
      missing: { code: 'missing.first-numbers' },
    });
  });

  it('lists what fails before what is open before what passed', () => {
    const phase = phaseOf({
      exitCriteria: [
        { kind: 'days-elapsed', days: 1 },
        { kind: 'people-heard', people: 12 },
        { kind: 'no-open-severity', severity: 3 },
      ],
    });
    const slow = { severity: 3, text: 'Slow', personCode: null };
    const gate = evaluateGate(factsOf({ phase, openSevereNotes: [slow] }));
    expect(gate.criteria.map((judged) => judged.verdict)).toEqual(['fail', 'not-enough-yet', 'pass']);
  });
});

describe('a small pilot', () => {
  const limited = metricOf({
    id: 'complaints',
    name: 'Complaints',
    role: 'guardrail',
    direction: 'lower',
    limit: { kind: 'absolute', value: 0.2 },
  });

  it.each([
    ['5 people none bad say little', [5, 0], 'not-enough-yet', 'missing.small-pilot-more', 'hold'],
    ['10 people none bad pass', [10, 0], 'pass', undefined, 'advance'],
    ['25 people 2 bad pass', [25, 2], 'pass', undefined, 'advance'],
    ['25 people 3 bad are between', [25, 3], 'not-enough-yet', 'missing.small-pilot-between', 'hold'],
    ['25 people 4 bad fail', [25, 4], 'fail', 'missing.small-pilot-too-many', 'roll-back'],
  ] as const)('%s', (_title, sums, verdict, missing, verb) => {
    const [people, bad] = sums;
    const days = Array.from({ length: people }, (_, index) => ({ pilot: [1, index < bad ? 1 : 0] as const }));
    const metrics = [factsOfMetric(limited, daysFrom('2026-10-22', days))];
    const phase = phaseOf({ startedOn: '2026-10-22', exitCriteria: [holds], holdDays: 32 });
    const gate = evaluateGate(factsOf({ phase, metrics, firstCustomerDay: '2026-10-22' }));
    const [judged] = gate.criteria;
    expect([judged?.verdict, judged?.missing?.code, gate.verb]).toEqual([verdict, missing, verb]);
  });
});

describe('data that cannot be trusted', () => {
  const phase = phaseOf({ exitCriteria: [improves] });

  it.each<[string, Partial<GateFacts>, string]>([
    [
      'arms that are not split as planned',
      {
        plannedShare: 0.5,
        metrics: [
          factsOfMetric(PRIMARY, daysFrom(START, sameDays(22, { pilot: [20, 5], control: [10, 3] }))),
        ],
      },
      'sample-ratio',
    ],
    [
      'days missing',
      {
        metrics: [
          factsOfMetric(
            PRIMARY,
            daysFrom(
              START,
              sameDays(22, { pilot: [16, 5], control: [16, 3] }).map((day, index) =>
                index % 5 < 2 ? day : {},
              ),
            ),
          ),
        ],
      },
      'days-missing',
    ],
    [
      'fewer than nobody',
      { metrics: [factsOfMetric(PRIMARY, daysFrom(START, [{ pilot: [-3, 0], control: [5, 1] }]))] },
      'impossible-figures',
    ],
    ['another definition', { metrics: [better], changedDefinitions: ['won'] }, 'definition-changed'],
    [
      'one day that brings most of everything',
      {
        metrics: [
          factsOfMetric(
            metricOf({ kind: 'count' }),
            daysFrom(
              START,
              sameDays(22, { pilot: [16, 5], control: [16, 3] }).with(7, {
                pilot: [16, 50_000],
                control: [16, 3],
              }),
            ),
          ),
        ],
      },
      'one-day-dominates',
    ],
  ])('holds: %s', (_title, change, code) => {
    const gate = evaluateGate(factsOf({ phase, ...change }));
    expect([gate.verb, gate.step]).toEqual(['hold', 'data']);
    expect(gate.data.map((finding) => finding.code)).toContain(code);
  });
});

describe('the checklist', () => {
  const own = { code: null, text: 'The shop window is told' };
  const invoices = { code: 'support-briefed', text: null };

  it.each<[string, GateFacts['checklist'], string]>([
    [
      'names the only open item',
      { blocking: 7, blockingComplete: 6, open: [own] },
      'Open on the checklist: “The shop window is told”',
    ],
    [
      'names two open items',
      { blocking: 7, blockingComplete: 5, open: [own, { ...own, text: 'The till is closed' }] },
      '2 open on the checklist: “The shop window is told” and “The till is closed”',
    ],
    [
      'names two of more and says how many there are',
      { blocking: 7, blockingComplete: 1, open: [own, invoices] },
      `6 open on the checklist, among them “The shop window is told” and “${english.items['support-briefed']}”`,
    ],
  ])('%s', (_title, checklist, sentence) => {
    const phase = phaseOf({ exitCriteria: [{ kind: 'checklist-complete' }] });
    const missing = evaluateGate(factsOf({ phase, checklist })).criteria[0]?.missing;
    expect(say(createWords('en'), `gate:${missing?.code ?? ''}`, missing?.values)).toBe(sentence);
  });
});

describe('a guardrail that cannot be watched', () => {
  const limited = { ...COMPLAINTS, limit: { kind: 'absolute', value: 0.05 } } as const;
  const few = daysFrom(START, [{ pilot: [1, 0] }]);

  it.each<[string, GateFacts['metrics'][number], string | null]>([
    ['lacks numbers', factsOfMetric(COMPLAINTS, []), 'numbers'],
    [
      'lacks numbers where there are none since customers got it',
      factsOfMetric(limited, daysFrom('2026-10-20', sameDays(3, { pilot: [9, 1] }))),
      'numbers',
    ],
    ['lacks something to hold it against', factsOfMetric(COMPLAINTS, few), 'comparison'],
    [
      'lacks more numbers where a control group has some',
      factsOfMetric({ ...COMPLAINTS, kind: 'mean' }, daysFrom(START, [{ pilot: [1, 3], control: [1, 4] }])),
      'more-numbers',
    ],
    ['lacks nothing once it is watched', alike, null],
  ])('%s', (_title, metric, lacks) => {
    const gate = evaluateGate(factsOf({ phase: waiting, metrics: [metric] }));
    expect(gate.watched[0]?.lacks).toBe(lacks);
  });
});

describe('what waiting brings', () => {
  const close = daysFrom(START, sameDays(12, { pilot: [16, 4], control: [16, 3] }));
  const asked = { ...improves, certaintyPercent: 99 };
  const waits = (change: Partial<GateFacts>) =>
    evaluateGate(
      factsOf({
        phase: phaseOf({ exitCriteria: [asked], holdDays: 28 }),
        metrics: [factsOfMetric(PRIMARY, close)],
        dataUpTo: '2026-11-13',
        today: '2026-11-14',
        ...change,
      }),
    );

  it('speaks of the next look, with the numbers up to the day before it', () => {
    const gate = waits({});
    expect(gate.waitsForLook).toBe('2026-11-30');
    expect(gate.ifWeWait?.day).toBe('2026-11-29');
  });

  it('counts more the further away the look is', () => {
    const soon = waits({ phase: phaseOf({ exitCriteria: [asked], holdDays: 14 }) });
    const [near, far] = [soon, waits({})].map(({ ifWeWait }) => ifWeWait?.chance ?? 0);
    expect(soon.waitsForLook).toBe('2026-11-16');
    expect(near).toBeLessThan(far ?? 0);
  });

  it('speaks of a week where no look is left', () => {
    const over = waits({ phase: phaseOf({ exitCriteria: [asked], holdDays: 2 }) });
    expect(over.waitsForLook).toBeNull();
    expect(over.ifWeWait?.day).toBe('2026-11-21');
  });
});

describe('what weighs', () => {
  it('says what the numbers already rule out', () => {
    const gate = evaluateGate(factsOf({ metrics: [better] }));
    expect(gate.ruledOut.map(({ code }) => code)).toContain('ruledOut.any-worsening');
    expect(gate.speaksFor[0]?.code).toBe('for.metric-better');
  });

  it('rules nothing out beside a target, which tells nothing of what the feature does', () => {
    const metric = { ...PRIMARY, target: 0.2 };
    const values = daysFrom(START, sameDays(22, { pilot: [40, 18] }));
    const gate = evaluateGate(factsOf({ metrics: [factsOfMetric(metric, values)], peopleHeard: 0 }));
    expect(gate.ruledOut).toEqual([]);
    expect(gate.speaksFor.map(({ code }) => code)).toEqual(['for.metric-better-than-target']);
  });

  it('rules nothing out against the time before, and says that other causes are possible', () => {
    const before = daysFrom('2026-10-05', sameDays(28, { pilot: [40, 8] }));
    const after = daysFrom(START, sameDays(22, { pilot: [40, 18] }));
    const gate = evaluateGate(
      factsOf({ metrics: [factsOfMetric(PRIMARY, [...before, ...after])], peopleHeard: 0 }),
    );
    expect(gate.ruledOut).toEqual([]);
    expect(gate.speaksFor.map(({ code }) => code)).toEqual(['for.metric-better-than-before']);
  });

  it('rules out a severe problem for one in three when ten people met none', () => {
    const gate = evaluateGate(factsOf({}));
    expect(gate.ruledOut[0]).toEqual({
      code: 'ruledOut.severe-problem',
      values: { rate: expect.closeTo(0.2589, 4) as unknown, count: 10, oneIn: 3 },
    });
  });

  it('marks people as volunteers by who was really drawn, not by what the phase is called', () => {
    const badges = (audience: 'picked' | 'sample', handPicked: number) =>
      evaluateGate(factsOf({ phase: phaseOf({ audience }), exposedCustomers: 40, handPicked })).badges;
    expect(badges('picked', 0)).toEqual([]);
    expect(badges('sample', 19)).toEqual([]);
    expect(badges('sample', 20)).toEqual(['volunteers']);
    const says = (handPicked: number) =>
      evaluateGate(factsOf({ exposedCustomers: 40, handPicked })).speaksAgainst.filter(({ code }) =>
        code.includes('volunteers'),
      );
    expect(says(0)).toEqual([]);
    expect(says(3)).toMatchObject([{ code: 'against.some-volunteers', values: { count: 3, exposed: 40 } }]);
    expect(says(40)).toMatchObject([{ code: 'against.volunteers', values: { count: 40 } }]);
  });

  it('marks volunteers, comparisons with the time before and sample data', () => {
    const values = daysFrom('2026-10-05', sameDays(50, { pilot: [16, 5] }));
    const facts = factsOf({
      phase: phaseOf({ audience: 'picked' }),
      metrics: [factsOfMetric(PRIMARY, values)],
      origin: 'sample',
    });
    expect(evaluateGate(facts).badges).toEqual(['sample-data', 'volunteers', 'before-after']);
  });
});
