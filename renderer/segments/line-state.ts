import type { Exposure } from '#shared/segments/person.ts';

export type LedgerState = 'has' | 'control' | 'planned' | 'planned-control' | 'had' | 'was-control';

/** What a line of the ledger says of its person. */
export function lineState({ arm, since, until }: Pick<Exposure, 'arm' | 'since' | 'until'>): LedgerState {
  if (until !== null) return arm === 'pilot' ? 'had' : 'was-control';
  if (since === null) return arm === 'pilot' ? 'planned' : 'planned-control';
  return arm === 'pilot' ? 'has' : 'control';
}
