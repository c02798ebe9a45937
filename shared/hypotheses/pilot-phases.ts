import type { Phase } from '#shared/features/plan.ts';

/** Phases that measure: customers have it, but not yet all of them. */
export function pilotPhases(phases: readonly Phase[]): Phase[] {
  return phases.filter((phase) => phase.audience === 'picked' || phase.audience === 'sample');
}
