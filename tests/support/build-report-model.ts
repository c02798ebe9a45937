import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import type { Decision } from '#shared/decisions/decision.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import { metricValues } from '#shared/decisions/metric-values.ts';
import type { Phase } from '#shared/features/plan.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { compareMetric } from '#shared/metrics/compare-metric.ts';
import { WITHOUT_BASE, type DailyValue, type Metric } from '#shared/metrics/metric.ts';
import { smoothSeries } from '#shared/metrics/smooth-series.ts';
import type { DayRow, ReportModel, ReportNumbers } from '#shared/reports/report-model.ts';
import { buildMoneyView } from './build-money-view.ts';
import { phaseOf } from './gate-facts.ts';
import { ADVANCED } from './recorded-decision.ts';
import { VOICES } from './report-voices.ts';

const START = '2026-11-02';
const TODAY = '2026-11-24';
const NOW = 1_795_513_320_000;
const HASH = '7c41e9'.padEnd(64, '0');

function phase(position: number, name: string, fields: Partial<Phase>): Phase {
  const bare = { audience: 'picked', people: 0, holdDays: 21, startedOn: null, state: 'planned' } as const;
  return phaseOf({ id: `phase-${position}`, featureId: 'feature', position, name, ...bare, ...fields });
}

const locked = { at: NOW - 22 * 86_400_000, hash: HASH };

export const PHASES: readonly Phase[] = [
  phase(0, 'Internal', {
    audience: 'staff',
    people: 6,
    holdDays: 7,
    plannedStart: '2026-10-12',
    startedOn: '2026-10-12',
    endedOn: '2026-10-19',
    state: 'reached',
    locked,
  }),
  phase(1, 'Closed beta', {
    people: 12,
    holdDays: 14,
    plannedStart: '2026-10-19',
    startedOn: '2026-10-19',
    endedOn: START,
    state: 'reached',
    locked,
  }),
  phase(2, 'Early adopters', {
    people: 45,
    holdDays: 25,
    plannedStart: START,
    startedOn: START,
    state: 'current',
    locked,
  }),
  phase(3, 'Broader', { audience: 'sample', people: 90, holdDays: 18, plannedStart: '2026-11-30' }),
  phase(4, 'Everyone', { audience: 'everyone', people: 300, plannedStart: '2027-01-11' }),
];

function metric(position: number, name: string, fields: Partial<Metric>): Metric {
  return {
    id: `metric-${position}`,
    featureId: 'feature',
    position,
    name,
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    role: 'guardrail',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
    ...fields,
  };
}

export const METRICS: readonly Metric[] = [
  metric(0, 'Inquiries won', { role: 'primary' }),
  metric(1, 'Complaints', { direction: 'lower', limit: { kind: 'worse-than-control', value: 0.02 } }),
  metric(2, 'First reply time', {
    kind: 'mean',
    unit: 'hours',
    direction: 'lower',
    limit: { kind: 'absolute', value: 4 },
  }),
  metric(3, 'Average discount', {
    kind: 'mean',
    unit: '€',
    direction: 'lower',
    limit: { kind: 'absolute', value: 70 },
  }),
];

/** A wave instead of chance, so that every run draws the same. */
function wave(day: number, arm: number): number {
  return Math.sin(day * 1.7 + arm * 2.1) * 0.5 + Math.sin(day * 0.6 + arm) * 0.5;
}

const LEVELS: readonly (readonly [pilot: number, control: number, swing: number])[] = [
  [0.271, 0.225, 0.1],
  [0.019, 0.012, 0.02],
  [2.8, 3.1, 0.5],
  [61, 63, 4],
];

function dailyValues({ kind, position }: Metric): DailyValue[] {
  const [pilotLevel, controlLevel, swing] = LEVELS[position] ?? [1, 1, 0];
  return Array.from({ length: 35 }, (_, index) => addDays('2026-10-19', index)).flatMap((day, index) =>
    (['pilot', 'control'] as const).map((arm, side) => {
      const units = 11 + (index % 4) + side;
      const level = (side === 0 ? pilotLevel : controlLevel) + swing * wave(index, side);
      const total = kind === 'proportion' ? Math.max(0, Math.round(level * units)) : level * units;
      return Object.assign({ day, arm, units, total, totalSquares: null }, WITHOUT_BASE);
    }),
  );
}

function dayRows(values: readonly DailyValue[]): DayRow[] {
  return [...new Set(values.map(({ day }) => day))].map((day) => {
    const of = (arm: DailyValue['arm']) => {
      const value = values.find((each) => each.day === day && each.arm === arm);
      return value === undefined ? null : { units: value.units, total: value.total };
    };
    return { day, pilot: of('pilot'), control: of('control') };
  });
}

