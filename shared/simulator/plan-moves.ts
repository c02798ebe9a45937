import { customersIn, type SimulatedPhase, type SimulatedPlan } from './simulated-plan.ts';
import { withFollowingCriteria } from '#shared/features/following-criteria.ts';
import { wholeWeeks } from '#shared/features/phase-setup.ts';
import { LEAST_PEOPLE_PER_STEP } from '#shared/features/size-template.ts';

/** Another number for one phase of a plan. */
export type Move = {
  readonly at: number;
  readonly field: 'people' | 'holdDays';
  readonly value: number;
};

/** Days below this have not every weekday in them; a plan that has fewer may keep them. */
const A_WEEK = 7;
const LONGEST_HOLD = 365;
/** A phase is there for voices too, which no simulation hears: it is never cut to less than half. */
const SHORTEST_SHARE = 0.5;

const FACTORS: Readonly<Record<Move['field'], readonly number[]>> = {
  people: [0.5, 0.7, 1.4, 2],
  holdDays: [0.5, 0.75, 1.25, 1.5, 2],
};

/** Phases with numbers to try: customers are in them, not all, and nothing of them has begun. */
export function isFree({ audience }: SimulatedPhase, fixed: 'fixed' | 'free'): boolean {
  return fixed === 'free' && (audience === 'picked' || audience === 'sample');
}

/** Single steps from a plan: a free phase somewhat shorter or longer, smaller or larger. */
export function singleMoves(plan: SimulatedPlan, fixed: readonly ('fixed' | 'free')[]): readonly Move[] {
  return plan.phases.flatMap((phase, at) =>
    isFree(phase, fixed[at] ?? 'fixed')
      ? (['holdDays', 'people'] as const).flatMap((field) =>
          FACTORS[field].map((factor) => ({ at, field, value: rounded(field, factor * phase[field]) })),
        )
      : [],
  );
}

/** Numbers a person would write: fives from thirty on, tens from two hundred on. */
function rounded(field: Move['field'], value: number): number {
  if (field === 'holdDays') return Math.max(1, Math.round(value));
  const step = value >= 200 ? 10 : value >= 30 ? 5 : 1;
  return Math.max(step, Math.round(value / step) * step);
}

/**
 * The plan with these numbers, criteria that hang on them included; null where it would be no plan: fewer than three
 * people, fewer than in the phase before or more than in the one after, nobody left to compare with, less than half its
 * days or a week.
 */
export function withMoves(plan: SimulatedPlan, moves: readonly Move[]): SimulatedPlan | null {
  const phases = plan.phases.map((phase, at) => {
    const own = moves.filter((move) => move.at === at);
    return own.length === 0 ? phase : changed(phase, own);
  });
  const isPossible = phases.every((phase, at) => {
    const before = plan.phases[at];
    return before === undefined || phase === before || fits(phases, at, { before, plan });
  });
  return isPossible ? { ...plan, phases } : null;
}

function changed(phase: SimulatedPhase, moves: readonly Move[]): SimulatedPhase {
  const asked = Object.fromEntries(moves.map(({ field, value }) => [field, value]));
  const { people = phase.people, holdDays = phase.holdDays } = asked;
  // Weeks stay whole where they are.
  const inWeeks = phase.weeks === 'whole' || phase.holdDays % A_WEEK === 0;
  const next = { people, holdDays: inWeeks ? wholeWeeks(holdDays) : holdDays };
  const { exitCriteria = phase.exitCriteria } = withFollowingCriteria(phase, next);
  return { ...phase, ...next, exitCriteria };
}

type Change = { readonly before: SimulatedPhase; readonly plan: SimulatedPlan };

function fits(phases: readonly SimulatedPhase[], at: number, { before, plan }: Change): boolean {
  const phase = phases[at];
  if (phase === undefined) return false;
  const least = Math.max(LEAST_PEOPLE_PER_STEP, ...phases.slice(0, at).map(customersIn));
  const after = phases.slice(at + 1).map(customersIn);
  const left = plan.customers - Math.max(LEAST_PEOPLE_PER_STEP, phase.heldBack);
  const shortest = Math.min(before.holdDays, Math.max(A_WEEK, SHORTEST_SHARE * before.holdDays));
  return (
    phase.people >= least &&
    phase.people <= Math.min(left, ...after) &&
    phase.holdDays >= shortest &&
    phase.holdDays <= LONGEST_HOLD
  );
}

/** Moves of two sets together; null where both change the same number. */
export function together(first: readonly Move[], second: readonly Move[]): readonly Move[] | null {
  const isTwice = first.some(({ at, field }) => second.some((own) => own.at === at && own.field === field));
  return isTwice ? null : [...first, ...second];
}
