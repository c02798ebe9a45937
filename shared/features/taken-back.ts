import type { FeatureState } from './feature.ts';
import type { Phase } from './plan.ts';

/** Whether a decision took the feature from everybody; it may begin again with its first phase. */
export function isTakenBack(state: FeatureState): boolean {
  return state === 'rolled-back' || state === 'stopped';
}

/** As `isTakenBack`, and also once archived: only a rollout that was taken back ends with a phase rolled back. */
export function wasTakenBack(state: FeatureState, phases: readonly Phase[]): boolean {
  return (
    isTakenBack(state) || (state === 'archived' && phases.some((phase) => phase.state === 'rolled-back'))
  );
}
