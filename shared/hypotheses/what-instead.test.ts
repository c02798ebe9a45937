import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EffectQuestion } from './units-needed.ts';
import { harmRuledOut, whatInstead } from './what-instead.ts';
import { peoplePerArmForNoninferiorShares } from '#shared/statistics/proportion-sample-size.ts';

const RARE: EffectQuestion = {
  kind: 'proportion',
  arms: 'two-arms',
  baseline: 0.03,
  effect: 0.0045,
  standardDeviation: null,
};
const MISSED = { unitsPerArm: 24_000, plannedUnits: 6000, verdict: 'cannot-be-shown' } as const;

describe('what could be done instead', () => {
  it('is nothing where the pilot would see the change, or nobody knows', () => {
    expect(whatInstead(RARE, { ...MISSED, verdict: 'likely' })).toEqual([]);
    expect(whatInstead(RARE, { unitsPerArm: null, plannedUnits: null, verdict: 'unknown' })).toEqual([]);
  });

  it('of a rare thing: a larger plan, something more frequent, or only that it does no harm', () => {
    expect(whatInstead(RARE, MISSED)).toEqual([
      { kind: 'larger', times: 4 },
      { kind: 'frequent', share: 0.3, units: 1693 },
      { kind: 'do-no-harm', margin: expect.closeTo(0.007744, 5) },
    ]);
  });

  it('does not advise a plan more than ten times as large', () => {
    const kinds = whatInstead(RARE, { ...MISSED, plannedUnits: 100 }).map(({ kind }) => kind);
    expect(kinds).not.toContain('larger');
  });

  it.each([
    [
      'a mean 20 % lower at a spread of .5',
      { kind: 'mean', baseline: 1, effect: -0.2, standardDeviation: 0.5 },
      52,
    ],
    ['a duration 20 % shorter', { kind: 'duration', baseline: 3, effect: -0.6, standardDeviation: 0.5 }, 42],
  ] as const)('of %s is to ask the same people before and after', (_title, change, pairs) => {
    const found = whatInstead({ ...RARE, ...change }, { ...MISSED, unitsPerArm: 100, plannedUnits: 40 });
    expect(found).toContainEqual({ kind: 'paired', pairs });
  });

  it('against a fixed figure has no second group to pair or to hold harm against', () => {
    const kinds = whatInstead({ ...RARE, arms: 'one-arm' }, MISSED).map(({ kind }) => kind);
    expect(kinds).toEqual(['larger', 'frequent']);
  });
});

describe('the harm that a pilot can rule out', () => {
  it('of a mean is the margin whose sample it has', () => {
    const mean = { kind: 'mean', baseline: 1, standardDeviation: 0.6 } as const;
    expect(harmRuledOut(mean, 445.1441207054235)).toBeCloseTo(0.1, 9);
  });

  it('of a share needs just the units it is told for', () => {
    assert(
      property(
        double({ min: 0.01, max: 0.99, noNaN: true }),
        integer({ min: 10, max: 1e6 }),
        (share, units) => {
          const margin =
            harmRuledOut({ kind: 'proportion', baseline: share, standardDeviation: null }, units) ?? NaN;
          const needed = peoplePerArmForNoninferiorShares({ share, margin, alpha: 0.05, power: 0.8 });
          expect(Math.abs(needed / units - 1)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it.each([
    ['without units', 'proportion', 0.05, 0],
    ['of a share of nothing', 'proportion', 0, 100],
    ['of a mean whose spread nobody knows', 'mean', 3, 100],
  ] as const)('is unknown %s', (_title, kind, baseline, units) => {
    expect(harmRuledOut({ kind, baseline, standardDeviation: null }, units)).toBeNull();
  });
});
