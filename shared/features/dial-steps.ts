import type { FeatureState } from './feature.ts';
import type { DialStep, Phase } from './plan.ts';

/** People who have the feature today, by role. */
export type ExposedNow = { readonly customers: number; readonly staff: number };

type DialQuestion = {
  readonly phases: readonly Phase[];
  readonly featureState: FeatureState;
  readonly exposed: ExposedNow;
};

function reachedOf(phase: Phase, exposed: ExposedNow): number {
  if (phase.state === 'planned' || phase.state === 'rolled-back') return 0;
  return Math.min(phase.people, phase.audience === 'staff' ? exposed.staff : exposed.customers);
}

/**
 * The dial's steps in the order of the plan. A step that has begun is filled by the people who have the feature now,
 * up to its own number: later steps include the people of earlier ones, so 45 exposed customers fill a step of 12.
 */
export function dialSteps({ phases, featureState, exposed }: DialQuestion): DialStep[] {
  return phases.map((phase) => ({
    phaseId: phase.id,
    name: phase.name,
    audience: phase.audience,
    people: phase.people,
    reached: reachedOf(phase, exposed),
    state: phase.state === 'current' && featureState === 'paused' ? 'paused' : phase.state,
  }));
}
