import { cannotTell } from './cannot-tell.ts';
import { createDraws } from './draws.ts';
import { createLogs, decideByRule, followPlan, type Run } from './follow-plan.ts';
import { madeUpDays } from './made-up-days.ts';
import { scenariosOf, truthOf, type Scenario } from './scenario.ts';
import type { Simulation } from './simulation.ts';
import { smallestProblems } from './smallest-problems.ts';
import { summariseRuns } from './summarise-runs.ts';
import type { SimulatedPlan } from './simulated-plan.ts';

export type SimulationQuestion = {
  readonly plan: SimulatedPlan;
  /** Runs of each scenario. */
  readonly runs: number;
  readonly seed: number;
};

/** How far a simulation has come, in runs of all scenarios together. */
export type OnRuns = (done: number, total: number) => void;

const RUNS_BETWEEN_REPORTS = 100;

/**
 * Runs a plan so many times for each scenario it can be asked, by the app's own rule. The same question gives the same
 * answer; every scenario draws from the same seed. `onRuns` is told now and then how far it is, and may throw to end it.
 */
export function simulatePlan(
  { plan, runs, seed }: SimulationQuestion,
  onRuns: OnRuns = () => {},
): Simulation {
  const asked = scenariosOf(plan);
  const scenarios = asked.map((scenario, at) =>
    summariseRuns(
      scenario,
      runScenario({ plan, runs, seed, scenario }, (done) => onRuns(at * runs + done, asked.length * runs)),
      plan.phases,
    ),
  );
  const found = { scenarios, smallestProblems: smallestProblems(plan) };
  return { runs, seed, ...found, cannotTell: [...cannotTell(plan, found)] };
}

type ScenarioQuestion = SimulationQuestion & { readonly scenario: Scenario };

/** The runs of one scenario one by one. */
export function runScenario(
  { plan, runs, seed, scenario }: ScenarioQuestion,
  onRuns: (done: number) => void = () => {},
): readonly Run[] {
  const logs = createLogs(plan);
  const decider = decideByRule(plan, logs);
  const makeDay = madeUpDays(plan, truthOf(scenario, plan), { logs, draws: createDraws(seed) });
  return Array.from({ length: runs }, (_, run) => {
    if (run % RUNS_BETWEEN_REPORTS === 0) onRuns(run);
    return followPlan(plan, decider, makeDay);
  });
}
