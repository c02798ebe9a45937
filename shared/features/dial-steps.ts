import type { Feature } from './feature.ts';
import type { DialStep, Phase } from './plan.ts';
import { wasTakenBack } from './taken-back.ts';

/** People who have the feature today, by role. */
export type ExposedNow = { readonly customers: number; readonly staff: number };

type DialQuestion = {
  readonly phases: readonly Phase[];
  readonly feature: Pick<Feature, 'state' | 'killSwitch'>;
  readonly exposed: ExposedNow;
  /** People the ledger names for each phase since it began; a phase without any is missing. */
  readonly listed: ReadonlyMap<Phase['id'], number>;
};

function reachedOf(phase: Phase, exposed: ExposedNow): number {
  if (phase.state === 'planned' || phase.state === 'rolled-back') return 0;
  return Math.min(phase.people, phase.audience === 'staff' ? exposed.staff : exposed.customers);
}

function stateOf(phase: Phase, { feature, phases }: DialQuestion): DialStep['state'] {
  if (phase.state === 'reached') {
    if (wasTakenBack(feature.state, phases)) return 'rolled-back';
    return feature.killSwitch === 'engaged' ? 'off' : 'reached';
  }
  return phase.state === 'current' && feature.state === 'paused' ? 'paused' : phase.state;
}

/**
 * The dial's steps in the order of the plan. A step that has begun is filled by the people who have the feature now,
 * up to its own number: later steps include the people of earlier ones, so 45 exposed customers fill a step of 12.
 * Where nobody has the feature any more, no step counts as reached: it was rolled back, or is off by the kill switch.
 */
export function dialSteps(question: DialQuestion): DialStep[] {
  const { phases, exposed } = question;
  return phases.map((phase) => ({
    phaseId: phase.id,
    name: phase.name,
    audience: phase.audience,
    people: phase.people,
    reached: reachedOf(phase, exposed),
    listed: question.listed.get(phase.id) ?? 0,
    state: stateOf(phase, question),
  }));
}
