import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from './apportion.ts';

function places(weights: readonly number[], count: number): number[] {
  return apportion(
    weights.map((weight) => ({ weight, taken: 0, room: weight })),
    count,
  );
}

// One large group among many small ones is where rounding rules part from proportion.
const weightArbitrary = fc.oneof(
  fc.integer({ min: 1, max: 60 }),
  fc.constant(1),
  fc.integer({ min: 50, max: 200 }),
);
const weightsArbitrary = fc.array(weightArbitrary, { minLength: 1, maxLength: 12 });

describe('handing out places in proportion', () => {
  it.each([
    [[50, 30, 20], 7, [4, 2, 1]],
    [[50, 30, 20], 10, [5, 3, 2]],
    [[50, 30, 20], 1, [1, 0, 0]],
    [[10, 10], 3, [2, 1]],
    [[3, 3], 9, [3, 3]],
    [[7], 0, [0]],
    [[], 4, []],
    // By the largest weight / (places + 1) alone the first would have all 10, more than one over its 8.8.
    [[60, 1, 1, 1, 1, 1, 1, 1, 1], 10, [9, 1, 0, 0, 0, 0, 0, 0, 0]],
    // By the largest weight alone the third would wait too long.
    [[6, 5, 4], 3, [1, 1, 1]],
  ])('weights %j and %i places give %j', (weights, count, expected) => {
    expect(places(weights, count)).toEqual(expected);
  });

  it('never takes a place away when there is one more to hand out', () => {
    fc.assert(
      fc.property(weightsArbitrary, fc.nat(200), (weights, count) => {
        const fewer = places(weights, count);
        const more = places(weights, count + 1);
        expect(more.every((given, index) => given >= (fewer[index] ?? 0))).toBe(true);
      }),
    );
  });

  it('stays within one place of proportion', () => {
    fc.assert(
      fc.property(weightsArbitrary, fc.double({ min: 0, max: 1, noNaN: true }), (weights, share) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const count = Math.round(share * total);
        for (const [index, given] of places(weights, count).entries()) {
          expect(Math.abs(given - (count * (weights[index] ?? 0)) / total)).toBeLessThan(1);
        }
      }),
    );
  });

  it('gives a stratum that has too many nothing until the others have caught up', () => {
    const given = apportion(
      [
        { weight: 10, taken: 5, room: 5 },
        { weight: 10, taken: 0, room: 10 },
      ],
      5,
    );
    expect(given).toEqual([0, 5]);
  });

  it('fills the room there is when the strata in proportion are full', () => {
    const given = apportion(
      [
        { weight: 90, taken: 0, room: 1 },
        { weight: 10, taken: 0, room: 9 },
      ],
      6,
    );
    expect(given).toEqual([1, 5]);
  });
});
