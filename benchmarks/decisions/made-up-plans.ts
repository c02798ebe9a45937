import type { Criterion } from '#shared/features/criterion.ts';
import { LEAST_PEOPLE_PER_STEP } from '#shared/features/size-template.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import type { Truth } from '#shared/simulator/scenario.ts';
import type { SimulatedPhase, SimulatedPlan } from '#shared/simulator/simulated-plan.ts';
import { AGAINST_ALL_OTHERS, CALLS, COMPLAINTS } from '#tests/support/simulated-plans.ts';

/** What is true of a made-up plan: of the time to handle a call (primary) and of complaints (guardrail). */
export type PlanStory = {
  readonly name: string;
  /** Typical handling time with the feature over that without. */
  readonly timeRatio: number;
  /** Complaints with the feature over those without. */
  readonly complaintRatio: number;
  /** Whether complaints of everybody rise in a straight line to twice as many over the planned days. */
  readonly base: 'steady' | 'doubles';
  /** Spread from day to day, in logarithms, of the ratio of the arms, for both metrics. */
  readonly dayToDaySpread: number;
};

export const COMPLAINT_RATE = COMPLAINTS.base;

/** 1, 5, 20 and 50 % of the customers for 7, 7, 14 and 14 days: everybody has it after 42 days if nothing holds it up. */
const SHARES = [0.01, 0.05, 0.2, 0.5] as const;
const HOLD_DAYS: readonly number[] = [7, 7, 14, 14];

/** Certainties asked for by each phase before the last, in percent; the last also asks for the benefit, and no harm, shown. */
const CERTAINTIES = [
  { guardrail: 50, primary: 20 },
  { guardrail: 70, primary: 50 },
  { guardrail: 80, primary: 80 },
] as const;
const LAST_GUARDRAIL_CERTAINTY = 90;

const SAMPLED = { ...AGAINST_ALL_OTHERS, audience: 'sample' } as const;

/** Steps that a small base cannot fill are left out, as in the template. */
export function planOf(customers: number, holdDaysOf: readonly number[] = HOLD_DAYS): SimulatedPlan {
  const kept: { people: number; holdDays: number }[] = [];
  for (const [at, share] of SHARES.entries()) {
    const holdDays = holdDaysOf[at] ?? 1;
    const people = Math.max(LEAST_PEOPLE_PER_STEP, Math.round(share * customers));
    if (people - (kept.at(-1)?.people ?? 0) >= LEAST_PEOPLE_PER_STEP) kept.push({ people, holdDays });
  }
  const phases = kept.map(({ people, holdDays }, at): SimulatedPhase => {
    const exitCriteria = criteriaOf(at, kept.length);
    return Object.assign({ name: `${people}`, people, holdDays, exitCriteria }, SAMPLED);
  });
  const everyone = {
    ...AGAINST_ALL_OTHERS,
    name: 'all',
    audience: 'everyone',
    people: customers,
    holdDays: 14,
  } as const;
  return {
    customers,
    phases: [...phases, { ...everyone, exitCriteria: [] }],
    primary: CALLS,
    guardrail: COMPLAINTS,
    daySpread: 0.2,
    armDaySpread: 0,
    rules: DEFAULT_GATE_RULES,
  };
}

function criteriaOf(at: number, phases: number): Criterion[] {
  const metricId = COMPLAINTS.id;
  const asked = at === phases - 1 ? undefined : CERTAINTIES[at];
  if (asked === undefined) {
    return [
      { kind: 'guardrail-holds', metricId, certaintyPercent: LAST_GUARDRAIL_CERTAINTY },
      { kind: 'not-worse-shown', metricId, alphaPercent: 5 },
      { kind: 'benefit-shown', metricId: CALLS.id, alphaPercent: 5 },
    ];
  }
  return [
    { kind: 'guardrail-holds', metricId, certaintyPercent: asked.guardrail },
    { kind: 'metric-improves', metricId: CALLS.id, certaintyPercent: asked.primary },
  ];
}

/** The story as the simulator takes it to be true. */
export function truthOfStory({ timeRatio, complaintRatio, base }: PlanStory): Truth {
  return {
    primaryLevel: CALLS.base * timeRatio,
    guardrailLevel: COMPLAINT_RATE * complaintRatio,
    driftTo: base === 'doubles' ? 2 : 1,
  };
}
