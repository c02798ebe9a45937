import type { DayPair } from '#shared/decisions/day-pairs.ts';
import { LEAST_PEOPLE_PER_STEP } from '#shared/features/size-template.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DayFigure } from '#shared/metrics/arm-totals.ts';
import { WITHOUT_BASE } from '#shared/metrics/metric.ts';
import type { Chance } from '#tests/support/chance.ts';

/** What is true of a made-up plan: of the time to handle a call (primary) and of complaints (guardrail). */
export type PlanStory = {
  readonly name: string;
  /** Typical handling time with the feature over that without. */
  readonly timeRatio: number;
  /** Complaints with the feature over those without. */
  readonly complaintRatio: number;
  /** Whether complaints of everybody rise in a straight line to twice as many over the planned days. */
  readonly base: 'steady' | 'doubles';
  /** Spread from day to day, in logarithms, of the ratio of the arms, for both metrics. */
  readonly dayToDaySpread: number;
};

/** A phase before the last, which gives the feature to everybody and is no longer judged. */
export type PlanPhase = { readonly people: number; readonly holdDays: number };

export type PlanWorld = { readonly customers: number; readonly phases: readonly PlanPhase[] };

/** 1, 5, 20 and 50 % of the customers for 7, 7, 14 and 14 days: everybody has it after 42 days if nothing holds it up. */
const STEPS = [
  { share: 0.01, holdDays: 7 },
  { share: 0.05, holdDays: 7 },
  { share: 0.2, holdDays: 14 },
  { share: 0.5, holdDays: 14 },
] as const;

/** Steps that a small base cannot fill are left out, as in the template. */
export function planOf(customers: number): PlanWorld {
  const phases: PlanPhase[] = [];
  for (const { share, holdDays } of STEPS) {
    const people = Math.max(LEAST_PEOPLE_PER_STEP, Math.round(share * customers));
    if (people - (phases.at(-1)?.people ?? 0) >= LEAST_PEOPLE_PER_STEP) phases.push({ people, holdDays });
  }
  return { customers, phases };
}

export function plannedDays({ phases }: PlanWorld): number {
  return phases.reduce((sum, { holdDays }) => sum + holdDays, 0);
}

/** A customer is seen twice a week, and each time may complain and takes a time to be handled. */
const SEEN_A_DAY = 2 / 7;
export const COMPLAINT_RATE = 0.02;
/** Days differ in both metrics, the same for both arms: lognormal with this spread. */
const DAY_SPREAD = 0.2;
/** Spread of the logarithm of a time whose standard deviation is .6 of its mean. */
const TIME_SPREAD = Math.sqrt(Math.log(1 + 0.6 ** 2));
const TYPICAL_MINUTES = 6;

/** The figures of one day, and what the feature itself did on it. */
export type PlanDay = {
  readonly times: DayPair;
  readonly complaints: DayPair;
  /** Complaints of the pilot that it would not have made as control, on average. */
  readonly excess: number;
};

const FIRST_DAY = '2026-03-02';

export function calendarDayOf(index: number): CalendarDay {
  return addDays(FIRST_DAY, index);
}

/** One day of a plan on which so many people have the feature. */
export function makePlanDay(
  index: number,
  { story, world, people }: { readonly story: PlanStory; readonly world: PlanWorld; readonly people: number },
  chance: Chance,
): PlanDay {
  const seen = {
    pilot: eventsOf(people * SEEN_A_DAY, chance),
    reference: eventsOf((world.customers - people) * SEEN_A_DAY, chance),
  };
  const day = calendarDayOf(index);
  const rate = COMPLAINT_RATE * riseOn(index, story, world) * lognormal(DAY_SPREAD, chance);
  const pilotRate = rate * story.complaintRatio * lognormal(story.dayToDaySpread, chance);
  const typical = Math.log(TYPICAL_MINUTES) + DAY_SPREAD * chance.normal();
  const apart = Math.log(story.timeRatio) + story.dayToDaySpread * chance.normal();
  return {
    times: {
      pilot: timesOf(day, { units: seen.pilot, typical: typical + apart }, chance),
      reference: timesOf(day, { units: seen.reference, typical }, chance),
    },
    complaints: {
      pilot: countOf(day, { units: seen.pilot, rate: pilotRate }, chance),
      reference: countOf(day, { units: seen.reference, rate }, chance),
    },
    excess: seen.pilot * COMPLAINT_RATE * riseOn(index, story, world) * (story.complaintRatio - 1),
  };
}

function riseOn(index: number, { base }: PlanStory, world: PlanWorld): number {
  return base === 'steady' ? 1 : 1 + Math.min(1, index / plannedDays(world));
}

/** A factor of mean 1. */
function lognormal(spread: number, chance: Chance): number {
  return Math.exp(spread * chance.normal() - spread ** 2 / 2);
}

const MANY = 100;

/** Poisson; by the normal law from a mean of 100 on. */
function eventsOf(mean: number, chance: Chance): number {
  if (mean >= MANY) return Math.max(0, Math.round(mean + Math.sqrt(mean) * chance.normal()));
  let events = -1;
  for (let time = 0; time <= mean; time -= Math.log(chance.share())) events += 1;
  return events;
}

function countOf(
  day: CalendarDay,
  { units, rate }: { units: number; rate: number },
  chance: Chance,
): DayFigure {
  const total = chance.successesOf(units, Math.min(1, rate));
  return { day, units, total, totalSquares: total, ...WITHOUT_BASE };
}

const FEW = 20;

/** Sums of the logarithms of lognormal times: drawn one by one while few, then sum and spread by their own laws. */
function timesOf(
  day: CalendarDay,
  { units, typical }: { units: number; typical: number },
  chance: Chance,
): DayFigure {
  if (units > FEW) {
    const mean = typical + (TIME_SPREAD / Math.sqrt(units)) * chance.normal();
    const squares = TIME_SPREAD ** 2 * chiSquareOf(units - 1, chance);
    return {
      day,
      units,
      total: units * mean,
      totalSquares: squares + units * mean ** 2,
      ...WITHOUT_BASE,
    };
  }
  let total = 0;
  let totalSquares = 0;
  for (let unit = 0; unit < units; unit += 1) {
    const value = typical + TIME_SPREAD * chance.normal();
    total += value;
    totalSquares += value ** 2;
  }
  return { day, units, total, totalSquares, ...WITHOUT_BASE };
}

/** Wilson & Hilferty 1931: the cube root of a chi-square is nearly normal. */
function chiSquareOf(degrees: number, chance: Chance): number {
  const step = 2 / (9 * degrees);
  return degrees * Math.max(0, 1 - step + Math.sqrt(step) * chance.normal()) ** 3;
}
