import type { Person } from './person.ts';

const MOST_VALUES = 50;

/** Attribute names found among the people with their distinct values, both in order; at most 50 values of each. */
export function attributeValues(
  people: readonly Pick<Person, 'attributes'>[],
): { name: string; values: string[] }[] {
  const found = new Map<string, Set<string>>();
  for (const { attributes } of people) {
    for (const [name, value] of Object.entries(attributes)) {
      const values = found.get(name) ?? new Set();
      found.set(name, values.add(value));
    }
  }
  return [...found]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, values]) => ({ name, values: [...values].sort().slice(0, MOST_VALUES) }));
}
