import { commonTotals, figureOf, pairsOf, type CommonTotals, type DayLog, type Stretch } from './day-log.ts';
import type { DayPair } from '#shared/decisions/day-pairs.ts';
import { pairsOf as armsOf } from '#shared/decisions/day-pairs.ts';
import type { Verdict } from '#shared/decisions/gate.ts';
import { marginOf } from '#shared/decisions/gate-scene.ts';
import { exactBenefit, isBenefitShown, testOf } from '#shared/decisions/judge-benefit.ts';
import {
  benefitAtLook,
  notWorse,
  probabilityBetter,
  probabilityWithin,
  type LookEffect,
} from '#shared/decisions/judge-effect.ts';
import { improvementVerdict, limitVerdict } from '#shared/decisions/judge-metric-criteria.ts';
import {
  absoluteVerdict,
  notWorseVerdict,
  scoreNotWorse,
  worstOfInterval,
} from '#shared/decisions/judge-not-worse.ts';
import { judgeSmallPilot, type SmallPilot } from '#shared/decisions/judge-small-pilot.ts';
import type { Effect } from '#shared/decisions/measure-effect.ts';
import { areFewUnits } from '#shared/decisions/steady-totals.ts';
import type { Criterion } from '#shared/features/criterion.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import { alone, compareArms } from '#shared/metrics/compare-arms.ts';
import type { Metric } from '#shared/metrics/metric.ts';

/** What the numbers of one metric say at a look, by the app's own measures. */
export type LookMetric = {
  readonly metric: Metric;
  readonly log: DayLog;
  /** The days of this phase up to the look, and those that are evidence together with it. */
  readonly ofPhase: Stretch;
  readonly counted: Stretch;
  readonly totals: CommonTotals;
  readonly effect: Effect | null;
  readonly atLooks: readonly LookEffect[];
};

/** A criterion's verdict. `by`: whether numbers were weighed, or there is only something to count or to wait for. */
export type LookVerdict = {
  readonly verdict: Verdict;
  readonly by: 'numbers' | 'counts';
  readonly asksBenefit: 'yes' | 'no';
};

type Asked<Kind extends Criterion['kind']> = Extract<Criterion, { kind: Kind }>;

const PASSED: LookVerdict = { verdict: 'pass', by: 'counts', asksBenefit: 'no' };
const WAITING: LookVerdict = { verdict: 'not-enough-yet', by: 'counts', asksBenefit: 'no' };

export function lookMetric(
  { metric, log, ofPhase, counted, effect }: Omit<LookMetric, 'totals' | 'atLooks'>,
  earlier: readonly LookEffect[],
  fraction: number,
): LookMetric {
  // Without an effect now, what was measured earlier is not called upon either.
  const atLooks = effect === null ? [] : [...earlier, { effect, fraction }];
  return { metric, log, ofPhase, counted, effect, atLooks, totals: commonTotals(log, ofPhase) };
}

/** Too few units or days in either arm to say anything. */
export function isThin({ totals }: Pick<LookMetric, 'totals'>, { least }: GateRules): boolean {
  return Math.min(totals.pilotUnits, totals.referenceUnits) < least.units || totals.days < least.days;
}

/**
 * The verdict on one exit criterion, by the same measures and thresholds as the gate's. What no number tells (voices,
 * notes, the checklist, metrics that are not simulated) is taken as met; days are for the caller to count.
 */
export function judgeAtLook(
  criterion: Criterion,
  metrics: readonly LookMetric[],
  rules: GateRules,
): LookVerdict {
  if (!('metricId' in criterion)) return PASSED;
  const found = metrics.find(({ metric }) => metric.id === criterion.metricId);
  if (found === undefined) return PASSED;
  const asksBenefit =
    criterion.kind === 'benefit-shown' || criterion.kind === 'metric-improves' ? 'yes' : 'no';
  if (found.totals.pilotUnits === 0) return { ...WAITING, asksBenefit };
  const verdict = judgeNumbers(criterion, found, rules);
  return verdict === null ? { ...WAITING, asksBenefit } : { ...verdict, asksBenefit };
}

type Numbers = Pick<LookVerdict, 'verdict' | 'by'>;

/** Null where it is too early to weigh anything. */
function judgeNumbers(
  criterion: Extract<Criterion, { metricId: string }>,
  found: LookMetric,
  rules: GateRules,
): Numbers | null {
  switch (criterion.kind) {
    case 'metric-improves':
      return weighed(improves(criterion, found, rules));
    case 'guardrail-holds':
      return weighed(holds(criterion, found, rules));
    case 'benefit-shown':
      return weighed(benefitShown(criterion, found, rules));
    case 'not-worse-shown':
      return weighed(notWorseShown(criterion, found, rules));
    case 'sample-reached': {
      const least = Math.min(found.totals.pilotUnits, found.totals.referenceUnits);
      return least >= criterion.unitsPerArm ? PASSED : null;
    }
    default:
      return criterion satisfies never;
  }
}

