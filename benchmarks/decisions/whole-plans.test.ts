import { describe, expect, it } from 'vitest';
import { makePlanDay, planOf, plannedDays, type PlanDay, type PlanStory } from './made-up-plans.ts';
import { CALENDAR, NAIVE } from './plan-deciders.ts';
import { byRule, OUR_RULE } from './plan-rule.ts';
import type { PlanDecider } from './plan-outcomes.ts';
import { measurePlan, ratesOf, type PlanRates } from './whole-plans.ts';
import { measureEffect } from '#shared/decisions/measure-effect.ts';
import { totalsOf } from '#shared/metrics/arm-totals.ts';
import { createChance } from '#tests/support/chance.ts';

const GOOD: PlanStory = {
  name: 'good',
  timeRatio: 0.8,
  complaintRatio: 1,
  base: 'steady',
  dayToDaySpread: 0,
};
const LARGE = planOf(5000);

describe('made-up plans', () => {
  it('leave out the steps that a small base cannot fill', () => {
    expect(LARGE.phases.map(({ people }) => people)).toEqual([50, 250, 1000, 2500]);
    expect(planOf(60).phases.map(({ people }) => people)).toEqual([3, 12, 30]);
    expect(plannedDays(LARGE)).toBe(42);
  });

  it('have the calls, complaints and times their story tells of, on average', () => {
    const story: PlanStory = { ...GOOD, complaintRatio: 3, base: 'doubles', dayToDaySpread: 0.1 };
    const chance = createChance(3);
    const days = Array.from({ length: 300 }, () =>
      makePlanDay(42, { story, world: LARGE, people: 1000 }, chance),
    );
    const pilot = totalsOf(days.map(({ complaints }) => complaints.pilot));
    const reference = totalsOf(days.map(({ complaints }) => complaints.reference));
    expect(pilot.units / 300).toBeCloseTo((1000 * 2) / 7, -1);
    expect(reference.units / 300).toBeCloseTo((4000 * 2) / 7, -1);
    expect(reference.total / reference.units / 0.04).toBeCloseTo(1, 1);
    expect(pilot.total / pilot.units / 0.12).toBeCloseTo(1, 1);
    const times = totalsOf(days.map(({ times }) => times.pilot));
    expect(Math.exp(times.total / times.units) / (6 * 0.8)).toBeCloseTo(1, 1);
  });

  it('have times whose ratio is measured with an honest error on days that differ', () => {
    const chance = createChance(7);
    const story: PlanStory = { ...GOOD, timeRatio: 1, dayToDaySpread: 0.2 };
    const runs = 200;
    let beyond = 0;
    for (let run = 0; run < runs; run += 1) {
      const days: PlanDay[] = [];
      for (const { people, holdDays } of LARGE.phases) {
        for (let day = 0; day < holdDays; day += 1) {
          days.push(makePlanDay(days.length, { story, world: LARGE, people }, chance));
        }
      }
      const effect = measureEffect(
        'duration',
        days.map(({ times }) => times),
      );
      if (effect !== null && Math.abs(effect.estimate) > 1.96 * effect.standardError) beyond += 1;
    }
    expect(beyond / runs).toBeGreaterThan(0.01);
    expect(beyond / runs).toBeLessThan(0.12);
  });
});

function rates(decider: PlanDecider, story: PlanStory, customers = 5000): PlanRates {
  return ratesOf(measurePlan(decider, { story, world: planOf(customers), runs: 80 }, 5));
}

describe('whole plans, 80 rollouts each (short form of whole-plans.ts)', () => {
  const ours = byRule(OUR_RULE);

  it('by our rule bring a good one to everybody in six weeks, also while complaints of all double', () => {
    const good = rates(ours, GOOD);
    expect(good.everybody).toBeGreaterThan(0.9);
    expect(good.daysToEverybody).toBe(42);
    expect(rates(ours, { ...GOOD, base: 'doubles' }).everybody).toBeGreaterThan(0.9);
  });

  it('by our rule stop what does nothing, what makes it worse and what makes customers complain', () => {
    const neutral = rates(ours, { ...GOOD, timeRatio: 1 });
    expect(neutral.everybody).toBeLessThan(0.1);
    expect(neutral.futile).toBeGreaterThan(0.5);
    const worse = rates(ours, { ...GOOD, timeRatio: 1.1 });
    expect(worse.everybody).toBe(0);
    expect(worse.daysToStop).toBeLessThan(14);
    const harmful = rates(ours, { ...GOOD, complaintRatio: 1.5 });
    expect(harmful.everybody).toBeLessThan(0.03);
    expect(harmful['rolled-back']).toBeGreaterThan(0.6);
  });

  it('by our rule bring a good one to 500 customers less often, and hardly ever to 60', () => {
    const small = rates(ours, GOOD, 500).everybody;
    expect(small).toBeGreaterThan(0.6);
    expect(small).toBeLessThan(0.95);
    expect(rates(ours, GOOD, 60).everybody).toBeLessThan(small);
  });

  it('read daily on totals take a rising base for harm', () => {
    expect(rates(NAIVE, { ...GOOD, base: 'doubles' })['rolled-back']).toBeGreaterThan(0.85);
  });

  it('by the calendar bring to everybody what does nothing, and often what makes customers complain', () => {
    expect(rates(CALENDAR, { ...GOOD, timeRatio: 1 }).everybody).toBeGreaterThan(0.8);
    expect(rates(CALENDAR, { ...GOOD, complaintRatio: 1.5 }).everybody).toBeGreaterThan(0.3);
  });
});
