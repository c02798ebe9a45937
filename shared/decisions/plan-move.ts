import type { DecisionVerb } from './decision.ts';
import type { Feature, FeatureState } from '#shared/features/feature.ts';
import { findCurrentPhase } from '#shared/features/gate-day.ts';
import type { Phase } from '#shared/features/plan.ts';
import { isTakenBack } from '#shared/features/taken-back.ts';

/** What a decision does to the plan. Phases by id; the service carries it out in this order. */
export type PlanMove = {
  /** Phases that are only planned again, whatever they were: the rollout begins anew. */
  reset: readonly string[];
  /** Phases that are over and reached. */
  complete: readonly string[];
  /** Phases taken back. */
  withdraw: readonly string[];
  /** A phase reached before that is current again. */
  reopen: string | null;
  /** A phase that starts. */
  start: string | null;
  state: FeatureState;
};

/** Why a decision cannot be carried out now. */
export type MoveRefusal =
  | 'already-started'
  | 'not-running'
  | 'no-next-phase'
  | 'no-previous-phase'
  | 'not-an-earlier-phase'
  | 'phases-remain'
  | 'no-phases';

const STAYS: Omit<PlanMove, 'state'> = { reset: [], complete: [], withdraw: [], reopen: null, start: null };

function backTo(target: Phase, phases: readonly Phase[], current: Phase): PlanMove {
  const withdrawn = phases.filter(
    (phase) => phase.position > target.position && phase.position <= current.position,
  );
  return { ...STAYS, withdraw: withdrawn.map((phase) => phase.id), reopen: target.id, state: 'running' };
}

type Situation = { feature: Feature; phases: readonly Phase[]; toPhaseId: string | null };

function startMove({ feature, phases }: Situation): PlanMove | MoveRefusal {
  const first = phases[0];
  if (first === undefined) return 'no-phases';
  if (isTakenBack(feature.state)) {
    const begun = phases.filter((phase) => phase.state !== 'planned');
    return { ...STAYS, reset: begun.map((phase) => phase.id), start: first.id, state: 'running' };
  }
  if (feature.state !== 'draft') return 'already-started';
  return { ...STAYS, start: first.id, state: 'running' };
}

function backMove(
  verb: 'reduce' | 'roll-back',
  situation: Situation,
  current: Phase,
): PlanMove | MoveRefusal {
  const { phases, toPhaseId } = situation;
  if (toPhaseId !== null) {
    const target = phases.find((phase) => phase.id === toPhaseId && phase.position < current.position);
    return target === undefined ? 'not-an-earlier-phase' : backTo(target, phases, current);
  }
  const previous = phases.findLast((phase) => phase.position < current.position);
  if (verb === 'reduce')
    return previous === undefined ? 'no-previous-phase' : backTo(previous, phases, current);
  return { ...STAYS, withdraw: [current.id], state: 'rolled-back' };
}

/**
 * What a decision does to the plan, or why it cannot be carried out. `start` begins with the first phase, also again
 * after a full roll-back or a stop. `reduce` goes one phase back unless told
 * where, `roll-back` takes the feature from everybody unless told to which phase, `stop` ends it for everybody.
 */
export function planMove(verb: DecisionVerb, situation: Situation): PlanMove | MoveRefusal {
  const { feature, phases } = situation;
  if (verb === 'start') return startMove(situation);
  const current = findCurrentPhase(phases);
  if (current === null || (feature.state !== 'running' && feature.state !== 'paused')) return 'not-running';
  const next = phases.find((phase) => phase.position > current.position);
  switch (verb) {
    case 'hold':
      return { ...STAYS, state: feature.state };
    case 'advance':
      return next === undefined
        ? 'no-next-phase'
        : { ...STAYS, complete: [current.id], start: next.id, state: 'running' };
    case 'finish':
      return next === undefined ? { ...STAYS, complete: [current.id], state: 'finished' } : 'phases-remain';
    case 'stop':
      return { ...STAYS, withdraw: [current.id], state: 'stopped' };
    case 'reduce':
    case 'roll-back':
      return backMove(verb, situation, current);
    default:
      return verb satisfies never;
  }
}
