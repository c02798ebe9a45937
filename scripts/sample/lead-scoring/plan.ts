import type { InputOf } from '#shared/contract/contract.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import { metricOf, type Rollout } from '../rollout.ts';

export const DRAFT: InputOf<'decisions.planRollout'> = {
  name: 'AI lead scoring',
  summary:
    'Incoming inquiries get a score from past orders; those most likely to be won are answered first. The rep sees the score and may overrule it.',
  ownerName: 'Giulia Conti',
  kind: 'ai',
  riskAnswers: {
    touchesMoney: 'no',
    touchesPersonalData: 'yes',
    reversible: 'yes',
    changesStaffWork: 'yes',
    supportContact: 'Paolo Neri, extension 214',
  },
  metric: { name: 'Inquiries won', kind: 'proportion', unit: '', direction: 'higher', target: 0.274 },
  hypothesis: {
    baseline: 0.224,
    expectedEffect: 0.05,
    smallestWorthwhile: 0.03,
    basis: 'control-group',
    because:
      'Inquiries we answer within two hours are won twice as often, and today they wait in the order they came.',
  },
  guardrail: {
    name: 'Complaints',
    kind: 'proportion',
    unit: '',
    direction: 'lower',
    limit: { kind: 'worse-than-control', value: 0.02 },
  },
  phases: [
    { name: 'Internal', audience: 'staff', people: 6, holdDays: 14, plannedStart: '2026-10-05' },
    { name: 'Closed beta', audience: 'picked', people: 12, holdDays: 14, plannedStart: '2026-10-19' },
    { name: 'Early adopters', audience: 'picked', people: 45, holdDays: 25, plannedStart: '2026-11-02' },
    { name: 'Broader', audience: 'sample', people: 90, holdDays: 18, plannedStart: '2026-11-30' },
    { name: 'Everyone', audience: 'everyone', people: 300, holdDays: 14, plannedStart: '2027-01-11' },
  ],
};

export const MORE_METRICS: readonly Omit<InputOf<'metrics.define'>, 'featureId'>[] = [
  {
    name: 'First reply time',
    kind: 'mean',
    unit: 'hours',
    direction: 'lower',
    role: 'guardrail',
    target: 3,
    limit: { kind: 'absolute', value: 4 },
  },
  {
    name: 'Average discount',
    kind: 'mean',
    unit: '%',
    direction: 'lower',
    role: 'guardrail',
    target: null,
    limit: { kind: 'absolute', value: 7 },
  },
  {
    name: 'Offer value',
    kind: 'mean',
    unit: '€',
    direction: 'higher',
    role: 'secondary',
    target: null,
    limit: null,
  },
];

/** What the money view counts with: one more inquiry won is worth its margin; a wrong score loses an order. */
export const VALUE_MODEL = {
  unitName: 'inquiry won',
  unitsPerYear: 28_000,
  valuePerUnit: 24,
  costPerYear: 6400,
  introductionCost: 4000,
  pilotCost: 2400,
  harmedPerMonth: 0.03,
  costPerHarm: 90,
};

function guardrails(rollout: Rollout, certaintyPercent: number): Criterion[] {
  return ['Complaints', 'First reply time', 'Average discount'].map((name) => ({
    kind: 'guardrail-holds',
    metricId: metricOf(rollout, name),
    certaintyPercent,
  }));
}

/** By position; fixed before the rollout starts. */
export function criteriaOf(rollout: Rollout): Criterion[][] {
  const primary = metricOf(rollout, 'Inquiries won');
  const noSevere: Criterion = { kind: 'no-open-severity', severity: 3 };
  const complete: Criterion = { kind: 'checklist-complete' };
  return [
    [complete, noSevere, { kind: 'days-elapsed', days: 14 }],
    [
      complete,
      ...guardrails(rollout, 50),
      noSevere,
      { kind: 'people-heard', people: 12 },
      { kind: 'days-elapsed', days: 14 },
    ],
    [
      complete,
      { kind: 'metric-improves', metricId: primary, certaintyPercent: 50 },
      { kind: 'sample-reached', metricId: primary, unitsPerArm: 300 },
      { kind: 'people-heard', people: 33 },
      ...guardrails(rollout, 70),
      noSevere,
      { kind: 'days-elapsed', days: 25 },
    ],
    [
      complete,
      { kind: 'metric-improves', metricId: primary, certaintyPercent: 80 },
      { kind: 'sample-reached', metricId: primary, unitsPerArm: 500 },
      { kind: 'people-heard', people: 12 },
      ...guardrails(rollout, 80),
      noSevere,
      { kind: 'days-elapsed', days: 18 },
    ],
    [complete, ...guardrails(rollout, 90), noSevere, { kind: 'days-elapsed', days: 14 }],
  ];
}
