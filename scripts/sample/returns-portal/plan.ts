import type { InputOf } from '#shared/contract/contract.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import { metricOf, type Rollout } from '../rollout.ts';

export const DRAFT: InputOf<'decisions.planRollout'> = {
  name: 'Returns portal',
  summary:
    'Customers announce a return themselves, print the label and see the day of their refund. The paper form stays until everyone has the portal.',
  ownerName: 'Marco Bellini',
  kind: 'product',
  riskAnswers: {
    touchesMoney: 'yes',
    touchesPersonalData: 'no',
    reversible: 'yes',
    changesStaffWork: 'no',
    supportContact: 'Customer care, extension 230',
  },
  metric: {
    name: 'Settled within three days',
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    target: 0.75,
  },
  hypothesis: {
    baseline: 0.62,
    expectedEffect: 0.12,
    smallestWorthwhile: 0.06,
    basis: 'control-group',
    because: 'Half of the time passes before the paper form reaches us; with the portal that time is gone.',
  },
  guardrail: {
    name: 'Refund errors',
    kind: 'proportion',
    unit: '',
    direction: 'lower',
    limit: { kind: 'worse-than-control', value: 0.02 },
  },
  phases: [
    { name: 'Internal', audience: 'staff', people: 8, holdDays: 14, plannedStart: '2026-08-31' },
    { name: 'Closed beta', audience: 'picked', people: 15, holdDays: 21, plannedStart: '2026-09-14' },
    { name: 'Early adopters', audience: 'picked', people: 60, holdDays: 28, plannedStart: '2026-10-05' },
    { name: 'Broader', audience: 'sample', people: 135, holdDays: 21, plannedStart: '2026-11-03' },
    { name: 'Everyone', audience: 'everyone', people: 300, holdDays: 14, plannedStart: '2026-12-01' },
  ],
};

export const MORE_METRICS: readonly Omit<InputOf<'metrics.define'>, 'featureId'>[] = [
  {
    name: 'Calls about a return',
    kind: 'count',
    unit: 'calls',
    direction: 'lower',
    role: 'guardrail',
    target: 0.3,
    limit: { kind: 'absolute', value: 0.5 },
  },
];

function guardrails(rollout: Rollout, certaintyPercent: number): Criterion[] {
  return ['Refund errors', 'Calls about a return'].map((name) => ({
    kind: 'guardrail-holds',
    metricId: metricOf(rollout, name),
    certaintyPercent,
  }));
}

/** By position; fixed before the rollout starts. */
export function criteriaOf(rollout: Rollout): Criterion[][] {
  const primary = metricOf(rollout, 'Settled within three days');
  const noSevere: Criterion = { kind: 'no-open-severity', severity: 3 };
  const complete: Criterion = { kind: 'checklist-complete' };
  return [
    [complete, noSevere, { kind: 'days-elapsed', days: 14 }],
    [complete, ...guardrails(rollout, 50), noSevere, { kind: 'days-elapsed', days: 21 }],
    [
      complete,
      ...guardrails(rollout, 70),
      { kind: 'metric-improves', metricId: primary, certaintyPercent: 50 },
      noSevere,
      { kind: 'people-heard', people: 6 },
      { kind: 'days-elapsed', days: 28 },
    ],
    [
      ...guardrails(rollout, 80),
      noSevere,
      { kind: 'metric-improves', metricId: primary, certaintyPercent: 80 },
      { kind: 'people-heard', people: 12 },
      complete,
      { kind: 'days-elapsed', days: 21 },
    ],
    [complete, ...guardrails(rollout, 90), noSevere, { kind: 'days-elapsed', days: 14 }],
  ];
}
