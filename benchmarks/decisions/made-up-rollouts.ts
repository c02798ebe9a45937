import type { Proportion, TwoProportions } from '#shared/statistics/proportion.ts';
import type { Chance } from '#tests/support/chance.ts';

/** One day of a rollout as a rule sees it: bad outcomes of the customers seen, that day and all days so far. */
export type RolloutDay = { readonly today: TwoProportions; readonly soFar: TwoProportions };

/** What is true of a made-up rollout. */
export type Story = {
  /** The bad rate of the treated over that of control. */
  readonly riskRatio: number;
  /** Whether the bad rate of everybody rises in a straight line to twice itself by the last day. */
  readonly base: 'steady' | 'doubles';
  /** Spread, from day to day, of the log odds ratio between the arms; the odds ratio's mean over days stays the same. */
  readonly dayToDaySpread: number;
};

/** Who is reached when, and how many are seen. */
export type RolloutPlan = {
  readonly customers: number;
  /** Share of the customers treated in each week. */
  readonly shareByWeek: readonly number[];
  /** Share of the customers seen on a day. */
  readonly seenADay: number;
  readonly badRate: number;
};

/**
 * Six weeks of 5,000 customers of whom each is seen twice a week (1,429 visits a day, independent of each other), 2 % of
 * the visits bad, treated by weeks 1, 5, 10, 25, 50 and 50 %: GrowthBook's ramp, in which control never runs out. The
 * comparison in which these rules were first held against each other names the customers, the days and the rate only;
 * ramp and traffic follow from its excess bad events at RR 2, which tell how many treated visits there were (14 by day
 * 15, 50 by day 24).
 */
export const SIX_WEEKS: RolloutPlan = {
  customers: 5000,
  shareByWeek: [0.01, 0.05, 0.1, 0.25, 0.5, 0.5],
  seenADay: 2 / 7,
  badRate: 0.02,
};

/** Days differ in their bad rate, the same for both arms: lognormal with this spread, mean 1. */
const DAY_SPREAD = 0.2;

export function daysOf({ shareByWeek }: RolloutPlan): number {
  return 7 * shareByWeek.length;
}

/** Treated customers seen on a day (from 0) and the others: fixed, for a rule must not profit from who came. */
export function seenOn(day: number, plan: RolloutPlan): { treated: number; control: number } {
  const all = plan.customers * plan.seenADay;
  const treated = Math.round(all * (plan.shareByWeek[Math.floor(day / 7)] ?? 0));
  return { treated, control: Math.round(all) - treated };
}

/** All days of a rollout of one story, as if nobody rolled back. */
export function makeRollout(story: Story, plan: RolloutPlan, chance: Chance): RolloutDay[] {
  let soFar: TwoProportions = { treated: NOBODY, control: NOBODY };
  return Array.from({ length: daysOf(plan) }, (_, day) => {
    const seen = seenOn(day, plan);
    const base = baseRateOn(day, story, plan) * withMeanOne(DAY_SPREAD, chance);
    const apart = withMeanOne(story.dayToDaySpread, chance);
    const today = {
      treated: drawn(seen.treated, withOdds(base * story.riskRatio, apart), chance),
      control: drawn(seen.control, base, chance),
    };
    soFar = {
      treated: together(soFar.treated, today.treated),
      control: together(soFar.control, today.control),
    };
    return { today, soFar };
  });
}

/** Bad outcomes of the treated until a day (from 0, included) that they would not have had as control. */
export function excessBadUntil(day: number, story: Story, plan: RolloutPlan): number {
  let excess = 0;
  for (let at = 0; at <= day; at += 1) {
    excess += seenOn(at, plan).treated * baseRateOn(at, story, plan) * (story.riskRatio - 1);
  }
  return excess;
}

const NOBODY: Proportion = { successes: 0, trials: 0 };

function baseRateOn(day: number, { base }: Story, plan: RolloutPlan): number {
  return plan.badRate * (base === 'steady' ? 1 : 1 + day / (daysOf(plan) - 1));
}

/** A lognormal factor. */
function withMeanOne(spread: number, chance: Chance): number {
  return Math.exp(spread * chance.normal() - spread ** 2 / 2);
}

function withOdds(rate: number, ratio: number): number {
  return (rate * ratio) / (1 - rate + rate * ratio);
}

function drawn(trials: number, probability: number, chance: Chance): Proportion {
  return { successes: chance.successesOf(trials, probability), trials };
}

function together(one: Proportion, other: Proportion): Proportion {
  return { successes: one.successes + other.successes, trials: one.trials + other.trials };
}
