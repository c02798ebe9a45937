import { apportion } from './apportion.ts';
import type { Exposure } from './person.ts';
import { rankPeople } from './rank-people.ts';
import type { Id } from '#shared/kernel/schema.ts';

/**
 * Why a person stands where they stand before the draw: `kept` had an earlier phase, `included` was named by hand,
 * `anchored` was drawn for this phase before, `held-back` was drawn for the control group before.
 */
export type Standing = 'kept' | 'included' | 'anchored' | 'drawable' | 'held-back';

export type Candidate = {
  readonly personId: Id;
  /** The value the pick is spread over; the same for all when it is not spread. */
  readonly stratum: string | null;
  readonly standing: Standing;
};

export type PickQuestion = {
  readonly featureId: Id;
  /** Everybody who may be picked: nobody who opted out or was excluded. */
  readonly candidates: readonly Candidate[];
  readonly count: number;
  readonly holdBack: number;
};

export type Picked = {
  readonly personId: Id;
  readonly stratum: string | null;
  readonly why: Exposure['why'];
};

export type Pick = {
  readonly picked: readonly Picked[];
  readonly heldBack: readonly Picked[];
  /** People missing to the asked count. */
  readonly missing: number;
};

const FIRST_IN: Readonly<Record<Standing, number>> = {
  kept: 0,
  included: 1,
  anchored: 2,
  drawable: 3,
  'held-back': 4,
};

function whyPicked(standing: Standing): Exposure['why'] {
  return standing === 'kept' || standing === 'included' ? standing : 'picked';
}

function byStratum(candidates: readonly Candidate[]): Map<string | null, Candidate[]> {
  const strata = new Map<string | null, Candidate[]>();
  for (const candidate of candidates) {
    const members = strata.get(candidate.stratum);
    if (members === undefined) strata.set(candidate.stratum, [candidate]);
    else members.push(candidate);
  }
  return strata;
}

type Draw = {
  /** In the order in which they are taken. */
  from: readonly Candidate[];
  places: number;
  weightOf: (stratum: string | null) => number;
  takenOf: (stratum: string | null) => number;
};

/** Takes the first people of each stratum, as many of each as proportion says. */
function drawFrom({ from, places, weightOf, takenOf }: Draw): Candidate[] {
  const strata = [...byStratum(from)].sort(([left], [right]) => compareStrata(left, right));
  const given = apportion(
    strata.map(([stratum, members]) => ({
      weight: weightOf(stratum),
      taken: takenOf(stratum),
      room: members.length,
    })),
    places,
  );
  const chosen = new Set(strata.flatMap(([, members], index) => members.slice(0, given[index])));
  return from.filter((candidate) => chosen.has(candidate));
}

/** By code unit, the missing value last: the order may not depend on anybody's language. */
function compareStrata(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}

function countIn(candidates: readonly Candidate[]): (stratum: string | null) => number {
  const strata = byStratum(candidates);
  return (stratum) => strata.get(stratum)?.length ?? 0;
}

/**
 * Exactly `count` people, or all there are with the number missing. Those who keep the feature come first, then those
 * named by hand, then those already drawn for this phase, then the draw of this feature, spread over the strata in
 * proportion to everybody who may be picked. People held back before are drawn last in their stratum, so that a
 * growing phase leaves the control group alone while it can. The control group is drawn from the rest, in the strata
 * of those picked.
 */
export function pickExactly({ featureId, candidates, count, holdBack }: PickQuestion): Pick {
  const ranked = rankPeople(featureId, candidates).sort(
    (left, right) => FIRST_IN[left.standing] - FIRST_IN[right.standing],
  );
  const certain = ranked.filter(({ standing }) => FIRST_IN[standing] <= FIRST_IN.anchored).slice(0, count);
  const drawn = drawFrom({
    from: ranked.filter(({ standing }) => FIRST_IN[standing] > FIRST_IN.anchored),
    places: count - certain.length,
    weightOf: countIn(candidates),
    takenOf: countIn(certain),
  });
  const picked = [...certain, ...drawn];
  const pickedSet = new Set(picked);
  const heldBefore = (candidate: Candidate) => (candidate.standing === 'held-back' ? 0 : 1);
  const heldBack = drawFrom({
    from: ranked
      .filter((candidate) => !pickedSet.has(candidate))
      .sort((left, right) => heldBefore(left) - heldBefore(right)),
    places: holdBack,
    weightOf: countIn(picked.length > 0 ? picked : candidates),
    takenOf: () => 0,
  });
  return {
    picked: picked.map(({ personId, stratum, standing }) => ({
      personId,
      stratum,
      why: whyPicked(standing),
    })),
    heldBack: heldBack.map(({ personId, stratum }) => ({ personId, stratum, why: 'hold-back' })),
    missing: count - picked.length,
  };
}
