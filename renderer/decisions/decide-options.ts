import type { DecisionVerb } from '#shared/decisions/decision.ts';
import type { Gate } from '#shared/decisions/gate.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { FeatureState } from '#shared/features/feature.ts';
import { isTakenBack } from '#shared/features/taken-back.ts';

/** The words for deciding now, as a feature's one action; null once nothing can be decided. */
export function actionFor(state: FeatureState): 'startRollout' | 'beginAgain' | 'recordDecision' | null {
  if (state === 'draft') return 'startRollout';
  if (isTakenBack(state)) return 'beginAgain';
  return state === 'running' || state === 'paused' ? 'recordDecision' : null;
}

/** Decisions that take the feature from people, who must be told next. */
export const LOSING: ReadonlySet<DecisionVerb> = new Set(['reduce', 'roll-back', 'stop']);

/** The decisions that make sense now, the advised one first. */
export function verbsFor(state: FeatureState, phases: readonly Phase[], gate: Gate | null): DecisionVerb[] {
  if (state === 'draft' || isTakenBack(state)) return ['start'];
  const current = phases.find((phase) => phase.state === 'current');
  if (current === undefined) return [];
  const isLast = phases.every((phase) => phase.position <= current.position);
  const verbs: DecisionVerb[] = [
    isLast ? 'finish' : 'advance',
    'hold',
    ...(current.position > 0 ? (['reduce'] as const) : []),
    'roll-back',
    'stop',
  ];
  const advised = gate === null ? null : gate.verb === 'advance' && isLast ? 'finish' : gate.verb;
  return verbs.toSorted((left, right) => Number(right === advised) - Number(left === advised));
}

/** The phases a decision may go back to, the nearest first. */
export function waysBack(verb: DecisionVerb, phases: readonly Phase[]): Phase[] {
  if (verb !== 'reduce' && verb !== 'roll-back') return [];
  const current = phases.find((phase) => phase.state === 'current');
  return phases.filter((phase) => phase.position < (current?.position ?? 0)).toReversed();
}

/** Where a decision leads: the phase it makes current, `toPhaseId` where one was chosen; null when there is none. */
export function targetOf(
  verb: DecisionVerb,
  phases: readonly Phase[],
  toPhaseId: string | null = null,
): Phase | null {
  const chosen = waysBack(verb, phases).find(({ id }) => id === toPhaseId);
  if (chosen !== undefined) return chosen;
  const current = phases.find((phase) => phase.state === 'current');
  if (verb === 'start') return phases[0] ?? null;
  if (current === undefined) return null;
  if (verb === 'advance') return phases.find((phase) => phase.position > current.position) ?? null;
  if (verb === 'reduce') return phases.findLast((phase) => phase.position < current.position) ?? null;
  return null;
}
