import type { Comparison } from '#shared/metrics/comparison.ts';

export type Certainty = 'better' | 'worse' | 'unsettled';

/** From this probability on the direction of a difference counts as settled, as at the gate of a plan by default. */
export const SETTLED_PROBABILITY = 0.95;

/** Whether the numbers settle that the pilot is better or worse; unknown and in between are unsettled. */
export function certaintyOf({ probabilityBetter }: Pick<Comparison, 'probabilityBetter'>): Certainty {
  if (probabilityBetter === null) return 'unsettled';
  if (probabilityBetter >= SETTLED_PROBABILITY) return 'better';
  return probabilityBetter <= 1 - SETTLED_PROBABILITY ? 'worse' : 'unsettled';
}
