import type { Person } from './person.ts';
import { isUnderRule, type SegmentRule } from './segment-rule.ts';
import type { Id } from '#shared/kernel/schema.ts';

/** What a segment is made of: a rule, or people chosen by hand, without whoever is in the segments left out. */
export type SegmentMaking = {
  readonly id: Id;
  readonly name: string;
  readonly rule: SegmentRule | null;
  /** Chosen by hand; not looked at where there is a rule. */
  readonly personIds: readonly Id[];
  readonly leaveOutIds: readonly Id[];
};

type Grouped = Pick<Person, 'id' | 'attributes' | 'tags'>;

/** The people of one segment, and how many more it would have if no other were left out. */
export type Members = { readonly ids: ReadonlySet<Id>; readonly leftOut: number };

/**
 * Finds the people of segments. Every segment is looked through once, however many leave it out. The segments may not
 * leave out one another in a circle, see `circleOf`; a segment that is not there leaves out nobody.
 */
export function createMemberFinder(
  segments: readonly SegmentMaking[],
  people: readonly Grouped[],
): (segmentId: Id) => Members {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  const known = new Map<Id, Members>();
  const roster = new Set(people.map(({ id }) => id));

  function chosen({ rule, personIds }: SegmentMaking): Id[] {
    if (rule === null) return personIds.filter((id) => roster.has(id));
    return people.filter((person) => isUnderRule(person, rule)).map(({ id }) => id);
  }

  function membersOf(segmentId: Id): Members {
    const segment = byId.get(segmentId);
    const found = known.get(segmentId);
    if (found !== undefined) return found;
    if (segment === undefined) return { ids: new Set(), leftOut: 0 };
    const all = chosen(segment);
    const out = segment.leaveOutIds.map((id) => membersOf(id).ids);
    const kept = all.filter((id) => !out.some((ids) => ids.has(id)));
    const members = { ids: new Set(kept), leftOut: all.length - kept.length };
    known.set(segmentId, members);
    return members;
  }

  return membersOf;
}

/**
 * The names along which a segment would leave out itself, beginning and ending with its own: ["A", "B", "A"]. Null when
 * there is no such circle.
 */
export function circleOf(segment: SegmentMaking, others: readonly SegmentMaking[]): string[] | null {
  const byId = new Map(others.map((other) => [other.id, other]));
  byId.set(segment.id, segment);
  const seen = new Set<Id>();

  function pathFrom(current: SegmentMaking): string[] | null {
    for (const id of current.leaveOutIds) {
      if (id === segment.id) return [current.name, segment.name];
      const next = byId.get(id);
      if (next === undefined || seen.has(id)) continue;
      seen.add(id);
      const rest = pathFrom(next);
      if (rest !== null) return [current.name, ...rest];
    }
    return null;
  }

  return pathFrom(segment);
}
