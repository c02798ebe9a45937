import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { findDoubles, givenUp, mergeLedgers, mergePeople } from '#shared/segments/merge-people.ts';
import type { Person } from '#shared/segments/person.ts';
import type { Doubles, MergePreview } from '#shared/segments/segments.contract.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { ExposuresRepository } from './exposures.repository.ts';
import type { ExposuresService } from './exposures.service.ts';
import type { GroupsService } from './groups.service.ts';
import type { PeopleRepository } from './people.repository.ts';

/** Two records that are one person: the one kept, and the one that becomes part of it. */
export type Merge = { keepId: Id; doubleId: Id };

type Parts = {
  people: PeopleRepository;
  exposures: ExposuresRepository;
  ledger: Pick<ExposuresService, 'endAllOf' | 'closeLines'>;
  groups: GroupsService;
  countNotesOf: (personId: Id) => number;
};

/** Groups of possible doubles that are told; more are counted. */
const MOST_DOUBLES = 50;

/** Makes one person of two records: nothing of either is lost, and one undo makes them two again. */
export function createMergesService(context: ServiceContext, parts: Parts) {
  const { commands, today } = context;
  const { people, exposures, ledger, groups, countNotesOf } = parts;
  const followers: ((merge: Merge) => void)[] = [];

  function pair({ keepId, doubleId }: Merge): { kept: Person; double: Person } {
    const kept = people.find(keepId);
    const double = people.find(doubleId);
    if (kept === null || double === null) throw new AppError('not-found', 'person-not-found');
    if (keepId === doubleId) throw new AppError('validation', 'merge-with-itself');
    if (kept.role !== double.role) {
      throw new AppError('validation', 'merge-of-roles', { code: kept.code, other: double.code });
    }
    return { kept, double };
  }

  function mergeExposures({ keepId, doubleId }: Merge): void {
    const { changed, moved, dropped, ended } = mergeLedgers(
      exposures.listOfPerson(keepId),
      exposures.listOfPerson(doubleId),
    );
    for (const line of dropped) exposures.remove(line.id);
    for (const line of changed) {
      if (line.since !== null) exposures.begin(line.id, line.since);
      if (line.toldOn !== null) exposures.tell(line.id, line.toldOn);
    }
    for (const line of moved) exposures.move(line.id, keepId);
    ledger.closeLines(ended, today());
  }

  return {
    /** Other capabilities move what they hold of the double to the person kept, inside the same command. */
    onMerge: (follower: (merge: Merge) => void) => followers.push(follower),
    listDoubles: (): Doubles => {
      const everybody = people.list();
      const byId = new Map(everybody.map((person) => [person.id, person]));
      const groupsFound = findDoubles(everybody);
      return {
        total: groupsFound.length,
        groups: groupsFound.slice(0, MOST_DOUBLES).map(({ ids, reason }) => ({
          reason,
          people: ids.flatMap((id) => {
            const person = byId.get(id);
            return person === undefined ? [] : [{ personId: id, code: person.code, name: person.name }];
          }),
        })),
      };
    },
    /** What merging would make; writes nothing. Throws what `mergePeople` throws. */
    previewMerge: (merge: Merge): MergePreview => {
      const { kept, double } = pair(merge);
      return {
        person: mergePeople(kept, double),
        givenUp: givenUp(kept, double),
        exposures: exposures.listOfPerson(double.id).length,
        notes: countNotesOf(double.id),
      };
    },
    /** Throws `person-not-found`, `merge-with-itself`, `merge-of-roles`. */
    mergePeople: (merge: Merge): void =>
      commands.run({ method: 'segments.mergePeople', subjectId: merge.keepId }, () => {
        const { kept, double } = pair(merge);
        const person = mergePeople(kept, double);
        mergeExposures(merge);
        exposures.renameInPicks({ from: double.id, to: kept.id });
        groups.copyMember({ from: double.id, to: kept.id });
        for (const follow of followers) follow(merge);
        // The double goes first: a customer number is nobody else's while somebody has it.
        people.remove(double.id);
        people.replace(person);
        if (person.optedOutOn !== null) ledger.endAllOf(person.id, today());
      }),
  };
}
