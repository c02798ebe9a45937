import { isCommon, pairsOf, type ArmLog, type DayLog, type Stretch } from './day-log.ts';
import { measureEffect, readAsNormal, type Effect } from '#shared/decisions/measure-effect.ts';
import { FEWEST_DAYS_FOR_SPREAD } from '#shared/metrics/day-effects.ts';
import { knowsSpreadOf } from '#shared/metrics/means-within-days.ts';
import type { Metric, MetricKind } from '#shared/metrics/metric.ts';

/**
 * The effect as `measureEffect` measures it, to twelve digits, straight from the columns of a log: a simulation asks
 * for it every morning. What is rare (an arm without a case, few units a day) is left to `measureEffect` itself.
 */
export function effectOfLog(kind: MetricKind, log: DayLog, stretch: Stretch): Effect | null {
  const quick =
    kind === 'proportion'
      ? sharesEffect(log, stretch)
      : isMean(kind)
        ? meansEffect(kind, log, stretch)
        : null;
  return quick ?? measureEffect(kind, pairsOf(log, stretch));
}

/**
 * False only where the effect surely lies no more than `z` standard errors (above 0) on the bad side, read with or
 * without a cautious prior around none: days that differ, few degrees of freedom and the prior all draw it closer. Asked
 * every morning, at a fraction of the effect's own cost.
 */
export function mayBeWorse(
  { kind, direction }: Pick<Metric, 'kind' | 'direction'>,
  { log, stretch, z }: { readonly log: DayLog; readonly stretch: Stretch; readonly z: number },
): boolean {
  const rough =
    kind === 'proportion' ? roughShares(log, stretch) : isMean(kind) ? roughMeans(kind, log, stretch) : null;
  if (rough === null) return true;
  const good = direction === 'higher' ? rough.estimate : -rough.estimate;
  return good < -z * rough.leastError;
}

/** An effect's own estimate, or one of its sign, and an error it surely exceeds. */
type Rough = { readonly estimate: number; readonly leastError: number };

function roughShares(log: DayLog, { from, to }: Stretch): Rough | null {
  let [above, below, spread] = [0, 0, 0];
  for (let index = from; index < to; index += 1) {
    if (!isCommon(log, index)) continue;
    const treated = log.pilot.units[index] ?? 0;
    const control = log.reference.units[index] ?? 0;
    const a = log.pilot.total[index] ?? 0;
    const c = log.reference.total[index] ?? 0;
    const all = treated + control;
    above += (a * control) / all;
    below += (c * treated) / all;
    spread += ((a + c) * treated * control - a * c * all) / (all * all);
  }
  if (!(above > 0 && below > 0 && spread > 0)) return null;
  return { estimate: Math.log(above / below), leastError: Math.sqrt(spread / (above * below)) };
}

/** On the log scale an average that is higher is farther from none than its difference: only its side is sure. */
function roughMeans(kind: 'duration' | 'mean', log: DayLog, stretch: Stretch): Rough | null {
  const sums = meansOf(log, stretch);
  if (sums === null) return null;
  return { estimate: sums.estimate, leastError: kind === 'duration' ? Math.sqrt(sums.variance) : 0 };
}

function isMean(kind: MetricKind): kind is 'duration' | 'mean' {
  return kind === 'duration' || kind === 'mean';
}

/** Sums over the effects of single days, for how much they differ. */
type Spread = { days: number; weights: number; squaredWeights: number; weighted: number; squares: number };

function noSpread(): Spread {
  return { days: 0, weights: 0, squaredWeights: 0, weighted: 0, squares: 0 };
}

function addEffect(spread: Spread, estimate: number, variance: number): void {
  const weight = 1 / variance;
  spread.days += 1;
  spread.weights += weight;
  spread.squaredWeights += weight * weight;
  spread.weighted += weight * estimate;
  spread.squares += weight * estimate * estimate;
}

/** Cochran's Q per degree of freedom, and by how much the variance of the average grows; as `heterogeneityOf`. */
function inflationOf(spread: Spread): { dispersion: number | null; inflation: number } {
  const { days, weights, squaredWeights, weighted, squares } = spread;
  if (days < FEWEST_DAYS_FOR_SPREAD) return { dispersion: null, inflation: 1 };
  const q = Math.max(0, squares - weighted ** 2 / weights);
  const excess = Math.max(0, q - (days - 1));
  const between = excess / (weights - squaredWeights / weights);
  return { dispersion: q / (days - 1), inflation: 1 + (between * squaredWeights) / weights };
}

/** Mantel-Haenszel over the days; null where an arm has no case at all. */
function sharesEffect(log: DayLog, { from, to }: Stretch): Effect | null {
  let [above, below, spread] = [0, 0, 0];
  let [pilotCases, referenceCases, referenceUnits, days] = [0, 0, 0, 0];
  const between = noSpread();
  for (let index = from; index < to; index += 1) {
    if (!isCommon(log, index)) continue;
    const treated = log.pilot.units[index] ?? 0;
    const control = log.reference.units[index] ?? 0;
    const a = log.pilot.total[index] ?? 0;
    const c = log.reference.total[index] ?? 0;
    const all = treated + control;
    days += 1;
    above += (a * control) / all;
    below += (c * treated) / all;
    spread += ((a + c) * treated * control - a * c * all) / (all * all);
    pilotCases += a;
    referenceCases += c;
    referenceUnits += control;
    addOddsRatio(between, { a, b: treated - a, c, d: control - c });
  }
  if (pilotCases === 0 || referenceCases === 0) return null;
  const { dispersion, inflation } = inflationOf(between);
  const standardError = Math.sqrt((Math.max(0, spread) / (above * below)) * inflation);
  if (!(standardError > 0)) return null;
  return {
    method: 'mantel-haenszel',
    scale: 'log',
    estimate: Math.log(above / below),
    standardError,
    days,
    dispersion,
    controlLevel: referenceCases / referenceUnits,
  };
}

