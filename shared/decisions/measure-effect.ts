import { pairsOf, type DayPair } from './day-pairs.ts';
import { levelOfSums, totalsOf, isCountOf, isEventCount } from '#shared/metrics/arm-totals.ts';
import { spreadBetweenDays } from '#shared/metrics/day-effects.ts';
import { meansWithinDays } from '#shared/metrics/means-within-days.ts';
import { ratioDays, ratiosOverDays } from '#shared/metrics/ratios-within-days.ts';
import type { MetricKind } from '#shared/metrics/metric.ts';
import { mantelHaenszelRateRatio } from '#shared/statistics/common-rate-ratio.ts';
import { mantelHaenszelRiskRatio } from '#shared/statistics/mantel-haenszel.ts';
import type { MeasuredEffect } from '#shared/statistics/log-odds-ratio.ts';
import { normalMultiplier } from '#shared/statistics/normal.ts';
import { petoLogOddsRatio, scoreLogRateRatio } from '#shared/statistics/peto-ratios.ts';
import { summarise } from '#shared/statistics/sample-summary.ts';
import { studentTMultiplier } from '#shared/statistics/student-t.ts';

/** How the effect was measured; the words stand in the word files. */
export type EffectMethod =
  'mantel-haenszel' | 'peto' | 'rates-within-days' | 'means-within-days' | 'logs-within-days' | 'days-paired';

/**
 * The effect of having the feature, pilot against control, compared within days.
 * log: the logarithm of the ratio pilot / control · absolute: pilot minus control, where no ratio exists.
 */
export type Effect = {
  readonly scale: 'log' | 'absolute';
  readonly method: EffectMethod;
  readonly estimate: number;
  /** Widened for few degrees of freedom and for days that differ more than chance, so that it may be read as normal. */
  readonly standardError: number;
  /** Days with both arms that were used. */
  readonly days: number;
  /** Cochran's Q per degree of freedom between days; null below five days or where days carry no spread. */
  readonly dispersion: number | null;
  /** Level of the control on these days, in the metric's own scale. */
  readonly controlLevel: number;
};

type Raw = { method: EffectMethod; scale: Effect['scale']; estimate: number; standardError: number };

/**
 * Measures the effect over the days both arms have numbers of; a growing pilot and a moving base level cancel. Shares:
 * Mantel-Haenszel risk ratio with the Greenland-Robins error, Peto's where an arm has no case; rates: the same of
 * rates; durations: averages of logarithms; averages and plain figures: their difference over the control's level; ratios:
 * days weighed by what is divided by; what a formula computes: the days paired. Null while nothing can be compared or
 * nothing has any spread.
 * Worked value: Kohavi's two days give ln 1.1954 on the log scale.
 */
export function measureEffect(kind: MetricKind, pairs: readonly DayPair[]): Effect | null {
  const hasUnits = ({ pilot, reference }: DayPair): boolean => pilot.units > 0 && reference.units > 0;
  // The same days, where all of them are used: what is known of them already stays known.
  const used = pairs.every(hasUnits) ? pairs : pairs.filter(hasUnits);
  const controlLevel = levelOfSums(kind, totalsOf(used.map(({ reference }) => reference)));
  if (controlLevel === null) return null;
  const raw = measureRaw(kind, used, controlLevel);
  if (raw === null || !(raw.standardError > 0) || !Number.isFinite(raw.estimate)) return null;
  // Paired days carry their spread in their own error.
  const spread = raw.method === 'days-paired' ? null : spreadBetweenDays(kind, used);
  return {
    ...raw,
    standardError: raw.standardError * Math.sqrt(spread?.inflation ?? 1),
    days: used.length,
    dispersion: spread?.dispersion ?? null,
    controlLevel,
  };
}

