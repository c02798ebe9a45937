import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import {
  type CandidatesQuestion,
  countBarred,
  pickCandidates,
  type Standings,
} from '#shared/segments/pick-candidates.ts';
import { type Candidate, type Pick, type Picked, pickExactly } from '#shared/segments/pick-exactly.ts';
import type { Exposure, Person } from '#shared/segments/person.ts';
import type { PickPreview, PickRequest } from '#shared/segments/segments.contract.ts';
import type { OtherPilot } from './other-pilots.read-model.ts';
import type { PickPhase } from './phases.read-model.ts';

/** Everything a pick for one phase looks at. */
export type PickScene = {
  phase: PickPhase;
  /** Phases of the same feature that reach the same role, before this one, in the order of the plan. */
  earlier: ReadonlySet<Id>;
  /** Planned and running exposures of the feature. */
  live: readonly Exposure[];
  people: readonly Person[];
  /** Ids of the asked segment; null for everybody of the role. */
  segment: ReadonlySet<Id> | null;
  /** Who is in a running pilot of another feature. */
  otherPilots: readonly OtherPilot[];
  /** What was last asked for this phase. */
  stored: PickRequest | null;
};

function idsOf(exposures: readonly Exposure[]): Set<Id> {
  return new Set(exposures.map((exposure) => exposure.personId));
}

/**
 * Earlier draws stay when the question is the same, or when people already have it. A new question about a phase
 * that has not begun is drawn afresh: spread over another attribute, from another segment.
 */
function standingsIn({ phase, earlier, live, stored }: PickScene, request: PickRequest): Standings {
  const own = live.filter((exposure) => exposure.phaseId === phase.id);
  const isSameQuestion =
    stored !== null && stored.segmentId === request.segmentId && stored.stratifyBy === request.stratifyBy;
  const staysAnchored = isSameQuestion || phase.hold === 'begun';
  const before = live.filter((exposure) => earlier.has(exposure.phaseId));
  return {
    kept: idsOf(before.filter(({ arm }) => arm === 'pilot')),
    anchored: idsOf(staysAnchored ? own.filter(({ arm, why }) => arm === 'pilot' && why !== 'included') : []),
    heldBack: idsOf([...before, ...(staysAnchored ? own : [])].filter(({ arm }) => arm === 'control')),
  };
}

function refuseUnfitNames(scene: PickScene, request: PickRequest): void {
  const byId = new Map(scene.people.map((person) => [person.id, person]));
  const excluded = new Set(request.exclude.map(({ personId }) => personId));
  for (const { personId } of request.include) {
    const person = byId.get(personId);
    if (person === undefined) throw new AppError('not-found', 'person-not-found');
    const details = { code: person.code, name: person.name };
    if (person.optedOutOn !== null) throw new AppError('precondition', 'person-opted-out', details);
    if (person.role !== scene.phase.role) throw new AppError('validation', 'person-not-in-audience', details);
    if (excluded.has(personId)) throw new AppError('validation', 'person-included-and-excluded', details);
  }
}

function refuseTooSmall(candidates: readonly Candidate[], count: number): void {
  const kept = candidates.filter(({ standing }) => standing === 'kept').length;
  if (count < kept) throw new AppError('validation', 'pick-below-kept', { count, kept });
  const named = certainOf(candidates);
  if (count < named) throw new AppError('validation', 'pick-below-included', { count, named });
}

/** People in other pilots whom the request leaves out; whoever has this feature by the phase already is not thrown out. */
function busyIn({ phase, live, otherPilots }: PickScene, request: PickRequest): Set<Id> {
  if (request.otherPilots === 'allow') return new Set();
  const having = idsOf(live.filter(({ phaseId, since }) => phaseId === phase.id && since !== null));
  return new Set(otherPilots.map(({ personId }) => personId).filter((id) => !having.has(id)));
}

function questionOf(scene: PickScene, request: PickRequest): CandidatesQuestion {
  return {
    people: scene.people,
    role: scene.phase.role,
    segment: scene.segment,
    stratifyBy: request.stratifyBy,
    included: new Set(request.include.map(({ personId }) => personId)),
    excluded: new Set(request.exclude.map(({ personId }) => personId)),
    busy: busyIn(scene, request),
    standings: standingsIn(scene, request),
  };
}

/** Everybody who may be picked for the phase, as the request and the ledger have it. */
export function candidatesFor(scene: PickScene, request: PickRequest): Candidate[] {
  return pickCandidates(questionOf(scene, request));
}

/** How many of these are in whatever is asked: they keep the feature, or were named by hand. */
export function certainOf(candidates: readonly Candidate[]): number {
  return candidates.filter(({ standing }) => standing === 'kept' || standing === 'included').length;
}

/** How many the request is for: a phase for everyone takes all who may be picked and are not held back. */
export function wantedOf(scene: PickScene, request: PickRequest): number {
  if (scene.phase.reach !== 'everyone') return request.count;
  const candidates = candidatesFor(scene, request);
  return Math.max(candidates.length - request.holdBack, certainOf(candidates));
}

/** People picked or held back who are in other pilots too, counted for each of those. */
function overlapsOf({ picked, heldBack }: Pick, otherPilots: readonly OtherPilot[]): PickPreview['overlaps'] {
  const chosen = new Set([...picked, ...heldBack].map(({ personId }) => personId));
  const overlaps = new Map<Id, PickPreview['overlaps'][number]>();
  for (const { personId, featureId, featureName } of otherPilots) {
    if (!chosen.has(personId)) continue;
    const known = overlaps.get(featureId) ?? { featureId, featureName, people: 0 };
    known.people += 1;
    overlaps.set(featureId, known);
  }
  return [...overlaps.values()];
}

/** A pick with the number of people it was drawn from, and why others were not. */
export type Drawn = { pick: Pick; eligible: number; barred: PickPreview['barred'] };

/**
 * Draws the people of a phase. Throws `person-not-found`, `person-opted-out`, `person-not-in-audience`,
 * `person-included-and-excluded`, `pick-below-kept`, `pick-below-included`.
 */
export function drawPick(scene: PickScene, request: PickRequest): Drawn {
  refuseUnfitNames(scene, request);
  const question = questionOf(scene, request);
  const candidates = pickCandidates(question);
  refuseTooSmall(candidates, request.count);
  const barred = countBarred(question);
  const pick = pickExactly({
    featureId: scene.phase.featureId,
    candidates,
    count: request.count,
    holdBack: request.holdBack,
  });
  return {
    pick,
    eligible: candidates.length,
    barred: {
      notInSegment: barred['not-in-segment'],
      optedOut: barred['opted-out'],
      byHand: barred['by-hand'],
      otherPilots: barred['other-pilots'],
    },
  };
}

/** The pick with codes and names. */
export function toPreview({ pick, eligible, barred }: Drawn, scene: PickScene): PickPreview {
  const byId = new Map(scene.people.map((person) => [person.id, person]));
  const named = ({ personId, why, stratum }: Picked) => {
    const person = byId.get(personId);
    return { personId, code: person?.code ?? '', name: person?.name ?? '', why, stratum };
  };
  return {
    picked: pick.picked.map(named),
    heldBack: pick.heldBack.map(named),
    missing: pick.missing,
    eligible,
    overlaps: overlapsOf(pick, scene.otherPilots),
    barred,
  };
}
