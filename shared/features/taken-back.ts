import type { FeatureState } from './feature.ts';

/** Whether a decision took the feature from everybody; it may begin again with its first phase. */
export function isTakenBack(state: FeatureState): boolean {
  return state === 'rolled-back' || state === 'stopped';
}
