import { describe, expect, it } from 'vitest';
import { rateRatio } from './rate-ratio.ts';
import { ratioOfSums } from './ratio-of-sums.ts';
import { absoluteDifference, relativeDifference } from './relative-difference.ts';

describe('the ratio of two sums', () => {
  it('has the delta method’s standard error', () => {
    // (2, 1), (4, 1), (6, 2): residuals -1, 1, 0.
    const found = ratioOfSums({ n: 3, y: 12, ySquares: 56, x: 4, xSquares: 6, crossProducts: 18 });
    expect(found?.ratio).toBe(3);
    expect(found?.standardError).toBeCloseTo(0.4330127019, 10);
    expect(found?.degreesOfFreedom).toBe(2);
  });

  it('is none over nothing', () => {
    expect(ratioOfSums({ n: 2, y: 3, ySquares: 5, x: 0, xSquares: 0, crossProducts: 0 })).toBeNull();
  });

  it('of two arms differs as GrowthBook finds it', () => {
    const control = ratioOfSums({
      n: 40,
      y: 129,
      ySquares: 523,
      x: 336,
      xSquares: 3088,
      crossProducts: 1173,
    });
    const treated = ratioOfSums({
      n: 40,
      y: 169,
      ySquares: 881,
      x: 399,
      xSquares: 4291,
      crossProducts: 1858,
    });
    const level = (found: typeof control) => ({
      level: found?.ratio ?? NaN,
      standardError: found?.standardError ?? NaN,
      degreesOfFreedom: found?.degreesOfFreedom ?? NaN,
    });
    const question = { treated: level(treated), control: level(control), confidence: 0.95 };
    const found = relativeDifference(question);
    expect(found.estimate).toBeCloseTo(0.10322317421460615, 10);
    expect(found.standardError).toBeCloseTo(0.09576894520188736, 10);
    expect(found.low).toBeCloseTo(-0.08752911880377102, 6);
    expect(found.high).toBeCloseTo(0.29397546723298335, 6);
    expect(found.pValue).toBeCloseTo(0.28452949475438305, 6);
    expect(absoluteDifference(question).estimate).toBeCloseTo(0.42355889724310775 - 0.38392857142857145, 12);
  });
});

describe('the ratio of two rates', () => {
  it('is R’s exact conditional one', () => {
    const found = rateRatio({
      treated: { events: 23, exposure: 1011 },
      control: { events: 11, exposure: 800 },
      confidence: 0.95,
    });
    expect(found?.estimate).toBeCloseTo(1.65452747055121, 10);
    expect(found?.low).toBeCloseTo(0.774803776332917, 10);
    expect(found?.high).toBeCloseTo(3.759429748966801, 10);
  });

  it('is unknown while one arm has no event', () => {
    const control = { events: 0, exposure: 100 };
    expect(rateRatio({ treated: { events: 3, exposure: 100 }, control, confidence: 0.95 })).toBeNull();
  });
});
