import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaPosterior,
  posteriorInterval,
  probabilityAboveLimit,
  probabilityBetter,
  probabilityWithinMargin,
} from './beta-binomial.ts';
import { probabilityAbove, probabilityAtMost } from './compare-posteriors.ts';
import { relativeError } from './relative-error.ts';
import { integrate } from './tanh-sinh.ts';

const QUAD = 'scipy quad of beta.pdf*beta.sf';

const arm = fc
  .integer({ min: 0, max: 400 })
  .chain((trials) => fc.record({ trials: fc.constant(trials), successes: fc.nat({ max: trials }) }));
const flat = { a: 1, b: 1 };

describe('numerical integration', () => {
  it('is exact for smooth functions and for roots at the end of the interval', () => {
    expect(integrate(Math.sqrt, { low: 0, high: 1 })).toBeCloseTo(2 / 3, 13);
    expect(integrate(Math.exp, { low: -1, high: 2 })).toBeCloseTo(Math.exp(2) - Math.exp(-1), 12);
    expect(integrate((x) => 1 / (1 + x * x), { low: -5, high: 5 })).toBeCloseTo(2 * Math.atan(5), 12);
    expect(integrate(Math.exp, { low: 1, high: 1 })).toBe(0);
  });
});

describe('the posterior of a share', () => {
  it('has the mean, interval and tail of the reference (beta.ppf([.05,.95],4,86))', () => {
    const posterior = betaPosterior({ successes: 2, trials: 50, prior: { a: 2, b: 38 } });
    expect(posterior).toEqual({ a: 4, b: 86 });
    const { estimate, low, high } = posteriorInterval({ posterior, credibility: 0.9 });
    expect(relativeError(estimate, 0.044444444444444446)).toBeLessThan(1e-14);
    expect(relativeError(low, 0.015495382526792006)).toBeLessThan(1e-11);
    expect(relativeError(high, 0.08481740327443245)).toBeLessThan(1e-11);
    expect(relativeError(probabilityAboveLimit(0.1, posterior), 0.018199199202556623)).toBeLessThan(1e-11);
  });

  it('is the prior before anybody was seen', () => {
    expect(betaPosterior({ successes: 0, trials: 0, prior: { a: 2, b: 38 } })).toEqual({ a: 2, b: 38 });
  });
});

