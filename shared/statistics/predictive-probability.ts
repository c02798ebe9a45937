import { checkCount } from './argument-checks.ts';
import { checkBetaShape, type BetaShape } from './beta.ts';
import { checkProportionOrEmpty, type Proportion } from './proportion.ts';

/**
 * Probability that a gate asking for at least `successesNeeded` of `trialsAtEnd` will be passed, as things stand after
 * `successes` of `trials` (Lee & Liu 2008): the beta-binomial law of the people still to come under the posterior.
 * Worked value: 12 of 40 so far, 30 of 100 needed, Beta(1, 1): 0.5588617453666941 (scipy betabinom). 1 when enough are
 * there already, 0 when too few are left. RangeError for impossible counts or an end before today.
 */
export function predictiveProbability({
  successes,
  trials,
  prior,
  trialsAtEnd,
  successesNeeded,
}: Proportion & {
  readonly prior: BetaShape;
  readonly trialsAtEnd: number;
  readonly successesNeeded: number;
}): number {
  checkProportionOrEmpty({ successes, trials });
  checkBetaShape(prior);
  checkCount({ name: 'trialsAtEnd', value: trialsAtEnd });
  checkCount({ name: 'successesNeeded', value: successesNeeded });
  if (trialsAtEnd < trials) {
    throw new RangeError(`trialsAtEnd must be at least trials; got ${trialsAtEnd} after ${trials}.`);
  }
  const missing = Math.max(0, successesNeeded - successes);
  const left = trialsAtEnd - trials;
  if (missing === 0) return 1;
  if (missing > left) return 0;
  const posterior = { a: prior.a + successes, b: prior.b + trials - successes };
  return shareAtLeast(missing, left, posterior);
}

/**
 * P(at least `from` of `trials`) under the beta-binomial law, by the ratios of neighbouring counts from the mode
 * outwards and one normalisation: no log-gamma, and no cancellation in either tail.
 */
function shareAtLeast(from: number, trials: number, { a, b }: BetaShape): number {
  const ratioUp = (k: number): number => ((trials - k) / (k + 1)) * ((a + k) / (b + trials - k - 1));
  const mode = modeOf(trials, { a, b });
  let below = 0;
  let above = 0;
  const add = (k: number, weight: number): void => {
    if (k >= from) above += weight;
    else below += weight;
  };
  add(mode, 1);
  for (let k = mode, weight = 1; k < trials && weight > 0; k += 1) add(k + 1, (weight *= ratioUp(k)));
  for (let k = mode - 1, weight = 1; k >= 0 && weight > 0; k -= 1) add(k, (weight /= ratioUp(k)));
  return above / (above + below);
}

/** A count near which the law peaks; where it peaks at both ends the nearer end to the heavier side does. */
function modeOf(trials: number, { a, b }: BetaShape): number {
  if (a + b <= 2) return a >= b ? trials : 0;
  const peak = Math.floor(((trials + 1) * (a - 1)) / (a + b - 2));
  return Math.min(trials, Math.max(0, peak));
}
