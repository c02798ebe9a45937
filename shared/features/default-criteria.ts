import type { Criterion } from './criterion.ts';
import type { EntryCriterion } from './entry-criterion.ts';
import type { Phase } from './plan.ts';
import { assertNever } from '#shared/kernel/assert.ts';

/** The metrics of a feature by what they are for; only these two roles gate a phase. */
export type MetricsByRole = {
  readonly primary: readonly string[];
  readonly guardrail: readonly string[];
  /** The guardrails among them whose limit is a margin against the control group. */
  readonly againstControl: readonly string[];
};

type Question = {
  readonly phase: Pick<Phase, 'audience' | 'people' | 'holdDays'>;
  readonly metrics: MetricsByRole;
  /** last: the gate before everyone, of a plan with a control group. There, being likely is no longer enough. */
  readonly gate?: 'earlier' | 'last';
};

/** One-sided chance of error at the gate before everyone, over all its looks together. */
export const LAST_GATE_ALPHA_PERCENT = 5;

/** Certainty asked for in percent; null asks nothing. It rises with the harm a wrong step would do. */
type Certainty = { readonly guardrail: number | null; readonly primary: number | null };

/** Below this many people a phase is there to watch and listen, not to measure whether it helps. */
export const LEAST_PEOPLE_TO_MEASURE = 20;
const MOST_PEOPLE_TO_HEAR = 12;
const OPEN_SEVERITY = 3;
/** How long a rehearsal of going back counts. */
const REHEARSAL_COUNTS_DAYS = 30;

function certaintyFor({ audience, people }: Question['phase']): Certainty {
  switch (audience) {
    case 'staff':
      return { guardrail: null, primary: null };
    case 'picked':
      return people < LEAST_PEOPLE_TO_MEASURE
        ? { guardrail: 50, primary: null }
        : { guardrail: 70, primary: 50 };
    case 'sample':
      return { guardrail: 80, primary: 80 };
    case 'everyone':
      return { guardrail: 90, primary: null };
    default:
      return assertNever(audience);
  }
}

/** About as many voices as new themes keep turning up for: all three of three, 5 of 12, 9 of 45, at most 12. */
export function peopleToHear(people: number): number {
  if (people <= 0) return 0;
  return Math.min(people, MOST_PEOPLE_TO_HEAR, Math.max(3, Math.round(1.2 * Math.sqrt(people)) + 1));
}

/**
 * Exit criteria to start from, protective ones first. Sample sizes are people counts: each person brings at least
 * one unit, and whoever counts requests or visits raises the number.
 */
export function defaultCriteria({ phase, metrics, gate = 'earlier' }: Question): Criterion[] {
  const certainty = certaintyFor(phase);
  const criteria: Criterion[] = [];
  // Once everyone has the feature a margin against control is a question nobody can answer.
  const unanswerable = new Set(phase.audience === 'everyone' ? metrics.againstControl : []);
  if (certainty.guardrail !== null) {
    for (const metricId of metrics.guardrail.filter((id) => !unanswerable.has(id))) {
      criteria.push(
        gate === 'last'
          ? { kind: 'not-worse-shown', metricId, alphaPercent: LAST_GATE_ALPHA_PERCENT }
          : { kind: 'guardrail-holds', metricId, certaintyPercent: certainty.guardrail },
      );
    }
  }
  criteria.push({ kind: 'no-open-severity', severity: OPEN_SEVERITY });
  if (certainty.primary !== null && phase.people > 0) {
    for (const metricId of metrics.primary) {
      criteria.push(
        gate === 'last'
          ? { kind: 'benefit-shown', metricId, alphaPercent: LAST_GATE_ALPHA_PERCENT }
          : { kind: 'metric-improves', metricId, certaintyPercent: certainty.primary },
        { kind: 'sample-reached', metricId, unitsPerArm: phase.people },
      );
    }
  }
  const heard = phase.audience === 'everyone' ? 0 : peopleToHear(phase.people);
  if (heard > 0) criteria.push({ kind: 'people-heard', people: heard });
  criteria.push({ kind: 'checklist-complete' }, { kind: 'days-elapsed', days: phase.holdDays });
  return criteria;
}

/**
 * Entry criteria to start from, and few: nobody outside gets a feature that nobody has tried to take back. Later phases
 * ask for no more than their checklists do.
 */
export function defaultEntryCriteria(
  phase: Pick<Phase, 'audience'>,
  earlier: readonly Pick<Phase, 'audience'>[],
): EntryCriterion[] {
  const isFirstForCustomers =
    phase.audience !== 'staff' && earlier.length > 0 && earlier.every(({ audience }) => audience === 'staff');
  return isFirstForCustomers ? [{ kind: 'rollback-rehearsed', withinDays: REHEARSAL_COUNTS_DAYS }] : [];
}
