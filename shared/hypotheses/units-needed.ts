import { assertNever } from '#shared/kernel/assert.ts';
import type { MetricKind } from '#shared/metrics/metric.ts';
import { exposurePerArmForRates } from '#shared/statistics/events-needed.ts';
import {
  pairsNeeded,
  smallestDetectableMeanDifference,
  treatedNeededForMeans,
} from '#shared/statistics/mean-sample-size.ts';
import { peoplePerArmForShares } from '#shared/statistics/proportion-sample-size.ts';
import { planQuantiles, type TestPlan } from '#shared/statistics/test-plan.ts';

/** Two-sided 5 %, power 80 %: what every prospect is told for. */
export const PROSPECT_PLAN: TestPlan = { alpha: 0.05, power: 0.8, sides: 2 };

/**
 * The question behind a hypothesis. `one-arm` holds the pilot against a fixed figure; `two-arms` against another
 * group, or as long a time before. The spread is that of single units, null when unknown; shares and counts need none.
 */
export type EffectQuestion = {
  readonly kind: MetricKind;
  readonly arms: 'two-arms' | 'one-arm';
  readonly baseline: number;
  /** Signed, in the metric's own scale. */
  readonly effect: number;
  /** Of single units: of the logarithms for a duration, of what is left beside the ratio for a ratio. */
  readonly standardDeviation: number | null;
};

const LARGEST_RATIO = 1000;
const LARGEST_STANDARDISED_DIFFERENCE = 100;
const BISECTIONS = 50;

/**
 * Units to tell one observed share or rate from a fixed one: ((za s0 + zb s1) / d)^2 with the spreads of both
 * (Fleiss, Statistical Methods for Rates and Proportions, 2.4). Worked value: share .5 against .6, two-sided .05,
 * power .8: 193.8473.
 */
export function unitsAgainstFixed(spread: { null: number; effect: number }, difference: number): number {
  const { critical, powered } = planQuantiles(PROSPECT_PLAN);
  return ((critical * spread.null + powered * spread.effect) / difference) ** 2;
}

function forShares({ arms, baseline, effect }: EffectQuestion): number | null {
  const treated = baseline + effect;
  if (baseline <= 0 || baseline >= 1 || treated <= 0 || treated >= 1) return null;
  if (arms === 'two-arms') {
    return peoplePerArmForShares({ controlShare: baseline, treatedShare: treated, ...PROSPECT_PLAN });
  }
  const spreadOf = (share: number): number => Math.sqrt(share * (1 - share));
  return unitsAgainstFixed({ null: spreadOf(baseline), effect: spreadOf(treated) }, effect);
}

function forRates({ arms, baseline, effect }: EffectQuestion): number | null {
  const treated = baseline + effect;
  if (baseline <= 0 || treated <= 0) return null;
  if (arms === 'two-arms') {
    return exposurePerArmForRates({ controlRate: baseline, rateRatio: treated / baseline, ...PROSPECT_PLAN });
  }
  return unitsAgainstFixed({ null: Math.sqrt(baseline), effect: Math.sqrt(treated) }, effect);
}

function forMeans({ arms, effect, standardDeviation }: EffectQuestion): number | null {
  if (standardDeviation === null || standardDeviation <= 0) return null;
  const question = { difference: effect, standardDeviation, ...PROSPECT_PLAN };
  return arms === 'two-arms'
    ? treatedNeededForMeans({ ...question, controlPerTreated: 1 })
    : pairsNeeded(question);
}

/** On the logarithmic scale a duration is a mean: 3 h down to 2.4 h is ln(.8). */
function forDurations({ baseline, effect, ...question }: EffectQuestion): number | null {
  const treated = baseline + effect;
  if (baseline <= 0 || treated <= 0) return null;
  return forMeans({ ...question, baseline: Math.log(baseline), effect: Math.log(treated / baseline) });
}

/**
 * Units each arm needs to see the effect, rounded up; for a plain figure a day the units are days. Null where nothing
 * can be computed: no effect, a share outside 0 to 1, a rate not above 0, or a mean whose spread is unknown.
 * Worked value: share .70 against .77 in two arms needs 623.
 */
export function unitsNeeded(question: EffectQuestion): number | null {
  const units = question.effect === 0 ? null : exactUnits(question);
  return units === null ? null : Math.ceil(units);
}

function exactUnits(question: EffectQuestion): number | null {
  switch (question.kind) {
    case 'proportion':
      return forShares(question);
    case 'count':
      return forRates(question);
    case 'duration':
      return forDurations(question);
    case 'mean':
    case 'ratio':
    case 'value':
      return forMeans(question);
    default:
      return assertNever(question.kind);
  }
}

/** How far an effect of this sign can go at all, as a size. */
function room({ kind, baseline, effect, standardDeviation }: EffectQuestion): number {
  const sureOfInside = 1 - 1e-9;
  if (kind === 'proportion') return (effect > 0 ? 1 - baseline : baseline) * sureOfInside;
  if (kind === 'count' || kind === 'duration')
    return effect > 0 ? baseline * LARGEST_RATIO : baseline * sureOfInside;
  return (standardDeviation ?? 0) * LARGEST_STANDARDISED_DIFFERENCE;
}

/**
 * The smallest change (as a size, in the direction of the effect asked about) that so many units per arm show with
 * power 80 %. Null when even the largest possible change would not be seen, or nothing can be computed.
 */
export function smallestDetectable(question: EffectQuestion, unitsPerArm: number): number | null {
  const units = Math.floor(unitsPerArm);
  if (units < 2 || question.effect === 0) return null;
  const { kind, arms, standardDeviation } = question;
  if ((kind === 'mean' || kind === 'ratio' || kind === 'value') && arms === 'two-arms') {
    if (standardDeviation === null || standardDeviation <= 0) return null;
    return smallestDetectableMeanDifference({
      standardDeviation,
      treated: units,
      control: units,
      ...PROSPECT_PLAN,
    });
  }
  const sign = Math.sign(question.effect);
  const isSeen = (size: number): boolean => {
    const needed = exactUnits({ ...question, effect: sign * size });
    return needed !== null && needed <= units;
  };
  let high = room(question);
  let low = 0;
  if (!(high > 0) || !isSeen(high)) return null;
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (isSeen(middle)) high = middle;
    else low = middle;
  }
  return high;
}
