import { describe, expect, it } from 'vitest';
import { DEFAULT_DAY_SPREADS, evidenceIn, startTwoArmEvidence } from './evidence-of-harm.ts';
import { watchEvidence } from './evidence-watch.ts';
import { addDay } from './two-arm-e-process.ts';
import { createChance } from '#tests/support/chance.ts';

type Arms = {
  readonly treated: number;
  readonly control: number;
  readonly rate: number;
  readonly ratio: number;
};

/** The largest relative distance between the two evidences over so many days. */
function farthestApart({ treated, control, rate, ratio }: Arms, days: number): number {
  const chance = createChance(days + treated);
  const tempering = { kind: 'by-day-effects', spreads: DEFAULT_DAY_SPREADS } as const;
  const watch = watchEvidence(tempering);
  let state = startTwoArmEvidence();
  let farthest = 0;
  for (let day = 0; day < days; day += 1) {
    const treatedBad = chance.successesOf(treated, rate * ratio);
    const controlBad = chance.successesOf(control, rate);
    watch.addDay({ treatedBad, treated, controlBad, control });
    state = addDay(
      state,
      {
        treated: { successes: treatedBad, trials: treated },
        control: { successes: controlBad, trials: control },
      },
      { logOddsMargin: 0, tempering },
    );
    farthest = Math.max(farthest, Math.abs(watch.eValue() / evidenceIn(state, tempering).eValue - 1));
    expect(watch.days()).toBe(state.dispersion.days);
  }
  return farthest;
}

describe('evidence of harm that grows in place', () => {
  it.each<[string, Arms]>([
    ['a few people beside many', { treated: 3, control: 297, rate: 0.05, ratio: 1 }],
    ['two arms of one size', { treated: 150, control: 150, rate: 0.1, ratio: 1.5 }],
    ['harm of three times', { treated: 80, control: 400, rate: 0.04, ratio: 3 }],
    [
      'so many cases that tables are not listed one by one',
      { treated: 900, control: 900, rate: 0.3, ratio: 1.1 },
    ],
    ['mostly bad outcomes', { treated: 40, control: 60, rate: 0.8, ratio: 1.1 }],
  ])('is that of the two-arm e-process: %s', (_title, arms) => {
    expect(farthestApart(arms, 60)).toBeLessThan(1e-10);
  });

  it('outlasts a year of harm, whose likelihoods are scaled back again and again', () => {
    expect(farthestApart({ treated: 100, control: 100, rate: 0.1, ratio: 2 }, 365)).toBeLessThan(1e-8);
  });

  it('learns nothing from a day with one arm, or with none or nothing but bad outcomes', () => {
    const watch = watchEvidence({ kind: 'by-day-effects', spreads: [0, 0.5] });
    watch.addDay({ treatedBad: 0, treated: 0, controlBad: 3, control: 9 });
    watch.addDay({ treatedBad: 0, treated: 5, controlBad: 0, control: 9 });
    watch.addDay({ treatedBad: 5, treated: 5, controlBad: 9, control: 9 });
    expect([watch.eValue(), watch.days()]).toEqual([1, 0]);
    watch.addDay({ treatedBad: 4, treated: 5, controlBad: 1, control: 9 });
    expect(watch.eValue()).toBeGreaterThan(1);
    watch.reset();
    expect([watch.eValue(), watch.days()]).toEqual([1, 0]);
  });
});
