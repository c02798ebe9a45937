import { describe, expect, it } from 'vitest';
import { evaluateGate } from './evaluate-gate.ts';
import type { GateFacts } from './gate-facts.ts';
import { CAREFUL_RISK_ANSWERS, type Feature } from '#shared/features/feature.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const feature: Feature = {
  id: 'feature-1',
  name: 'AI lead scoring',
  summary: '',
  ownerName: 'Giulia Conti',
  kind: 'ai',
  riskAnswers: CAREFUL_RISK_ANSWERS,
  valueModel: null,
  flagKey: 'ai-lead-scoring',
  state: 'running',
  killSwitch: 'armed',
  createdAt: 0,
};

function phaseOf(change: Partial<Phase>): Phase {
  return {
    id: 'phase-2',
    featureId: feature.id,
    position: 2,
    name: 'Early adopters',
    audience: 'sample',
    people: 45,
    holdDays: 14,
    plannedStart: null,
    startedOn: '2026-11-02',
    endedOn: null,
    state: 'current',
    exitCriteria: [],
    locked: null,
    ...change,
  };
}

function metricOf(change: Partial<Metric>): Metric {
  return {
    id: 'won',
    featureId: feature.id,
    position: 0,
    name: 'Inquiries won',
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    role: 'primary',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    overSegments: 'unsaid',
    ...change,
  };
}

function comparisonOf(metric: Metric, change: Partial<Comparison>): Comparison {
  const arm = { units: 262, total: 71, days: 16, level: { estimate: 0.271, low: 0.22, high: 0.33 } };
  return {
    metric,
    from: '2026-11-02',
    to: null,
    basis: 'control-group',
    pilot: { ...arm, method: 'wilson' },
    reference: { ...arm, units: 258, method: 'wilson' },
    difference: { estimate: 0.046, low: -0.028, high: 0.12, method: 'newcombe', scale: 'absolute' },
    otherMethods: [],
    probabilityBetter: 0.89,
    probabilityWithinLimit: null,
    missingDays: 0,
    ...change,
  };
}

const primary = metricOf({});
const complaints = metricOf({
  id: 'complaints',
  name: 'Complaints',
  role: 'guardrail',
  direction: 'lower',
  limit: { kind: 'worse-than-control', value: 0.02 },
});

function factsOf(change: Partial<GateFacts>): GateFacts {
  const facts: GateFacts = {
    feature,
    phase: phaseOf({}),
    previousPhase: phaseOf({ id: 'phase-1', position: 1, name: 'Closed beta', people: 12, state: 'reached' }),
    nextPhase: phaseOf({ id: 'phase-3', position: 3, name: 'Broader', people: 90, state: 'planned' }),
    today: '2026-11-24',
    now: 0,
    comparisons: [],
    shownComparisons: [],
    dataUpTo: '2026-11-23',
    peopleHeard: 10,
    openSevereNotes: [],
    checklist: { blocking: 7, blockingComplete: 7, firstOpen: null },
    exposedCustomers: 45,
    gateDay: '2026-11-16',
    origin: 'own',
    ...change,
  };
  return { ...facts, shownComparisons: change.shownComparisons ?? facts.comparisons };
}

const breached = comparisonOf(complaints, { probabilityWithinLimit: 0.03, probabilityBetter: 0.02 });
const waiting = phaseOf({ exitCriteria: [{ kind: 'days-elapsed', days: 60 }] });

describe('the advice of the day', () => {
  it.each<[string, Partial<GateFacts>, string, string]>([
    [
      'advances when all criteria pass',
      { phase: phaseOf({ exitCriteria: [{ kind: 'days-elapsed', days: 14 }] }) },
      'advance',
      'reason.all-criteria-pass',
    ],
    ['holds while one criterion waits', { phase: waiting }, 'hold', 'reason.criteria-open'],
    ['holds when nothing can be judged', {}, 'hold', 'reason.no-criteria'],
    [
      'rolls back on a breached guardrail although the hold time has not passed',
      { phase: waiting, comparisons: [breached] },
      'roll-back',
      'reason.guardrail-breached',
    ],
    [
      'steps back for a guardrail that is probably broken',
      { phase: waiting, comparisons: [comparisonOf(complaints, { probabilityWithinLimit: 0.15 })] },
      'reduce',
      'reason.guardrail-worrying',
    ],
    [
      'steps back for an open catastrophe, before any waiting',
      { phase: waiting, openSevereNotes: [{ severity: 4, text: 'Order lost', personCode: 'P-07' }] },
      'reduce',
      'reason.catastrophe-open',
    ],
    [
      'holds an open catastrophe in the first phase, where there is nowhere to go',
      {
        phase: waiting,
        previousPhase: null,
        openSevereNotes: [{ severity: 4, text: 'Order lost', personCode: 'P-07' }],
      },
      'hold',
      'reason.catastrophe-open',
    ],
    [
      'asks to record a rollback while the kill switch is on',
      { feature: { ...feature, killSwitch: 'engaged' } },
      'roll-back',
      'reason.kill-switch-engaged',
    ],
    [
      'stops when the primary metric is hardly better with any probability',
      { phase: waiting, comparisons: [comparisonOf(primary, { probabilityBetter: 0.04 })] },
      'stop',
      'reason.primary-not-better',
    ],
    [
      'trusts no old numbers',
      {
        phase: phaseOf({
          exitCriteria: [{ kind: 'metric-improves', metricId: 'won', certaintyPercent: 80 }],
        }),
        comparisons: [comparisonOf(primary, {})],
        dataUpTo: '2026-11-10',
      },
      'hold',
      'reason.numbers-stale',
    ],
  ])('%s', (_title, change, verb, reason) => {
    const gate = evaluateGate(factsOf(change));
    expect([gate.verb, gate.reason.code]).toEqual([verb, reason]);
  });

  it('puts a breached guardrail before an open catastrophe, stale numbers and all that waits', () => {
    const facts = factsOf({
      phase: waiting,
      comparisons: [breached],
      dataUpTo: '2026-10-01',
      openSevereNotes: [{ severity: 4, text: 'Order lost', personCode: null }],
    });
    expect(evaluateGate(facts).reason.code).toBe('reason.guardrail-breached');
  });
});

