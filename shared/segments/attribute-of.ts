import type { Person } from './person.ts';

/** The value of an attribute, null when the person has none of this name. Safe for names like `constructor`. */
export function attributeOf(person: Pick<Person, 'attributes'>, name: string): string | null {
  return Object.hasOwn(person.attributes, name) ? (person.attributes[name] ?? null) : null;
}
