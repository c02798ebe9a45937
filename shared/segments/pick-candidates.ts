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
  readonly standings: Standings;
};

function standingOf(id: Id, { included, standings }: CandidatesQuestion): Standing {
  if (standings.kept.has(id)) return 'kept';
  if (included.has(id)) return 'included';
  if (standings.anchored.has(id)) return 'anchored';
  return standings.heldBack.has(id) ? 'held-back' : 'drawable';
}

/**
 * Everybody who may be picked, with their standing: of the phase's role, not opted out, not excluded, and in the
 * segment unless they keep the feature or are named by hand.
 */
export function pickCandidates(question: CandidatesQuestion): Candidate[] {
  const { people, role, segment, stratifyBy, excluded } = question;
  return people.flatMap((person) => {
    if (person.role !== role || person.optedOutOn !== null || excluded.has(person.id)) return [];
    const standing = standingOf(person.id, question);
    const isCertain = standing === 'kept' || standing === 'included';
    if (segment !== null && !segment.has(person.id) && !isCertain) return [];
    const stratum = stratifyBy === null ? null : attributeOf(person, stratifyBy);
    return [{ personId: person.id, stratum, standing }];
  });
}
