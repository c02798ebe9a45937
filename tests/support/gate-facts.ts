import type { GateFacts, MetricFacts } from '#shared/decisions/gate-facts.ts';
import { outlookOf } from '#shared/decisions/outlook.ts';
import { CAREFUL_RISK_ANSWERS, type Feature } from '#shared/features/feature.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import type { Phase } from '#shared/features/plan.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';

export const FEATURE: Feature = {
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

export function phaseOf(change: Partial<Phase>): Phase {
  return {
    id: 'phase-2',
    featureId: FEATURE.id,
    position: 2,
    name: 'Early adopters',
    audience: 'sample',
    people: 45,
    holdDays: 14,
    plannedStart: null,
    startedOn: '2026-11-02',
    endedOn: null,
    state: 'current',
    entryCriteria: [],
    exitCriteria: [],
    locked: null,
    ...change,
  };
}

/** A phase of a plan that nothing has begun of. */
export function plannedPhaseOf(audience: Phase['audience'], people: number, holdDays: number): Phase {
  return phaseOf({
    id: `${audience}-${people}`,
    position: 0,
    name: `${audience} ${people}`,
    audience,
    people,
    holdDays,
    startedOn: null,
    state: 'planned',
  });
}

export function metricOf(change: Partial<Metric>): Metric {
  return {
    id: 'won',
    featureId: FEATURE.id,
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
    onHarm: 'roll-back',
    hardLimit: null,
    ...change,
  };
}

export const PRIMARY = metricOf({});

/** Complaints of customers, which may be 2 points above control. */
export const COMPLAINTS = metricOf({
  id: 'complaints',
  name: 'Complaints',
  role: 'guardrail',
  direction: 'lower',
  limit: { kind: 'worse-than-control', value: 0.02 },
});

type Arm = DailyValue['arm'];
/** Units and total of one arm on one day. */
export type Sums = readonly [units: number, total: number];

/** Days of both arms one after the other from `from` on; an arm that is null that day has no number. */
export function daysFrom(
  from: CalendarDay,
  days: readonly { readonly pilot?: Sums | null; readonly control?: Sums | null }[],
): DailyValue[] {
  const valueOf = (day: CalendarDay, arm: Arm, sums: Sums | null | undefined): DailyValue[] => {
    if (sums === null || sums === undefined) return [];
    const [units, total] = sums;
    const nothing = { totalSquares: total, base: null, baseSquares: null, crossProducts: null };
    return [{ day, arm, units, total, ...nothing }];
  };
  return days.flatMap(({ pilot, control }, index) => {
    const day = addDays(from, index);
    return [...valueOf(day, 'control', control), ...valueOf(day, 'pilot', pilot)];
  });
}

/** The same day again and again. */
export function sameDays(
  count: number,
  day: { readonly pilot?: Sums | null; readonly control?: Sums | null },
) {
  return Array.from({ length: count }, () => day);
}

/** A metric with its days and its outlook, made as the app makes it. */
export function factsOfMetric(
  metric: Metric,
  values: readonly DailyValue[],
  firstCustomerDay: CalendarDay | null = '2026-11-02',
): MetricFacts {
  return { metric, values, outlook: outlookOf({ metric, values, firstCustomerDay }) };
}

/** A gate three weeks into a phase of two, everything else in order; `change` says what is not. */
export function factsOf(change: Partial<GateFacts>): GateFacts {
  const phase = change.phase ?? phaseOf({});
  const previousPhase = phaseOf({
    id: 'phase-1',
    position: 1,
    name: 'Closed beta',
    people: 12,
    state: 'reached',
  });
  const nextPhase = phaseOf({ id: 'phase-3', position: 3, name: 'Broader', people: 90, state: 'planned' });
  return {
    feature: FEATURE,
    phases: [previousPhase, phase, nextPhase],
    phase,
    previousPhase,
    nextPhase,
    today: '2026-11-24',
    now: 0,
    rules: DEFAULT_GATE_RULES,
    metrics: [],
    firstCustomerDay: '2026-11-02',
    dataUpTo: '2026-11-23',
    changedDefinitions: [],
    peopleHeard: 10,
    openSevereNotes: [],
    checklist: { blocking: 7, blockingComplete: 7, open: [] },
    exposedCustomers: 45,
    customerBase: 300,
    plannedShare: null,
    peopleInArms: null,
    peopleSeen: null,
    reductions: { count: 0, lastOn: null },
    gateDay: '2026-11-16',
    origin: 'own',
    ...change,
  };
}
