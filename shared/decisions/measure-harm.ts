import { badRates, badShare, badTables } from './bad-counts.ts';
import { pairDays, type DayPair } from './day-pairs.ts';
import type { Grown, HarmMemory } from './harm-memory.ts';
import { measureEffect, type Effect } from './measure-effect.ts';
import type { GateRules } from '#shared/features/gate-rules.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { isEventCount, totalsOf, type DayFigure } from '#shared/metrics/arm-totals.ts';
import { meanOfArm } from '#shared/metrics/mean-of-arm.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { asymptoticLowerLimit } from '#shared/statistics/asymptotic-confidence-sequence.ts';
import { evidenceIn, type Tempering, type TwoArmState } from '#shared/statistics/evidence-of-harm.ts';
import { evidenceAboveLimit, priorAtLimit } from '#shared/statistics/one-arm-e-process.ts';
import {
  evidenceRateAboveLimit,
  evidenceRateBelowLimit,
  ratePriorAtLimit,
} from '#shared/statistics/one-arm-poisson-e-process.ts';
import { watchTables } from '#shared/statistics/two-arm-e-process.ts';
import { watchRates } from '#shared/statistics/two-arm-poisson-e-process.ts';
import type { TwoRates } from '#shared/statistics/log-rate-ratio.ts';
import type { TwoProportions } from '#shared/statistics/proportion.ts';

export type HarmMethod =
  /** Shares of both arms, day by day. */
  | 'tables-by-day'
  /** Event rates of both arms, day by day. */
  | 'rates-by-day'
  /** A share, or a rate, of the pilot alone against its limit. */
  | 'share-against-limit'
  | 'rate-against-limit'
  /** An average against control, or against its limit, with a limit that holds at every look. */
  | 'average-at-any-look'
  | 'level-at-any-look'
  /** The same with days as units: too weak to step back by itself. */
  | 'days-at-any-look'
  /** Days outside the forecast of the time before: too weak as well. */
  | 'outside-forecast';

/** Evidence that the pilot fares worse, valid at any look: 1 is none, ever reaching 1 / a by chance has chance a. */
export type Harm = {
  readonly method: HarmMethod;
  readonly evidence: number;
  /** The same, divided by what it was on the day of the last reduction. */
  readonly growth: number;
  /** Days that bore evidence: a day on which nobody had anything bad bears none. */
  readonly days: number;
  /** Days with figures that were looked at. */
  readonly watched: number;
  /** How much more the days differ than chance allows (1: not); null where that is not measured. */
  readonly dispersion: number | null;
};

export type HarmQuestion = {
  readonly metric: Pick<Metric, 'id' | 'kind' | 'direction' | 'limit'>;
  readonly values: readonly DailyValue[];
  /** The first day a customer had the feature; null takes all days. */
  readonly from: CalendarDay | null;
  readonly rules: Pick<GateRules, 'harm' | 'least'>;
  /** The chance of error this metric may take, over the whole rollout. */
  readonly alpha: number;
  /** Units of both arms together at the planned end, at which an average's limit is to be narrowest. */
  readonly plannedUnits: number;
  /** The day a warning last went one phase back. */
  readonly reducedOn: CalendarDay | null;
  readonly memory: HarmMemory;
};

/**
 * The evidence of harm on one guardrail, over all days since the first customers had the feature. With a control group:
 * day by day, so that base level, weekday and the share treated may change; without one, or with fewer than 20 units
 * in the pilot, against an absolute limit. Null while nothing can be watched: no control and no limit, no figures, or
 * an average before its burn-in.
 */
export function measureHarm(question: HarmQuestion): Harm | null {
  const pairs = pairDays(question.values, { from: question.from, to: null });
  const pilot = question.values.filter(
    ({ arm, day }) => arm === 'pilot' && (question.from === null || day >= question.from),
  );
  const isFew = totalsOf(pilot).units < FEW_UNITS && question.metric.limit?.kind === 'absolute';
  if (pairs.length > 0 && !isFew) return againstControl(question, pairs);
  return pilot.length === 0 ? null : againstLimit(question, pilot);
}

/** More than this is no more certain to anybody, and no number a record could keep. */
const MOST_EVIDENCE = 1e12;

function atMost(evidence: number): number {
  return Math.min(MOST_EVIDENCE, evidence);
}

/** Below this many a pilot of yes-or-no outcomes is held against its limit alone. */
export const FEW_UNITS = 20;

