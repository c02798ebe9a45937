import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { garwoodInterval } from './garwood.ts';
import { poissonAtLeast, poissonCdf, poissonExactTest, poissonPmf } from './poisson.ts';

describe('the Poisson distribution', () => {
  it('has the probabilities of 6 at mean 2 and of 900 at mean 1000 (scipy 1.17.1)', () => {
    expect(poissonPmf(6, 2) / 0.012029802954365565).toBeCloseTo(1, 13);
    expect(poissonPmf(900, 1000) / 7.516954352125941e-5).toBeCloseTo(1, 10);
    expect(poissonCdf(900, 1000) / 0.0006977673277963054).toBeCloseTo(1, 10);
  });

  it('alarms at 6 or more with mean 2 once in 60 (R 4.2.2: ppois(5,2,lower.tail=FALSE))', () => {
    expect(poissonAtLeast(6, 2) / 0.0165636084806144).toBeCloseTo(1, 12);
  });

  it('adds its single probabilities up to its cumulative ones', () => {
    fc.assert(
      fc.property(fc.nat({ max: 80 }), fc.double({ min: 0, max: 60, noNaN: true }), (events, mean) => {
        let sum = 0;
        for (let count = 0; count <= events; count += 1) sum += poissonPmf(count, mean);
        expect(poissonCdf(events, mean)).toBeCloseTo(sum, 11);
      }),
    );
  });
});

describe('the exact Poisson test', () => {
  it('of 9 in 500 against 0.01 is 0.068 (R 4.2.2: poisson.test(9,500,r=0.01,alternative=greater))', () => {
    const p = poissonExactTest({ events: 9, exposure: 500, nullRate: 0.01, alternative: 'greater' });
    expect(p / 0.0680936347218486).toBeCloseTo(1, 11);
  });

  it('sums in the two-sided case exactly the counts no likelier than the one seen', () => {
    const tenths = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(fc.nat({ max: 40 }), tenths, (events, tenths) => {
        const mean = tenths / 10;
        const limit = poissonPmf(events, mean) * (1 + 1e-7);
        let sum = 0;
        for (let count = 0; count <= 150; count += 1) {
          const probability = poissonPmf(count, mean);
          if (probability <= limit) sum += probability;
        }
        const test = { events, exposure: 1, nullRate: mean, alternative: 'two-sided' as const };
        expect(poissonExactTest(test)).toBeCloseTo(Math.min(1, sum), 10);
      }),
    );
  });

  it('says below what above denies', () => {
    const question = { events: 3, exposure: 100, nullRate: 0.05 };
    const less = poissonExactTest({ ...question, alternative: 'less' });
    const greater = poissonExactTest({ ...question, alternative: 'greater' });
    expect(less + greater).toBeCloseTo(1 + poissonPmf(3, 5), 12);
  });
});

describe('Garwood’s rate interval', () => {
  it('encloses 7 events in 1000 as the reference does (R 4.2.2: poisson.test(7,1000)$conf.int)', () => {
    const { estimate, low, high } = garwoodInterval({ events: 7, exposure: 1000, confidence: 0.95 });
    expect(estimate).toBe(0.007);
    expect(low / 0.00281436305151987).toBeCloseTo(1, 10);
    expect(high / 0.01442267536170238).toBeCloseTo(1, 10);
  });

  it('starts at 0 without events', () => {
    expect(garwoodInterval({ events: 0, exposure: 250, confidence: 0.95 }).low).toBe(0);
  });

  it('contains the rate and widens with confidence', () => {
    const confidence = fc.double({ min: 0.5, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), confidence, (events, confidence) => {
        const { estimate, low, high } = garwoodInterval({ events, exposure: 250, confidence });
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThan(estimate);
        const wider = garwoodInterval({ events, exposure: 250, confidence: confidence + 0.01 });
        expect(wider.low).toBeLessThanOrEqual(low);
        expect(wider.high).toBeGreaterThan(high);
      }),
    );
  });

  it('refuses no exposure and half events', () => {
    expect(() => garwoodInterval({ events: 1, exposure: 0, confidence: 0.95 })).toThrow(RangeError);
    expect(() => garwoodInterval({ events: 1.5, exposure: 1, confidence: 0.95 })).toThrow(RangeError);
  });
});
