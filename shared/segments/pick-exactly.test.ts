import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, type Pick, pickExactly, type Standing } from './pick-exactly.ts';
import { drawOf } from './rank-people.ts';

const REGIONS = ['Marche', 'Umbria', 'Emilia', null] as const;

function candidate(
  number: number,
  stratum: string | null = null,
  standing: Standing = 'drawable',
): Candidate {
  return { personId: `person-${number}`, stratum, standing };
}

function people(count: number, standing: Standing = 'drawable'): Candidate[] {
  return Array.from({ length: count }, (_, number) =>
    candidate(number, REGIONS[number % REGIONS.length] ?? null, standing),
  );
}

function ids(picked: Pick['picked']): string[] {
  return picked.map(({ personId }) => personId).sort();
}

const poolArbitrary = fc.uniqueArray(fc.nat(500), { maxLength: 120 }).chain((numbers) =>
  fc.tuple(
    ...numbers.map((number) =>
      fc.record({
        personId: fc.constant(`person-${number}`),
        stratum: fc.constantFrom(...REGIONS),
        standing: fc.constantFrom<Standing[]>('kept', 'included', 'anchored', 'drawable', 'held-back'),
      }),
    ),
  ),
);
const featureId = 'feature-1';

describe('picking exactly k people', () => {
  it('gives the number asked, or everybody and the number missing', () => {
    fc.assert(
      fc.property(poolArbitrary, fc.nat(150), (candidates, count) => {
        const pick = pickExactly({ featureId, candidates, count, holdBack: 0 });
        expect(pick.picked).toHaveLength(Math.min(count, candidates.length));
        expect(pick.missing).toBe(Math.max(0, count - candidates.length));
        expect(new Set(ids(pick.picked)).size).toBe(pick.picked.length);
      }),
    );
  });

  it('picks the same people in whatever order the roster lists them', () => {
    fc.assert(
      fc.property(
        poolArbitrary.chain((pool) =>
          fc.tuple(fc.constant(pool), fc.shuffledSubarray(pool, { minLength: pool.length })),
        ),
        fc.nat(120),
        fc.nat(40),
        ([pool, shuffled], count, holdBack) => {
          const first = pickExactly({ featureId, candidates: pool, count, holdBack });
          expect(pickExactly({ featureId, candidates: shuffled, count, holdBack })).toEqual(first);
        },
      ),
    );
  });

  it('keeps everybody already in when the number grows, spread over strata or not', () => {
    fc.assert(
      fc.property(poolArbitrary, fc.nat(119), (candidates, count) => {
        const fewer = ids(pickExactly({ featureId, candidates, count, holdBack: 0 }).picked);
        const more = new Set(
          ids(pickExactly({ featureId, candidates, count: count + 1, holdBack: 0 }).picked),
        );
        expect(fewer.every((id) => more.has(id))).toBe(true);
      }),
    );
  });

  it('holds back only people it did not pick, as many as asked or all that are left', () => {
    fc.assert(
      fc.property(poolArbitrary, fc.nat(120), fc.nat(120), (candidates, count, holdBack) => {
        const pick = pickExactly({ featureId, candidates, count, holdBack });
        const picked = new Set(ids(pick.picked));
        expect(pick.heldBack.some(({ personId }) => picked.has(personId))).toBe(false);
        expect(pick.heldBack).toHaveLength(Math.min(holdBack, candidates.length - pick.picked.length));
      }),
    );
  });

  it('comes within one person of proportion in every stratum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...REGIONS), { minLength: 1, maxLength: 150 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (strata, share) => {
          const candidates = strata.map((stratum, number) => candidate(number, stratum));
          const count = Math.round(share * candidates.length);
          const { picked } = pickExactly({ featureId, candidates, count, holdBack: 0 });
          for (const region of REGIONS) {
            const inRegion = strata.filter((stratum) => stratum === region).length;
            const pickedHere = picked.filter(({ stratum }) => stratum === region).length;
            expect(Math.abs(pickedHere - (count * inRegion) / candidates.length)).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it('holds people back in the proportions of those it picked', () => {
    const { picked, heldBack } = pickExactly({ featureId, candidates: people(200), count: 40, holdBack: 40 });
    for (const region of REGIONS) {
      const share = (all: Pick['picked']) => all.filter(({ stratum }) => stratum === region).length;
      expect(share(heldBack)).toBe(share(picked));
    }
  });

  it('lets those stay who were drawn before when people are added to the roster', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (before, added) => {
        const first = pickExactly({ featureId, candidates: people(before), count: 20, holdBack: 0 });
        const drawn = new Set(ids(first.picked));
        const candidates = people(before + added).map(({ personId, stratum }): Candidate => ({
          personId,
          stratum,
          standing: drawn.has(personId) ? 'anchored' : 'drawable',
        }));
        const second = new Set(ids(pickExactly({ featureId, candidates, count: 20, holdBack: 0 }).picked));
        expect([...drawn].every((id) => second.has(id))).toBe(true);
      }),
    );
  });

  it('draws nobody of the roster it knew whom it had not drawn, when people are added to it', () => {
    const free = (count: number) =>
      people(count).map(({ personId }): Candidate => ({ personId, stratum: null, standing: 'drawable' }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.nat(80), fc.nat(40), (before, added, count) => {
        const first = new Set(
          ids(pickExactly({ featureId, candidates: free(before), count, holdBack: 0 }).picked),
        );
        const { picked } = pickExactly({ featureId, candidates: free(before + added), count, holdBack: 0 });
        const known = new Set(free(before).map(({ personId }) => personId));
        expect(ids(picked).filter((id) => known.has(id) && !first.has(id))).toEqual([]);
      }),
    );
  });

  it('takes those who keep it, then those named by hand, then those drawn before', () => {
    const candidates = [
      candidate(1, null, 'held-back'),
      candidate(2),
      candidate(3, null, 'anchored'),
      candidate(4, null, 'included'),
      candidate(5, null, 'kept'),
    ];
    const { picked, heldBack } = pickExactly({ featureId, candidates, count: 4, holdBack: 1 });
    expect(picked.map(({ personId, why }) => [personId, why])).toEqual([
      ['person-5', 'kept'],
      ['person-4', 'included'],
      ['person-3', 'picked'],
      ['person-2', 'picked'],
    ]);
    expect(heldBack.map(({ personId, why }) => [personId, why])).toEqual([['person-1', 'hold-back']]);
  });

  it('draws differently for another feature, by a draw anybody can repeat', () => {
    // printf 'feature-1:person-1' | sha256sum
    expect(drawOf('feature-1', 'person-1').slice(0, 16)).toBe('0025911ecb30649a');
    const first = pickExactly({ featureId, candidates: people(100), count: 10, holdBack: 0 });
    const second = pickExactly({ featureId: 'feature-2', candidates: people(100), count: 10, holdBack: 0 });
    expect(ids(first.picked)).not.toEqual(ids(second.picked));
  });
});

