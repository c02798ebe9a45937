import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CandidatesQuestion, countBarred, pickCandidates, type PoolPerson } from './pick-candidates.ts';
import { pickExactly } from './pick-exactly.ts';

function person(id: string, change: Partial<PoolPerson> = {}): PoolPerson {
  return { id, role: 'customer', attributes: {}, optedOutOn: null, ...change };
}

function ask(change: Partial<CandidatesQuestion>): [string, string][] {
  return pickCandidates({
    people: [],
    role: 'customer',
    segment: null,
    stratifyBy: null,
    included: new Set(),
    excluded: new Set(),
    busy: new Set(),
    standings: { kept: new Set(), anchored: new Set(), heldBack: new Set() },
    ...change,
  }).map(({ personId, standing }) => [personId, standing]);
}

describe('who may be picked', () => {
  it('nobody who opted out, was excluded or has the other role', () => {
    const people = [
      person('a'),
      person('b', { optedOutOn: '2026-11-02' }),
      person('c'),
      person('d', { role: 'staff' }),
    ];
    expect(ask({ people, excluded: new Set(['c']), included: new Set(['b', 'c']) })).toEqual([
      ['a', 'drawable'],
    ]);
    expect(ask({ people, role: 'staff' })).toEqual([['d', 'drawable']]);
  });

  it('only the segment, and whoever keeps it or is named by hand', () => {
    const people = ['in', 'kept', 'named', 'drawn', 'out'].map((id) => person(id));
    expect(
      ask({
        people,
        segment: new Set(['in']),
        included: new Set(['named']),
        standings: { kept: new Set(['kept']), anchored: new Set(['drawn']), heldBack: new Set(['in']) },
      }),
    ).toEqual([
      ['in', 'held-back'],
      ['kept', 'kept'],
      ['named', 'included'],
    ]);
  });

  it('nobody of another pilot to be left out, unless they keep it or are named by hand', () => {
    const people = ['free', 'kept', 'named', 'drawn', 'busy'].map((id) => person(id));
    const question = {
      people,
      busy: new Set(['kept', 'named', 'drawn', 'busy']),
      included: new Set(['named']),
      standings: { kept: new Set(['kept']), anchored: new Set(['drawn']), heldBack: new Set<string>() },
    };
    expect(ask(question)).toEqual([
      ['free', 'drawable'],
      ['kept', 'kept'],
      ['named', 'included'],
    ]);
  });

  it('counts why the others may not, each for one reason', () => {
    expect(
      countBarred({
        people: [
          person('a'),
          person('b', { optedOutOn: '2026-11-02' }),
          person('c'),
          person('d'),
          person('e'),
          person('f', { role: 'staff' }),
        ],
        role: 'customer',
        segment: new Set(['a', 'b', 'c', 'd']),
        stratifyBy: null,
        included: new Set(),
        excluded: new Set(['b', 'c']),
        busy: new Set(['d', 'e']),
        standings: { kept: new Set(), anchored: new Set(), heldBack: new Set() },
      }),
    ).toEqual({ 'opted-out': 1, 'by-hand': 1, 'other-pilots': 1, 'not-in-segment': 1 });
  });

  it('reads no stratum from what every object has', () => {
    const [candidate] = pickCandidates({
      people: [person('a')],
      role: 'customer',
      segment: null,
      stratifyBy: 'constructor',
      included: new Set(),
      excluded: new Set(),
      busy: new Set(),
      standings: { kept: new Set(), anchored: new Set(), heldBack: new Set() },
    });
    expect(candidate?.stratum).toBeNull();
  });

  it('never picks or holds back anybody who opted out, whatever else is said of them', () => {
    const idsArbitrary = fc.subarray(['0', '1', '2', '3', '4', '5', '6', '7']).map((ids) => new Set(ids));
    fc.assert(
      fc.property(
        fc.tuple(idsArbitrary, idsArbitrary, idsArbitrary, idsArbitrary, idsArbitrary),
        fc.nat(9),
        ([optedOut, included, kept, anchored, heldBack], count) => {
          const candidates = pickCandidates({
            people: Array.from({ length: 8 }, (_, index) =>
              person(String(index), { optedOutOn: optedOut.has(String(index)) ? '2026-11-02' : null }),
            ),
            role: 'customer',
            segment: null,
            stratifyBy: null,
            included,
            excluded: new Set(),
            busy: new Set(),
            standings: { kept, anchored, heldBack },
          });
          const pick = pickExactly({ featureId: 'f', candidates, count, holdBack: 9 });
          const reached = [...pick.picked, ...pick.heldBack];
          expect(reached.filter(({ personId }) => optedOut.has(personId))).toEqual([]);
        },
      ),
    );
  });
});
