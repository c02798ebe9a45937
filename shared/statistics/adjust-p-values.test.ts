import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochbergAdjusted, holmAdjusted } from './adjust-p-values.ts';

const TEN = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
const METHODS = [
  ['Holm', holmAdjusted],
  ['Benjamini-Hochberg', benjaminiHochbergAdjusted],
] as const;
const families = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

describe('p values of several questions', () => {
  it.each([
    [holmAdjusted, [0.01, 0.072, 0.312, 0.312, 0.312, 0.312, 0.312, 0.615, 0.615, 0.615], 'holm'],
    [
      benjaminiHochbergAdjusted,
      [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714285714286, 0.216, 0.216, 0.216],
      'BH',
    ],
  ] as const)('are raised by %o as by R 4.2.2 p.adjust to %j', (...[adjust, expected]) => {
    for (const [index, value] of adjust(TEN).entries()) expect(value).toBeCloseTo(expected[index] ?? 0, 12);
  });

  it('are raised by Holm at least as much, and by neither beyond their number', () => {
    fc.assert(
      fc.property(families, (family) => {
        const holm = holmAdjusted(family);
        const hochberg = benjaminiHochbergAdjusted(family);
        for (const [index, raw] of family.entries()) {
          expect(hochberg[index]).toBeGreaterThanOrEqual(raw);
          expect(holm[index]).toBeGreaterThanOrEqual(hochberg[index] ?? 0);
          expect(holm[index]).toBeLessThanOrEqual(Math.min(1, raw * family.length));
        }
      }),
    );
  });

  it.each(METHODS)('by %s keep their order and their places', (_name, adjust) => {
    fc.assert(
      fc.property(families, (family) => {
        const adjusted = adjust(family);
        expect(adjust([...family].reverse())).toEqual([...adjusted].reverse());
        const byRaw = family.map((raw, index) => ({ raw, adjusted: adjusted[index] ?? 0 }));
        const inOrder = byRaw.sort((a, b) => a.raw - b.raw).map((entry) => entry.adjusted);
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      }),
    );
  });

  it.each(METHODS)('by %s stay as they are alone, and none stay none', (_name, adjust) => {
    expect(adjust([0.03])).toEqual([0.03]);
    expect(adjust([])).toEqual([]);
    expect(() => adjust([0.2, 1.2])).toThrow('each p value must be between 0 and 1');
    expect(() => adjust([Number.NaN])).toThrow(RangeError);
  });
});
