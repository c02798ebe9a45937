import type { Chance, ScenarioResult, Simulation } from './simulation.ts';

/** What one plan gains and costs against another, as a code for the sentence and its numbers. */
export type PlanDifference = {
  readonly safety: 'safer' | 'riskier' | 'as-safe' | 'unknown';
  readonly pace: 'quicker' | 'slower' | 'as-quick' | 'unknown';
  readonly reach: 'more-often' | 'less-often' | 'as-often';
  /** Shares of harmful features that reach everyone, and of those that work (of those that do nothing, without any). */
  readonly through: { readonly before: number; readonly after: number } | null;
  readonly reaching: { readonly before: number; readonly after: number };
  /** Median days to everyone, after less before. */
  readonly days: number | null;
};

/** Differences below two standard errors are chance, and called none. */
const STANDARD_ERRORS = 2;

/** Holds a simulation against that of another plan of the same feature. */
export function compareSimulations(before: Simulation, after: Simulation): PlanDifference {
  const harm = pairOf('margin', before, after);
  const works = pairOf('works', before, after) ?? pairOf('nothing', before, after);
  const days = works === null ? null : daysApart(works);
  const reach = works === null ? 0 : apart(works);
  return {
    safety: harm === null ? 'unknown' : (ORDER.safety[1 + apart(harm)] ?? 'unknown'),
    pace: days === null ? 'unknown' : (ORDER.pace[1 + Math.sign(days)] ?? 'unknown'),
    reach: ORDER.reach[1 + reach] ?? 'as-often',
    through: harm === null ? null : sharesOf(harm),
    reaching: works === null ? { before: 0, after: 0 } : sharesOf(works),
    days,
  };
}

const ORDER = {
  safety: ['safer', 'as-safe', 'riskier'],
  pace: ['quicker', 'as-quick', 'slower'],
  reach: ['less-often', 'as-often', 'more-often'],
} as const;

type Pair = { readonly before: ScenarioResult; readonly after: ScenarioResult };

function pairOf(scenario: ScenarioResult['scenario'], before: Simulation, after: Simulation): Pair | null {
  const find = (simulation: Simulation) => simulation.scenarios.find((one) => one.scenario === scenario);
  const [first, second] = [find(before), find(after)];
  return first === undefined || second === undefined ? null : { before: first, after: second };
}

/** -1, 0 or 1: the share that reaches everyone, after against before. */
function apart({ before, after }: Pair): number {
  const [first, second] = [before.chances.everyone, after.chances.everyone];
  const error = Math.hypot(first.standardError, second.standardError);
  const difference = second.share - first.share;
  return Math.abs(difference) <= STANDARD_ERRORS * error ? 0 : Math.sign(difference);
}

function daysApart({ before, after }: Pair): number | null {
  if (before.daysToEveryone === null || after.daysToEveryone === null) return null;
  return Math.round(after.daysToEveryone - before.daysToEveryone);
}

function sharesOf({ before, after }: Pair): { before: Chance['share']; after: Chance['share'] } {
  return { before: before.chances.everyone.share, after: after.chances.everyone.share };
}
