import type { SimulatedGuardrail, SimulatedPlan } from './simulated-plan.ts';
import { z } from '#shared/kernel/schema.ts';

/**
 * works: the primary changes as hoped · nothing: it changes nothing · margin: it works as hoped, but the guardrail is
 * worse by just its margin · twice-margin: by twice that · drift: it works, while the guardrail's level of everybody
 * rises to twice the bad outcomes over the planned days, which is not the feature's doing.
 */
export const scenarioSchema = z.enum(['works', 'nothing', 'margin', 'twice-margin', 'drift']);
export type Scenario = z.infer<typeof scenarioSchema>;

/** What is true of a simulated feature. Levels are those of the pilot before any drift, in the metrics' own scales. */
export type Truth = {
  readonly primaryLevel: number;
  readonly guardrailLevel: number;
  /** Bad outcomes of everybody at the planned end over those at the start, in a straight line; 1 stays. */
  readonly driftTo: number;
};

/** Shares do not leave this range, however large the margin. */
export const HIGHEST_SHARE = 0.99;

/** How far the guardrail may get worse, in its own scale: to its limit, or by its margin; not above 0 if it is there already. */
export function allowedWorsening({ base, limit, direction }: SimulatedGuardrail): number {
  if (limit.kind === 'worse-than-control') return limit.value;
  return direction === 'lower' ? limit.value - base : base - limit.value;
}

/** The scenarios a plan can be asked: without a guardrail that has room to get worse there is no harm to simulate. */
export function scenariosOf({ primary, guardrail }: SimulatedPlan): readonly Scenario[] {
  const own: Scenario[] = primary === null ? ['nothing'] : ['works', 'nothing'];
  if (guardrail === null) return own;
  return allowedWorsening(guardrail) > 0 ? [...own, 'margin', 'twice-margin', 'drift'] : [...own, 'drift'];
}

/** What a scenario takes to be true. */
export function truthOf(scenario: Scenario, plan: SimulatedPlan): Truth {
  const { primary, guardrail } = plan;
  const works = scenario !== 'nothing';
  return {
    primaryLevel: primary === null ? 0 : primary.base + (works ? primary.expectedEffect : 0),
    guardrailLevel: guardrail === null ? 0 : worsened(guardrail, MARGINS[scenario]),
    driftTo: scenario === 'drift' ? 2 : 1,
  };
}

const MARGINS: Readonly<Record<Scenario, number>> = {
  works: 0,
  nothing: 0,
  margin: 1,
  'twice-margin': 2,
  drift: 0,
};

function worsened(guardrail: SimulatedGuardrail, margins: number): number {
  const { base, kind, direction } = guardrail;
  const distance = margins * allowedWorsening(guardrail);
  if (direction === 'lower') {
    const worst = kind === 'proportion' ? Math.max(base, HIGHEST_SHARE) : Infinity;
    return Math.min(worst, base + distance);
  }
  return Math.max(kind === 'proportion' ? Math.min(base, 1 - HIGHEST_SHARE) : 0, base - distance);
}
