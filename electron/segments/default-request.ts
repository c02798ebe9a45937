import type { Id } from '#shared/kernel/schema.ts';
import type { PickRequest } from '#shared/segments/segments.contract.ts';
import { candidatesFor, certainOf, type PickScene, wantedOf } from './picking.ts';

/** A control group that a later phase takes over. */
type HeldBefore = { phaseId: Id; people: number };

/**
 * The control group of the nearest earlier phase people are picked for; null when it holds nobody back. Once everyone
 * gets the feature, and among staff, there is nobody to compare with.
 */
function heldBefore({ phase, earlier, live }: PickScene): HeldBefore | null {
  if (phase.reach === 'everyone' || phase.role === 'staff') return null;
  const before = [...earlier].findLast((id) => live.some(({ phaseId }) => phaseId === id));
  if (before === undefined) return null;
  const people = live.filter(({ phaseId, arm }) => phaseId === before && arm === 'control').length;
  return people === 0 ? null : { phaseId: before, people };
}

/**
 * What to ask for a phase nobody was picked for by hand: the plan's number, never fewer than keep it, and as many held
 * back as in the phase before, so that no comparison ends undecided, but never more than the pick leaves. `carried`
 * names the phase those held back come from.
 */
export function defaultRequest(scene: PickScene): { request: PickRequest; carried: HeldBefore | null } {
  const { phase } = scene;
  const request: PickRequest = {
    phaseId: phase.id,
    count: phase.people,
    segmentId: null,
    stratifyBy: null,
    holdBack: 0,
    otherPilots: 'allow',
    include: [],
    exclude: [],
  };
  const before = heldBefore(scene);
  if (before === null) return { request, carried: null };
  const candidates = candidatesFor(scene, request);
  const kept = candidates.filter(({ standing }) => standing === 'kept').length;
  const room = Math.max(0, candidates.length - Math.max(phase.people, kept));
  const people = Math.min(before.people, room);
  return {
    request: { ...request, holdBack: people },
    carried: people === 0 ? null : { ...before, people },
  };
}

/** The last request, without what became impossible since, and large enough for those who keep it. */
export function requestToEnsure(scene: PickScene): PickRequest {
  const asked = scene.stored ?? defaultRequest(scene).request;
  const fit = new Set(
    scene.people
      .filter(({ role, optedOutOn }) => role === scene.phase.role && optedOutOn === null)
      .map(({ id }) => id),
  );
  const request = { ...asked, include: asked.include.filter(({ personId }) => fit.has(personId)) };
  return {
    ...request,
    count: Math.max(wantedOf(scene, request), certainOf(candidatesFor(scene, request))),
  };
}
