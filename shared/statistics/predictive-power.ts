import { checkFinite, checkPositive } from './argument-checks.ts';
import { normalUpperTail } from './normal.ts';
import { normalPosterior, type NormalShape } from './normal-posterior.ts';

/**
 * Probability that the z statistic will be at or above `bound` at the last look, as things stand (predictive power;
 * Spiegelhalter, Freedman & Blackburn 1986): what is still to come is drawn from the posterior of the effect under a
 * normal prior. `information` is 1 / standard error² now, `finalInformation` the one expected at the last look.
 * Worked value: estimate .1, information 100, final 200, bound 1.96, flat prior: z 1 now, and .2926063735049778 to pass.
 * At the last look itself it is 1 or 0. RangeError for information not above 0, a final one below it, or an estimate or
 * bound that is not finite.
 */
export function predictivePower({
  estimate,
  information,
  finalInformation,
  bound,
  prior,
}: {
  readonly estimate: number;
  readonly information: number;
  readonly finalInformation: number;
  readonly bound: number;
  readonly prior: NormalShape | 'flat';
}): number {
  checkPositive({ name: 'information', value: information });
  checkPositive({ name: 'finalInformation', value: finalInformation });
  checkFinite({ name: 'bound', value: bound });
  const posterior = normalPosterior({ estimate, standardError: 1 / Math.sqrt(information), prior });
  const toCome = finalInformation - information;
  if (toCome < 0) {
    throw new RangeError(`finalInformation must be at least information; got ${finalInformation}.`);
  }
  if (toCome === 0) return estimate * Math.sqrt(information) >= bound ? 1 : 0;
  const needed = (bound * Math.sqrt(finalInformation) - information * estimate) / toCome;
  const spread = Math.hypot(posterior.standardDeviation, 1 / Math.sqrt(toCome));
  return normalUpperTail((needed - posterior.mean) / spread);
}
