import type { ListedDecision } from '#shared/decisions/decisions.contract.ts';

type Entry = Pick<
  ListedDecision,
  'id' | 'sequence' | 'kind' | 'withdraws' | 'verb' | 'reason' | 'dissent' | 'review'
>;

function textsOf({ verb, reason, dissent, review }: Entry): string {
  return JSON.stringify([verb, reason, dissent, review]);
}

/**
 * The entries that say again, word for word, what an earlier one says because it was taken back or done again, each with
 * the number of that one. Entries come newest first; an entry that says nothing repeats nothing.
 */
export function repeatedReasons(entries: readonly Entry[]): ReadonlyMap<string, number> {
  const repeats = new Map<string, number>();
  /** By its texts, the first entry that said them, once it was taken back. */
  const takenBack = new Map<string, number>();
  for (const entry of entries.toReversed()) {
    if (entry.reason === '' && entry.dissent === '') continue;
    const texts = textsOf(entry);
    const original = entries.find(({ id }) => id === entry.withdraws);
    const first = takenBack.get(texts) ?? original?.sequence;
    if (first === undefined) continue;
    repeats.set(entry.id, first);
    takenBack.set(texts, first);
  }
  return repeats;
}