function againstControl(question: HarmQuestion, pairs: readonly DayPair[]): Harm | null {
  const { metric } = question;
  const tables = metric.kind === 'proportion' ? badTables(metric, pairs) : null;
  if (tables !== null) return overDays(question, pairs, tablesGrowth(question, tables));
  const rates = metric.kind === 'count' ? badRates(metric, pairs) : null;
  if (rates !== null) return overDays(question, pairs, ratesGrowth(question, rates));
  return averagesAgainstControl(question, pairs);
}

type GrownByDays = { method: HarmMethod; grown: Grown };

/** What follows from a tempering is remembered with it, so that rules read from the same plan share one. */
type ByDayEffects = Extract<Tempering, { kind: 'by-day-effects' }>;
const TEMPERINGS = new Map<string, ByDayEffects>();

export function temperingOf({ harm }: Pick<GateRules, 'harm'>): ByDayEffects {
  const key = harm.daySpreads.join(' ');
  const known: ByDayEffects = TEMPERINGS.get(key) ?? { kind: 'by-day-effects', spreads: harm.daySpreads };
  TEMPERINGS.set(key, known);
  return known;
}

function tablesGrowth(question: HarmQuestion, tables: readonly TwoProportions[]): GrownByDays {
  const rules = { logOddsMargin: 0, tempering: temperingOf(question.rules) };
  const grown = question.memory.grow(`${question.metric.id} tables`, tables, {
    watch: () => watchTables(rules),
    countsOf: ({ treated, control }) => [
      treated.successes,
      treated.trials,
      control.successes,
      control.trials,
    ],
  });
  return { method: 'tables-by-day', grown };
}

function ratesGrowth(question: HarmQuestion, rates: readonly TwoRates[]): GrownByDays {
  const rules = { logRatioMargin: 0, tempering: temperingOf(question.rules) };
  const grown = question.memory.grow(`${question.metric.id} rates`, rates, {
    watch: () => watchRates(rules),
    countsOf: ({ treated, control }) => [treated.events, treated.exposure, control.events, control.exposure],
  });
  return { method: 'rates-by-day', grown };
}

function overDays(
  { reducedOn, rules }: HarmQuestion,
  pairs: readonly DayPair[],
  { method, grown }: GrownByDays,
): Harm {
  const logAfter = (state: TwoArmState): number => evidenceIn(state, temperingOf(rules)).logEValue;
  const logEvidence = logAfter(grown.last);
  const before = reducedOn === null ? 0 : pairs.findLastIndex(({ pilot }) => pilot.day <= reducedOn) + 1;
  const logThen = logAfter(grown.after(before));
  return {
    method,
    evidence: atMost(Math.exp(logEvidence)),
    // Both may be beyond any number while their quotient is not.
    growth: atMost(Math.exp(logEvidence - Math.max(0, logThen))),
    days: grown.last.dispersion.days,
    watched: pairs.length,
    dispersion: dispersionOf(grown.last),
  };
}

/** Cochran's Q per degree of freedom of the days' log ratios; null below two days. */
function dispersionOf({ dispersion }: TwoArmState): number | null {
  const { days, weights, weighted, squares } = dispersion;
  return days < 2 ? null : Math.max(0, squares - weighted ** 2 / weights) / (days - 1);
}

/** An effect in the bad direction is positive. */
function badSign({ direction }: HarmQuestion['metric']): 1 | -1 {
  return direction === 'higher' ? -1 : 1;
}

function averagesAgainstControl(question: HarmQuestion, pairs: readonly DayPair[]): Harm | null {
  const { metric, reducedOn } = question;
  const effect = measureEffect(metric.kind, pairs);
  if (effect === null || isBurningIn(question, pairs)) return null;
  const isOfDays = effect.method === 'days-paired';
  const observations = isOfDays ? effect.days : unitsOf(pairs);
  const evidence = evidenceOfEffect(question, effect, { observations, isOfDays });
  const before =
    reducedOn === null
      ? null
      : measureEffect(
          metric.kind,
          pairs.filter(({ pilot }) => pilot.day <= reducedOn),
        );
  const then =
    before === null
      ? 1
      : evidenceOfEffect(question, before, { observations: Math.max(1, observations), isOfDays });
  return {
    method: isOfDays ? 'days-at-any-look' : 'average-at-any-look',
    evidence,
    growth: evidence / Math.max(1, then),
    days: effect.days,
    watched: pairs.length,
    dispersion: effect.dispersion,
  };
}

function unitsOf(pairs: readonly DayPair[]): number {
  return Math.round(pairs.reduce((sum, { pilot, reference }) => sum + pilot.units + reference.units, 0));
}

