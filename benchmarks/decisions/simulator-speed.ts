import { printTable, timed, type Figure } from '../figures.ts';
import { planOf } from './made-up-plans.ts';
import { createDraws } from '#shared/simulator/draws.ts';
import { createLogs, followPlan, type Decider } from '#shared/simulator/follow-plan.ts';
import { madeUpDays } from '#shared/simulator/made-up-days.ts';
import { truthOf, type Scenario } from '#shared/simulator/scenario.ts';
import { runScenario, simulatePlan } from '#shared/simulator/simulate-plan.ts';
import { plannedDays } from '#shared/simulator/simulated-plan.ts';

const RUNS = 2000;
/** The usual steps, over sixty days. */
const LONG = planOf(5000, [10, 10, 20, 20]);

const BY_TIME: Decider = {
  reset: () => {},
  ask: ({ index, phase, startedOn }) =>
    index < (startedOn[phase] ?? 0) + (LONG.phases[phase]?.holdDays ?? 0)
      ? { kind: 'stay' }
      : { kind: 'go', phase: phase + 1 },
};

/** 2,000 runs of 60 days, for which a second is asked; the floor makes the same days and decides nothing. */
export async function printSimulatorSpeed(): Promise<void> {
  // Warmed up as the thread is after its first plan.
  simulatePlan({ plan: LONG, runs: RUNS / 10, seed: 3 });
  const floor = await timed(() => {
    const logs = createLogs(LONG);
    const makeDay = madeUpDays(LONG, truthOf('works', LONG), { logs, draws: createDraws(1) });
    for (let run = 0; run < RUNS; run += 1) followPlan(LONG, BY_TIME, makeDay);
  });
  const figures: Figure[] = [
    { name: 'floor: the days alone, by the calendar', milliseconds: floor.milliseconds },
  ];
  for (const scenario of ['works', 'nothing', 'margin', 'twice-margin', 'drift'] satisfies Scenario[]) {
    const { milliseconds, value } = await timed(() =>
      runScenario({ plan: LONG, runs: RUNS, seed: 1, scenario }),
    );
    const days = value.reduce((sum, run) => sum + run.days, 0) / RUNS;
    figures.push({ name: `by the rule, ${scenario}: ${days.toFixed(0)} days a run`, milliseconds });
  }
  printTable(`${RUNS} simulated rollouts of ${plannedDays(LONG)} planned days, 5,000 customers`, figures);
}

if (import.meta.main) await printSimulatorSpeed();
