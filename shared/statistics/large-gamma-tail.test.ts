import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { poissonCdf, poissonPmf } from './poisson.ts';
import { relativeError } from './relative-error.ts';
import { stirlingError } from './saddle-point.ts';
import { gammaTail, gammaTailInverse, logGamma } from './special-functions.ts';

describe('gamma tails beyond 1000, where the numerical library is wrong by up to 2 %', () => {
  it.each([
    [981, 1000.5, 0.264630558968457],
    [900, 1001, 0.0005582588697670704],
    [2000, 2050, 0.1321492595964944],
    [1500, 2500, 4.639743730929379e-104],
    [100_000, 101_000, 0.0008084215129255896],
    [0.202462, 1001, 0],
  ])('for shape %d above %d agree (scipy 1.17.1 gammaincc)', (shape, x, expected) => {
    expect(relativeError(gammaTail(x, shape, 'upper'), expected)).toBeLessThan(1e-10);
    expect(gammaTail(x, shape, 'lower')).toBeCloseTo(1 - expected, 12);
  });

  it('turn back into where they were taken, on both sides', () => {
    const shape = fc.double({ min: 700, max: 1e5, noNaN: true });
    const probability = fc.double({ min: 1e-9, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(shape, probability, fc.constantFrom('lower', 'upper'), (shape, probability, tail) => {
        const x = gammaTailInverse(probability, shape, tail);
        expect(relativeError(gammaTail(x, shape, tail), probability)).toBeLessThan(1e-8);
      }),
    );
  });

  it('give Poisson counts whose steps are their probabilities', () => {
    fc.assert(
      fc.property(fc.double({ min: 1001, max: 5000, noNaN: true }), (mean) => {
        const events = Math.floor(mean - 0.5 * Math.sqrt(mean));
        const step = poissonCdf(events, mean) - poissonCdf(events - 1, mean);
        expect(relativeError(step, poissonPmf(events, mean))).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('what Stirling’s formula leaves out', () => {
  it('is the same by way of the gamma function, for whole numbers and between them', () => {
    for (const n of [0.3, 1, 2.5, 7, 14.9, 15, 15.1, 16, 30]) {
      const plain = logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - Math.log(2 * Math.PI) / 2;
      expect(stirlingError(n)).toBeCloseTo(plain, 12);
    }
  });
});
