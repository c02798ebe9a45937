import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import type { DayFigure } from './arm-totals.ts';
import { compareDurations } from './compare-durations.ts';
import { compareRatios } from './compare-ratios.ts';
import { WITHOUT_BASE } from './metric.ts';
import { probabilityLevelAbove, summariseArm } from './summarise-arm.ts';
import { studentTMultiplier } from '#shared/statistics/student-t.ts';

const dayText = (index: number) => `2026-10-${String(index).padStart(2, '0')}`;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function times(index: number, values: readonly number[]): DayFigure {
  const logs = values.map((value) => Math.log(value));
  const sums = { units: values.length, total: sum(logs), totalSquares: sum(logs.map((log) => log ** 2)) };
  return { day: dayText(index), ...sums, ...WITHOUT_BASE };
}

type Pair = readonly [y: number, x: number];

function pairs(index: number, values: readonly Pair[]): DayFigure {
  return {
    day: dayText(index),
    units: values.length,
    total: sum(values.map(([y]) => y)),
    totalSquares: sum(values.map(([y]) => y ** 2)),
    base: sum(values.map(([, x]) => x)),
    baseSquares: sum(values.map(([, x]) => x ** 2)),
    crossProducts: sum(values.map(([y, x]) => y * x)),
  };
}

const PILOT = [261, 240, 322, 299, 251, 288, 230, 310, 275, 262];
const CONTROL = [312, 287, 401, 355, 298, 330, 276, 390, 344, 305];

describe('two durations', () => {
  it('differ by the ratio of their geometric means, as R finds it', () => {
    const { difference } = compareDurations({ pilot: [times(1, PILOT)], reference: [times(1, CONTROL)] });
    expect(difference).toMatchObject({ method: 'log-welch', scale: 'relative' });
    expect(difference?.estimate).toBeCloseTo(0.831610021384389 - 1, 10);
    expect(difference?.low).toBeCloseTo(0.743564549740889 - 1, 9);
    expect(difference?.high).toBeCloseTo(0.930080956532878 - 1, 9);
  });

  it('are compared within days from three common ones on, so that a slow day slows both', () => {
    const slow = (values: number[], by: number) => values.map((value) => value * by);
    const arms = {
      pilot: [1, 2, 4].map((by, index) => times(index + 1, slow(PILOT, by))),
      reference: [1, 2, 4].map((by, index) => times(index + 1, slow(CONTROL, by))),
    };
    const { difference, otherMethods } = compareDurations(arms);
    expect(difference?.method).toBe('log-stratified');
    expect(difference?.estimate).toBeCloseTo(0.831610021384389 - 1, 10);
    expect(otherMethods.map(({ method }) => method)).toEqual(['log-welch']);
    const reach = (found: typeof difference) => (found?.high ?? NaN) - (found?.low ?? NaN);
    expect(reach(difference)).toBeLessThan(reach(otherMethods[0] ?? null) / 3);
  });

  it('answer for margins in their own unit', () => {
    const answer = compareDurations({ pilot: [times(1, PILOT)], reference: [times(1, CONTROL)] });
    const level = 327.4139197320523;
    const low = answer.difference?.low ?? NaN;
    expect(answer.probabilityAbove(low * level)).toBeCloseTo(0.975, 6);
    expect(answer.probabilityAbove(-level)).toBe(1);
    expect(answer.probabilityAbove(0)).toBeLessThan(0.01);
  });

  it('of which each is one day are an estimate of unknown spread', () => {
    const single = (value: number) => [{ ...times(1, [value]), totalSquares: null }];
    expect(compareDurations({ pilot: single(2), reference: single(4) }).difference).toEqual({
      estimate: -0.5,
      low: null,
      high: null,
      method: 'none',
      scale: 'relative',
    });
  });

  it('stand each at its typical time, in its unit', () => {
    const { level, method } = summariseArm('duration', [times(1, [2, 8])]);
    expect(method).toBe('log-welch');
    expect(level?.estimate).toBeCloseTo(4, 12);
    expect(level?.low).toBeGreaterThan(0);
    expect(probabilityLevelAbove('duration', [times(1, PILOT)], 272.28069678991824)).toBeCloseTo(0.5, 10);
    expect(probabilityLevelAbove('duration', [times(1, PILOT)], 0)).toBe(1);
  });
});

/** Customers who order 1 to 5 times and spend about `perOrder` each time. */
function customers(seed: number, count: number, perOrder: number): Pair[] {
  const chance = xoroshiro128plus(seed);
  return Array.from({ length: count }, () => {
    const orders = 1 + Math.floor(uniformFloat64(chance) * 5);
    return [orders * perOrder * (0.5 + uniformFloat64(chance)), orders];
  });
}