describe('the probability that the treated arm is better', () => {
  const arms = {
    treated: { successes: 28, trials: 120 },
    control: { successes: 18, trials: 118 },
    prior: flat,
    direction: 'higher-is-better',
  } as const;

  it.each([
    [0, 0.9413181082141473, `${QUAD}; a_t=29,b_t=93,a_c=19,b_c=101`],
    [0.1, 0.8850016643305684, 'P(pt>1.10*pc) scipy quad'],
  ])('by more than a relative lift of %d agrees with the reference', (relativeLift, expected) => {
    expect(relativeError(probabilityBetter({ ...arms, relativeLift }), expected)).toBeLessThan(1e-10);
  });

  it('and the probability that control is better sum to one', () => {
    fc.assert(
      fc.property(arm, arm, (treated, control) => {
        const question = {
          prior: { a: 0.5, b: 0.5 },
          direction: 'higher-is-better',
          relativeLift: 0,
        } as const;
        const one = probabilityBetter({ ...question, treated, control });
        const other = probabilityBetter({ ...question, treated: control, control: treated });
        expect(one + other).toBeCloseTo(1, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same question asked of complaints instead of satisfied customers', () => {
    fc.assert(
      fc.property(arm, arm, (treated, control) => {
        const question = { prior: flat, relativeLift: 0 };
        const satisfied = probabilityBetter({ ...question, treated, control, direction: 'higher-is-better' });
        const complaints = probabilityBetter({
          ...question,
          treated: { ...treated, successes: treated.trials - treated.successes },
          control: { ...control, successes: control.trials - control.successes },
          direction: 'lower-is-better',
        });
        expect(complaints).toBeCloseTo(satisfied, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('falls as the demanded lift grows', () => {
    const chances = [0, 0.05, 0.1, 0.3, 1].map((relativeLift) =>
      probabilityBetter({ ...arms, relativeLift }),
    );
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  });

  it('keeps the small probability small: 4 of 200 hardly beat 40 of 200', () => {
    const question = { prior: flat, relativeLift: 0, direction: 'higher-is-better' } as const;
    const chance = probabilityBetter({
      ...question,
      treated: { successes: 4, trials: 200 },
      control: { successes: 40, trials: 200 },
    });
    expect(chance).toBeGreaterThan(1e-11);
    expect(chance).toBeLessThan(1e-9);
  });
});

describe('the probability of being within the margin', () => {
  it('agrees with the reference (P(pt<=1.25*pc), Beta(0.5,12) prior each arm, scipy quad)', () => {
    const chance = probabilityWithinMargin({
      treated: { successes: 9, trials: 150 },
      control: { successes: 6, trials: 145 },
      prior: { a: 0.5, b: 12 },
      direction: 'lower-is-better',
      margin: { kind: 'relative', size: 0.25 },
    });
    expect(relativeError(chance, 0.3894248515353327)).toBeLessThan(1e-10);
  });

  it('of no size is the probability of being better', () => {
    const arms = {
      treated: { successes: 9, trials: 150 },
      control: { successes: 6, trials: 145 },
      prior: flat,
      direction: 'lower-is-better',
    } as const;
    const better = probabilityBetter({ ...arms, relativeLift: 0 });
    for (const kind of ['relative', 'absolute'] as const) {
      expect(probabilityWithinMargin({ ...arms, margin: { kind, size: 0 } })).toBeCloseTo(better, 11);
    }
  });

  it('rises with the margin, in either unit and either direction', () => {
    fc.assert(
      fc.property(arm, arm, fc.double({ min: 0, max: 0.4, noNaN: true }), (treated, control, size) => {
        for (const kind of ['relative', 'absolute'] as const) {
          for (const direction of ['higher-is-better', 'lower-is-better'] as const) {
            const question = { treated, control, prior: flat, direction };
            const tight = probabilityWithinMargin({ ...question, margin: { kind, size } });
            const loose = probabilityWithinMargin({ ...question, margin: { kind, size: size + 0.1 } });
            expect(loose).toBeGreaterThanOrEqual(tight - 1e-10);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a negative margin and one that asks nothing', () => {
    const arms = { treated: { successes: 1, trials: 2 }, control: { successes: 1, trials: 2 }, prior: flat };
    const higher = { ...arms, direction: 'higher-is-better' } as const;
    expect(() => probabilityWithinMargin({ ...higher, margin: { kind: 'absolute', size: -0.1 } })).toThrow(
      'margin must be at least 0',
    );
    expect(() => probabilityWithinMargin({ ...higher, margin: { kind: 'relative', size: 1 } })).toThrow(
      RangeError,
    );
    expect(() => probabilityBetter({ ...higher, prior: { a: 0, b: 1 }, relativeLift: 0 })).toThrow(
      RangeError,
    );
  });
});

describe('two posteriors and a line between them', () => {
  it.each([
    [{ a: 3000, b: 40 }, { a: 0.5, b: 0.5 }, 1.25, 0, 0.6965381896206263],
    [{ a: 0.5, b: 12 }, { a: 2, b: 1000 }, 1.25, 0, 0.8203997097471464],
    [{ a: 8, b: 2 }, { a: 9, b: 0.7 }, 0.8, 0, 0.6949732285918115],
    [{ a: 8, b: 2 }, { a: 9, b: 0.7 }, 1.25, 0, 0.01712655082538033],
    [{ a: 3, b: 40 }, { a: 5, b: 30 }, 1, -0.05, 0.3803119912443858],
    [{ a: 3, b: 40 }, { a: 0.5, b: 0.5 }, 1, 0.05, 0.07554757387957363],
  ])('%j above %j times %d plus %d agrees with 25-digit integration (mpmath)', (...row) => {
    const [treated, control, ratio, shift, expected] = row;
    expect(relativeError(probabilityAbove({ treated, control, ratio, shift }), expected)).toBeLessThan(1e-11);
  });

  it('leaves no probability between above and at most, up to 400,000 trials', () => {
    const shape = fc.record({
      a: fc.double({ min: 0.3, max: 1e5, noNaN: true }),
      b: fc.double({ min: 0.3, max: 3e5, noNaN: true }),
    });
    const shift = fc.double({ min: -0.2, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(shape, shape, shift, (treated, control, shift) => {
        const line = { treated, control, ratio: 1 + shift / 2, shift };
        expect(probabilityAbove(line) + probabilityAtMost(line)).toBeCloseTo(1, 8);
      }),
      { numRuns: 60 },
    );
  });
});