function numbersOf(each: Metric): ReportNumbers {
  const values = dailyValues(each);
  return {
    metric: each,
    baseline: each.position === 0 ? 0.224 : null,
    expectedEffect: each.position === 0 ? 0.05 : null,
    comparison: compareMetric({
      metric: each,
      values,
      from: START,
      to: null,
      firstCustomerDay: '2026-10-19',
    }),
    verdict: each.position === 0 ? 'not-enough-yet' : 'pass',
    arms: (['pilot', 'control'] as const).map((arm) => ({
      arm,
      points: smoothSeries(
        each.kind,
        values.filter((value) => value.arm === arm),
        { smoothing: 'seven-days' },
      ).points,
    })),
    days: dayRows(values),
    daysLeftOut: 0,
  };
}

const NOTHING_OPENED = { working: null, ifWeWait: null };
const NOTHING_WATCHED = {
  step: null,
  stepMetricId: null,
  amendments: [],
  looks: null,
  watched: [],
  data: [],
  waitsForLook: null,
  ifWeWait: null,
  rules: null,
  inputHash: '',
};

function gateOf(numbers: readonly ReportNumbers[]): Gate {
  const comparisons = numbers.flatMap(({ comparison }) => comparison ?? []);
  const values = comparisons.map(metricValues);
  return {
    featureId: 'feature',
    phaseId: 'phase-2',
    nextPhaseId: 'phase-3',
    verb: 'hold',
    reason: { code: 'reason.criteria-open', values: { count: 3 } },
    next: { code: 'missing.people-heard', values: { count: 2 } },
    criteria: [
      {
        criterion: { kind: 'metric-improves', metricId: 'metric-0', certaintyPercent: 90 },
        verdict: 'not-enough-yet',
        now: { code: 'now.metric-improves', values: values[0] ?? {} },
        asked: { code: 'asked.metric-improves', values: { certainty: 0.9 } },
        missing: { code: 'missing.more-units-days', values: { count: 140, days: 12 } },
        metricId: 'metric-0',
        ...NOTHING_OPENED,
      },
      {
        criterion: { kind: 'people-heard', people: 33 },
        verdict: 'not-enough-yet',
        now: { code: 'now.people-heard', values: { count: 31, asked: 33 } },
        asked: { code: 'asked.people-heard', values: { count: 33 } },
        missing: { code: 'missing.people-heard', values: { count: 2 } },
        metricId: null,
        ...NOTHING_OPENED,
      },
      {
        criterion: { kind: 'guardrail-holds', metricId: 'metric-1', certaintyPercent: 70 },
        verdict: 'pass',
        now: { code: 'now.guardrail-holds', values: values[1] ?? {} },
        asked: { code: 'asked.guardrail-holds', values: { certainty: 0.7 } },
        missing: null,
        metricId: 'metric-1',
        ...NOTHING_OPENED,
      },
      {
        criterion: { kind: 'checklist-complete' },
        verdict: 'not-enough-yet',
        now: { code: 'now.checklist-complete', values: { complete: 2, count: 3 } },
        asked: { code: 'asked.checklist-complete', values: {} },
        missing: { code: 'missing.checklist-complete', values: { count: 1 } },
        metricId: null,
        ...NOTHING_OPENED,
      },
    ],
    speaksFor: [{ code: 'for.metric-better', values: values[0] ?? {} }],
    speaksAgainst: [{ code: 'against.volunteers', values: { count: 45 } }],
    ruledOut: [{ code: 'ruledOut.worse-by', values: { ...values[0], worst: -0.03 } }],
    comparisons,
    badges: ['sample-data', 'volunteers'],
    gateDay: '2026-11-27',
    dataUpTo: '2026-11-22',
    judgedAt: NOW,
    ...NOTHING_WATCHED,
  };
}

function item(position: number, fields: Partial<ChecklistItem>): ChecklistItem {
  return {
    id: `item-${position}`,
    phaseId: 'phase-2',
    position,
    group: 'plan',
    origin: 'generated',
    code: null,
    text: null,
    weight: 'blocking',
    state: 'open',
    evidence: null,
    reason: '',
    waivedUntil: null,
    actor: '',
    at: null,
    found: {},
    ...fields,
  };
}

const CHECKLIST: readonly ChecklistItem[] = [
  item(0, {
    code: 'support-briefed',
    state: 'done',
    evidence: { kind: 'text', text: 'Briefing of 30 October' },
    actor: 'Marco Bellini',
    at: NOW - 20 * 86_400_000,
  }),
  item(1, { code: 'rollback-rehearsed', origin: 'computed', found: { which: 'never' } }),
  item(2, {
    origin: 'custom',
    text: 'Order desk knows the old way',
    state: 'waived',
    reason: 'Desk closes in December',
    waivedUntil: '2026-12-01',
    actor: 'Giulia Conti',
    at: NOW - 86_400_000,
  }),
];

