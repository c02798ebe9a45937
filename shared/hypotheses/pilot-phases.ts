import type { Phase } from '#shared/features/plan.ts';

type Reaching = Pick<Phase, 'audience'>;

/** Phases that measure: customers have it, but not yet all of them. */
export function pilotPhases<Own extends Reaching>(phases: readonly Own[]): Own[] {
  return phases.filter((phase) => phase.audience === 'picked' || phase.audience === 'sample');
}

/**
 * Of these, the phases whose days count together at the last gate: the random samples that lead up to it, or the last
 * phase alone where that was picked by hand. Hand-picked people are not like those who come after them.
 */
export function countedAtLastGate<Own extends Reaching>(phases: readonly Own[]): Own[] {
  const measuring = pilotPhases(phases);
  const samples = measuring.slice(measuring.findLastIndex(({ audience }) => audience === 'picked') + 1);
  return samples.length === 0 ? measuring.slice(-1) : samples;
}
