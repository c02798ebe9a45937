import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval, effectiveClopperPearsonInterval } from './clopper-pearson.ts';
import { commonRateRatio, mantelHaenszelRateRatio, MOST_EVENTS_EXACT } from './common-rate-ratio.ts';
import { effectiveGarwoodInterval, garwoodInterval } from './garwood.ts';
import { ratioOfSums } from './ratio-of-sums.ts';
import { relativeError } from './relative-error.ts';
import { recoverDifference } from './recover-difference.ts';
import { isSteady, standardiseArms, weightOf } from './standardise-arms.ts';
import { ratioWithinStrata } from './stratified-ratio.ts';
import { weightedDaysDifference } from './weighted-days.ts';
import { effectiveWilsonInterval, wilsonInterval } from './wilson.ts';

const counted = (count: number, size: number) => ({ count, size });
const TWO_DAYS = [
  { treated: counted(2, 10), control: counted(1, 10) },
  { treated: counted(3, 10), control: counted(1, 20) },
];

describe('two arms as if they had met the same days', () => {
  it('weigh each day alike in both, by Mantel and Haenszel', () => {
    const found = standardiseArms(TWO_DAYS);
    expect(found?.treated.size).toBeCloseTo(19.6, 12);
    expect((found?.treated.count ?? NaN) / 19.6).toBeCloseTo((3 * 0.2 + 4 * 0.3) / 7, 12);
    expect(found?.control.size).toBeCloseTo(980 / 34, 12);
    expect((found?.control.count ?? NaN) / (980 / 34)).toBeCloseTo((3 * 0.1 + 4 * 0.05) / 7, 12);
  });

  it('are the totals while each day has the same part of both', () => {
    const days = [
      { treated: counted(3, 10), control: counted(2, 30) },
      { treated: counted(1, 4), control: counted(5, 12) },
    ];
    expect(
      isSteady(days.map(({ treated, control }) => ({ treated: treated.size, control: control.size }))),
    ).toBe(true);
    const found = standardiseArms(days);
    expect(found?.treated.count).toBeCloseTo(4, 12);
    expect(found?.treated.size).toBeCloseTo(14, 12);
    expect(found?.control.count).toBeCloseTo(7, 12);
    expect(found?.control.size).toBeCloseTo(42, 12);
  });

  it('are never worth more units than they have, and keep nothing and everything exactly', () => {
    const size = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(fc.array(fc.record({ treated: size, control: size }), { maxLength: 8 }), (sizes) => {
        const found = standardiseArms(
          sizes.map(({ treated, control }) => ({
            treated: counted(0, treated),
            control: counted(control, control),
          })),
        );
        const met = sizes.filter(({ treated, control }) => treated > 0 && control > 0);
        expect(found === null).toBe(met.length === 0);
        if (found === null) return;
        const total = met.reduce((sum, { treated }) => sum + treated, 0);
        expect(found.treated.count).toBe(0);
        expect(found.control.count).toBe(found.control.size);
        expect(found.treated.size).toBeLessThanOrEqual(total * (1 + 1e-12));
      }),
    );
  });

  it('weigh as much as one observation of both arms tells', () => {
    expect(weightOf({ treated: 20, control: 20 })).toBe(10);
    expect(weightOf({ treated: 1, control: 999 })).toBeCloseTo(0.999, 12);
  });

  it('refuse a count below nothing', () => {
    expect(() => standardiseArms([{ treated: counted(-1, 3), control: counted(1, 3) }])).toThrow(RangeError);
  });
});

describe('intervals of an effective size', () => {
  const share = { successes: 2, trials: 50, confidence: 0.95 };
  const rate = { events: 7, exposure: 1000, confidence: 0.95 };

  it('are the usual ones where the counts are whole', () => {
    expect(effectiveWilsonInterval(share)).toEqual(wilsonInterval(share));
    expect(effectiveClopperPearsonInterval(share)).toEqual(clopperPearsonInterval(share));
    expect(effectiveGarwoodInterval(rate)).toEqual(garwoodInterval(rate));
  });

  it('lie between those of the whole counts beside them', () => {
    const between = effectiveClopperPearsonInterval({ ...share, successes: 2.5 });
    expect(between.high).toBeGreaterThan(clopperPearsonInterval(share).high);
    expect(between.high).toBeLessThan(clopperPearsonInterval({ ...share, successes: 3 }).high);
    const events = effectiveGarwoodInterval({ ...rate, events: 7.5 });
    expect(events.low).toBeGreaterThan(garwoodInterval(rate).low);
    expect(events.low).toBeLessThan(garwoodInterval({ ...rate, events: 8 }).low);
  });

  it('refuse what no size can hold', () => {
    expect(() => effectiveWilsonInterval({ ...share, successes: 50.5 })).toThrow(RangeError);
    expect(() => effectiveClopperPearsonInterval({ ...share, trials: 0 })).toThrow(RangeError);
    expect(() => effectiveGarwoodInterval({ ...rate, events: -0.5 })).toThrow(RangeError);
  });

  it('are put together to one of their difference', () => {
    const found = recoverDifference({
      treated: { estimate: 0.25, low: 0.054861, high: 0.571858 },
      control: { estimate: 0, low: 0, high: 0.308497 },
    });
    expect(found.low).toBeCloseTo(-0.115034, 6);
    expect(found.high).toBeCloseTo(0.571858, 6);
  });
});

