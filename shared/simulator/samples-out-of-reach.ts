import { comparedWith, customersIn, type SimulatedPhase, type SimulatedPlan } from './simulated-plan.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';

/** A sample that a phase asks for and does not bring on average, all its extensions included. */
export type SampleOutOfReach = {
  /** The phase's place in the plan. */
  readonly at: number;
  readonly phase: string;
  readonly metric: string;
  /** Units per arm. */
  readonly asked: number;
  /** Units of the smaller arm in `days`, which include the extensions. */
  readonly brought: number;
  readonly days: number;
  /** Hold days, or people, that would bring it; null where none that the plan allows would. */
  readonly enoughDays: number | null;
  readonly enoughPeople: number | null;
};

type Reach = Pick<SimulatedPlan, 'phases' | 'primary' | 'guardrail' | 'customers'> & {
  readonly rules: Pick<GateRules, 'extensionsAtMost'>;
};

/** In the order of the plan. */
export function samplesOutOfReach(plan: Reach): readonly SampleOutOfReach[] {
  const { phases, primary, guardrail, rules } = plan;
  return phases.flatMap((phase, at) =>
    phase.exitCriteria.flatMap((criterion): SampleOutOfReach[] => {
      if (criterion.kind !== 'sample-reached' || phase.audience === 'everyone') return [];
      const metric = [primary, guardrail].find((one) => one?.id === criterion.metricId);
      if (metric === undefined || metric === null) return [];
      const { unitsPerCustomerDay } = metric;
      const asked = criterion.unitsPerArm;
      const days = phase.holdDays * (rules.extensionsAtMost + 1);
      const brought = Math.round(smallerArm(phase, plan) * days * unitsPerCustomerDay);
      if (brought >= asked) return [];
      const found = { at, phase: phase.name, metric: metric.name, asked, brought, days };
      return [{ ...found, ...enoughFor({ at, asked, unitsPerCustomerDay }, plan) }];
    }),
  );
}

/** A phase reaches its sample in the smaller of its arms last. */
function smallerArm(phase: SimulatedPhase, plan: Pick<SimulatedPlan, 'customers'>): number {
  return Math.min(customersIn(phase), comparedWith(phase, plan));
}

const LONGEST_HOLD = 365;
/** Units come by chance: two standard deviations more are hardly ever missed. */
const SAFETY = 2;

type Asked = { readonly at: number; readonly asked: number; readonly unitsPerCustomerDay: number };

function enoughFor(
  { at, asked, unitsPerCustomerDay }: Asked,
  plan: Reach,
): Pick<SampleOutOfReach, 'enoughDays' | 'enoughPeople'> {
  const phase = plan.phases[at];
  if (phase === undefined || phase.audience === 'staff') return { enoughDays: null, enoughPeople: null };
  const looks = plan.rules.extensionsAtMost + 1;
  const surely = (asked + SAFETY * Math.sqrt(asked)) / (looks * unitsPerCustomerDay);
  const days = Math.ceil(surely / smallerArm(phase, plan));
  const people = Math.ceil(surely / phase.holdDays);
  const most = plan.phases[at + 1]?.people ?? plan.customers;
  const grown = { ...phase, people };
  // A sample as large as the phase grows with it.
  const isPossible = asked !== phase.people && people < most && smallerArm(grown, plan) >= people;
  return { enoughDays: days <= LONGEST_HOLD ? days : null, enoughPeople: isPossible ? people : null };
}
