import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { isUnderRule } from '#shared/segments/find-people.ts';
import type { Person, Segment } from '#shared/segments/person.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { PeopleRepository } from './people.repository.ts';
import type { SegmentsRepository, StoredSegment } from './segments.repository.ts';

type NewSegment = Pick<StoredSegment, 'name' | 'description' | 'rule'> & { personIds: readonly Id[] };

/** Named groups of people, by rule or by hand. */
export function createGroupsService(
  context: ServiceContext,
  repositories: { segments: SegmentsRepository; people: PeopleRepository },
) {
  const { commands, newId } = context;
  const { segments, people } = repositories;

  function get(segmentId: Id): StoredSegment {
    const segment = segments.find(segmentId);
    if (segment === null) throw new AppError('not-found', 'segment-not-found');
    return segment;
  }

  function refuseTakenName(name: string, ownId: Id | null): void {
    const holder = segments.findByName(name);
    if (holder !== null && holder.id !== ownId)
      throw new AppError('conflict', 'segment-name-taken', { name });
  }

  function membersOf(segment: StoredSegment, everybody: readonly Person[]): Set<Id> {
    const { rule } = segment;
    if (rule === null) return new Set(segments.listMembers(segment.id));
    return new Set(everybody.filter((person) => isUnderRule(person, rule)).map((person) => person.id));
  }

  return {
    list: (): Segment[] => {
      const everybody = people.list();
      return segments
        .list()
        .map((segment) => Object.assign({ members: membersOf(segment, everybody).size }, segment));
    },
    /** Ids of everybody in the segment now, customers and staff. Throws `segment-not-found`. */
    listMemberIds: (segmentId: Id, everybody: readonly Person[]): Set<Id> =>
      membersOf(get(segmentId), everybody),
    /** Throws `segment-rule-or-people`, `segment-name-taken`, `person-not-found`. */
    create: ({ name, description, rule, personIds }: NewSegment): { segmentId: Id } => {
      const id = newId();
      commands.run({ method: 'segments.create', subjectId: id }, () => {
        if (rule !== null && personIds.length > 0) throw new AppError('validation', 'segment-rule-or-people');
        refuseTakenName(name, null);
        segments.insert({ id, name, description, rule });
        for (const personId of personIds) {
          if (people.find(personId) === null) throw new AppError('not-found', 'person-not-found');
          segments.addMember(id, personId);
        }
      });
      return { segmentId: id };
    },
    /** Throws `segment-not-found`, `segment-name-taken`. */
    rename: (change: { segmentId: Id; name: string; description: string }): void =>
      commands.run({ method: 'segments.rename', subjectId: change.segmentId }, () => {
        const { id } = get(change.segmentId);
        refuseTakenName(change.name, id);
        segments.rename({ id, name: change.name, description: change.description });
      }),
    remove: (segmentId: Id): void =>
      commands.run({ method: 'segments.remove', subjectId: segmentId }, () => {
        segments.remove(get(segmentId).id);
      }),
  };
}

export type GroupsService = ReturnType<typeof createGroupsService>;
