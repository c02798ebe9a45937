import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addValue,
  bettingConfidenceSequence,
  bettingEvidence,
  startBetting,
  type BettingRules,
  type BettingState,
} from './betting.ts';
import { relativeError } from './relative-error.ts';

const THIRTY = [
  0.8, 0.6, 1, 0.4, 0.9, 0.7, 1, 0.5, 0.8, 0.9, 0.6, 1, 0.7, 0.8, 0.9, 0.3, 1, 0.8, 0.7, 0.9, 0.6, 0.8, 1,
  0.9, 0.5, 0.7, 0.8, 1, 0.6, 0.9,
];
const RULES: BettingRules = { bounds: { low: 0, high: 1 }, alpha: 0.05, shareOnHigher: 0.5, mostAtRisk: 0.5 };
const SHARES = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe('betting against a supposed mean', () => {
  it.each([
    [0.5, 452.4536622560646],
    [0.75, 0.5805887648980345],
  ])('of %d wins what the reference wins (confseq betting_mart @70b1ef30)', (mean, expected) => {
    const { eValue } = bettingEvidence({ ...RULES, values: THIRTY, mean });
    expect(relativeError(eValue, expected)).toBeLessThan(1e-12);
  });

  it('is not won on average when the mean is right: every sequence of 8 answers, weighed by its chance', () => {
    for (const mean of [0.1, 0.35, 0.5, 0.9]) {
      let expectation = 0;
      for (let code = 0; code < 256; code += 1) {
        const values = Array.from({ length: 8 }, (_, bit) => (code >> bit) & 1);
        const chance = values.reduce((product, value) => product * (value === 1 ? mean : 1 - mean), 1);
        expectation += chance * bettingEvidence({ ...RULES, values, mean }).eValue;
      }
      expect(expectation).toBeLessThanOrEqual(1);
      expect(expectation).toBeGreaterThan(0.5);
    }
  });

  it('is the same value by value, through storage, as all at once', () => {
    fc.assert(
      fc.property(SHARES, fc.double({ min: 0, max: 1, noNaN: true }), (values, mean) => {
        let state = startBetting(RULES);
        for (const value of values) {
          const stored = JSON.parse(JSON.stringify(state)) as BettingState;
          state = addValue(stored, value, { ...RULES, mean });
        }
        const { eValue, logEValue } = bettingEvidence({ ...RULES, values, mean });
        expect({ eValue: state.eValue, logEValue: state.logEValue }).toEqual({ eValue, logEValue });
      }),
      { numRuns: 50 },
    );
  });

  it('reads marks from 1 to 5 as shares of their range', () => {
    const marks = THIRTY.map((share) => 1 + 4 * share);
    const rules = { ...RULES, bounds: { low: 1, high: 5 } };
    const { eValue } = bettingEvidence({ ...rules, values: marks, mean: 3 });
    expect(relativeError(eValue, 452.4536622560646)).toBeLessThan(1e-11);
    const found = bettingConfidenceSequence({ ...rules, values: marks });
    expect(found?.low).toBeCloseTo(1 + 4 * 0.5991726800439485, 10);
  });

  it('refuses values and means outside the bounds, and rules that make no sense', () => {
    expect(() => bettingEvidence({ ...RULES, values: [1.1], mean: 0.5 })).toThrow('between 0 and 1');
    expect(() => bettingEvidence({ ...RULES, values: [Number.NaN], mean: 0.5 })).toThrow(RangeError);
    expect(() => bettingEvidence({ ...RULES, values: [0.1], mean: -0.5 })).toThrow(RangeError);
    expect(() => startBetting({ ...RULES, mostAtRisk: 1 })).toThrow(RangeError);
    expect(() => startBetting({ ...RULES, alpha: 0 })).toThrow(RangeError);
    expect(() => startBetting({ ...RULES, bounds: { low: 2, high: 2 } })).toThrow(RangeError);
  });
});

describe('the means that no bet has ruled out', () => {
  it('are the reference’s for thirty values', () => {
    const found = bettingConfidenceSequence({ ...RULES, values: THIRTY });
    expect(relativeError(found?.low ?? 0, 0.5991726800439485)).toBeLessThan(1e-12);
    expect(relativeError(found?.high ?? 0, 0.8623639488132276)).toBeLessThan(1e-12);
  });

  it('are all of them before the first value, and few after many like ones', () => {
    expect(bettingConfidenceSequence({ ...RULES, values: [] })).toEqual({ low: 0, high: 1 });
    const same = Array.from({ length: 1000 }, () => 0.7);
    const found = bettingConfidenceSequence({ ...RULES, values: same });
    expect(found?.low).toBeGreaterThan(0.65);
    expect(found?.high).toBeLessThan(0.75);
  });

  it('are those whose evidence is below 1 / alpha', () => {
    fc.assert(
      fc.property(SHARES, fc.double({ min: 0, max: 1, noNaN: true }), (values, mean) => {
        const found = bettingConfidenceSequence({ ...RULES, values });
        const kept = bettingEvidence({ ...RULES, values, mean }).eValue < 20;
        const distance = Math.min(Math.abs(mean - (found?.low ?? 9)), Math.abs(mean - (found?.high ?? 9)));
        const inside = found !== null && mean >= found.low && mean <= found.high;
        expect(inside === kept || distance < 1e-9).toBe(true);
      }),
    );
  });

  it('stay within the bounds when every value is the least or the greatest', () => {
    for (const value of [0, 1]) {
      const values = Array.from({ length: 50 }, () => value);
      const found = bettingConfidenceSequence({ ...RULES, values });
      expect(value === 0 ? found?.low : found?.high).toBe(value);
    }
  });
});
