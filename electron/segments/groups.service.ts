import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { Person } from '#shared/segments/person.ts';
import { circleOf, createMemberFinder, type SegmentMaking } from '#shared/segments/segment-members.ts';
import type { Segment } from '#shared/segments/segment.ts';
import type { SegmentPreview } from '#shared/segments/segments.contract.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { PeopleRepository } from './people.repository.ts';
import type { PhasesReadModel } from './phases.read-model.ts';
import type { SegmentsRepository, StoredSegment } from './segments.repository.ts';

/** Who shall be in a segment, before it has a name. */
type Making = Pick<SegmentMaking, 'rule' | 'personIds' | 'leaveOutIds'>;
type NewSegment = Making & Pick<StoredSegment, 'name' | 'description'>;

/** People named in a preview, so that one sees at a glance whether the right ones are in. */
const SAMPLE = 8;

/** The id of a segment that is only being thought about. */
const UNSAVED: Id = '';

type Parts = { segments: SegmentsRepository; people: PeopleRepository; phases: PhasesReadModel };

/** Named groups of people, by rule or by hand, without others. */
export function createGroupsService(context: ServiceContext, { segments, people, phases }: Parts) {
  const { commands, newId } = context;

  function get(segmentId: Id): StoredSegment {
    const segment = segments.list().find(({ id }) => id === segmentId);
    if (segment === undefined) throw new AppError('not-found', 'segment-not-found');
    return segment;
  }

  function refuseTakenName(name: string, ownId: Id | null): void {
    const holder = segments.findIdByName(name);
    if (holder !== null && holder !== ownId) throw new AppError('conflict', 'segment-name-taken', { name });
  }

  function refuseMaking(segment: SegmentMaking): void {
    const all = segments.list();
    if (segment.rule !== null && segment.personIds.length > 0) {
      throw new AppError('validation', 'segment-rule-or-people');
    }
    if (!segment.leaveOutIds.every((leftOut) => all.some(({ id }) => id === leftOut))) {
      throw new AppError('not-found', 'segment-not-found');
    }
    const circle = circleOf(segment, all);
    if (circle !== null) throw new AppError('validation', 'segment-circle', { circle: circle.join(' → ') });
  }

  function refuseStrangers(personIds: readonly Id[]): void {
    for (const personId of personIds) {
      if (people.find(personId) === null) throw new AppError('not-found', 'person-not-found');
    }
  }

  /** Phases not begun yet that are picked from the segment and ask for more than it would have. */
  function shortPhases(segmentId: Id, members: readonly Person[]): SegmentPreview['shortPhases'] {
    const left = (role: Person['role']): number =>
      members.filter((person) => person.role === role && person.optedOutOn === null).length;
    return phases
      .listPickedFrom(segmentId)
      .map(({ role, featureName, phaseName, asked }) => ({ featureName, phaseName, asked, left: left(role) }))
      .filter((phase) => phase.left < phase.asked);
  }

  return {
    has: (segmentId: Id): boolean => segments.list().some(({ id }) => id === segmentId),
    list: (): Segment[] => {
      const all = segments.list();
      const membersOf = createMemberFinder(all, people.list());
      return all.map(({ id, name, description, rule, leaveOutIds }) => ({
        id,
        name,
        description,
        rule,
        leaveOutIds: [...leaveOutIds],
        members: membersOf(id).ids.size,
      }));
    },
    /** Ids of everybody in the segment now, customers and staff. Throws `segment-not-found`. */
    listMemberIds: (segmentId: Id, everybody: readonly Person[]): ReadonlySet<Id> =>
      createMemberFinder(segments.list(), everybody)(get(segmentId).id).ids,
    /** Who was chosen by hand; empty for a segment by rule. Throws `segment-not-found`. */
    listChosenIds: (segmentId: Id): readonly Id[] => get(segmentId).personIds,
    /** Who would be in the segment; writes nothing. Throws what `remake` throws. */
    preview: ({ segmentId, ...making }: Making & { segmentId: Id | null }): SegmentPreview => {
      const id = segmentId ?? UNSAVED;
      const segment = { id, name: segmentId === null ? '…' : get(segmentId).name, ...making };
      refuseMaking(segment);
      const everybody = people.list();
      const others = segments.list().filter((other) => other.id !== id);
      const { ids, leftOut } = createMemberFinder([...others, segment], everybody)(id);
      const members = everybody.filter((person) => ids.has(person.id));
      return {
        customers: members.filter(({ role }) => role === 'customer').length,
        staff: members.filter(({ role }) => role === 'staff').length,
        optedOut: members.filter(({ optedOutOn }) => optedOutOn !== null).length,
        leftOut,
        sample: members.slice(0, SAMPLE).map((person) => ({
          personId: person.id,
          code: person.code,
          name: person.name,
        })),
        shortPhases: segmentId === null ? [] : shortPhases(segmentId, members),
      };
    },
    /** Throws `segment-rule-or-people`, `segment-name-taken`, `segment-not-found`, `person-not-found`. */
    create: ({ name, description, ...making }: NewSegment): { segmentId: Id } => {
      const id = newId();
      commands.run({ method: 'segments.create', subjectId: id }, () => {
        refuseMaking({ id, name, ...making });
        refuseTakenName(name, null);
        refuseStrangers(making.personIds);
        segments.insert({ id, name, description, ...making });
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
    /**
     * Changes who is in the segment; who was picked from it stays picked. Throws `segment-rule-or-people`,
     * `segment-not-found`, `person-not-found`, and `segment-circle` when it would leave out itself.
     */
    remake: ({ segmentId, ...making }: Making & { segmentId: Id }): void =>
      commands.run({ method: 'segments.remake', subjectId: segmentId }, () => {
        const segment = { ...get(segmentId), ...making };
        refuseMaking(segment);
        refuseStrangers(making.personIds);
        segments.remake(segment);
      }),
    /** Throws `segment-left-out-by` while another segment leaves it out: those would silently grow. */
    remove: (segmentId: Id): void =>
      commands.run({ method: 'segments.remove', subjectId: segmentId }, () => {
        const { id, name } = get(segmentId);
        const by = segments.list().filter(({ leaveOutIds }) => leaveOutIds.includes(id));
        if (by.length > 0) {
          const others = by.map((other) => `“${other.name}”`).join(', ');
          throw new AppError('precondition', 'segment-left-out-by', { name, others });
        }
        segments.remove(id);
      }),
    /** Puts somebody into every segment somebody else was chosen for by hand. Runs inside a command. */
    copyMember: segments.copyMember,
  };
}

export type GroupsService = ReturnType<typeof createGroupsService>;
