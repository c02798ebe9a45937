import { describe, expect, it } from 'vitest';
import { orderAlerts, placeOfAlert, type AlertCause, type UnusualDay } from './alert.ts';
import type { DataFinding, Gate, Watched } from './gate.ts';
import { raiseAlerts, type AlertFacts } from './raise-alerts.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';

const CALM: Watched = {
  metricId: 'complaints',
  metric: 'Complaints',
  state: 'calm',
  lacks: null,
  evidence: 1,
  needed: 20,
  warningAt: 5,
  onHarm: 'roll-back',
  crossing: null,
  working: null,
};

const STALE: DataFinding = {
  code: 'numbers-stale',
  weight: 'blocking',
  sentence: { code: 'data.numbers-stale', values: { count: 9, day: '2026-11-15' } },
  metricId: null,
  working: null,
};

const NOTHING: Gate = {
  featureId: 'feature-1',
  phaseId: 'phase-2',
  nextPhaseId: 'phase-3',
  verb: 'hold',
  reason: { code: 'reason.criteria-open', values: { count: 1 } },
  next: { code: 'next.wait', values: {} },
  criteria: [],
  speaksFor: [],
  speaksAgainst: [],
  ruledOut: [],
  comparisons: [],
  badges: [],
  gateDay: '2026-12-16',
  dataUpTo: '2026-11-23',
  judgedAt: 0,
  step: 'hold',
  stepMetricId: null,
  amendments: [],
  looks: { all: [], reached: null, nextDay: '2026-12-16', isLast: false, isComplete: false },
  watched: [],
  data: [],
  waitsForLook: null,
  ifWeWait: null,
  rules: DEFAULT_GATE_RULES,
  inputHash: '',
};

const SPIKE: UnusualDay = {
  metricId: 'orders',
  metric: 'Orders',
  day: '2026-11-22',
  kind: 'spike',
  direction: 'down',
  since: '2026-11-22',
};

function raisedFrom(gate: Partial<Gate>, more: Partial<AlertFacts> = {}): AlertCause[] {
  return raiseAlerts({
    feature: { id: 'feature-1', killSwitch: 'armed' },
    phases: [{ id: 'phase-2', name: 'Open beta' }],
    gate: { ...NOTHING, ...gate },
    nextStarts: 'after-gate',
    today: '2026-11-24',
    severeLines: [],
    unusual: [],
    ...more,
  });
}

const short = (alerts: readonly AlertCause[]) => alerts.map(({ kind, severity }) => `${severity}: ${kind}`);

const about = { metric: 'Complaints' };

