import type { Simulation } from './simulation.ts';
import type { SimulatedPlan } from './simulated-plan.ts';
import { zeroEventUpperBound } from '#shared/statistics/ruled-out.ts';

/** How surely a problem is to be met at least once. */
const SEEN_WITH = 0.8;

/**
 * For each phase with people in it before everyone: the rarest problem that at least one of them meets with 80 % chance,
 * 1 - .2^(1 / people). Worked value: 12 people meet what strikes 12.55 % of all, one in 8; 90 people 1.77 %, one in 56.
 */
export function smallestProblems({ phases }: SimulatedPlan): Simulation['smallestProblems'] {
  return phases
    .filter(({ audience, people }) => audience !== 'everyone' && people > 0)
    .map(({ name, people }) => ({
      name,
      people,
      rate: zeroEventUpperBound({ trials: people, confidence: SEEN_WITH }),
    }));
}
