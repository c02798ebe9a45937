import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphaSpent,
  alphaSpentAtLooks,
  type Look,
  type Spending,
  type SpendingPlan,
} from './alpha-spending.ts';
import { panelNodes } from './gauss-legendre.ts';
import { groupSequentialBounds, passingChances } from './group-sequential.ts';
import { groupSequentialSize } from './group-sequential-size.ts';
import { normalUpperQuantile, normalUpperTail } from './normal.ts';
import { peoplePerArmForShares } from './proportion-sample-size.ts';
import { relativeError } from './relative-error.ts';
import { integrate } from './tanh-sinh.ts';

const OBRIEN_FLEMING: Spending = { kind: 'obrien-fleming' };
const POCOCK: Spending = { kind: 'pocock' };
const SQUARE: Spending = { kind: 'power', rho: 2 };

function look(information: number, rest: Partial<Look> = {}): Look {
  return { information, kind: 'interim', extendedTo: null, ...rest };
}

function boundsAt(plan: SpendingPlan, looks: readonly Look[]): (number | null)[] {
  return groupSequentialBounds(plan, looks).map(({ bound }) => bound);
}

const FIFTHS = [0.2, 0.4, 0.6, 0.8, 1];
const spending = fc.constantFrom(OBRIEN_FLEMING, POCOCK, SQUARE);
const alpha = fc.constantFrom(0.005, 0.025, 0.05, 0.1);
const someLooks = fc
  .uniqueArray(fc.integer({ min: 1, max: 19 }), { minLength: 1, maxLength: 5 })
  .map((shares) => shares.toSorted((a, b) => a - b).concat(20));

describe('the bounds of a group-sequential test', () => {
  it.each([
    [
      OBRIEN_FLEMING,
      0.025,
      [4.876884948790762, 3.3570119215746486, 2.6802800645449945, 2.289816767712351, 2.031032043491147],
    ],
    [
      POCOCK,
      0.025,
      [2.4379766880500116, 2.426813858438347, 2.4101941425007145, 2.39664926538263, 2.3859996498176073],
    ],
    [
      SQUARE,
      0.05,
      [2.878161739095483, 2.4702285228103, 2.2009542302797938, 1.9818197407108449, 1.7902369371867781],
    ],
  ])('by %j at %d are rpact’s (3.3.4, getDesignGroupSequential)', (spending, alpha, expected) => {
    const plan = { alpha, spending, plannedInformation: 1 };
    boundsAt(
      plan,
      FIFTHS.map((information) => look(information)),
    ).forEach((bound, index) => {
      expect(relativeError(bound ?? 0, expected[index] ?? 0)).toBeLessThan(1e-11);
    });
  });

  it('is the ordinary one when there is a single look', () => {
    const plan = { alpha: 0.025, spending: OBRIEN_FLEMING, plannedInformation: 300 };
    const [bound] = boundsAt(plan, [look(300)]);
    expect(relativeError(bound ?? 0, normalUpperQuantile(0.025))).toBeLessThan(1e-12);
  });

  it('has a second bound that leaves what a plain integral over the first look leaves', () => {
    const plan = { alpha: 0.05, spending: POCOCK, plannedInformation: 1 };
    const [first, second] = groupSequentialBounds(plan, [look(0.37), look(1)]);
    const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const passed = integrate(
      (z) => density(z) * normalUpperTail(((second?.bound ?? 0) - z * Math.sqrt(0.37)) / Math.sqrt(0.63)),
      { low: -10, high: first?.bound ?? 0 },
    );
    expect(passed).toBeCloseTo(0.05 - (first?.spent ?? 0), 12);
  });

  it('are passed without any effect exactly as often as is spent, at whatever looks', () => {
    fc.assert(
      fc.property(spending, alpha, someLooks, (spending, alpha, information) => {
        const plan = { alpha, spending, plannedInformation: 20 };
        const found = groupSequentialBounds(
          plan,
          information.map((at) => look(at)),
        );
        const bounds = found.map(({ bound }) => bound);
        const chances = passingChances({ information, bounds, drift: 0 });
        chances.forEach((chance, index) => {
          const spent = (found[index]?.spent ?? 0) - (found[index - 1]?.spent ?? 0);
          expect(chance).toBeCloseTo(spent, 11);
        });
        expect(found.at(-1)?.spent).toBe(alpha);
      }),
      { numRuns: 20 },
    );
  });

  it('do not depend on the unit of information, and those past not on looks to come', () => {
    const plan = { alpha: 0.025, spending: OBRIEN_FLEMING, plannedInformation: 1 };
    const looks = FIFTHS.map((information) => look(information));
    const people = FIFTHS.map((share) => look(share * 840));
    const all = boundsAt(plan, looks);
    boundsAt({ ...plan, plannedInformation: 840 }, people).forEach((bound, index) => {
      expect(bound).toBeCloseTo(all[index] ?? 0, 10);
    });
    for (const count of [1, 2, 3, 4]) {
      expect(boundsAt(plan, looks.slice(0, count))).toEqual(all.slice(0, count));
    }
  });

  it('at a last look with less information than planned use up what is left', () => {
    const plan = { alpha: 0.025, spending: OBRIEN_FLEMING, plannedInformation: 100 };
    const short = groupSequentialBounds(plan, [look(50), look(80, { kind: 'final' })]);
    const open = groupSequentialBounds(plan, [look(50), look(80)]);
    expect(short[1]?.spent).toBe(0.025);
    expect(short[1]?.bound ?? 9).toBeLessThan(open[1]?.bound ?? 0);
  });

  it('hold for sixty daily looks and for looks close together', () => {
    const plan = { alpha: 0.05, spending: SQUARE, plannedInformation: 60 };
    const daily = Array.from({ length: 60 }, (_, index) => index + 1);
    const bounds = boundsAt(
      plan,
      daily.map((information) => look(information)),
    );
    const chances = passingChances({ information: daily, bounds, drift: 0 });
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(0.05, 10);
    const close = groupSequentialBounds(plan, [look(30), look(30.001), look(60)]);
    expect(close.every(({ bound }) => Number.isFinite(bound))).toBe(true);
  });

  it('are none without looks, and refuses information that does not rise', () => {
    const plan = { alpha: 0.05, spending: SQUARE, plannedInformation: 60 };
    expect(groupSequentialBounds(plan, [])).toEqual([]);
    expect(() => groupSequentialBounds(plan, [look(3), look(3)])).toThrow('must rise');
    expect(() => groupSequentialBounds(plan, [look(0)])).toThrow(RangeError);
    expect(() => groupSequentialBounds({ ...plan, alpha: 1 }, [look(3)])).toThrow(RangeError);
    expect(() => groupSequentialBounds({ ...plan, plannedInformation: 0 }, [look(3)])).toThrow(RangeError);
    const flat = { kind: 'power', rho: 0 } as const;
    expect(() => groupSequentialBounds({ ...plan, spending: flat }, [look(3)])).toThrow(RangeError);
  });
});

