import { checkPositive } from './argument-checks.ts';
import type { Evidence } from './one-arm-e-process.ts';
import { deviance, stirlingError } from './saddle-point.ts';
import { checkPlannedRatio } from './sample-ratio.ts';
import { sumOf } from './sum.ts';

/** How firmly the alternative sticks to the planned shares, in people; the default of the reference. */
export const DEFAULT_CONCENTRATION = 100;

/**
 * Evidence from all counts so far that people do not arrive in the planned proportions; may be looked at after every
 * one of them (Lindon & Malek 2022: a Dirichlet prior of `concentration` times the planned shares against exactly these
 * shares). From 1000 on the assignment or the counting is suspect. `weights` need not sum to 1. When a new phase
 * changes the shares, start anew and multiply the phases' e values. Nobody counted gives 1.
 * Worked value: 310 and 98 against .75 and .25 at concentration 100 = 0.4866700467735102.
 * RangeError for fewer than two arms, unequal lengths, impossible counts, or a weight or concentration not above 0.
 */
export function sampleRatioEvidence({
  counts,
  weights,
  concentration,
}: {
  readonly counts: readonly number[];
  readonly weights: readonly number[];
  readonly concentration: number;
}): Evidence {
  checkPlannedRatio({ counts, weights });
  checkPositive({ name: 'concentration', value: concentration });
  const people = sumOf(counts);
  const totalWeight = sumOf(weights);
  if (people === 0) return { eValue: 1, logEValue: 0 };
  const all = concentration + people;
  // Log-gammas of millions cancel; written by their Stirling errors and the deviance, only small terms are left.
  let logEValue = logGammaRest(concentration) - logGammaRest(all);
  for (const [arm, count] of counts.entries()) {
    const share = (weights[arm] ?? 0) / totalWeight;
    const prior = concentration * share;
    logEValue += deviance(prior + count, all * share) + logGammaRest(prior + count) - logGammaRest(prior);
  }
  return { eValue: Math.exp(logEValue), logEValue };
}

/** ln gamma(x) without its part x ln x - x, up to a constant. */
function logGammaRest(x: number): number {
  return stirlingError(x) - Math.log(x) / 2;
}
