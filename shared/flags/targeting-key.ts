import { isPersonCode } from '#shared/segments/person-code.ts';
import type { Person } from '#shared/segments/person.ts';

/**
 * By which name the product knows a person: the customer number, or the person code where there is none. A number
 * that is an e-mail address stays out of the flag file, and one written like a person code could be somebody else's.
 */
export function targetingKeyOf(person: Pick<Person, 'code' | 'customerNumber'>): string {
  const { code, customerNumber } = person;
  const isUsable =
    customerNumber !== null &&
    customerNumber !== '' &&
    !customerNumber.includes('@') &&
    !isPersonCode(customerNumber);
  return isUsable ? customerNumber : code;
}

/** All names the product may know a person by: their own, and those of records that were merged into theirs. */
export function targetingKeysOf(person: Pick<Person, 'code' | 'customerNumber' | 'merged'>): string[] {
  return [...new Set([person, ...person.merged].map(targetingKeyOf))];
}
