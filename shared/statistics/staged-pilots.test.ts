import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialAtLeast, binomialPmf } from './binomial.ts';
import { boinBoundaries } from './boin-boundaries.ts';
import { relativeError } from './relative-error.ts';
import { twoStageOutlook } from './simon-two-stage.ts';

const OPTIMAL = { firstPeople: 10, firstStopAtMost: 1, allPeople: 29, allStopAtMost: 5 };

describe('a pilot in two stages', () => {
  it('has the published chances (Simon 1989, optimal design for .1 against .3)', () => {
    const poor = twoStageOutlook(OPTIMAL, 0.1);
    const good = twoStageOutlook(OPTIMAL, 0.3);
    expect(relativeError(poor.probabilityOfEarlyStop, 0.7360989291)).toBeLessThan(1e-9);
    expect(relativeError(poor.expectedPeople, 15.0141203471)).toBeLessThan(1e-9);
    expect(relativeError(poor.probabilityOfGoing, 0.047086306643891324)).toBeLessThan(1e-12);
    expect(relativeError(good.probabilityOfGoing, 0.8050629131503244)).toBeLessThan(1e-12);
  });

  it('goes on more often, the better the rate', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(rate, rate, (a, b) => {
        const low = twoStageOutlook(OPTIMAL, Math.min(a, b));
        const high = twoStageOutlook(OPTIMAL, Math.max(a, b));
        expect(high.probabilityOfGoing).toBeGreaterThanOrEqual(low.probabilityOfGoing - 1e-12);
        expect(high.expectedPeople).toBeGreaterThanOrEqual(low.expectedPeople - 1e-12);
      }),
    );
  });

  it('without a second stage is one plain count', () => {
    const plain = { firstPeople: 12, firstStopAtMost: 2, allPeople: 12, allStopAtMost: 4 };
    const { expectedPeople, probabilityOfGoing } = twoStageOutlook(plain, 0.3);
    expect(expectedPeople).toBe(12);
    expect(probabilityOfGoing).toBeCloseTo(binomialAtLeast(5, { trials: 12, probability: 0.3 }), 12);
  });

  it('is what counting every outcome of both stages says', () => {
    let going = 0;
    for (let first = 2; first <= 10; first += 1) {
      for (let second = 0; second <= 19; second += 1) {
        if (first + second <= 5) continue;
        const chance = binomialPmf(first, { trials: 10, probability: 0.2 });
        going += chance * binomialPmf(second, { trials: 19, probability: 0.2 });
      }
    }
    expect(twoStageOutlook(OPTIMAL, 0.2).probabilityOfGoing).toBeCloseTo(going, 12);
  });

  it('refuses stages and limits that do not fit', () => {
    expect(() => twoStageOutlook({ ...OPTIMAL, firstPeople: 30 }, 0.1)).toThrow('within the whole pilot');
    expect(() => twoStageOutlook({ ...OPTIMAL, firstStopAtMost: 11 }, 0.1)).toThrow(RangeError);
    expect(() => twoStageOutlook({ ...OPTIMAL, firstPeople: 0 }, 0.1)).toThrow(RangeError);
    expect(() => twoStageOutlook(OPTIMAL, 1.1)).toThrow(RangeError);
  });
});

describe('the interval design', () => {
  it.each([
    [0.3, 0.23649068523646805, 0.35851946464092954],
    [0.1, 0.0784489802175217, 0.11903182587636334],
  ])('for a target of %d stays between %d and %d (Liu & Yuan 2015)', (target, advance, reduce) => {
    const found = boinBoundaries({ target });
    expect(relativeError(found.advanceAtMost, advance)).toBeLessThan(1e-13);
    expect(relativeError(found.reduceAtLeast, reduce)).toBeLessThan(1e-13);
  });

  it('has each boundary between the two rates it tells apart, where both explain it equally well', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.7, noNaN: true }), (target) => {
        const { advanceAtMost, reduceAtLeast } = boinBoundaries({ target });
        expect(advanceAtMost).toBeGreaterThan(0.6 * target);
        expect(advanceAtMost).toBeLessThan(target);
        expect(reduceAtLeast).toBeGreaterThan(target);
        expect(reduceAtLeast).toBeLessThan(1.4 * target);
        const logLikelihood = (rate: number) =>
          reduceAtLeast * Math.log(rate) + (1 - reduceAtLeast) * Math.log1p(-rate);
        expect(relativeError(logLikelihood(1.4 * target), logLikelihood(target))).toBeLessThan(1e-9);
      }),
    );
  });

  it('refuses a target too high to be exceeded and rates out of order', () => {
    expect(() => boinBoundaries({ target: 0.75 })).toThrow('highRate must be strictly between 0 and 1');
    expect(() => boinBoundaries({ target: 0.1, lowRate: 0.2 })).toThrow('must lie between');
    expect(() => boinBoundaries({ target: 0 })).toThrow(RangeError);
  });
});
