import type { ChecklistItem } from '#shared/checklists/checklist-item.ts';
import type { Decision } from '#shared/decisions/decision.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { ReportModel, ReportNumbers } from '#shared/reports/report-model.ts';
import { buildMoneyView } from './build-money-view.ts';
import { phaseOf } from './gate-facts.ts';
import { ADVANCED } from './recorded-decision.ts';
import { gateOf, NOW } from './report-gate.ts';
import { metric, METRICS, numbersOf, START } from './report-numbers.ts';
import { VOICES } from './report-voices.ts';

const TODAY = '2026-11-24';
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