describe('the days as witnesses of a difference', () => {
  const days = (...pairs: [difference: number, weight: number][]) =>
    weightedDaysDifference({
      days: pairs.map(([difference, weight]) => ({ difference, weight })),
      confidence: 0.95,
    });

  it('are the paired t interval when they weigh alike', () => {
    const found = days([-0.5, 7], [-0.4, 7], [-0.6, 7]);
    expect(found?.estimate).toBeCloseTo(-0.5, 12);
    expect(found?.standardError).toBeCloseTo(0.1 / Math.sqrt(3), 12);
    expect(found?.degreesOfFreedom).toBeCloseTo(2, 9);
    expect(found?.low).toBeCloseTo(-0.5 - (4.302652729911275 * 0.1) / Math.sqrt(3), 9);
  });

  it('count fewer degrees of freedom when one of them weighs more', () => {
    const found = days([1, 1], [2, 1], [4, 2]);
    expect(found?.estimate).toBeCloseTo(2.75, 12);
    expect(found?.standardError).toBeCloseTo(1.0408329997, 9);
    expect(found?.degreesOfFreedom).toBeCloseTo(1.8, 9);
  });

  it('say nothing alone or when they all say the same', () => {
    expect(days([3, 1])).toBeNull();
    expect(days([0.1, 1], [0.1, 2], [0.1, 3])).toBeNull();
  });
});

describe('the ratio of two rates within days', () => {
  const day = (x: number, m: number, y: number, n: number) => ({
    treated: { events: x, exposure: m },
    control: { events: y, exposure: n },
  });

  it('is that of R on a single day', () => {
    const found = commonRateRatio({ days: [day(23, 1011, 11, 800)], confidence: 0.95 });
    expect(relativeError(found?.estimate ?? 0, 1.65452747055121)).toBeLessThan(1e-10);
    expect(relativeError(found?.low ?? 0, 0.774803776332917)).toBeLessThan(1e-9);
    expect(relativeError(found?.high ?? 0, 3.759429748966801)).toBeLessThan(1e-9);
  });

  it('does not care what a day does to everybody', () => {
    const quiet = day(4, 100, 9, 300);
    const busy = day(40, 400, 8, 100);
    const found = commonRateRatio({ days: [quiet, busy], confidence: 0.95 });
    const slower = commonRateRatio({
      days: [
        quiet,
        { ...busy, treated: { events: 40, exposure: 4000 }, control: { events: 8, exposure: 1000 } },
      ],
      confidence: 0.95,
    });
    expect(slower?.estimate).toBeCloseTo(found?.estimate ?? NaN, 9);
    expect(slower?.high).toBeCloseTo(found?.high ?? NaN, 9);
  });

  it('is that of Mantel and Haenszel for many events', () => {
    const days = [day(10, 100, 5, 100), day(30, 300, 10, 150)];
    const found = mantelHaenszelRateRatio({ days, confidence: 0.95 });
    expect(found?.estimate).toBeCloseTo(18 / 11, 12);
    expect(Math.log((found?.high ?? NaN) / (18 / 11)) / 1.959963984540054).toBeCloseTo(0.30318178, 8);
    const many = [day(400, 100, 300, 100), day(MOST_EVENTS_EXACT, 300, 100, 150)];
    expect(commonRateRatio({ days: many, confidence: 0.95 })).toEqual(
      mantelHaenszelRateRatio({ days: many, confidence: 0.95 }),
    );
  });

  it('is near the exact one where both are had', () => {
    const days = Array.from({ length: 10 }, () => day(20, 100, 15, 100));
    const exact = commonRateRatio({ days, confidence: 0.95 });
    const large = mantelHaenszelRateRatio({ days, confidence: 0.95 });
    expect(relativeError(exact?.low ?? 0, large?.low ?? 0)).toBeLessThan(0.02);
    expect(relativeError(exact?.high ?? 0, large?.high ?? 0)).toBeLessThan(0.02);
  });

  it('is none as long as an arm has no event on a common day', () => {
    const days = [day(3, 100, 0, 100), day(0, 0, 5, 100)];
    expect(commonRateRatio({ days, confidence: 0.95 })).toBeNull();
    expect(mantelHaenszelRateRatio({ days, confidence: 0.95 })).toBeNull();
  });
});

describe('the mean of the days’ ratios', () => {
  const first = { n: 3, y: 12, ySquares: 56, x: 4, xSquares: 6, crossProducts: 18 };
  const second = { n: 2, y: 12, ySquares: 74, x: 2, xSquares: 2, crossProducts: 12 };

  it('is the ratio itself on one day', () => {
    const found = ratioWithinStrata([{ sums: first, weight: 5 }]);
    expect(found).toEqual(ratioOfSums(first));
  });

  it('adds up what the units of each day differ by', () => {
    const found = ratioWithinStrata([
      { sums: first, weight: 1 },
      { sums: second, weight: 3 },
    ]);
    expect(found?.ratio).toBeCloseTo(5.25, 12);
    expect(found?.standardError).toBeCloseTo(Math.sqrt((3 / 16 + 9) / 16), 12);
    expect(found?.degreesOfFreedom).toBe(3);
  });

  it('lends a day of one unit the spread of the others, and knows none without', () => {
    const single = { n: 1, y: 5, ySquares: 25, x: 1, xSquares: 1, crossProducts: 5 };
    const found = ratioWithinStrata([
      { sums: first, weight: 1 },
      { sums: single, weight: 1 },
    ]);
    expect(found?.standardError).toBeCloseTo(Math.sqrt((3 / 16 + 1) / 4), 12);
    expect(ratioWithinStrata([{ sums: single, weight: 1 }])).toBeNull();
  });
});
