import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalUpperTail } from './normal.ts';
import { predictivePower } from './predictive-power.ts';
import { relativeError } from './relative-error.ts';

const HALFWAY = {
  estimate: 0.1,
  information: 100,
  finalInformation: 200,
  bound: 1.96,
  prior: 'flat',
} as const;
const CAUTIOUS = { mean: 0, standardDeviation: 0.3 };

describe('the probability of passing the last look', () => {
  it('halfway at z 1 agrees with the conditional power averaged over the posterior (scipy quad)', () => {
    expect(relativeError(predictivePower(HALFWAY), 0.2926063735049778)).toBeLessThan(1e-10);
    const cautious = predictivePower({ ...HALFWAY, prior: CAUTIOUS });
    expect(relativeError(cautious, 0.263525957881198)).toBeLessThan(1e-10);
  });

  it('is known at the last look', () => {
    const end = { ...HALFWAY, finalInformation: 100 };
    expect(predictivePower({ ...end, bound: 1 })).toBe(1);
    expect(predictivePower({ ...end, bound: 1.01 })).toBe(0);
  });

  it('comes close to what the last look knows when little is to come', () => {
    const close = { ...HALFWAY, finalInformation: 100.000001 };
    expect(predictivePower({ ...close, bound: 0.9 })).toBeCloseTo(1, 9);
    expect(predictivePower({ ...close, bound: 1.1 })).toBeCloseTo(0, 9);
  });

  it('under a flat prior and with endless information to come is the chance that the effect is positive', () => {
    const endless = { ...HALFWAY, finalInformation: 1e12 };
    expect(predictivePower(endless)).toBeCloseTo(1 - normalUpperTail(1), 4);
  });

  it('rises with the estimate and falls with the bound', () => {
    const estimate = fc.double({ min: -1, max: 1, noNaN: true });
    const bound = fc.double({ min: -3, max: 5, noNaN: true });
    fc.assert(
      fc.property(estimate, bound, (estimate, bound) => {
        const question = { ...HALFWAY, estimate, bound, prior: CAUTIOUS };
        const here = predictivePower(question);
        expect(predictivePower({ ...question, estimate: estimate + 0.1 })).toBeGreaterThanOrEqual(here);
        expect(predictivePower({ ...question, bound: bound + 0.1 })).toBeLessThanOrEqual(here);
      }),
    );
  });

  it('refuses information that shrinks or is none', () => {
    expect(() => predictivePower({ ...HALFWAY, finalInformation: 99 })).toThrow('at least information');
    expect(() => predictivePower({ ...HALFWAY, information: 0 })).toThrow(RangeError);
    expect(() => predictivePower({ ...HALFWAY, bound: Number.POSITIVE_INFINITY })).toThrow(RangeError);
  });
});