describe('a running feature', () => {
  it('raises nothing while all is well before its gate', () => {
    expect(raisedFrom({ watched: [CALM] })).toEqual([]);
  });

  it.each<[string, Partial<Gate>, string[]]>([
    [
      'a hard limit passed, and not once more for the harm on the same metric',
      {
        step: 'hard-limit',
        verb: 'roll-back',
        reason: { code: 'reason.outside-hard-limit-over-days', values: about },
        stepMetricId: 'complaints',
        watched: [{ ...CALM, state: 'harm', evidence: 90 }],
      },
      ['act-now: hard-limit-passed'],
    ],
    [
      'harm that is shown',
      {
        step: 'harm',
        verb: 'roll-back',
        reason: { code: 'reason.harm-shown', values: about },
        stepMetricId: 'complaints',
        watched: [{ ...CALM, state: 'harm', evidence: 90, crossing: 0.95 }],
      },
      ['act-now: harm-shown'],
    ],
    [
      'harm on numbers that are doubted, without the urgency, beside what makes them doubtful',
      {
        step: 'data',
        reason: STALE.sentence,
        data: [STALE],
        watched: [{ ...CALM, state: 'harm', evidence: 90 }],
      },
      ['look: harm-shown', 'look: numbers-stale'],
    ],
    [
      'harm that is possible',
      {
        step: 'warning',
        reason: { code: 'reason.harm-possible', values: about },
        stepMetricId: 'complaints',
        watched: [{ ...CALM, state: 'warning', evidence: 7, crossing: 0.9 }],
      },
      ['look: harm-possible'],
    ],
    [
      'the same, urgent once it asks to step back',
      {
        step: 'warning',
        verb: 'reduce',
        reason: { code: 'reason.harm-possible', values: about },
        stepMetricId: 'complaints',
        watched: [{ ...CALM, state: 'warning', evidence: 7 }],
      },
      ['act-now: harm-possible'],
    ],
    [
      'a limit that is probably crossed within a week',
      {
        step: 'warning',
        reason: { code: 'reason.limit-ahead', values: about },
        stepMetricId: 'complaints',
        watched: [{ ...CALM, crossing: 0.8 }],
      },
      ['look: crossing-ahead'],
    ],
    ['no limit that is probably kept', { watched: [{ ...CALM, crossing: 0.79 }] }, []],
    [
      'findings about the data, those that forbid a verdict before those to keep in mind',
      {
        data: [
          { ...STALE, code: 'one-day-dominates', weight: 'note', metricId: 'orders' },
          { ...STALE, code: 'sample-ratio' },
        ],
      },
      ['look: sample-ratio', 'know: one-day-dominates'],
    ],
    ['a gate on its day', { gateDay: '2026-11-24' }, ['look: gate-due']],
    ['no gate on the day before', { gateDay: '2026-11-25' }, []],
    [
      'a gate that asks to step back',
      { gateDay: '2026-11-20', step: 'guardrail-failed', verb: 'reduce' },
      ['act-now: gate-due'],
    ],
    [
      'no gate where harm asks for the decision already',
      {
        gateDay: '2026-11-20',
        step: 'harm',
        verb: 'roll-back',
        reason: { code: 'reason.harm-shown', values: about },
        stepMetricId: 'complaints',
        watched: [{ ...CALM, state: 'harm', evidence: 90 }],
      },
      ['act-now: harm-shown'],
    ],
    ['an end advised before the gate', { step: 'futility', verb: 'stop' }, ['look: stop-advised']],
  ])('raises %s', (_what, gate, expected) => {
    expect(short(raisedFrom(gate))).toEqual(expected);
  });

  it('says nothing while its kill switch is on', () => {
    const feature = { id: 'feature-1', killSwitch: 'engaged' } as const;
    expect(raisedFrom({ data: [STALE], gateDay: '2026-11-01' }, { feature, unusual: [SPIKE] })).toEqual([]);
  });

  it('reminds of no gate that leads to a phase started by hand, but still asks to step back', () => {
    const byHand = { nextStarts: 'by-hand' as const };
    expect(raisedFrom({ gateDay: '2026-11-20', step: 'gate', verb: 'advance' }, byHand)).toEqual([]);
    const back = { gateDay: '2026-11-20', step: 'guardrail-failed', verb: 'reduce' } as const;
    expect(raisedFrom(back, byHand)).toMatchObject([{ kind: 'gate-due', severity: 'act-now' }]);
  });

  it('says of a gate that its numbers have not all come, where it judges numbers', () => {
    const criteria = [{ metricId: 'orders' } as Gate['criteria'][number]];
    const title = (gate: Partial<Gate>) => raisedFrom({ gateDay: '2026-11-20', ...gate })[0]?.title.code;
    expect(title({ criteria })).toBe('alert:title.gate-waiting');
    expect(title({})).toBe('alert:title.gate-due');
  });

  it('gives the chance of a crossing, and the reason of the gate where it is the gate’s', () => {
    const crossing = raisedFrom({ watched: [{ ...CALM, crossing: 0.86 }] });
    expect(crossing[0]?.detail).toEqual({
      code: 'alert:detail.crossing-ahead',
      values: { metric: 'Complaints', chance: 0.86 },
    });
    const shown = raisedFrom({
      step: 'harm',
      verb: 'roll-back',
      reason: { code: 'reason.harm-shown', values: { ...about, pilot: 0.2 } },
      stepMetricId: 'complaints',
      watched: [{ ...CALM, state: 'harm', evidence: 90 }],
    });
    expect(shown[0]?.detail).toEqual({ code: 'gate:reason.harm-shown', values: { ...about, pilot: 0.2 } });
  });

  it('is urgent for a catastrophe among the notes alone, by the newest', () => {
    const severeLines = [
      { id: 'line-1', severity: 4, text: 'Wrong price charged' },
      { id: 'line-3', severity: 3, text: 'Slow' },
      { id: 'line-2', severity: 4, text: 'Order lost' },
    ];
    const [alert, ...others] = raisedFrom({}, { severeLines });
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      kind: 'catastrophe-open',
      severity: 'act-now',
      detail: { values: { count: 2, text: 'Order lost' } },
    });
    expect(raisedFrom({}, { severeLines: severeLines.slice(1, 2) })).toEqual([]);
  });

  it('tells of all unusual days in one alert that asks for nothing, whatever else is advised', () => {
    const unusual = [SPIKE, { ...SPIKE, metricId: 'returns', metric: 'Returns', day: '2026-11-20' }];
    const alerts = raisedFrom({}, { unusual });
    expect(short(alerts)).toEqual(['know: unusual-days']);
    expect(alerts[0]?.unusual).toEqual(unusual);
  });
});

