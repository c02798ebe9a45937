import { type AttributeKind, isOfKind } from './attribute-kind.ts';
import type { Person } from './person.ts';
import type { Attribute } from './segments.contract.ts';

const MOST_VALUES = 50;
const MOST_ODD_VALUES = 10;

type Found = { people: number; values: Set<string>; oddPeople: number; oddValues: Set<string> };

/**
 * The attributes found among the people, by name: distinct values (at most 50) in order, and those that are not of the
 * attribute's kind (at most 10). An attribute without a kind is text, and text is never odd.
 */
export function attributeValues(
  people: readonly Pick<Person, 'attributes'>[],
  kinds: ReadonlyMap<string, AttributeKind>,
): Attribute[] {
  const found = new Map<string, Found>();
  for (const { attributes } of people) {
    for (const [name, value] of Object.entries(attributes)) {
      const known = found.get(name) ?? { people: 0, values: new Set(), oddPeople: 0, oddValues: new Set() };
      found.set(name, known);
      known.people += 1;
      known.values.add(value);
      if (isOfKind(value, kinds.get(name) ?? 'text')) continue;
      known.oddPeople += 1;
      known.oddValues.add(value);
    }
  }
  return [...found]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, { people: having, values, oddPeople, oddValues }]) => ({
      name,
      kind: kinds.get(name) ?? 'text',
      values: [...values].sort().slice(0, MOST_VALUES),
      people: having,
      odd: { people: oddPeople, values: [...oddValues].sort().slice(0, MOST_ODD_VALUES) },
    }));
}

/** All tags in use, in order. */
export function tagsInUse(people: readonly Pick<Person, 'tags'>[]): string[] {
  return [...new Set(people.flatMap(({ tags }) => tags))].sort();
}