function weighed(verdict: Verdict | null): Numbers | null {
  return verdict === null ? null : { verdict, by: 'numbers' };
}

function improves(
  { certaintyPercent }: Asked<'metric-improves'>,
  found: LookMetric,
  rules: GateRules,
): Verdict | null {
  if (isThin(found, rules)) return null;
  const { effect, metric } = found;
  const probability =
    effect === null
      ? comparisonOf(found).probabilityBetter
      : probabilityBetter(effect, metric.direction, rules);
  return probability === null
    ? null
    : improvementVerdict({ probability, certainty: certaintyPercent / 100 }, rules);
}

function holds(
  { certaintyPercent }: Asked<'guardrail-holds'>,
  found: LookMetric,
  rules: GateRules,
): Verdict | null {
  const small = smallPilotOf(found);
  if (small !== null) return small.verdict;
  const { effect, metric } = found;
  const margin = effect === null ? null : marginOf(metric, effect);
  const probability =
    effect !== null && margin !== null
      ? probabilityWithin(effect, { direction: metric.direction, margin }, rules)
      : withinLimit(found);
  if (probability === null || isThin(found, rules)) return null;
  return limitVerdict({ probability, certainty: certaintyPercent / 100 });
}

export function smallPilotOf({ metric, totals, effect }: LookMetric): SmallPilot | null {
  if (totals.pilotUnits === 0) return null;
  const pilot = { units: totals.pilotUnits, total: totals.pilotTotal };
  return judgeSmallPilot({ metric, comparison: { pilot }, effect });
}

function benefitShown(
  criterion: Asked<'benefit-shown'>,
  found: LookMetric,
  rules: GateRules,
): Verdict | null {
  const { atLooks, metric } = found;
  if (isThin(found, rules) || found.effect === null || atLooks.length === 0) return null;
  const benefit = benefitAtLook(atLooks, metric.direction, testOf(criterion, rules));
  return isBenefitShown(benefit, exactBenefit({ metric, pairs: countedPairs(found) }))
    ? 'pass'
    : 'not-enough-yet';
}

function notWorseShown(
  { alphaPercent }: Asked<'not-worse-shown'>,
  found: LookMetric,
  rules: GateRules,
): Verdict | null {
  const { metric, effect } = found;
  if (metric.limit === null || isThin(found, rules)) return null;
  const alpha = alphaPercent / 100;
  if (metric.limit.kind === 'absolute') {
    const within = withinLimit(found);
    return within === null ? null : absoluteVerdict(within, alpha);
  }
  const margin = effect === null ? null : marginOf(metric, effect);
  if (effect === null || margin === null) {
    const worst = worstOfInterval(comparisonOf(found), metric);
    if (worst === null) return null;
    return worst < metric.limit.value ? 'pass' : 'not-enough-yet';
  }
  const score = scoreNotWorse({ metric, pairs: countedPairs(found) });
  return notWorseVerdict(
    { ...notWorse(effect, { direction: metric.direction, margin, alpha }), score },
    alpha,
  );
}

/** Probability of the pilot's own level within an absolute limit, or of the difference within the margin. */
function withinLimit(found: LookMetric): number | null {
  const { metric, log, ofPhase } = found;
  if (metric.limit?.kind !== 'absolute') return comparisonOf(found).probabilityWithinLimit;
  const pilot = [];
  for (let index = ofPhase.from; index < ofPhase.to; index += 1) {
    if ((log.pilot.units[index] ?? 0) > 0) pilot.push(figureOf(log.pilot, index));
  }
  return alone(metric, pilot).probabilityWithinLimit;
}

/** The comparison of this phase's days, as shown at a gate. */
export function comparisonOf({ metric, log, ofPhase }: LookMetric): ReturnType<typeof compareArms> {
  return compareArms(metric, armsOf(pairsOf(log, ofPhase)));
}

/** Pairs are only made where the exact tests of few cases may ask for them. */
function countedPairs({ metric, log, counted }: LookMetric): readonly DayPair[] {
  if (metric.kind !== 'proportion') return [];
  const { pilotUnits, referenceUnits } = commonTotals(log, counted);
  return areFewUnits(pilotUnits, referenceUnits) ? pairsOf(log, counted) : [];
}