/** A normal limit is not to be trusted before each arm has some units and some days. */
function isBurningIn({ rules }: HarmQuestion, pairs: readonly DayPair[]): boolean {
  const { burnInUnits, burnInDays } = rules.harm;
  const least = Math.min(
    totalsOf(pairs.map(({ pilot }) => pilot)).units,
    totalsOf(pairs.map(({ reference }) => reference)).units,
  );
  return pairs.length < burnInDays || least < burnInUnits;
}

type Size = { readonly observations: number; readonly isOfDays: boolean };

function evidenceOfEffect(
  { metric, alpha, plannedUnits }: HarmQuestion,
  effect: Effect,
  { observations, isOfDays }: Size,
): number {
  const { pValue } = asymptoticLowerLimit({
    estimate: badSign(metric) * effect.estimate,
    standardError: effect.standardError,
    observations: Math.max(1, observations),
    alpha,
    tunedFor: isOfDays ? PLANNED_DAYS : Math.max(1, plannedUnits),
  });
  return atMost(1 / pValue);
}

/** Where days are the units: about six weeks. */
const PLANNED_DAYS = 42;

function againstLimit(question: HarmQuestion, pilot: readonly DayFigure[]): Harm | null {
  const { metric, reducedOn } = question;
  if (metric.limit?.kind !== 'absolute') return null;
  const now = limitEvidence(question, pilot, metric.limit.value);
  if (now === null) return null;
  const earlier = reducedOn === null ? [] : pilot.filter(({ day }) => day <= reducedOn);
  const then =
    earlier.length === 0 ? 1 : (limitEvidence(question, earlier, metric.limit.value)?.evidence ?? 1);
  const days = { days: pilot.length, watched: pilot.length };
  return { ...now, ...days, growth: now.evidence / Math.max(1, then), dispersion: null };
}

type LimitEvidence = Pick<Harm, 'method' | 'evidence'>;

/**
 * Evidence that the pilot's own level lies beyond a limit on its bad side, valid at any look: shares and rates by their
 * mixtures, all else by a limit around the average. Null while that cannot be told.
 */
export function limitEvidence(
  { metric, alpha, plannedUnits }: Pick<HarmQuestion, 'metric' | 'alpha' | 'plannedUnits'>,
  pilot: readonly DayFigure[],
  limit: number,
): LimitEvidence | null {
  if (metric.kind === 'proportion') return shareAgainstLimit(metric, pilot, limit);
  const totals = totalsOf(pilot);
  if (metric.kind === 'count' && isEventCount(totals)) {
    const isLower = metric.direction === 'lower';
    if (limit <= 0)
      return { method: 'rate-against-limit', evidence: isLower && totals.total > 0 ? MOST_EVIDENCE : 1 };
    const question = { events: totals.total, exposure: totals.units, limit, prior: ratePriorAtLimit(limit) };
    const { eValue } = isLower ? evidenceRateAboveLimit(question) : evidenceRateBelowLimit(question);
    return { method: 'rate-against-limit', evidence: atMost(eValue) };
  }
  const arm = meanOfArm(pilot);
  if (arm?.standardError === null || arm === null) return null;
  const line = metric.kind === 'duration' ? Math.log(limit) : limit;
  if (!Number.isFinite(line)) return null;
  const { pValue } = asymptoticLowerLimit({
    estimate: badSign(metric) * (arm.mean - line),
    standardError: arm.standardError,
    observations: Math.max(1, Math.round(totals.units)),
    alpha,
    tunedFor: Math.max(1, plannedUnits),
  });
  return { method: 'level-at-any-look', evidence: atMost(1 / pValue) };
}

function shareAgainstLimit(
  metric: HarmQuestion['metric'],
  pilot: readonly DayFigure[],
  limit: number,
): LimitEvidence | null {
  const days = pilot.map((figure) => badShare(metric, figure));
  if (days.some((day) => day === null)) return null;
  const bad = days.reduce((sum, day) => sum + (day?.successes ?? 0), 0);
  const trials = days.reduce((sum, day) => sum + (day?.trials ?? 0), 0);
  const badLimit = metric.direction === 'lower' ? limit : 1 - limit;
  if (badLimit >= 1 || trials === 0) return { method: 'share-against-limit', evidence: 1 };
  // Where nothing bad is allowed, one case passes the limit.
  if (badLimit <= 0) return { method: 'share-against-limit', evidence: bad > 0 ? MOST_EVIDENCE : 1 };
  const prior = priorAtLimit(badLimit);
  const { eValue } = evidenceAboveLimit({ successes: bad, trials, limit: badLimit, prior });
  return { method: 'share-against-limit', evidence: atMost(eValue) };
}