describe('an extension', () => {
  const plan = { alpha: 0.05, spending: POCOCK, plannedInformation: 100 };

  it('decided before everything is spent spreads the rest over the longer way', () => {
    const looks = [look(50, { extendedTo: 200 }), look(100), look(150), look(200)];
    const spent = alphaSpentAtLooks(plan, looks);
    const half = alphaSpent(0.5, 0.05, POCOCK);
    const share = (fraction: number) => alphaSpent(fraction, 0.05, POCOCK) / 0.05;
    expect(spent[0]).toBe(half);
    expect(spent[1]).toBeCloseTo(half + ((0.05 - half) * (share(0.5) - share(0.25))) / (1 - share(0.25)), 15);
    expect(spent[3]).toBe(0.05);
    const bounds = boundsAt(plan, looks);
    const information = looks.map((one) => one.information);
    const chances = passingChances({ information, bounds, drift: 0 });
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(0.05, 11);
  });

  it('does not change the bounds that are past', () => {
    const planned = boundsAt(plan, [look(50), look(100)]);
    const extended = boundsAt(plan, [look(50, { extendedTo: 150 }), look(100), look(150)]);
    expect(extended[0]).toBe(planned[0]);
    expect(extended[1] ?? 0).toBeGreaterThan(planned[1] ?? 9);
  });

  it('after the last planned look finds nothing left to spend', () => {
    const found = groupSequentialBounds(plan, [
      look(50),
      look(100, { extendedTo: 200 }),
      look(150),
      look(200),
    ]);
    expect(found[2]).toEqual({ spent: 0.05, bound: null, nominalAlpha: 0 });
    expect(found[3]?.bound).toBeNull();
  });

  it('must reach beyond its look', () => {
    expect(() => alphaSpentAtLooks(plan, [look(50, { extendedTo: 50 })])).toThrow('beyond its look');
  });
});

