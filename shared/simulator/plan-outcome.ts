import type { Run } from './follow-plan.ts';
import { runScenario } from './simulate-plan.ts';
import { scenariosOf, type Scenario } from './scenario.ts';
import type { SimulatedPlan } from './simulated-plan.ts';
import { z } from '#shared/kernel/schema.ts';

/**
 * What plans are held against each other by. reach: the chance that a feature that works reaches everyone (one that does
 * nothing, where no hypothesis says what works) · useless, through: the same of one that does nothing, and of one that is
 * worse by just its margin · harm: bad outcomes that the latter causes until it is stopped or everyone has it · touched:
 * customers who had one that does nothing, at most · days: until everyone has one that works, on average.
 */
export const measureSchema = z.enum(['reach', 'useless', 'through', 'harm', 'touched', 'days']);
export type Measure = z.infer<typeof measureSchema>;

/** A mean over runs with its standard error. */
const figureSchema = z.object({ value: z.number(), error: z.number().nonnegative() });
export type Figure = z.infer<typeof figureSchema>;

/** Null where the plan has no such scenario, or hardly a run came so far. */
export const planOutcomeSchema = z.record(measureSchema, figureSchema.nullable());
export type PlanOutcome = z.infer<typeof planOutcomeSchema>;

/** Whether more of it is good. */
export const GOOD: Readonly<Record<Measure, 1 | -1>> = {
  reach: 1,
  useless: -1,
  through: -1,
  harm: -1,
  touched: -1,
  days: -1,
};

type Question = { readonly plan: SimulatedPlan; readonly runs: number; readonly seed: number };

/** Fewer runs than this that reached everyone do not tell how long it takes. */
const FEWEST_ARRIVALS = 20;

/** How a plan fares in so many runs of each scenario that counts; the same question gives the same outcome. */
export function outcomeOf({ plan, runs, seed }: Question): PlanOutcome {
  const asked = scenariosOf(plan);
  const run = (scenario: Scenario): readonly Run[] | null =>
    asked.includes(scenario) ? runScenario({ plan, runs, seed, scenario }) : null;
  const [works, nothing, margin] = [run('works'), run('nothing'), run('margin')];
  const arriving = works ?? nothing ?? [];
  const arrivals = arriving.filter(hasArrived).map(({ days }) => days);
  return {
    reach: meanOf(arriving.map(arrived)),
    useless: works === null || nothing === null ? null : meanOf(nothing.map(arrived)),
    through: margin === null ? null : meanOf(margin.map(arrived)),
    harm: margin === null ? null : meanOf(margin.map(({ extraBad }) => extraBad)),
    touched: nothing === null ? null : meanOf(nothing.map(({ exposed }) => exposed)),
    days: arrivals.length < FEWEST_ARRIVALS ? null : meanOf(arrivals),
  };
}

/** Scenarios that an outcome takes to be run. */
export function scenariosInOutcome(plan: SimulatedPlan): number {
  return scenariosOf(plan).filter((one) => one === 'works' || one === 'nothing' || one === 'margin').length;
}

function hasArrived({ end }: Run): boolean {
  return end === 'everyone';
}

function arrived(run: Run): number {
  return hasArrived(run) ? 1 : 0;
}

/** At the ends of a share, where the error would be 0, it is that of a single run. */
function meanOf(values: readonly number[]): Figure {
  const n = values.length;
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  const around = values.reduce((sum, one) => sum + (one - value) ** 2, 0);
  return { value, error: Math.sqrt(Math.max(around / n, (n - 1) / (n * n)) / n) };
}

/** Standard errors of the difference between two outcomes, positive where `after` is better; null where one lacks it. */
export function gainOf(measure: Measure, before: PlanOutcome, after: PlanOutcome): number | null {
  const [first, second] = [before[measure], after[measure]];
  if (first === null || second === null) return null;
  return (GOOD[measure] * (second.value - first.value)) / Math.hypot(first.error, second.error);
}
