import type { Run, RunEnd } from './follow-plan.ts';
import type { Scenario } from './scenario.ts';
import type { Chance, ScenarioResult } from './simulation.ts';
import type { SimulatedPhase } from './simulated-plan.ts';

/**
 * What became of the runs of one scenario. The standard error of a share p of n runs is sqrt(p (1 - p) / n), and at the
 * ends, where that would be 0, the one of a single run. Worked value: 400 of 2,000 give .2 with .00894.
 */
export function summariseRuns(
  scenario: Scenario,
  runs: readonly Run[],
  phases: readonly Pick<SimulatedPhase, 'name'>[],
): ScenarioResult {
  const chanceOf = (end: RunEnd): Chance =>
    chanceIn(runs.filter((run) => run.end === end).length, runs.length);
  const passed = runs.filter(({ end }) => end === 'everyone');
  const stopped = runs.filter(({ end }) => end !== 'everyone');
  const extra = runs.map(({ extraBad }) => extraBad);
  return {
    scenario,
    chances: {
      everyone: chanceOf('everyone'),
      harm: chanceOf('harm'),
      futile: chanceOf('futile'),
      undecided: chanceOf('undecided'),
      held: chanceOf('held'),
    },
    daysToEveryone: quantileOf(
      passed.map(({ days }) => days),
      0.5,
    ),
    daysToStop: quantileOf(
      stopped.map(({ days }) => days),
      0.5,
    ),
    customersTouched: quantileOf(
      stopped.map(({ exposed }) => exposed),
      0.5,
    ),
    extraBad: {
      mean: extra.reduce((sum, one) => sum + one, 0) / extra.length,
      low: quantileOf(extra, LOW) ?? 0,
      high: quantileOf(extra, HIGH) ?? 0,
    },
    phases: phases.map(({ name }, at) => ({
      name,
      reached: runs.filter(({ farthest }) => farthest >= at).length / runs.length,
      ended: runs.filter(({ phase }) => phase === at).length / runs.length,
    })),
  };
}

const [LOW, HIGH] = [0.1, 0.9];

function chanceIn(count: number, runs: number): Chance {
  const share = count / runs;
  const inside = Math.min(1 - 1 / runs, Math.max(1 / runs, share));
  return { share, standardError: Math.sqrt((inside * (1 - inside)) / runs) };
}

/** The value that this share of the others lies below, between neighbours in proportion; null for none. */
function quantileOf(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((left, right) => left - right);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}
