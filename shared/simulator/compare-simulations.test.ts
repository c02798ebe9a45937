import { describe, expect, it } from 'vitest';
import { compareSimulations } from './compare-simulations.ts';
import { simulatePlan } from './simulate-plan.ts';
import type { Simulation } from './simulation.ts';
import { COMPLAINTS, simulatedPlan } from '#tests/support/simulated-plans.ts';

function simulated(steps: readonly (readonly [number, number])[], seed = 1): Simulation {
  const plan = simulatedPlan({ customers: 500, guardrail: COMPLAINTS, steps });
  // By the calendar, so that only the watch of harm stands in the way.
  const phases = plan.phases.map((phase) =>
    Object.assign({}, phase, { exitCriteria: [{ kind: 'days-elapsed', days: phase.holdDays }] }),
  );
  return simulatePlan({ plan: { ...plan, phases }, runs: 400, seed });
}

const QUICK = simulated([
  [20, 7],
  [60, 7],
]);

describe('two simulated plans', () => {
  it('are held against each other by what they let through, how often a good one arrives, and days', () => {
    const careful = simulated([
      [20, 14],
      [60, 21],
      [250, 21],
    ]);
    const found = compareSimulations(QUICK, careful);
    expect(found).toMatchObject({ safety: 'safer', pace: 'slower', reach: 'as-often' });
    expect(found.days).toBeGreaterThan(20);
    expect(found.through?.after).toBeLessThan(found.through?.before ?? 0);
    expect(compareSimulations(careful, QUICK)).toMatchObject({ safety: 'riskier', pace: 'quicker' });
  });

  it('are no different where they differ by chance alone', () => {
    const again = simulated(
      [
        [20, 7],
        [60, 7],
      ],
      2,
    );
    expect(compareSimulations(QUICK, again)).toMatchObject({ safety: 'as-safe', reach: 'as-often' });
  });

  it('say nothing of harm where none was simulated', () => {
    const plan = simulatedPlan({ customers: 500, guardrail: null, steps: [[60, 7]] });
    const without = simulatePlan({ plan, runs: 50, seed: 1 });
    expect(compareSimulations(without, without)).toMatchObject({
      safety: 'unknown',
      through: null,
      reach: 'as-often',
    });
  });
});
