import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cupedDifference, type BeforeAfter } from './cuped.ts';
import { relativeError } from './relative-error.ts';
import { summarise } from './sample-summary.ts';
import { welchDifference } from './welch.ts';

type Pair = readonly [number, number];

/** Forty people of each arm: the value before and during. */
const CONTROL: readonly Pair[] = [
  [198.7, 182.3],
  [71.1, 84.2],
  [58.8, 65.1],
  [91.8, 75.7],
  [149.5, 146.1],
  [123.5, 127.7],
  [118.0, 118.6],
  [79.7, 74.5],
  [120.9, 114.8],
  [97.7, 92.3],
  [195.6, 173.5],
  [99.3, 112.4],
  [89.5, 106.9],
  [38.3, 57.3],
  [151.6, 146.8],
  [73.1, 85.2],
  [33.2, 46.4],
  [119.8, 115.1],
  [45.3, 49.5],
  [181.0, 164.2],
  [138.1, 153.1],
  [83.3, 95.3],
  [31.8, 42.0],
  [29.6, 39.0],
  [105.2, 95.5],
  [68.8, 78.8],
  [96.6, 101.2],
  [104.3, 89.0],
  [38.7, 55.8],
  [117.8, 108.5],
  [87.2, 104.0],
  [161.5, 150.8],
  [75.1, 97.3],
  [27.3, 37.3],
  [74.5, 76.7],
  [55.3, 67.2],
  [78.0, 93.0],
  [46.0, 62.5],
  [97.0, 85.3],
  [179.2, 165.2],
];
const TREATED: readonly Pair[] = [
  [92.7, 69.6],
  [72.6, 78.8],
  [74.2, 68.7],
  [56.8, 68.7],
  [88.1, 82.6],
  [134.4, 107.9],
  [146.0, 141.3],
  [105.9, 101.4],
  [65.2, 82.2],
  [75.4, 83.8],
  [68.9, 68.1],
  [102.1, 96.5],
  [96.0, 84.1],
  [41.4, 45.3],
  [61.7, 62.7],
  [117.5, 111.8],
  [44.1, 65.0],
  [69.2, 71.6],
  [79.2, 86.2],
  [57.6, 52.4],
  [92.4, 101.8],
  [29.8, 46.6],
  [154.5, 134.4],
  [200.7, 181.9],
  [35.5, 39.1],
  [133.0, 106.7],
  [54.0, 68.8],
  [112.8, 103.4],
  [212.7, 188.3],
  [116.4, 102.2],
  [155.9, 130.4],
  [49.4, 48.9],
  [58.0, 64.0],
  [87.4, 84.3],
  [145.3, 135.8],
  [145.8, 144.0],
  [121.2, 102.8],
  [70.6, 61.5],
  [111.4, 103.6],
  [97.4, 92.1],
];

function people(pairs: readonly Pair[]): BeforeAfter[] {
  return pairs.map(([before, during]) => ({ before, during }));
}

const QUESTION = { treated: people(TREATED), control: people(CONTROL), confidence: 0.95 };

describe('the difference with what was known before taken out', () => {
  const found = cupedDifference(QUESTION);

  it.each([
    ['theta', found.theta, 0.797376357901939, 1e-13],
    ['difference', found.estimate, -6.699901613421346, 1e-13],
    ['standard error', found.standardError, 1.9038630551571534, 1e-13],
    ['lower end', found.low, -10.490285452833518, 1e-9],
    ['upper end', found.high, -2.9095177740091747, 1e-9],
    ['p', found.pValue, 0.0007264567810632006, 1e-10],
  ])('has the reference’s %s (gbstats @8f1db445, RegressionAdjustedStatistic)', (_name, ...row) => {
    const [actual, expected, tolerance] = row;
    expect(relativeError(actual, expected)).toBeLessThan(tolerance);
  });

  it('is measured more sharply than the plain one', () => {
    const plain = welchDifference({
      treated: summarise(TREATED.map(([, during]) => during)),
      control: summarise(CONTROL.map(([, during]) => during)),
      confidence: 0.95,
    });
    expect(found.standardError).toBeLessThan(plain.standardError / 2);
  });

  it('does not depend on the unit or the zero of what was known before', () => {
    const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(factor, fc.double({ min: -1000, max: 1000, noNaN: true }), (factor, shift) => {
        const changed = (arm: readonly BeforeAfter[]) =>
          arm.map(({ before, during }) => ({ before: shift + factor * before, during }));
        const other = cupedDifference({
          ...QUESTION,
          treated: changed(QUESTION.treated),
          control: changed(QUESTION.control),
        });
        expect(relativeError(other.estimate, found.estimate)).toBeLessThan(1e-7);
        expect(relativeError(other.standardError, found.standardError)).toBeLessThan(1e-7);
      }),
    );
  });

  it('is the plain one when nothing was known before', () => {
    const unknown = (arm: readonly BeforeAfter[]) => arm.map(({ during }) => ({ before: 7, during }));
    const other = cupedDifference({
      ...QUESTION,
      treated: unknown(QUESTION.treated),
      control: unknown(QUESTION.control),
    });
    expect(other.theta).toBe(0);
    expect(other.estimate).toBeCloseTo(
      summarise(TREATED.map(([, during]) => during)).mean -
        summarise(CONTROL.map(([, during]) => during)).mean,
      10,
    );
  });

  it('refuses an arm of one, an empty arm, and values that are no numbers', () => {
    expect(() => cupedDifference({ ...QUESTION, treated: people([[1, 2]]) })).toThrow('at least 2');
    expect(() => cupedDifference({ ...QUESTION, control: [] })).toThrow(RangeError);
    const broken = people([
      [1, 2],
      [Number.NaN, 3],
    ]);
    expect(() => cupedDifference({ ...QUESTION, treated: broken })).toThrow(RangeError);
    const exact = people([
      [1, 1],
      [2, 2],
    ]);
    expect(() => cupedDifference({ ...QUESTION, treated: exact, control: exact })).toThrow('no spread');
  });
});
