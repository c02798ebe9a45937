import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gammaPosterior, probabilityRateRatioAbove, ratePosteriorInterval } from './gamma-poisson.ts';
import { relativeError } from './relative-error.ts';

const ARMS = {
  treated: { events: 23, exposure: 1011 },
  control: { events: 11, exposure: 800 },
  prior: { shape: 0.5, rate: 0.001 },
};

describe('the posterior of a rate', () => {
  it('has the mean and interval of the reference (scipy 1.17.1 gamma.ppf)', () => {
    const posterior = gammaPosterior({ ...ARMS.control, prior: ARMS.prior });
    expect(posterior).toEqual({ shape: 11.5, rate: 800.001 });
    const { estimate, low, high } = ratePosteriorInterval({ posterior, credibility: 0.95 });
    expect(relativeError(estimate, 11.5 / 800.001)).toBeLessThan(1e-14);
    expect(relativeError(low, 0.007305335819862999)).toBeLessThan(1e-11);
    expect(relativeError(high, 0.02379723728492577)).toBeLessThan(1e-11);
  });

  it('is the prior before there is any exposure', () => {
    expect(gammaPosterior({ events: 0, exposure: 0, prior: ARMS.prior })).toEqual(ARMS.prior);
  });
});

describe('the probability that the treated rate is higher', () => {
  it('agrees with the reference (beta.sf(r*B1/(r*B1+B2),A1,A2))', () => {
    expect(relativeError(probabilityRateRatioAbove({ ...ARMS, ratio: 1 }), 0.9189158555267005)).toBeLessThan(
      1e-13,
    );
  });

  it('and the probability that it is not sum to one', () => {
    const rate = fc.record({
      events: fc.nat({ max: 5000 }),
      exposure: fc.double({ min: 0.1, max: 1e5, noNaN: true }),
    });
    fc.assert(
      fc.property(rate, rate, fc.double({ min: 0.1, max: 10, noNaN: true }), (treated, control, ratio) => {
        const one = probabilityRateRatioAbove({ treated, control, prior: ARMS.prior, ratio });
        const turned = { treated: control, control: treated, prior: ARMS.prior, ratio: 1 / ratio };
        expect(one + probabilityRateRatioAbove(turned)).toBeCloseTo(1, 10);
      }),
    );
  });

  it('is even when nothing was seen, falls with the ratio, and stays a number at huge counts', () => {
    const nothing = { events: 0, exposure: 0 };
    expect(
      probabilityRateRatioAbove({ treated: nothing, control: nothing, prior: ARMS.prior, ratio: 1 }),
    ).toBeCloseTo(0.5, 14);
    const chances = [0.5, 1, 1.5, 3].map((ratio) => probabilityRateRatioAbove({ ...ARMS, ratio }));
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    const huge = {
      treated: { events: 1_001_000, exposure: 1e6 },
      control: { events: 1_000_000, exposure: 1e6 },
    };
    const chance = probabilityRateRatioAbove({ ...huge, prior: ARMS.prior, ratio: 1 });
    // 1000 more events at a standard error of sqrt(2,001,000): z 0.707.
    expect(chance).toBeCloseTo(0.76, 2);
  });

  it('refuses impossible events, exposures and ratios', () => {
    const broken = { ...ARMS, ratio: 1 };
    const eventful = { events: 2, exposure: 0 };
    expect(() => probabilityRateRatioAbove({ ...broken, treated: eventful })).toThrow(
      'events without exposure',
    );
    expect(() => probabilityRateRatioAbove({ ...broken, ratio: 0 })).toThrow(RangeError);
    expect(() => probabilityRateRatioAbove({ ...broken, prior: { shape: 0, rate: 1 } })).toThrow(RangeError);
    const half = { events: 1.5, exposure: 3 };
    expect(() => probabilityRateRatioAbove({ ...broken, control: half })).toThrow(RangeError);
  });
});
