import { describe, expect, it } from 'vitest';
import { planOf, truthOfStory, type PlanStory } from './made-up-plans.ts';
import { byRule, CALENDAR, NAIVE, type PlanDecider } from './plan-deciders.ts';
import { measurePlan, ratesOf, type PlanRates } from './whole-plans.ts';
import { measureEffect } from '#shared/decisions/measure-effect.ts';
import { commonTotals, pairsOf } from '#shared/simulator/day-log.ts';
import { createDraws } from '#shared/simulator/draws.ts';
import { createLogs } from '#shared/simulator/follow-plan.ts';
import { madeUpDays } from '#shared/simulator/made-up-days.ts';
import { plannedDays } from '#shared/simulator/simulated-plan.ts';

const GOOD: PlanStory = {
  name: 'good',
  timeRatio: 0.8,
  complaintRatio: 1,
  base: 'steady',
  dayToDaySpread: 0,
};
const LARGE = planOf(5000);

function daysOf(story: PlanStory, seed: number) {
  const plan = { ...LARGE, armDaySpread: story.dayToDaySpread };
  const { primary, guardrail } = createLogs(plan);
  if (primary === null || guardrail === null) throw new Error('a made-up plan has both metrics');
  const world = { logs: { primary, guardrail }, draws: createDraws(seed) };
  return { primary, guardrail, makeDay: madeUpDays(plan, truthOfStory(story), world) };
}

describe('made-up plans', () => {
  it('leave out the steps that a small base cannot fill', () => {
    expect(LARGE.phases.map(({ people }) => people)).toEqual([50, 250, 1000, 2500, 5000]);
    expect(planOf(60).phases.map(({ people }) => people)).toEqual([3, 12, 30, 60]);
    expect(plannedDays(LARGE)).toBe(42);
  });

  it('have the calls, complaints and times their story tells of, on average', () => {
    const story: PlanStory = { ...GOOD, complaintRatio: 3, base: 'doubles', dayToDaySpread: 0.1 };
    const { primary, guardrail, makeDay } = daysOf(story, 3);
    const sums = { pilot: 0, pilotBad: 0, control: 0, logTimes: 0, calls: 0 };
    for (let day = 0; day < 300; day += 1) {
      makeDay(42, { pilot: 1000, reference: 4000 });
      const stretch = { from: 42, to: 43 };
      const complaints = commonTotals(guardrail, stretch);
      const times = commonTotals(primary, stretch);
      sums.pilot += complaints.pilotUnits;
      sums.pilotBad += complaints.pilotTotal;
      sums.control += complaints.referenceUnits;
      sums.logTimes += times.pilotTotal;
      sums.calls += times.pilotUnits;
    }
    expect(sums.pilot / 300).toBeCloseTo((1000 * 2) / 7, -1);
    expect(sums.control / 300).toBeCloseTo((4000 * 2) / 7, -1);
    expect(sums.pilotBad / sums.pilot / 0.12).toBeCloseTo(1, 1);
    expect(Math.exp(sums.logTimes / sums.calls) / (6 * 0.8)).toBeCloseTo(1, 1);
  });

  it('have times whose ratio is measured with an honest error on days that differ', () => {
    const { primary, makeDay } = daysOf({ ...GOOD, timeRatio: 1, dayToDaySpread: 0.2 }, 7);
    const runs = 200;
    let beyond = 0;
    for (let run = 0; run < runs; run += 1) {
      let index = 0;
      for (const { people, holdDays, audience } of LARGE.phases) {
        if (audience === 'everyone') continue;
        const sizes = { pilot: people, reference: LARGE.customers - people };
        for (const end = index + holdDays; index < end; index += 1) makeDay(index, sizes);
      }
      const effect = measureEffect('duration', pairsOf(primary, { from: 0, to: index }));
      if (effect !== null && Math.abs(effect.estimate) > 1.96 * effect.standardError) beyond += 1;
    }
    expect(beyond / runs).toBeGreaterThan(0.01);
    expect(beyond / runs).toBeLessThan(0.12);
  });
});

function rates(decider: PlanDecider, story: PlanStory, customers = 5000): PlanRates {
  return ratesOf(measurePlan(decider, { story, customers, runs: 80 }, 5));
}

describe('whole plans, 80 rollouts each (short form of whole-plans.ts)', () => {
  const ours = byRule('pilotbook');

  it('by our rule bring a good one to everybody in six weeks, also while complaints of all double', () => {
    const good = rates(ours, GOOD);
    expect(good.everyone).toBeGreaterThan(0.9);
    expect(good.daysToEveryone).toBe(42);
    expect(rates(ours, { ...GOOD, base: 'doubles' }).everyone).toBeGreaterThan(0.9);
  });

  it('by our rule stop what does nothing, what makes it worse and what makes customers complain', () => {
    const neutral = rates(ours, { ...GOOD, timeRatio: 1 });
    expect(neutral.everyone).toBeLessThan(0.1);
    expect(neutral.futile + neutral.undecided).toBeGreaterThan(0.9);
    const worse = rates(ours, { ...GOOD, timeRatio: 1.1 });
    expect(worse.everyone).toBe(0);
    expect(worse.daysToStop).toBeLessThan(14);
    const harmful = rates(ours, { ...GOOD, complaintRatio: 1.5 });
    expect(harmful.everyone).toBeLessThan(0.03);
    expect(harmful.harm).toBeGreaterThan(0.6);
  });

  it('by our rule bring a good one to 500 customers less often, and hardly ever to 60', () => {
    const small = rates(ours, GOOD, 500).everyone;
    expect(small).toBeGreaterThan(0.6);
    expect(small).toBeLessThan(0.95);
    expect(rates(ours, GOOD, 60).everyone).toBeLessThan(small);
  });

  it('read daily on totals take a rising base for harm', () => {
    expect(rates(NAIVE, { ...GOOD, base: 'doubles' }).harm).toBeGreaterThan(0.85);
  });

  it('by the calendar bring to everybody what does nothing, and often what makes customers complain', () => {
    expect(rates(CALENDAR, { ...GOOD, timeRatio: 1 }).everyone).toBeGreaterThan(0.8);
    expect(rates(CALENDAR, { ...GOOD, complaintRatio: 1.5 }).everyone).toBeGreaterThan(0.3);
  });
});
