import { checkPositive } from './argument-checks.ts';
import { checkGammaShape, gammaPosterior, type GammaShape } from './gamma-poisson.ts';
import { logGammaTail } from './log-gamma-tail.ts';
import type { EventRate } from './log-rate-ratio.ts';
import type { Evidence } from './one-arm-e-process.ts';
import { logGamma, type Tail } from './special-functions.ts';

type RateQuestion = EventRate & {
  /** Events per unit of exposure that are still acceptable. */
  readonly limit: number;
  /** Gamma prior of the alternative, cut off at the limit; `ratePriorAtLimit` is the default. */
  readonly prior: GammaShape;
};

/** The prior centred on the limit and worth one event: Gamma(1, 1 / limit). */
export function ratePriorAtLimit(limit: number): GammaShape {
  checkPositive({ name: 'limit', value: limit });
  return { shape: 1, rate: 1 / limit };
}

/**
 * Evidence that the true rate of events is above `limit`, from all events and exposure so far; may be looked at any
 * time without raising the false-alarm rate (Ville 1939). Gamma mixture of the Poisson likelihood ratio against the
 * limit, closed form: G(a+x) / G(a) * b^a / (b+T)^(a+x) * upper(limit; a+x, b+T) / upper(limit; a, b) /
 * (limit^x e^(-limit T)). Worked value: 9 in 500 against 0.01 under Gamma(1, 100) = 2.2179355281206936. Without
 * exposure it is 1. RangeError for events that are no count, events without exposure, or a limit not above 0.
 */
export function evidenceRateAboveLimit(question: RateQuestion): Evidence {
  return oneArmRateEvidence(question, 'upper');
}

/**
 * Evidence that the true rate is below `limit`; the mirror image of `evidenceRateAboveLimit`.
 * Worked value: 0 in 500 against 0.01 under Gamma(1, 100) = 39.03403066438307.
 */
export function evidenceRateBelowLimit(question: RateQuestion): Evidence {
  return oneArmRateEvidence(question, 'lower');
}

function oneArmRateEvidence({ events, exposure, limit, prior }: RateQuestion, tail: Tail): Evidence {
  checkPositive({ name: 'limit', value: limit });
  checkGammaShape(prior);
  const posterior = gammaPosterior({ events, exposure, prior });
  const logEValue =
    logGamma(posterior.shape) -
    logGamma(prior.shape) +
    prior.shape * Math.log(prior.rate) -
    posterior.shape * Math.log(posterior.rate) +
    logGammaTail(limit * posterior.rate, posterior.shape, tail) -
    logGammaTail(limit * prior.rate, prior.shape, tail) -
    events * Math.log(limit) +
    limit * exposure;
  return { eValue: Math.exp(logEValue), logEValue };
}