describe('who goes first', () => {
  it('is nobody in particular: over many features each of ten people is first about as often', () => {
    const first = new Map<string, number>();
    for (let number = 0; number < 2000; number += 1) {
      const { picked } = pickExactly({
        featureId: `feature-${number}`,
        candidates: Array.from({ length: 10 }, (_, person) => candidate(person)),
        count: 1,
        holdBack: 0,
      });
      const id = picked[0]?.personId ?? '';
      first.set(id, (first.get(id) ?? 0) + 1);
    }
    // 200 each are expected; 5 standard deviations of a binomial share are 67.
    expect(first.size).toBe(10);
    for (const times of first.values()) expect(Math.abs(times - 200)).toBeLessThan(67);
  });

  it('stays first through phases of 3, 15, 60 and 150 while the roster grows, exactly as many each time', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(80), { minLength: 4, maxLength: 4 }), (growth) => {
        let roster = 150;
        let before: string[] = [];
        for (const [phase, count] of [3, 15, 60, 150].entries()) {
          roster += growth[phase] ?? 0;
          const had = new Set(before);
          const candidates = people(roster).map(({ personId, stratum }): Candidate => ({
            personId,
            stratum,
            standing: had.has(personId) ? 'kept' : 'drawable',
          }));
          const now = ids(pickExactly({ featureId, candidates, count, holdBack: 0 }).picked);
          expect(now).toHaveLength(count);
          expect(before.filter((id) => !now.includes(id))).toEqual([]);
          before = now;
        }
      }),
      { numRuns: 40 },
    );
  });
});
