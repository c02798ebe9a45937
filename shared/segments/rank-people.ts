import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Id } from '#shared/kernel/schema.ts';

/**
 * The person's place in the draw of one feature: SHA-256 of `featureId:personId` in hexadecimal, compared as text.
 * It depends on nothing else, so the draw can be repeated by anybody and a person added later moves nobody.
 */
export function drawOf(featureId: Id, personId: Id): string {
  return bytesToHex(sha256(utf8ToBytes(`${featureId}:${personId}`)));
}

/** People in the order of the draw of this feature. */
export function rankPeople<Person extends { readonly personId: Id }>(
  featureId: Id,
  people: readonly Person[],
): Person[] {
  return people
    .map((person) => ({ person, draw: drawOf(featureId, person.personId) }))
    .sort((left, right) => (left.draw < right.draw ? -1 : left.draw > right.draw ? 1 : 0))
    .map(({ person }) => person);
}
