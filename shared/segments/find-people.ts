import { foldText } from './fold-text.ts';
import type { Person } from './person.ts';

type Searchable = Pick<Person, 'code' | 'customerNumber' | 'name' | 'email' | 'attributes' | 'tags'>;

function wordsOf(person: Searchable): string {
  return foldText(
    [
      person.code,
      person.customerNumber ?? '',
      person.name,
      person.email,
      ...Object.values(person.attributes),
      ...person.tags,
    ].join('\n'),
  );
}

/** Whoever has every word of the search somewhere in code, number, name, e-mail, attributes or tags; accents and case aside. */
export function findPeople<Found extends Searchable>(people: readonly Found[], search: string): Found[] {
  const words = foldText(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...people];
  return people.filter((person) => {
    const text = wordsOf(person);
    return words.every((word) => text.includes(word));
  });
}
