import { AppError } from '#shared/kernel/app-error.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { matchRoster } from '#shared/segments/match-roster.ts';
import type { Person } from '#shared/segments/person.ts';
import type { RosterCounts, RosterRow } from '#shared/segments/roster-row.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { ExposuresService } from './exposures.service.ts';
import type { PeopleRepository } from './people.repository.ts';

type PersonDraft = Omit<Person, 'id' | 'code' | 'optedOutOn' | 'merged'>;
type PersonChange = { readonly [Field in keyof PersonDraft]?: PersonDraft[Field] | undefined };

function cleanNumber(customerNumber: string | null): string | null {
  return customerNumber === null || customerNumber === '' ? null : customerNumber;
}

function cleanAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes)
      .map(([name, value]) => [name.trim(), value.trim()] as const)
      .filter(([name, value]) => name !== '' && value !== ''),
  );
}

function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}

/** Cleaned before it is matched, so that the same file is the same the second time. */
function cleanRow(row: RosterRow): RosterRow {
  return {
    name: row.name.trim(),
    customerNumber: cleanNumber(row.customerNumber?.trim() ?? null),
    email: row.email.trim(),
    role: row.role,
    attributes: cleanAttributes(row.attributes),
    tags: cleanTags(row.tags),
  };
}

function changed(person: Person, change: PersonChange): Person {
  return {
    ...person,
    name: change.name ?? person.name,
    role: change.role ?? person.role,
    customerNumber:
      change.customerNumber === undefined ? person.customerNumber : cleanNumber(change.customerNumber),
    email: change.email ?? person.email,
    attributes: change.attributes === undefined ? person.attributes : cleanAttributes(change.attributes),
    tags: change.tags === undefined ? person.tags : cleanTags(change.tags),
    consent: change.consent ?? person.consent,
  };
}

/** The roster: who there is, what they agreed to, and who wants none of it. */
export function createPeopleService(
  context: ServiceContext,
  parts: { people: PeopleRepository; exposures: ExposuresService },
) {
  const { commands, newId, today } = context;
  const { people, exposures } = parts;

  function get(personId: Id): Person {
    const person = people.find(personId);
    if (person === null) throw new AppError('not-found', 'person-not-found');
    return person;
  }

  function refuseTakenNumber(customerNumber: string | null, ownId: Id | null): void {
    if (customerNumber === null) return;
    const holder = people.findByCustomerNumber(customerNumber);
    if (holder !== null && holder.id !== ownId) {
      throw new AppError('conflict', 'customer-number-taken', {
        customerNumber,
        code: holder.code,
        name: holder.name,
      });
    }
  }

  function insert(id: Id, draft: PersonDraft): Person {
    const person: Person = {
      ...draft,
      id,
      code: people.takeCode(),
      customerNumber: cleanNumber(draft.customerNumber),
      attributes: cleanAttributes(draft.attributes),
      tags: cleanTags(draft.tags),
      optedOutOn: null,
      merged: [],
    };
    people.insert(person);
    return person;
  }

  function insertRoster(rows: readonly RosterRow[]): void {
    const before = { customer: people.count('customer'), staff: people.count('staff') };
    const added = rows.map((row) => insert(newId(), Object.assign({ consent: 'none' as const }, row)));
    exposures.reachNewcomers(added, before);
  }

  return {
    listPeople: people.list,
    /** Throws `person-not-found`. */
    getPerson: get,
    customerCount: (): number => people.count('customer'),
    staffCount: (): number => people.count('staff'),
    /** Throws `customer-number-taken`. */
    addPerson: (draft: PersonDraft): { personId: Id } => {
      const personId = newId();
      commands.run({ method: 'segments.addPerson', subjectId: personId }, () => {
        refuseTakenNumber(cleanNumber(draft.customerNumber), null);
        const before = { customer: people.count('customer'), staff: people.count('staff') };
        exposures.reachNewcomers([insert(personId, draft)], before);
      });
      return { personId };
    },
    /** What the change does not name stays, attributes too; one said to be empty is taken away. Throws `person-not-found`, `customer-number-taken`. */
    editPerson: (personId: Id, change: PersonChange): void =>
      commands.run({ method: 'segments.editPerson', subjectId: personId }, () => {
        const person = get(personId);
        const attributes = { ...person.attributes, ...change.attributes };
        const next = changed(person, { ...change, attributes });
        refuseTakenNumber(next.customerNumber, personId);
        people.replace(next);
      }),
    /** Ends all the person has today and forgets what was planned for them. */
    optOut: (personId: Id): void =>
      commands.run({ method: 'segments.optOut', subjectId: personId }, () => {
        const person = get(personId);
        if (person.optedOutOn !== null) return;
        people.replace({ ...person, optedOutOn: today() });
        exposures.endAllOf(personId, today());
      }),
    /** The person may be picked again; nothing is switched on by it. */
    optBackIn: (personId: Id): void =>
      commands.run({ method: 'segments.optBackIn', subjectId: personId }, () => {
        people.replace({ ...get(personId), optedOutOn: null });
      }),
    removePerson: (personId: Id): void =>
      commands.run({ method: 'segments.removePerson', subjectId: personId }, () => {
        people.remove(get(personId).id);
      }),
    /** What a roster file would do; writes nothing. Counts people, see `matchRoster`. */
    previewRoster: (rows: readonly RosterRow[]): RosterCounts => {
      const match = matchRoster(people.list(), rows.map(cleanRow));
      return {
        newPeople: match.newPeople.length,
        changedPeople: match.changedPeople.length,
        samePeople: match.samePeople.length,
      };
    },
    /** Adds and changes people as a roster file says; nobody is removed, no consent or opt-out is touched. */
    applyRoster: ({ people: rows }: { people: readonly RosterRow[] }): RosterCounts =>
      commands.run({ method: 'segments.applyRoster', subjectId: null }, () => {
        const known = people.list();
        const byId = new Map(known.map((person) => [person.id, person]));
        const match = matchRoster(known, rows.map(cleanRow));
        for (const { personId, row } of match.changedPeople) {
          const person = byId.get(personId);
          if (person !== undefined) people.replace(changed(person, row));
        }
        insertRoster(match.newPeople);
        return {
          newPeople: match.newPeople.length,
          changedPeople: match.changedPeople.length,
          samePeople: match.samePeople.length,
        };
      }),
  };
}
