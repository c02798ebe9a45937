import type { ImportCounts } from './imports.contract.ts';

/** A smaller part of all events is nothing to speak of, nor is one that is usual among few people. */
const LARGE_SHARE = 0.2;
const TIMES_USUAL = 3;

/**
 * The share of all events that the busiest person brings, 0 to 1, where every event counts and that person speaks for many:
 * a fifth of all and three times as many as people have on average. Null where it does not, or people count once a day.
 */
export function shareOfBusiest({
  used,
  people,
  busiestPersonRows,
}: Pick<ImportCounts, 'used' | 'people' | 'busiestPersonRows'>): number | null {
  if (used === 0) return null;
  const share = busiestPersonRows / used;
  return share >= LARGE_SHARE && share * people >= TIMES_USUAL ? share : null;
}