function measureRaw(kind: MetricKind, used: readonly DayPair[], controlLevel: number): Raw | null {
  if (kind === 'proportion' && used.every(isBoth(isCountOf))) return measureShares(used);
  if (kind === 'count' && used.every(isBoth(isEventCount))) return measureRates(used);
  if (used.some(({ pilot }) => pilot.derived !== undefined)) return measurePairedDays(kind, used);
  if (kind === 'ratio') return measureRatios(used);
  const within = meansWithinDays(used);
  const means = within?.comparison ?? null;
  if (within === null || means === null) return measurePairedDays(kind, used);
  const standardError = readAsNormal(means.standardError, means.degreesOfFreedom);
  const isOfDays = within.method === 'weighted-days';
  if (kind === 'duration') {
    const method = isOfDays ? 'days-paired' : 'logs-within-days';
    return { method, scale: 'log', estimate: means.estimate, standardError };
  }
  const method = isOfDays ? 'days-paired' : 'means-within-days';
  const pilotLevel = controlLevel + means.estimate;
  if (!(controlLevel > 0 && pilotLevel > 0)) {
    return { method, scale: 'absolute', estimate: means.estimate, standardError };
  }
  const estimate = Math.log(pilotLevel / controlLevel);
  return { method, scale: 'log', estimate, standardError: standardError / pilotLevel };
}

function isBoth(test: (sums: { units: number; total: number }) => boolean) {
  return ({ pilot, reference }: DayPair): boolean => test(pilot) && test(reference);
}

function measureShares(used: readonly DayPair[]): Raw | null {
  const strata = used.map(({ pilot, reference }) => ({
    treated: { successes: pilot.total, trials: pilot.units },
    control: { successes: reference.total, trials: reference.units },
  }));
  const hasCases = (arm: 'treated' | 'control') => strata.some((stratum) => stratum[arm].successes > 0);
  if (strata.length > 0 && hasCases('treated') && hasCases('control')) {
    const { estimate, standardErrorOfLog } = mantelHaenszelRiskRatio({ strata, confidence: CONFIDENCE });
    return {
      method: 'mantel-haenszel',
      scale: 'log',
      estimate: Math.log(estimate),
      standardError: standardErrorOfLog,
    };
  }
  const peto = petoLogOddsRatio(strata);
  return peto === null ? null : { method: 'peto', scale: 'log', ...asRaw(peto) };
}

function asRaw({ estimate, variance }: MeasuredEffect): { estimate: number; standardError: number } {
  return { estimate, standardError: Math.sqrt(variance) };
}

function measureRates(used: readonly DayPair[]): Raw | null {
  const strata = used.map(({ pilot, reference }) => ({
    treated: { events: pilot.total, exposure: pilot.units },
    control: { events: reference.total, exposure: reference.units },
  }));
  const ratio = mantelHaenszelRateRatio({ days: strata, confidence: CONFIDENCE });
  if (ratio === null) {
    const score = scoreLogRateRatio(strata);
    return score === null ? null : { method: 'peto', scale: 'log', ...asRaw(score) };
  }
  return {
    method: 'rates-within-days',
    scale: 'log',
    estimate: Math.log(ratio.estimate),
    standardError: ratio.standardErrorOfLog,
  };
}

/** Two days have a spread, but not one to build on. */
const FEWEST_PAIRED_DAYS = 3;

function measurePairedDays(kind: MetricKind, used: readonly DayPair[]): Raw | null {
  const levels = used.flatMap(({ pilot, reference }) => {
    const treated = levelOfSums(kind, pilot);
    const control = levelOfSums(kind, reference);
    return treated === null || control === null ? [] : [{ treated, control }];
  });
  if (levels.length < FEWEST_PAIRED_DAYS) return null;
  const isPositive = levels.every(({ treated, control }) => treated > 0 && control > 0);
  const { n, mean, variance } = summarise(
    levels.map(({ treated, control }) => (isPositive ? Math.log(treated / control) : treated - control)),
  );
  return {
    method: 'days-paired',
    scale: isPositive ? 'log' : 'absolute',
    estimate: mean,
    standardError: readAsNormal(Math.sqrt(variance / n), n - 1),
  };
}

/** As ratios are shown: each day's weighed by what both arms divide by. */
function measureRatios(used: readonly DayPair[]): Raw | null {
  const found = ratiosOverDays(ratioDays(pairsOf(used)));
  if (found === null) return null;
  const { scale, estimate, standardError, degreesOfFreedom } = found;
  return {
    method: 'days-paired',
    scale: scale === 'relative' ? 'log' : 'absolute',
    estimate,
    standardError: readAsNormal(standardError, degreesOfFreedom),
  };
}

const CONFIDENCE = 0.95;

/** The error a normal law would need for the same 95 % interval: few degrees of freedom widen it. */
export function readAsNormal(standardError: number, degreesOfFreedom: number): number {
  return (standardError * studentTMultiplier(CONFIDENCE, degreesOfFreedom)) / normalMultiplier(CONFIDENCE);
}
