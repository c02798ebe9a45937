import { GOOD, measureSchema, type Measure, type PlanOutcome } from './plan-outcome.ts';

/** better: worse in nothing · trade: days are given for a better chance. */
export type Aim = 'better' | 'trade';

/** How much a measure counts: shares by the point, harm and days by their part of what they were. */
const WEIGHTS: Readonly<Record<Measure, number>> = {
  reach: 10,
  useless: 5,
  through: 20,
  harm: 2,
  touched: 2,
  days: 3,
};
const DAYS_OF_A_TRADE = 1;
const IS_SHARE: ReadonlySet<Measure> = new Set(['reach', 'useless', 'through']);

/** What gets worse beyond its error counts so many times. */
const WORSE = 3;

/** A plan that reaches everyone more seldom is no plan, and no standard for harm or days. */
const HARDLY_EVER = 0.02;

export function reachesNobody({ reach }: PlanOutcome): boolean {
  return (reach?.value ?? 0) < HARDLY_EVER;
}

/**
 * By how much one outcome is to be preferred to another, for choosing which plans are looked at more closely; 0 for the
 * same. What gets worse within its error counts once.
 */
export function worthOf(before: PlanOutcome, after: PlanOutcome, aim: Aim): number {
  if (reachesNobody(before)) return worthByItself(after);
  return measureSchema.options.reduce((sum, measure) => {
    const [first, second] = [before[measure], after[measure]];
    if (first === null || second === null || (measure === 'touched' && after.harm !== null)) return sum;
    const gain = GOOD[measure] * (second.value - first.value);
    const isDaysOfTrade = aim === 'trade' && measure === 'days';
    const isWorse = !isDaysOfTrade && gain < -Math.hypot(first.error, second.error);
    const weight = isDaysOfTrade ? DAYS_OF_A_TRADE : WEIGHTS[measure];
    const scale = IS_SHARE.has(measure) ? 1 : Math.max(1, first.value);
    return sum + ((weight * gain) / scale) * (isWorse ? WORSE : 1);
  }, 0);
}

/** Two months weigh as much as ten points of reach. */
const DAYS_FOR_TEN_POINTS = 60;

function worthByItself({ reach, useless, through, harm, days }: PlanOutcome): number {
  return (
    WEIGHTS.reach * (reach?.value ?? 0) -
    WEIGHTS.useless * (useless?.value ?? 0) -
    WEIGHTS.through * (through?.value ?? 0) -
    Math.log1p(harm?.value ?? 0) / 2 -
    (days === null ? 0 : days.value / DAYS_FOR_TEN_POINTS)
  );
}
