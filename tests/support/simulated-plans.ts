import type { Criterion } from '#shared/features/criterion.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import type {
  SimulatedGuardrail,
  SimulatedPhase,
  SimulatedPlan,
  SimulatedPrimary,
} from '#shared/simulator/simulated-plan.ts';

/** Inquiries of which 30 % are won, and five points more hoped for. */
export const INQUIRIES: SimulatedPrimary = {
  id: 'won',
  name: 'Inquiries won',
  kind: 'proportion',
  unit: '',
  direction: 'higher',
  base: 0.3,
  spread: 0,
  unitsPerCustomerDay: 2 / 7,
  expectedEffect: 0.05,
};

/** Calls of typically six minutes, whose standard deviation is .6 of their mean, and a fifth less hoped for. */
export const CALLS: SimulatedPrimary = {
  id: 'time',
  name: 'Handling time',
  kind: 'duration',
  unit: 'min',
  direction: 'lower',
  base: 6,
  spread: Math.sqrt(Math.log(1 + 0.6 ** 2)),
  unitsPerCustomerDay: 2 / 7,
  expectedEffect: -1.2,
};

/** Complaints about 2 % of the calls, which may be one point more. */
export const COMPLAINTS: SimulatedGuardrail = {
  id: 'complaints',
  name: 'Complaints',
  kind: 'proportion',
  unit: '',
  direction: 'lower',
  base: 0.02,
  spread: 0,
  unitsPerCustomerDay: 2 / 7,
  limit: { kind: 'worse-than-control', value: 0.01 },
  onHarm: 'roll-back',
  sharing: 1,
};

/** How a phase is measured if nobody says otherwise. */
export const AGAINST_ALL_OTHERS = { weeks: 'any', heldBack: 0 } as const;

const SAMPLED = { ...AGAINST_ALL_OTHERS, audience: 'sample' } as const;

const EARLIER = [
  { guardrail: 50, primary: 50 },
  { guardrail: 70, primary: 50 },
  { guardrail: 80, primary: 80 },
] as const;

type Steps = {
  readonly customers: number;
  /** People and hold days of the phases before everyone. */
  readonly steps: readonly (readonly [people: number, holdDays: number])[];
};

type Choice = Steps & Partial<Pick<SimulatedPlan, 'primary' | 'guardrail' | 'rules' | 'armDaySpread'>>;

/** A plan of random samples with the usual certainties, the last gate of which asks for benefit and harmlessness. */
export function simulatedPlan({
  customers,
  steps,
  primary = CALLS,
  guardrail = COMPLAINTS,
  rules = DEFAULT_GATE_RULES,
  armDaySpread = 0,
}: Choice): SimulatedPlan {
  const phases = steps.map(([people, holdDays], at): SimulatedPhase => {
    const exitCriteria = criteriaOf({ primary, guardrail, at, isLast: at === steps.length - 1 });
    return Object.assign({ name: `Step ${at + 1}`, people, holdDays, exitCriteria }, SAMPLED);
  });
  const everyone: SimulatedPhase = {
    name: 'Everyone',
    audience: 'everyone',
    people: customers,
    holdDays: 14,
    ...AGAINST_ALL_OTHERS,
    exitCriteria: [],
  };
  return {
    customers,
    phases: [...phases, everyone],
    primary,
    guardrail,
    daySpread: 0.2,
    armDaySpread,
    rules,
  };
}

type Gate = Pick<SimulatedPlan, 'primary' | 'guardrail'> & { readonly at: number; readonly isLast: boolean };

function criteriaOf({ primary, guardrail, at, isLast }: Gate): Criterion[] {
  const asked = isLast ? { guardrail: 90, primary: null } : (EARLIER[at] ?? EARLIER[2]);
  const criteria: Criterion[] = [{ kind: 'days-elapsed', days: 1 }];
  if (guardrail !== null) {
    const metricId = guardrail.id;
    criteria.push({ kind: 'guardrail-holds', metricId, certaintyPercent: asked.guardrail });
    if (isLast) criteria.push({ kind: 'not-worse-shown', metricId, alphaPercent: 5 });
  }
  if (primary !== null) {
    const metricId = primary.id;
    criteria.push(
      asked.primary === null
        ? { kind: 'benefit-shown', metricId, alphaPercent: 5 }
        : { kind: 'metric-improves', metricId, certaintyPercent: asked.primary },
    );
  }
  return criteria;
}
