import type { Id } from '#shared/kernel/schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { type AttributeKind, isOfKind, readAs, type ValueWriting } from '#shared/segments/attribute-kind.ts';
import { attributeOf } from '#shared/segments/attribute-of.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { PeopleRepository } from './people.repository.ts';

type KindChange = { name: string; kind: AttributeKind; writing: ValueWriting };

/** What is known of people besides who they are: the kinds of their attributes, and their tags. */
export function createAttributesService(context: ServiceContext, { people }: { people: PeopleRepository }) {
  const { commands } = context;

  return {
    /** Kinds by attribute; one that is not there is text. */
    attributeKinds: people.kinds,
    /** The different values of each attribute, by its name. */
    attributeValues: (): ReadonlyMap<string, readonly string[]> => {
      const found = new Map<string, Set<string>>();
      for (const { attributes } of people.list()) {
        for (const [name, value] of Object.entries(attributes)) {
          found.set(name, (found.get(name) ?? new Set()).add(value));
        }
      }
      return new Map([...found].map(([name, values]) => [name, [...values]]));
    },
    /** Notes the kinds of attributes whose values came in as such. Runs inside a command. */
    putAttributeKinds: (kinds: ReadonlyMap<string, AttributeKind>): void => {
      for (const [name, kind] of kinds) people.putKind(name, kind);
    },
    /**
     * Reads all values of an attribute under a kind, as they were written; those of the kind already stay as they are
     * kept, and those that cannot be read stay as they were written. Answers how many people have a value that was read, and how many an odd one.
     */
    setAttributeKind: ({ name, kind, writing }: KindChange): { read: number; odd: number } =>
      commands.run({ method: 'segments.setAttributeKind', subjectId: null }, () => {
        const before = people.kinds().get(name) ?? 'text';
        const counts = { read: 0, odd: 0 };
        for (const person of people.list()) {
          const value = attributeOf(person, name);
          if (value === null) continue;
          const isKept = before === kind && isOfKind(value, kind);
          const next = isKept ? value : (readAs(value, kind, writing) ?? value);
          if (isOfKind(next, kind)) counts.read += 1;
          else counts.odd += 1;
          if (next !== value)
            people.replace({ ...person, attributes: { ...person.attributes, [name]: next } });
        }
        people.putKind(name, kind);
        return counts;
      }),
    /** Gives people a tag they do not have, or takes it off those who have it. Throws `person-not-found`. */
    tag: ({ personIds, tag, put }: { personIds: readonly Id[]; tag: string; put: 'on' | 'off' }): void =>
      commands.run({ method: 'segments.tag', subjectId: null }, () => {
        for (const personId of personIds) {
          const person = people.find(personId);
          if (person === null) throw new AppError('not-found', 'person-not-found');
          const others = person.tags.filter((each) => each !== tag);
          if (put === 'on' && others.length < person.tags.length) continue;
          people.replace({ ...person, tags: put === 'on' ? [...others, tag] : others });
        }
      }),
  };
}
