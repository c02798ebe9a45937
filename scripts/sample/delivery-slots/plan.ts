import type { InputOf } from '#shared/contract/contract.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import { metricOf, type Rollout } from '../rollout.ts';

export const DRAFT: InputOf<'decisions.planRollout'> = {
  name: 'Two-hour delivery slots',
  summary:
    'Customers choose a slot of two hours; the tours are planned around the slots instead of the streets.',
  ownerName: 'Sara Riva',
  kind: 'process',
  riskAnswers: {
    touchesMoney: 'no',
    touchesPersonalData: 'no',
    reversible: 'yes',
    changesStaffWork: 'yes',
    supportContact: 'Sara Riva, extension 241',
  },
  metric: {
    name: 'Delivered at the first attempt',
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    target: 0.95,
  },
  hypothesis: {
    baseline: 0.88,
    expectedEffect: 0.06,
    smallestWorthwhile: 0.03,
    basis: 'before-after',
    because: 'One delivery in eight finds nobody; a chosen slot finds somebody.',
  },
  guardrail: {
    name: 'Late deliveries',
    kind: 'proportion',
    unit: '',
    direction: 'lower',
    limit: { kind: 'absolute', value: 0.05 },
  },
  phases: [
    { name: 'Internal', audience: 'staff', people: 5, holdDays: 14, plannedStart: '2026-09-21' },
    { name: 'Closed beta', audience: 'picked', people: 12, holdDays: 28, plannedStart: '2026-10-05' },
    { name: 'One depot', audience: 'sample', people: 40, holdDays: 21, plannedStart: '2026-11-09' },
    { name: 'Three depots', audience: 'sample', people: 120, holdDays: 21, plannedStart: '2026-11-30' },
    { name: 'Everyone', audience: 'everyone', people: 300, holdDays: 14, plannedStart: '2027-01-18' },
  ],
};

export const MORE_METRICS: readonly Omit<InputOf<'metrics.define'>, 'featureId'>[] = [
  {
    name: 'Minutes per stop',
    kind: 'mean',
    unit: 'minutes',
    direction: 'lower',
    role: 'secondary',
    target: null,
    limit: null,
  },
];

/** By position; fixed before the rollout starts. */
export function criteriaOf(rollout: Rollout): Criterion[][] {
  const late = (certaintyPercent: number): Criterion => ({
    kind: 'guardrail-holds',
    metricId: metricOf(rollout, 'Late deliveries'),
    certaintyPercent,
  });
  const better: Criterion = {
    kind: 'metric-improves',
    metricId: metricOf(rollout, 'Delivered at the first attempt'),
    certaintyPercent: 80,
  };
  const noSevere: Criterion = { kind: 'no-open-severity', severity: 3 };
  const complete: Criterion = { kind: 'checklist-complete' };
  return [
    [complete, noSevere, { kind: 'days-elapsed', days: 14 }],
    [complete, late(50), noSevere, { kind: 'people-heard', people: 4 }, { kind: 'days-elapsed', days: 28 }],
    [
      complete,
      late(80),
      better,
      noSevere,
      { kind: 'people-heard', people: 8 },
      { kind: 'days-elapsed', days: 21 },
    ],
    [complete, late(80), better, noSevere, { kind: 'days-elapsed', days: 21 }],
    [complete, late(90), noSevere, { kind: 'days-elapsed', days: 14 }],
  ];
}