type Cells = { readonly a: number; readonly b: number; readonly c: number; readonly d: number };

/** As `logOddsRatio`. */
function addOddsRatio(spread: Spread, { a, b, c, d }: Cells): void {
  if (a + c === 0 || b + d === 0) return;
  const added = a * b * c * d === 0 ? 0.5 : 0;
  const [yes, no, controlYes, controlNo] = [a + added, b + added, c + added, d + added];
  const estimate = Math.log((yes * controlNo) / (no * controlYes));
  addEffect(spread, estimate, 1 / yes + 1 / no + 1 / controlYes + 1 / controlNo);
}

/** Averages within days, of logarithms for a duration; null where too few units a day tell their spread. */
function meansEffect(kind: 'duration' | 'mean', log: DayLog, stretch: Stretch): Effect | null {
  const sums = meansOf(log, stretch);
  if (sums === null) return null;
  const { estimate, variance, degrees, controlMean, days } = sums;
  const error = readAsNormal(Math.sqrt(variance), degrees);
  const { dispersion, inflation } = inflationOf(sums.between);
  const shared = { days, dispersion };
  const scaled = Math.sqrt(inflation);
  if (kind === 'duration') {
    const controlLevel = Math.exp(controlMean);
    const standardError = error * scaled;
    return { ...shared, method: 'logs-within-days', scale: 'log', estimate, standardError, controlLevel };
  }
  const method = 'means-within-days';
  const pilotLevel = controlMean + estimate;
  const controlLevel = controlMean;
  if (!(controlLevel > 0 && pilotLevel > 0)) {
    return { ...shared, method, scale: 'absolute', estimate, standardError: error * scaled, controlLevel };
  }
  const standardError = (error / pilotLevel) * scaled;
  return {
    ...shared,
    method,
    scale: 'log',
    estimate: Math.log(pilotLevel / controlLevel),
    standardError,
    controlLevel,
  };
}

type Means = {
  readonly estimate: number;
  readonly variance: number;
  readonly degrees: number;
  readonly controlMean: number;
  readonly days: number;
  readonly between: Spread;
};

/** As `stratifiedMeanDifference` on the days both arms have; null where the units are not to be the witnesses. */
function meansOf(log: DayLog, stretch: Stretch): Means | null {
  const pooled = pooledOf(log, stretch);
  if (pooled === null) return null;
  let [weights, weighted, variance, perDegree] = [0, 0, 0, 0];
  const between = noSpread();
  for (let index = stretch.from; index < stretch.to; index += 1) {
    if (!isCommon(log, index)) continue;
    const treated = log.pilot.units[index] ?? 0;
    const control = log.reference.units[index] ?? 0;
    const difference = (log.pilot.total[index] ?? 0) / treated - (log.reference.total[index] ?? 0) / control;
    const weight = 1 / (pooled.treated / treated + pooled.control / control);
    const own = treated < 2 ? pooled.treated : varianceOf(log.pilot, index) / treated;
    const other = control < 2 ? pooled.control : varianceOf(log.reference, index) / control;
    const square = weight * weight;
    weights += weight;
    weighted += weight * difference;
    variance += square * (own + other);
    perDegree +=
      (square * own) ** 2 / Math.max(1, treated - 1) + (square * other) ** 2 / Math.max(1, control - 1);
    if (treated > 1 && control > 1 && own + other > 0) addEffect(between, difference, own + other);
  }
  const { days, controlMean } = pooled;
  return {
    estimate: weighted / weights,
    variance: variance / weights ** 2,
    degrees: variance ** 2 / perDegree,
    controlMean,
    days,
    between,
  };
}

function varianceOf({ units, total, squares }: ArmLog, index: number): number {
  const n = units[index] ?? 0;
  const sum = total[index] ?? 0;
  return n < 2 ? 0 : Math.max(0, (squares[index] ?? 0) - (sum * sum) / n) / (n - 1);
}

type Pooled = {
  readonly treated: number;
  readonly control: number;
  readonly controlMean: number;
  readonly days: number;
};

function pooledOf(log: DayLog, { from, to }: Stretch): Pooled | null {
  let [days, treated, control, treatedSquares, controlSquares, controlTotal] = [0, 0, 0, 0, 0, 0];
  for (let index = from; index < to; index += 1) {
    if (!isCommon(log, index)) continue;
    const own = log.pilot.units[index] ?? 0;
    const other = log.reference.units[index] ?? 0;
    days += 1;
    treated += own;
    control += other;
    treatedSquares += varianceOf(log.pilot, index) * (own - 1);
    controlSquares += varianceOf(log.reference, index) * (other - 1);
    controlTotal += log.reference.total[index] ?? 0;
  }
  if (days < 2 || treatedSquares + controlSquares === 0) return null;
  if (!knowsSpreadOf(treated, days) || !knowsSpreadOf(control, days)) return null;
  return {
    treated: treatedSquares / (treated - days),
    control: controlSquares / (control - days),
    controlMean: controlTotal / control,
    days,
  };
}
