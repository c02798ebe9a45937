import { createHash } from 'node:crypto';

export type ChainedRow = { sequence: number; previous_hash: string; hash: string };

/** What the first entry of a chain follows. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** SHA-256 over the fields as JSON text, the previous entry's hash first: one changed entry breaks all later ones. */
export function chainHash(previousHash: string, fields: readonly (string | number | null)[]): string {
  return createHash('sha256')
    .update(JSON.stringify([previousHash, ...fields]))
    .digest('hex');
}

export type ChainCheck = { entries: number; firstBroken: number | null };

/** Counts the entries from the first and names the first whose hash, order or link does not fit; null when all do. */
export function verifyChain<Row extends ChainedRow>(
  rows: Iterable<Row>,
  hashOf: (row: Row) => string,
): ChainCheck {
  let previousHash = FIRST_PREVIOUS_HASH;
  let entries = 0;
  for (const row of rows) {
    entries += 1;
    const fits = row.sequence === entries && row.previous_hash === previousHash && row.hash === hashOf(row);
    if (!fits) return { entries, firstBroken: row.sequence };
    previousHash = row.hash;
  }
  return { entries, firstBroken: null };
}
