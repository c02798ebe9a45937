import { checkFinite, checkOpenShare, checkPositive } from './argument-checks.ts';
import type { Estimate } from './interval.ts';
import { normalCdf, normalMultiplier, normalUpperTail } from './normal.ts';

/** A normal distribution of an effect; as a prior on a relative effect N(0, 0.3²) is a cautious default. */
export type NormalShape = { readonly mean: number; readonly standardDeviation: number };

type MeasuredNormally = { readonly estimate: number; readonly standardError: number };

/**
 * The posterior of an effect measured with a normal error under a normal prior, weighted by precision; 'flat' takes the
 * measurement alone. Worked value: a relative effect of 1/15 with its delta standard error (16 of 30 against 14 of 28)
 * under N(0, 0.3²) gives mean 0.036625540985724424, standard deviation 0.20138401046079107.
 * RangeError for a standard error or a prior standard deviation not above 0.
 */
export function normalPosterior({
  estimate,
  standardError,
  prior,
}: MeasuredNormally & { readonly prior: NormalShape | 'flat' }): NormalShape {
  checkFinite({ name: 'estimate', value: estimate });
  checkPositive({ name: 'standardError', value: standardError });
  if (prior === 'flat') return { mean: estimate, standardDeviation: standardError };
  checkNormalShape(prior);
  const priorVariance = prior.standardDeviation ** 2;
  const variance = standardError ** 2;
  const total = priorVariance + variance;
  return {
    mean: (estimate * priorVariance + prior.mean * variance) / total,
    standardDeviation: (prior.standardDeviation * standardError) / Math.sqrt(total),
  };
}

/**
 * Mean and equal-tailed credible interval. Worked value: the posterior above at 0.95 gives -0.3580798665796637 to
 * 0.4313309485511124.
 */
export function normalPosteriorInterval({
  posterior,
  credibility,
}: {
  readonly posterior: NormalShape;
  readonly credibility: number;
}): Estimate {
  checkNormalShape(posterior);
  checkOpenShare({ name: 'credibility', value: credibility });
  const { mean, standardDeviation } = posterior;
  const reach = normalMultiplier(credibility) * standardDeviation;
  return { estimate: mean, low: mean - reach, high: mean + reach };
}

/** P(effect > limit). Worked value: the posterior above over 0 = 0.5721572965307102. */
export function probabilityEffectAbove(limit: number, posterior: NormalShape): number {
  checkNormalShape(posterior);
  checkFinite({ name: 'limit', value: limit });
  return normalUpperTail((limit - posterior.mean) / posterior.standardDeviation);
}

/**
 * What one expects to lose, in the unit of the effect (higher is better): by keeping the old when the new is better,
 * E max(effect, 0), and by taking the new when it is worse, E max(-effect, 0). Worked value: the posterior above gives
 * 0.09997840510452119 and 0.06335286411879673.
 */
export function expectedLosses(posterior: NormalShape): {
  readonly byKeepingOld: number;
  readonly byTakingNew: number;
} {
  checkNormalShape(posterior);
  const { mean, standardDeviation } = posterior;
  const z = mean / standardDeviation;
  const density = (standardDeviation * Math.exp(-(z ** 2) / 2)) / Math.sqrt(2 * Math.PI);
  return {
    byKeepingOld: Math.max(0, density + mean * normalCdf(z)),
    byTakingNew: Math.max(0, density - mean * normalUpperTail(z)),
  };
}

function checkNormalShape({ mean, standardDeviation }: NormalShape): void {
  checkFinite({ name: 'mean', value: mean });
  checkPositive({ name: 'standardDeviation', value: standardDeviation });
}