const DECISIONS: readonly Decision[] = [
  {
    ...ADVANCED,
    id: 'decision-1',
    sequence: 1,
    phaseId: 'phase-0',
    toPhaseId: 'phase-1',
    adviceVerb: 'advance',
    reason: 'Nothing broke in a week.',
    dissent: '',
    at: NOW - 36 * 86_400_000,
    hash: 'a1b2c3'.padEnd(64, '0'),
  },
  {
    ...ADVANCED,
    id: 'decision-2',
    sequence: 2,
    phaseId: 'phase-1',
    toPhaseId: 'phase-2',
    adviceVerb: 'hold',
    reason: 'The season does not wait, and nobody was harmed.',
    dissent: 'Marco Bellini would have waited for two more interviews.',
    at: NOW - 22 * 86_400_000,
    hash: 'd4e5f6'.padEnd(64, '0'),
  },
];

function withoutDays(numbers: ReportNumbers): ReportNumbers {
  return { ...numbers, days: [] };
}

/** The full report without the days of the annex, which hold nothing typed and make the page long. */
export function buildLeanReportModel(): ReportModel {
  const full = buildReportModel();
  return { ...full, numbers: full.numbers.map(withoutDays) };
}

/** A full report of the running phase of an invented feature; fields given replace it. */
export function buildReportModel(fields: Partial<ReportModel> = {}): ReportModel {
  const numbers = METRICS.map(numbersOf);
  const early = PHASES[2] ?? phase(2, 'Early adopters', {});
  const gate = gateOf(numbers);
  return {
    workspaceName: 'Adriatica Forniture',
    createdAt: NOW,
    today: TODAY,
    dataUpTo: '2026-11-22',
    feature: {
      name: 'AI lead scoring',
      summary: 'Inquiries are scored, and the promising ones answered first.',
      ownerName: 'Giulia Conti',
    },
    phase: early,
    nextPhase: PHASES[3] ?? null,
    plan: {
      version: 3,
      phases: PHASES,
      dial: PHASES.map(({ id, name, audience, people, state }) => ({
        phaseId: id,
        name,
        audience,
        people,
        reached: state === 'planned' ? 0 : people,
        listed: state === 'planned' ? 0 : people,
        state,
      })),
      amendments: [
        {
          id: 'amendment-1',
          phaseId: 'phase-2',
          at: NOW - 10 * 86_400_000,
          actor: 'Giulia Conti',
          reason: 'Four customers more asked to take part.',
          before: '{"holdDays":21,"people":41}',
          after: '{"holdDays":25,"people":45}',
        },
      ],
      hash: HASH,
    },
    reach: { customers: 45, customerBase: 300 },
    standing: { kind: 'judged', gate },
    badges: gate.badges,
    hypotheses: [
      {
        hypothesis: {
          id: 'hypothesis',
          featureId: 'feature',
          change: 'Answering scored inquiries first',
          segmentId: null,
          metricId: 'metric-0',
          baseline: 0.224,
          expectedEffect: 0.05,
          smallestWorthwhile: 0.02,
          basis: 'control-group',
          because: 'the promising ones no longer wait behind the others',
          locked,
          amendments: [],
        },
        metric: METRICS[0] ?? metric(0, 'Inquiries won', {}),
      },
    ],
    numbers,
    money: buildMoneyView(),
    voices: VOICES,
    severe: [
      {
        severity: 3,
        text: 'An order of a regular customer was answered after two days.',
        mark: 'observation',
        personCode: 'P-22',
        day: '2026-11-17',
        resolution: null,
      },
      {
        severity: 4,
        text: null,
        mark: 'quote',
        personCode: 'P-31',
        day: '2026-11-09',
        resolution: {
          text: 'The score now takes yearly volume into account.',
          actor: 'Marco Bellini',
          at: NOW,
        },
      },
    ],
    checklist: CHECKLIST,
    decisions: DECISIONS,
    imports: [
      { fileName: 'crm-november.csv', at: NOW - 2 * 86_400_000, setAside: 12 },
      { fileName: 'calls.xlsx', at: NOW - 3 * 86_400_000, setAside: 0 },
    ],
    ...fields,
  };
}

/** A feature of which nothing is known yet but its plan. */
export function buildEmptyReportModel(): ReportModel {
  const first = phase(0, 'Internal', { audience: 'staff', people: 6, plannedStart: '2026-12-01' });
  return buildReportModel({
    dataUpTo: null,
    feature: { name: 'AI lead scoring', summary: '', ownerName: '' },
    phase: first,
    nextPhase: null,
    plan: {
      version: 1,
      phases: [first],
      dial: [
        {
          phaseId: first.id,
          name: first.name,
          audience: 'staff',
          people: 6,
          reached: 0,
          listed: 0,
          state: 'planned',
        },
      ],
      amendments: [],
      hash: HASH,
    },
    reach: { customers: 0, customerBase: 0 },
    standing: { kind: 'planned' },
    badges: [],
    hypotheses: [],
    numbers: [],
    money: null,
    voices: { attribute: null, heard: 0, people: 0, segments: [], notes: [], themes: [] },
    severe: [],
    checklist: [],
    decisions: [],
    imports: [],
  });
}
