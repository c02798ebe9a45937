import type { InputOf } from '#shared/contract/contract.ts';
import type { Person } from '#shared/segments/person.ts';
import { MOST_LISTED } from '#shared/segments/segments.contract.ts';

/** What the list of people is narrowed to. */
export type RosterFilter = { search: string; role: Person['role'] | 'all'; segmentId: string | null };

export const EVERYBODY: RosterFilter = { search: '', role: 'all', segmentId: null };

/** The filter as the engine is asked. */
export function rosterQuestion({ search, role, segmentId }: RosterFilter): InputOf<'segments.listPeople'> {
  return { search: search.trim(), role: role === 'all' ? null : role, segmentId, limit: MOST_LISTED };
}

export function isNarrowed({ search, role, segmentId }: RosterFilter): boolean {
  return search.trim() !== '' || role !== 'all' || segmentId !== null;
}
