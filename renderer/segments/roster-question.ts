import type { InputOf } from '#shared/contract/contract.ts';
import type { Person } from '#shared/segments/person.ts';

/** What the list of people is narrowed to. */
export type RosterFilter = { search: string; role: Person['role'] | 'all'; segmentId: string | null };

export const EVERYBODY: RosterFilter = { search: '', role: 'all', segmentId: null };

/** More than any business this is for has; the engine allows no more either. */
export const MOST_PEOPLE = 10_000;

/** The filter as the engine is asked. */
export function rosterQuestion({ search, role, segmentId }: RosterFilter): InputOf<'segments.listPeople'> {
  return { search: search.trim(), role: role === 'all' ? null : role, segmentId, limit: MOST_PEOPLE };
}

export function isNarrowed({ search, role, segmentId }: RosterFilter): boolean {
  return search.trim() !== '' || role !== 'all' || segmentId !== null;
}
