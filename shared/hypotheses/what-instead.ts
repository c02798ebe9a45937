import type { Instead, Prospects } from './hypothesis.ts';
import { type EffectQuestion, PROSPECT_PLAN } from './units-needed.ts';
import { pairsNeeded, peoplePerArmForNoninferiorMeans } from '#shared/statistics/mean-sample-size.ts';
import {
  peoplePerArmForNoninferiorShares,
  peoplePerArmForShares,
} from '#shared/statistics/proportion-sample-size.ts';

/** More than this many times the plan is no advice any more. */
const LARGEST_PLAN = 10;
/** Shares below this are rare enough to look for something that happens more often, */
const RARE_SHARE = 0.1;
/** such as this one. */
const FREQUENT_SHARE = 0.3;
const ONE_SIDED = { alpha: 0.05, power: PROSPECT_PLAN.power };

/**
 * Cases seen before and after when the same customers, agents or shops give both. Assumed is that the two figures of
 * one are correlated by a half: their difference then spreads as single cases do. Worked value: a mean 20 % lower at a
 * spread of .5 needs 52 pairs, where two groups need 100 each.
 */
function pairs({ kind, effect, baseline, standardDeviation }: EffectQuestion): number | null {
  if (standardDeviation === null || standardDeviation <= 0) return null;
  if (kind === 'mean')
    return Math.ceil(pairsNeeded({ difference: effect, standardDeviation, ...PROSPECT_PLAN }));
  const treated = baseline + effect;
  if (kind !== 'duration' || baseline <= 0 || treated <= 0) return null;
  const difference = Math.log(treated / baseline);
  return Math.ceil(pairsNeeded({ difference, standardDeviation, ...PROSPECT_PLAN }));
}

/** The same relative change of something that happens to three in ten; null where that needs no fewer. */
function frequent({ kind, baseline, effect }: EffectQuestion, needed: number): number | null {
  if (kind !== 'proportion' || baseline >= RARE_SHARE) return null;
  const treatedShare = FREQUENT_SHARE * (1 + effect / baseline);
  if (treatedShare <= 0 || treatedShare >= 1) return null;
  const units = Math.ceil(
    peoplePerArmForShares({ controlShare: FREQUENT_SHARE, treatedShare, ...PROSPECT_PLAN }),
  );
  return units < needed ? units : null;
}

/**
 * How much worse, at most, so many units per arm would show an unchanged metric to be (one-sided 5 %, power 80 %), in
 * the metric's own scale: the sample grows with one over the margin squared. Null for kinds and spreads without a
 * formula. Worked value: a share of 5 % with 1,468.3573 per arm: 2 points.
 */
export function harmRuledOut(
  { kind, baseline, standardDeviation }: Omit<EffectQuestion, 'effect' | 'arms'>,
  unitsPerArm: number,
): number | null {
  if (!(unitsPerArm > 0)) return null;
  if (kind === 'proportion') {
    if (baseline <= 0 || baseline >= 1) return null;
    return Math.sqrt(
      peoplePerArmForNoninferiorShares({ share: baseline, margin: 1, ...ONE_SIDED }) / unitsPerArm,
    );
  }
  if (kind !== 'mean' || standardDeviation === null || standardDeviation <= 0) return null;
  return Math.sqrt(
    peoplePerArmForNoninferiorMeans({ standardDeviation, margin: 1, ...ONE_SIDED }) / unitsPerArm,
  );
}

/**
 * What could be done instead of a pilot that would miss the change hoped for, the surest first; empty where it would
 * probably see it, or too little is known.
 */
export function whatInstead(
  question: EffectQuestion,
  { unitsPerArm, plannedUnits, verdict }: Pick<Prospects, 'unitsPerArm' | 'plannedUnits' | 'verdict'>,
): Instead[] {
  if (verdict === 'likely' || verdict === 'unknown' || unitsPerArm === null || plannedUnits === null)
    return [];
  const times = unitsPerArm / plannedUnits;
  const before = question.arms === 'two-arms' ? pairs(question) : null;
  const more = frequent(question, unitsPerArm);
  const margin = question.arms === 'two-arms' ? harmRuledOut(question, plannedUnits) : null;
  return [
    ...(times <= LARGEST_PLAN ? [{ kind: 'larger' as const, times }] : []),
    ...(before === null ? [] : [{ kind: 'paired' as const, pairs: before }]),
    ...(more === null ? [] : [{ kind: 'frequent' as const, share: FREQUENT_SHARE, units: more }]),
    ...(margin === null ? [] : [{ kind: 'do-no-harm' as const, margin }]),
  ];
}
