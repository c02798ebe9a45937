import { checkOpenShare } from './argument-checks.ts';
import { checkBetaShape, logBeta, type BetaShape } from './beta.ts';
import { logBetaTail } from './log-beta-tail.ts';
import { checkProportion, checkProportionOrEmpty, shareOf, type Proportion } from './proportion.ts';
import type { Tail } from './special-functions.ts';

/** Evidence against a null hypothesis; under it, ever reaching 1 / alpha has probability at most alpha. */
export type Evidence = { readonly eValue: number; readonly logEValue: number };

type OneArmQuestion = Proportion & {
  readonly limit: number;
  /** Beta prior of the alternative, cut off at the limit; `priorAtLimit` is the default. */
  readonly prior: BetaShape;
};

/** The prior centred on the limit and worth 1 / limit observations: Beta(1, 1 / limit - 1). */
export function priorAtLimit(limit: number): BetaShape {
  checkOpenShare({ name: 'limit', value: limit });
  return { a: 1, b: 1 / limit - 1 };
}

/**
 * Evidence that the true rate is above `limit`, from all counts so far; may be looked at after every customer without
 * raising the false-alarm rate (Ville 1939). Beta mixture of the binomial likelihood ratio against `limit`, closed
 * form: B(a+s, b+f) / B(a, b) * upper(limit; a+s, b+f) / upper(limit; a, b) / (limit^s (1-limit)^f).
 * Worked values: 4 of 50 against 0.02 under Beta(1, 49) = 5.550524233106982; 9 of 60 against 0.05 under Beta(1, 19) =
 * 24.333168242426105. With 0 of 0 it is 1. RangeError for impossible counts or a limit outside (0, 1).
 */
export function evidenceAboveLimit(question: OneArmQuestion): Evidence {
  return oneArmEvidence(question, 'upper');
}

/**
 * Evidence that the true rate is below `limit`; the mirror image of `evidenceAboveLimit`.
 * Worked value: 0 of 60 against 0.1 under Beta(1, 9) = 118.4071491843295.
 */
export function evidenceBelowLimit(question: OneArmQuestion): Evidence {
  return oneArmEvidence(question, 'lower');
}

/**
 * Upper bound of a rate that holds at every look at once with confidence 1 - alpha: the largest limit whose
 * `evidenceBelowLimit` stays under 1 / alpha. Wider than the bound of one planned look, the price of looking daily.
 * Worked values without events, alpha 0.05, Beta(1, 1): 10 gives 0.35351684812, 100 gives 0.04397868033.
 * 1 when nothing is ruled out. RangeError for impossible counts or 0 trials.
 */
export function anytimeUpperBound({
  successes,
  trials,
  alpha,
  prior,
}: Proportion & { readonly alpha: number; readonly prior: BetaShape }): number {
  checkProportion({ successes, trials });
  checkOpenShare({ name: 'alpha', value: alpha });
  const threshold = -Math.log(alpha);
  const kept = (limit: number): boolean =>
    evidenceBelowLimit({ successes, trials, limit, prior }).logEValue < threshold;
  let low = shareOf({ successes, trials });
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (kept(middle)) low = middle;
    else high = middle;
  }
  return low > 1 - 1e-12 ? 1 : low;
}

function oneArmEvidence({ successes, trials, limit, prior }: OneArmQuestion, tail: Tail): Evidence {
  checkProportionOrEmpty({ successes, trials });
  checkOpenShare({ name: 'limit', value: limit });
  checkBetaShape(prior);
  const failures = trials - successes;
  const posterior = { a: prior.a + successes, b: prior.b + failures };
  const logEValue =
    logBeta(posterior) -
    logBeta(prior) +
    logBetaTail(limit, posterior, tail) -
    logBetaTail(limit, prior, tail) -
    successes * Math.log(limit) -
    failures * Math.log1p(-limit);
  return { eValue: Math.exp(logEValue), logEValue };
}
