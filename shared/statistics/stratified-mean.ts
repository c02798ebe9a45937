import { checkCount, checkOpenShare } from './argument-checks.ts';
import { ratioFromLogs, type RatioComparison } from './geometric-mean-ratio.ts';
import { checkSummary, type SampleSummary } from './sample-summary.ts';
import { tComparison, type MeanComparison } from './welch.ts';

/** One day (or other stratum); an arm nobody was in that day has n 0, its mean and variance are then not read. */
export type MeanStratum = { readonly treated: SampleSummary; readonly control: SampleSummary };

export type StratifiedMeansQuestion = {
  readonly strata: readonly MeanStratum[];
  readonly confidence: number;
};

/**
 * Difference of means, treated minus control, compared within each stratum and averaged with inverse-variance
 * weights. The weights use each arm's variance pooled over the strata, so they depend on the sizes of the strata
 * only: weighting by each day's own variance would favour days whose skewed values happened to be low. The standard
 * error uses each day's own variance (the pooled one where a day has a single value); degrees of freedom by
 * Satterthwaite (1946). With one stratum this is exactly Welch's comparison.
 * Strata without both arms tell nothing and are left out; `strataUsed` counts the others.
 * Worked value: days (n 10, mean 5, variance 4 against 10, 4, 4) and (20, 8, 4 against 10, 6, 4) give
 * 1 * 3/7 + 2 * 4/7 = 1.5714285714.
 * RangeError when no stratum has both arms, an arm never has two values in a stratum, or nothing has any spread.
 */
export function stratifiedMeanDifference(
  question: StratifiedMeansQuestion,
): MeanComparison & { readonly strataUsed: number } {
  checkOpenShare({ name: 'confidence', value: question.confidence });
  const strata = question.strata.filter(hasBothArms);
  if (strata.length === 0)
    throw new RangeError('no stratum has values in both arms, so nothing can be compared.');
  const pooled = {
    treated: pooledVariance(strata.map(({ treated }) => treated)),
    control: pooledVariance(strata.map(({ control }) => control)),
  };
  if (pooled.treated === 0 && pooled.control === 0) {
    throw new RangeError('the values of both arms have no spread, so there is no interval.');
  }
  const raw = strata.map(
    ({ treated, control }) => 1 / (pooled.treated / treated.n + pooled.control / control.n),
  );
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  const parts = strata.map((stratum, index) => stratumPart(stratum, pooled, (raw[index] ?? 0) / total));
  const variance = sumOf(parts, 'variance');
  const comparison = tComparison({
    estimate: sumOf(parts, 'difference'),
    standardError: Math.sqrt(variance),
    degreesOfFreedom: variance ** 2 / sumOf(parts, 'squaredPerDegree'),
    confidence: question.confidence,
  });
  return { ...comparison, strataUsed: strata.length };
}

/**
 * As `stratifiedMeanDifference` on summaries of natural logarithms, turned back into a ratio of geometric means,
 * treated over control: the day-stratified comparison of durations and amounts.
 */
export function stratifiedGeometricMeanRatio(
  question: StratifiedMeansQuestion,
): RatioComparison & { readonly strataUsed: number } {
  const { strataUsed, ...comparison } = stratifiedMeanDifference(question);
  return { ...ratioFromLogs(comparison), strataUsed };
}

type Pooled = { readonly treated: number; readonly control: number };
type Part = { readonly difference: number; readonly variance: number; readonly squaredPerDegree: number };

function stratumPart({ treated, control }: MeanStratum, pooled: Pooled, weight: number): Part {
  const arms = [armVariance(treated, pooled.treated), armVariance(control, pooled.control)];
  return {
    difference: weight * (treated.mean - control.mean),
    variance: arms.reduce((sum, arm) => sum + weight ** 2 * arm.variance, 0),
    squaredPerDegree: arms.reduce((sum, arm) => sum + (weight ** 2 * arm.variance) ** 2 / arm.degrees, 0),
  };
}

/** A single value borrows the pooled variance; counting it as one degree of freedom keeps the interval cautious. */
function armVariance(arm: SampleSummary, pooled: number): { variance: number; degrees: number } {
  return arm.n === 1
    ? { variance: pooled, degrees: 1 }
    : { variance: arm.variance / arm.n, degrees: arm.n - 1 };
}

function pooledVariance(arms: readonly SampleSummary[]): number {
  let degrees = 0;
  let squares = 0;
  for (const { n, variance } of arms) {
    degrees += n - 1;
    squares += (n - 1) * variance;
  }
  if (degrees === 0) throw new RangeError('each arm needs a stratum with at least 2 values for its spread.');
  return squares / degrees;
}

function hasBothArms({ treated, control }: MeanStratum): boolean {
  for (const arm of [treated, control]) {
    checkCount({ name: 'n', value: arm.n });
    if (arm.n > 0) checkSummary(arm);
  }
  return treated.n > 0 && control.n > 0;
}

function sumOf(parts: readonly Part[], key: keyof Part): number {
  return parts.reduce((sum, part) => sum + part[key], 0);
}
