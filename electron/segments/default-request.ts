import type { Id } from '#shared/kernel/schema.ts';
import type { PickRequest } from '#shared/segments/segments.contract.ts';
import { candidatesFor, type PickScene } from './picking.ts';

/**
 * Whom to hold back where nobody said. as-before: those of the phase before stay held back · to-compare: as many as get
 * the feature, for the hypothesis compares with a control group.
 */
export type HoldBack = { people: number } & (
  { why: 'as-before'; phaseId: Id } | { why: 'to-compare'; phaseId: null }
);

/** Of fewer customers a control group of equal size takes too many, and tells too little, to be held back unasked. */
const LEAST_TO_HOLD_BACK = 40;

/** The nearest earlier phase people are picked for, and how many it holds back; null where there is none. */
function pickedBefore({ earlier, live }: PickScene): { phaseId: Id; people: number } | null {
  const phaseId = [...earlier].findLast((id) => live.some((exposure) => exposure.phaseId === id));
  if (phaseId === undefined) return null;
  const control = live.filter((exposure) => exposure.phaseId === phaseId && exposure.arm === 'control');
  return { phaseId, people: control.length };
}

/** Once everyone gets the feature, and among staff, there is nobody to compare with. */
function wantedHoldBack(scene: PickScene, eligible: number): HoldBack | null {
  const { phase } = scene;
  if (phase.reach === 'everyone' || phase.role === 'staff') return null;
  const before = pickedBefore(scene);
  if (before?.people === 0) return null;
  const isCompared = phase.compares === 'with-control' && eligible >= LEAST_TO_HOLD_BACK;
  if (isCompared && phase.people > (before?.people ?? 0)) {
    return { people: phase.people, why: 'to-compare', phaseId: null };
  }
  return before === null ? null : { ...before, why: 'as-before' };
}

/**
 * What to ask for a phase nobody was picked for by hand: the plan's number, never fewer than keep it, and a control group
 * where the hypothesis needs one or the phase before has one, so that no comparison ends undecided, but never more than
 * the pick leaves. Who was asked to hold nobody back is not asked again by the next phase.
 */
export function defaultRequest(scene: PickScene): { request: PickRequest; holdBack: HoldBack | null } {
  const { phase } = scene;
  const request: PickRequest = {
    phaseId: phase.id,
    count: phase.people,
    segmentId: null,
    stratifyBy: null,
    holdBack: 0,
    include: [],
    exclude: [],
  };
  const candidates = candidatesFor(scene, request);
  const wanted = wantedHoldBack(scene, candidates.length);
  if (wanted === null) return { request, holdBack: null };
  const kept = candidates.filter(({ standing }) => standing === 'kept').length;
  const people = Math.min(wanted.people, Math.max(0, candidates.length - Math.max(phase.people, kept)));
  return {
    request: { ...request, holdBack: people },
    holdBack: people === 0 ? null : { ...wanted, people },
  };
}