describe('the key of an alert', () => {
  const keyOf = (gate: Partial<Gate>, more: Partial<AlertFacts> = {}) => raisedFrom(gate, more)[0]?.key;
  const warned = { ...CALM, state: 'warning', evidence: 7 } as const;

  it.each<[string, string | undefined, string | undefined]>([
    [
      'evidence that grows',
      keyOf({ watched: [warned] }),
      keyOf({ watched: [{ ...warned, evidence: 8, crossing: 0.9 }] }),
    ],
    [
      'numbers that grow older',
      keyOf({ data: [STALE] }),
      keyOf({
        data: [{ ...STALE, sentence: { ...STALE.sentence, values: { count: 10, day: '2026-11-15' } } }],
      }),
    ],
    ['a gate a day later', keyOf({ gateDay: '2026-11-20' }), keyOf({ gateDay: '2026-11-20', judgedAt: 9 })],
    [
      'an older unusual day that is forgotten',
      keyOf({}, { unusual: [SPIKE, { ...SPIKE, metricId: 'returns', day: '2026-11-20' }] }),
      keyOf({}, { unusual: [SPIKE] }),
    ],
  ])('stays for %s', (_what, before, after) => {
    expect(before).toBeDefined();
    expect(after).toBe(before);
  });

  const reached = (index: number) => ({ ...NOTHING.looks, reached: index }) as Gate['looks'];
  it.each<[string, string | undefined, string | undefined]>([
    ['another phase', keyOf({ watched: [warned] }), keyOf({ watched: [warned], phaseId: 'phase-3' })],
    [
      'another metric',
      keyOf({ watched: [warned] }),
      keyOf({ watched: [{ ...warned, metricId: 'returns' }] }),
    ],
    [
      'the next planned look',
      keyOf({ watched: [warned], looks: reached(0) }),
      keyOf({ watched: [warned], looks: reached(1) }),
    ],
    [
      'a warning that asks to step back',
      keyOf({ watched: [warned] }),
      keyOf({
        watched: [warned],
        step: 'warning',
        verb: 'reduce',
        reason: { code: 'reason.harm-possible', values: about },
        stepMetricId: 'complaints',
      }),
    ],
    [
      'a gate whose advice turns',
      keyOf({ gateDay: '2026-11-20' }),
      keyOf({ gateDay: '2026-11-20', step: 'gate', verb: 'advance' }),
    ],
    [
      'numbers that came and are old again',
      keyOf({ data: [STALE] }),
      keyOf({
        data: [{ ...STALE, sentence: { ...STALE.sentence, values: { count: 9, day: '2026-11-16' } } }],
      }),
    ],
    [
      'a newer catastrophe',
      keyOf({}, { severeLines: [{ id: 'line-1', severity: 4, text: '' }] }),
      keyOf({}, { severeLines: [{ id: 'line-2', severity: 4, text: '' }] }),
    ],
    [
      'a newer unusual day',
      keyOf({}, { unusual: [SPIKE] }),
      keyOf({}, { unusual: [{ ...SPIKE, day: '2026-11-23' }] }),
    ],
  ])('is another for %s', (_what, before, after) => {
    expect(before).toBeDefined();
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
  });
});

describe('alerts', () => {
  it('stand worst first, equal ones in their order', () => {
    const alerts = [
      { id: 1, severity: 'know', kind: 'unusual-days' },
      { id: 2, severity: 'look', kind: 'gate-due' },
      { id: 3, severity: 'look', kind: 'harm-possible' },
      { id: 4, severity: 'act-now', kind: 'gate-due' },
      { id: 5, severity: 'look', kind: 'harm-possible' },
    ] as const;
    expect(orderAlerts(alerts).map(({ id }) => id)).toEqual([4, 3, 5, 2, 1]);
  });

  it.each([
    ['harm-shown', '/features/f1/decisions?decide=1'],
    ['catastrophe-open', '/features/f1/notes'],
    ['crossing-ahead', '/features/f1/metrics'],
    ['numbers-stale', '/imports/new?feature=f1'],
  ] as const)('of %s lead to %s', (kind, place) => {
    expect(placeOfAlert({ kind, featureId: 'f1' })).toBe(place);
  });
});
