import type { Phase } from '#shared/features/plan.ts';
import type { DecisionSources } from './decision-sources.ts';

/**
 * The phase with the people it would begin with where it is for everyone and has not begun: whoever opted out since it
 * was planned is not reached by it.
 */
export function foreseenPhase({ segments }: Pick<DecisionSources, 'segments'>, phase: Phase): Phase {
  const isAhead = phase.audience === 'everyone' && phase.state === 'planned';
  return isAhead ? { ...phase, people: segments.foreseePeople(phase.id) } : phase;
}