describe('a criterion', () => {
  const improves = { kind: 'metric-improves', metricId: 'won', certaintyPercent: 80 } as const;
  const holds = { kind: 'guardrail-holds', metricId: 'complaints', certaintyPercent: 70 } as const;
  const sample = { kind: 'sample-reached', metricId: 'won', unitsPerArm: 300 } as const;

  function verdictOf(criterion: Phase['exitCriteria'][number], change: Partial<GateFacts>) {
    return evaluateGate(factsOf({ phase: phaseOf({ exitCriteria: [criterion] }), ...change })).criteria[0];
  }

  it.each([
    ['improvement at 89 % passes 80 %', improves, comparisonOf(primary, {}), 'pass'],
    [
      'improvement at 60 % is not enough yet',
      improves,
      comparisonOf(primary, { probabilityBetter: 0.6 }),
      'not-enough-yet',
    ],
    ['improvement at 4 % fails', improves, comparisonOf(primary, { probabilityBetter: 0.04 }), 'fail'],
    [
      'a guardrail at 88 % passes 70 %',
      holds,
      comparisonOf(complaints, { probabilityWithinLimit: 0.88 }),
      'pass',
    ],
    ['a guardrail at 3 % fails', holds, breached, 'fail'],
    ['262 and 258 of 300 are not enough yet', sample, comparisonOf(primary, {}), 'not-enough-yet'],
  ])('%s', (_title, criterion, comparison, verdict) => {
    expect(verdictOf(criterion, { comparisons: [comparison] })?.verdict).toBe(verdict);
  });

  it('never passes nor fails on thin data, however good it looks', () => {
    const thin = comparisonOf(primary, {
      pilot: { units: 4, total: 4, days: 2, level: null, method: 'none' },
      probabilityBetter: 0.99,
    });
    expect(verdictOf(improves, { comparisons: [thin] })).toMatchObject({
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

  it('says how many more in each group and about how many days', () => {
    const judged = verdictOf(sample, { comparisons: [comparisonOf(primary, {})] });
    expect(judged?.missing).toEqual({
      code: 'missing.sample-both',
      values: { pilotShort: 38, controlShort: 42, days: 3 },
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
    const gate = evaluateGate(
      factsOf({ phase, openSevereNotes: [{ severity: 3, text: 'Slow', personCode: null }] }),
    );
    expect(gate.criteria.map((judged) => judged.verdict)).toEqual(['fail', 'not-enough-yet', 'pass']);
  });
});

describe('what weighs', () => {
  it('says what the numbers already rule out', () => {
    const gate = evaluateGate(factsOf({ comparisons: [comparisonOf(primary, {})] }));
    expect(gate.ruledOut).toContainEqual({
      code: 'ruledOut.worse-by',
      values: expect.objectContaining({ worst: -0.028 }) as unknown,
    });
    expect(gate.speaksFor[0]?.code).toBe('for.metric-better');
  });

  it('rules out a severe problem for one in three when ten people met none', () => {
    const gate = evaluateGate(factsOf({}));
    expect(gate.ruledOut[0]).toEqual({
      code: 'ruledOut.severe-problem',
      values: { rate: expect.closeTo(0.2589, 4) as unknown, count: 10, oneIn: 3 },
    });
  });

  it('marks volunteers, comparisons with the time before and sample data', () => {
    const facts = factsOf({
      phase: phaseOf({ audience: 'picked' }),
      comparisons: [comparisonOf(primary, { basis: 'before-after' })],
      origin: 'sample',
    });
    expect(evaluateGate(facts).badges).toEqual(['sample-data', 'volunteers', 'before-after']);
  });
});