describe('two ratios', () => {
  it('of 30 customers an arm on a single day are judged customer by customer', () => {
    const arms = { pilot: [pairs(1, customers(1, 40, 22))], reference: [pairs(1, customers(3, 40, 20))] };
    const { difference } = compareRatios(arms);
    expect(difference).toMatchObject({ method: 'ratio-delta', scale: 'relative' });
    const level = (values: readonly DayFigure[]) => summariseArm('ratio', values).level?.estimate ?? NaN;
    expect(difference?.estimate).toBeCloseTo(level(arms.pilot) / level(arms.reference) - 1, 12);
  });

  it('on few days are judged customer by customer within them, so that a growing pilot is no cause', () => {
    const dear = 2;
    const { difference, otherMethods } = compareRatios({
      pilot: [pairs(1, customers(1, 15, 20)), pairs(2, customers(2, 85, 20 * dear))],
      reference: [pairs(1, customers(3, 85, 20)), pairs(2, customers(4, 15, 20 * dear))],
    });
    expect(difference).toMatchObject({ method: 'ratio-delta-days', scale: 'relative' });
    expect(Math.abs(difference?.estimate ?? NaN)).toBeLessThan(0.15);
    expect(difference?.low).toBeLessThan(0);
    expect(difference?.high).toBeGreaterThan(0);
    expect(otherMethods.map(({ method }) => method)).toEqual(['ratio-delta']);
    expect(otherMethods[0]?.low).toBeGreaterThan(0.4);
  });

  it('of fewer are judged day by day, weighed by what they are taken over', () => {
    const { difference, probabilityAbove } = compareRatios({
      pilot: [pairs(1, [[11, 1]]), pairs(2, [[24, 2]]), pairs(3, [[26, 2]])],
      reference: [pairs(1, [[10, 1]]), pairs(2, [[20, 2]]), pairs(3, [[20, 2]])],
    });
    expect(difference).toMatchObject({ method: 'ratio-days', scale: 'relative' });
    // Ratios 11, 12, 13 against 10, weighing .5, 1, 1: 12.2 against 10.
    expect(difference?.estimate).toBeCloseTo(0.22, 12);
    // Apart from them by -.09836, -.01639, .06557 with 1.8 degrees of freedom.
    const parts = [
      { part: 0.2, apart: 11 / 12.2 - 1 },
      { part: 0.4, apart: 12 / 12.2 - 1 },
      { part: 0.4, apart: 13 / 12.2 - 1 },
    ];
    const standardError = Math.sqrt(
      sum(parts.map(({ part, apart }) => (part ** 2 / (1 - part)) * apart ** 2)),
    );
    const reach = Math.log((difference?.high ?? NaN) + 1) - Math.log(1.22);
    expect(reach / standardError).toBeCloseTo(studentTMultiplier(0.95, 1.8), 9);
    expect(probabilityAbove(0)).toBeGreaterThan(0.95);
  });

  it('of two days with too few customers are an estimate of unknown spread', () => {
    const { difference } = compareRatios({
      pilot: [pairs(1, [[11, 1]]), pairs(2, [[24, 2]])],
      reference: [pairs(1, [[10, 1]]), pairs(2, [[20, 2]])],
    });
    expect(difference).toMatchObject({ low: null, high: null, method: 'none', scale: 'relative' });
    expect(difference?.estimate).toBeCloseTo(35 / 30 - 1, 12);
  });

  it('without common days stand by their spread between days', () => {
    const { difference } = compareRatios({
      pilot: [pairs(5, [[11, 1]]), pairs(6, [[13, 1]])],
      reference: [pairs(1, [[10, 1]]), pairs(2, [[11, 1]])],
    });
    expect(difference?.method).toBe('ratio-days');
    expect(summariseArm('ratio', [pairs(1, [[4, 2]]), pairs(2, [[8, 2]])])).toMatchObject({
      level: { estimate: 3 },
      method: 'ratio-days',
    });
  });

  it('of a loss are shown as a difference in their own unit', () => {
    const { difference } = compareRatios({
      pilot: [pairs(5, [[11, 1]]), pairs(6, [[26, 2]])],
      reference: [pairs(1, [[-10, 1]]), pairs(2, [[-22, 2]])],
    });
    expect(difference).toMatchObject({ scale: 'absolute' });
    expect(difference?.estimate).toBeCloseTo(37 / 3 + 32 / 3, 12);
  });

  it('over nothing are missing, never nothing', () => {
    const empty = [pairs(1, [[4, 0]])];
    expect(summariseArm('ratio', empty)).toMatchObject({ level: null, method: 'none' });
    expect(compareRatios({ pilot: empty, reference: empty }).difference).toBeNull();
  });

  it('that are the same keep the promise of their intervals in 95 of 100 cases', () => {
    const RUNS = 400;
    let held = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const { difference } = compareRatios({
        pilot: [pairs(1, customers(2 * run, 40, 20))],
        reference: [pairs(1, customers(2 * run + 1, 60, 20))],
      });
      if ((difference?.low ?? 1) <= 0 && (difference?.high ?? -1) >= 0) held += 1;
    }
    // Three standard errors around 95 %.
    expect(held / RUNS).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / RUNS));
    expect(held / RUNS).toBeLessThan(0.985);
  });
});
