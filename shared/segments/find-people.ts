import { attributeOf } from './attribute-of.ts';
import type { Person, Segment } from './person.ts';

type Searchable = Pick<Person, 'code' | 'customerNumber' | 'name' | 'email' | 'attributes'>;

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

function wordsOf(person: Searchable): string {
  return fold(
    [
      person.code,
      person.customerNumber ?? '',
      person.name,
      person.email,
      ...Object.values(person.attributes),
    ].join('\n'),
  );
}

/** Whoever has every word of the search somewhere in code, number, name, e-mail or attributes; accents and case aside. */
export function findPeople<Found extends Searchable>(people: readonly Found[], search: string): Found[] {
  const words = fold(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [...people];
  return people.filter((person) => {
    const text = wordsOf(person);
    return words.every((word) => text.includes(word));
  });
}

/** Whether the segment's rule holds for the person. Values are compared exactly; a missing attribute equals nothing. */
export function isUnderRule(person: Pick<Person, 'attributes'>, rule: NonNullable<Segment['rule']>): boolean {
  return attributeOf(person, rule.attribute) === rule.equals;
}
