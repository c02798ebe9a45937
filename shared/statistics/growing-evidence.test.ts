import { describe, expect, it } from 'vitest';
import { DEFAULT_DAY_SPREADS, evidenceIn, startTwoArmEvidence } from './evidence-of-harm.ts';
import { addTableDays, watchTables } from './two-arm-e-process.ts';
import { addRateDays, watchRates } from './two-arm-poisson-e-process.ts';
import { createChance, type Chance } from '#tests/support/chance.ts';

type Arms = {
  readonly treated: number;
  readonly control: number;
  readonly rate: number;
  readonly ratio: number;
};

const RULES = { tempering: { kind: 'by-day-effects', spreads: DEFAULT_DAY_SPREADS } } as const;

/** The largest relative distance, over so many days, between evidence that grew in place and that of stored states. */
function farthestApart({ treated, control, rate, ratio }: Arms, days: number): number {
  const chance = createChance(days + treated);
  const rules = { ...RULES, logOddsMargin: 0 };
  const watch = watchTables(rules);
  let state = startTwoArmEvidence();
  let farthest = 0;
  for (let day = 0; day < days; day += 1) {
    const today = {
      treated: { successes: chance.successesOf(treated, rate * ratio), trials: treated },
      control: { successes: chance.successesOf(control, rate), trials: control },
    };
    watch.addDay(today);
    state = addTableDays(state, [today], rules);
    farthest = Math.max(farthest, Math.abs(watch.eValue() / evidenceIn(state, rules.tempering).eValue - 1));
    expect(watch.days()).toBe(state.dispersion.days);
  }
  return farthest;
}

/** The same of events. */
function farthestApartOfRates({ treated, control, rate, ratio }: Arms, days: number): number {
  const chance = createChance(days);
  const rules = { ...RULES, logRatioMargin: 0 };
  const watch = watchRates(rules);
  let state = startTwoArmEvidence();
  let farthest = 0;
  for (let day = 0; day < days; day += 1) {
    const today = {
      treated: { events: chance.successesOf(treated, rate * ratio), exposure: treated },
      control: { events: chance.successesOf(control, rate), exposure: control },
    };
    watch.addDay(today);
    state = addRateDays(state, [today], rules);
    farthest = Math.max(farthest, Math.abs(watch.eValue() / evidenceIn(state, rules.tempering).eValue - 1));
  }
  return farthest;
}

const ARMS: readonly [string, Arms][] = [
  ['a few people beside many', { treated: 3, control: 297, rate: 0.05, ratio: 1 }],
  ['two arms of one size', { treated: 150, control: 150, rate: 0.1, ratio: 1.5 }],
  ['harm of three times', { treated: 80, control: 400, rate: 0.04, ratio: 3 }],
  ['so many cases that likelihoods are no numbers', { treated: 900, control: 900, rate: 0.3, ratio: 1.1 }],
  ['mostly bad outcomes', { treated: 40, control: 60, rate: 0.8, ratio: 1.1 }],
];

describe('evidence of harm that grows in place', () => {
  it.each(ARMS)('is that of states carried from day to day: %s', (_title, arms) => {
    expect(farthestApart(arms, 60)).toBeLessThan(1e-10);
    expect(farthestApartOfRates(arms, 60)).toBeLessThan(1e-10);
  });

  it('outlasts a year of harm, whose products become logarithms again and again', () => {
    expect(farthestApart({ treated: 100, control: 100, rate: 0.1, ratio: 2 }, 365)).toBeLessThan(1e-8);
  });

  it('stays a number, however strong: as one arm of thousands fails again and again', () => {
    const watch = watchTables({ ...RULES, logOddsMargin: 0 });
    const day = {
      treated: { successes: 90, trials: 100 },
      control: { successes: 10, trials: 100 },
    };
    for (let count = 0; count < 40; count += 1) watch.addDay(day);
    expect(watch.eValue()).toBe(Infinity);
    const { logEValue } = evidenceIn(watch.state(), RULES.tempering);
    expect(logEValue).toBeGreaterThan(1000);
    expect(logEValue).toBeLessThan(1e5);
  });

  it('goes on from any state, and learns nothing from a day with one arm, or with none or nothing but bad', () => {
    const watch = watchTables({ tempering: { kind: 'by-day-effects', spreads: [0, 0.5] }, logOddsMargin: 0 });
    const table = (treated: readonly [number, number], control: readonly [number, number]) => ({
      treated: { successes: treated[0], trials: treated[1] },
      control: { successes: control[0], trials: control[1] },
    });
    watch.addDay(table([0, 0], [3, 9]));
    watch.addDay(table([0, 5], [0, 9]));
    watch.addDay(table([5, 5], [9, 9]));
    expect([watch.eValue(), watch.days()]).toEqual([1, 0]);
    watch.addDay(table([4, 5], [1, 9]));
    const after = watch.eValue();
    const state = watch.state();
    expect(after).toBeGreaterThan(1);
    watch.startFrom(startTwoArmEvidence());
    expect([watch.eValue(), watch.days()]).toEqual([1, 0]);
    watch.startFrom(state);
    expect(watch.eValue()).toBeCloseTo(after, 12);
  });

  it.each<[string, (chance: Chance) => number]>([
    ['alike', () => 1],
    ['different', (chance) => Math.exp(0.5 * chance.normal())],
  ])('counts how days differ as the logarithms of their ratios do: days %s', (_title, factor) => {
    const chance = createChance(5);
    const days = Array.from({ length: 30 }, () => ({
      treated: { successes: chance.successesOf(50, 0.2 * Math.min(3, factor(chance))), trials: 50 },
      control: { successes: chance.successesOf(50, 0.2), trials: 50 },
    }));
    const { dispersion } = addTableDays(startTwoArmEvidence(), days, { ...RULES, logOddsMargin: 0 });
    const logs = days.map(({ treated, control }) =>
      Math.log(
        (treated.successes * (50 - control.successes)) / (control.successes * (50 - treated.successes)),
      ),
    );
    const weights = days.map(
      ({ treated, control }) =>
        1 /
        [treated.successes, 50 - treated.successes, control.successes, 50 - control.successes]
          .map((cell) => 1 / cell)
          .reduce((sum, part) => sum + part, 0),
    );
    const weighted = logs.reduce((sum, log, at) => sum + log * (weights[at] ?? 0), 0);
    expect(dispersion.days).toBe(30);
    expect(dispersion.weights).toBeCloseTo(
      weights.reduce((sum, weight) => sum + weight, 0),
      9,
    );
    expect(dispersion.weighted).toBeCloseTo(weighted, 9);
  });
});
