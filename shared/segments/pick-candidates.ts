import { attributeOf } from './attribute-of.ts';
import type { Person } from './person.ts';
import type { Candidate, Standing } from './pick-exactly.ts';
import type { Id } from '#shared/kernel/schema.ts';

export type PoolPerson = Pick<Person, 'id' | 'role' | 'attributes' | 'optedOutOn'>;

/** What the ledger says about the people of one feature, seen from one phase. */
export type Standings = {
  /** Had an earlier phase, or is planned for it. */
  readonly kept: ReadonlySet<Id>;
  /** Drawn for this phase before, to stay. */
  readonly anchored: ReadonlySet<Id>;
  readonly heldBack: ReadonlySet<Id>;
};

export type CandidatesQuestion = {
  readonly people: readonly PoolPerson[];
  readonly role: Person['role'];
  /** Ids of the segment picked from; null picks from everybody of the role. */
  readonly segment: ReadonlySet<Id> | null;
  readonly stratifyBy: string | null;
  readonly included: ReadonlySet<Id>;
  readonly excluded: ReadonlySet<Id>;
  /** People in other pilots who are to be left out of this one. */
  readonly busy: ReadonlySet<Id>;
  readonly standings: Standings;
};

function standingOf(id: Id, { included, standings }: CandidatesQuestion): Standing {
  if (standings.kept.has(id)) return 'kept';
  if (included.has(id)) return 'included';
  if (standings.anchored.has(id)) return 'anchored';
  return standings.heldBack.has(id) ? 'held-back' : 'drawable';
}

/** Why somebody of the audience may not be picked. */
export type Bar = 'not-in-segment' | 'opted-out' | 'by-hand' | 'other-pilots';

/** The first reason that bars the person; null when they may be picked. Who keeps it or is named is held by two alone. */
function barOf(person: PoolPerson, question: CandidatesQuestion): Bar | null {
  const { segment, excluded, busy } = question;
  if (person.optedOutOn !== null) return 'opted-out';
  if (excluded.has(person.id)) return 'by-hand';
  const standing = standingOf(person.id, question);
  if (standing === 'kept' || standing === 'included') return null;
  if (segment !== null && !segment.has(person.id)) return 'not-in-segment';
  return busy.has(person.id) ? 'other-pilots' : null;
}

/**
 * Everybody who may be picked, with their standing: of the phase's role, not opted out, not excluded, and in the
 * segment and in no other pilot to be left out unless they keep the feature or are named by hand.
 */
export function pickCandidates(question: CandidatesQuestion): Candidate[] {
  const { people, role, stratifyBy } = question;
  return people.flatMap((person) => {
    if (person.role !== role || barOf(person, question) !== null) return [];
    const stratum = stratifyBy === null ? null : attributeOf(person, stratifyBy);
    return [{ personId: person.id, stratum, standing: standingOf(person.id, question) }];
  });
}

/** How many people of the phase's role each reason bars. */
export function countBarred(question: CandidatesQuestion): Record<Bar, number> {
  const counts: Record<Bar, number> = {
    'not-in-segment': 0,
    'opted-out': 0,
    'by-hand': 0,
    'other-pilots': 0,
  };
  for (const person of question.people) {
    const bar = person.role === question.role ? barOf(person, question) : null;
    if (bar !== null) counts[bar] += 1;
  }
  return counts;
}
