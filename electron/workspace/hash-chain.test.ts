import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainHash, FIRST_PREVIOUS_HASH, verifyChain, type ChainedRow } from './hash-chain.ts';

type Row = ChainedRow & { words: string };

function hashOf(row: Row): string {
  return chainHash(row.previous_hash, [row.sequence, row.words]);
}

function chainOf(words: readonly string[]): Row[] {
  const rows: Row[] = [];
  for (const [index, text] of words.entries()) {
    const row = {
      sequence: index + 1,
      words: text,
      previous_hash: rows.at(-1)?.hash ?? FIRST_PREVIOUS_HASH,
      hash: '',
    };
    rows.push({ ...row, hash: hashOf(row) });
  }
  return rows;
}

const chains = fc.array(fc.string(), { minLength: 3, maxLength: 30 });

describe('a chained record', () => {
  it('holds as it was written', () => {
    fc.assert(
      fc.property(chains, (words) => {
        expect(verifyChain(chainOf(words), hashOf)).toEqual({ entries: words.length, firstBroken: null });
      }),
    );
  });

  it('names the entry whose words were changed', () => {
    fc.assert(
      fc.property(chains, fc.nat(), (words, at) => {
        const place = at % words.length;
        const rows = chainOf(words);
        const changed = rows[place];
        if (changed !== undefined) rows[place] = { ...changed, words: `${changed.words}!` };
        expect(verifyChain(rows, hashOf).firstBroken).toBe(place + 1);
      }),
    );
  });

  it('notices an entry taken out and two entries swapped', () => {
    const rows = chainOf(['start', 'hold', 'advance', 'finish']);
    expect(verifyChain(rows.toSpliced(1, 1), hashOf).firstBroken).toBe(3);
    const [first, second, ...rest] = rows;
    expect(
      verifyChain(
        [second, first, ...rest].filter((row) => row !== undefined),
        hashOf,
      ).firstBroken,
    ).toBe(2);
  });
});