describe('the error spent', () => {
  it('rises from nothing to all of it', () => {
    for (const kind of [OBRIEN_FLEMING, POCOCK, SQUARE]) {
      expect(alphaSpent(0, 0.05, kind)).toBe(0);
      expect(alphaSpent(1, 0.05, kind)).toBe(0.05);
      expect(alphaSpent(1.7, 0.05, kind)).toBe(0.05);
      const path = Array.from({ length: 50 }, (_, index) => alphaSpent((index + 1) / 50, 0.05, kind));
      expect(path).toEqual(path.toSorted((a, b) => a - b));
    }
  });
});

describe('the size of a group-sequential test', () => {
  const shares = { treatedShare: 0.77, controlShare: 0.7, alpha: 0.025, power: 0.8 };
  const fixedSize = 2 * peoplePerArmForShares({ ...shares, sides: 1 });
  const question = {
    fixedSize,
    fractions: [0.25, 0.5, 0.75, 1],
    spending: OBRIEN_FLEMING,
    alpha: 0.025,
    power: 0.8,
  };

  it('is rpact’s (3.3.4, getSampleSizeRates, kMax 4, asOF)', () => {
    const found = groupSequentialSize(question);
    expect(relativeError(fixedSize, 1245.611)).toBeLessThan(1e-6);
    expect(relativeError(found.maximum, 1270.072)).toBeLessThan(1e-6);
    expect(found.chancesToShow.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(0.8, 9);
    expect(found.expectedUnderEffect).toBeLessThan(fixedSize);
    expect(found.expectedWithoutEffect).toBeLessThanOrEqual(found.maximum);
  });

  it.each([
    [OBRIEN_FLEMING, 1.025],
    [POCOCK, 1.213],
  ])('for five looks by %j is %d times the fixed one', (spending, inflation) => {
    const found = groupSequentialSize({ ...question, fractions: FIFTHS, spending });
    expect(found.inflation).toBeCloseTo(inflation, 2);
  });

  it('of a single look is the fixed one', () => {
    expect(groupSequentialSize({ ...question, fractions: [1] }).maximum).toBeCloseTo(fixedSize, 7);
  });

  it('refuses fractions that do not end at 1 and power below alpha', () => {
    expect(() => groupSequentialSize({ ...question, fractions: [0.5] })).toThrow('must be 1');
    expect(() => groupSequentialSize({ ...question, fractions: [] })).toThrow(RangeError);
    expect(() => groupSequentialSize({ ...question, fractions: [0.5, 0.4, 1] })).toThrow('must rise');
    expect(() => groupSequentialSize({ ...question, power: 0.01 })).toThrow('above alpha');
    expect(() => groupSequentialSize({ ...question, fixedSize: 0 })).toThrow(RangeError);
  });

  it('is of a test whose chance rises with the effect', () => {
    const information = [1, 2, 3];
    const bounds = [3, 2.5, 2];
    const chanceAt = (drift: number) =>
      passingChances({ information, bounds, drift }).reduce((sum, chance) => sum + chance, 0);
    const chances = [-1, 0, 0.5, 1, 2, 4].map(chanceAt);
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    expect(chances.at(-1)).toBeCloseTo(1, 5);
    expect(() => passingChances({ information, bounds: [3], drift: 0 })).toThrow('one bound for each look');
    expect(() => passingChances({ information: [2, 1], bounds: [3, 3], drift: 0 })).toThrow(RangeError);
    expect(passingChances({ information: [1, 2], bounds: [null, 2], drift: 0 })[0]).toBe(0);
  });
});

describe('Gauss-Legendre points', () => {
  it('integrate a polynomial of degree 31 exactly and a normal density to the last digits', () => {
    const over = (low: number, high: number, f: (x: number) => number) =>
      panelNodes({ low, high, panelWidth: 3 }).reduce((sum, { x, weight }) => sum + weight * f(x), 0);
    expect(over(0, 1, (x) => x ** 31)).toBeCloseTo(1 / 32, 15);
    const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    expect(over(-9, 9, density)).toBeCloseTo(1, 13);
    expect(panelNodes({ low: 1, high: 1, panelWidth: 1 })).toEqual([]);
  });
});
