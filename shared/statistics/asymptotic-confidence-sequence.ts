import { checkFinite, checkOpenShare, checkPositive, checkPositiveCount } from './argument-checks.ts';
import type { Estimate } from './interval.ts';
import type { Evidence } from './one-arm-e-process.ts';

/** An estimate so far, the standard error it has now, and the observations of both arms it rests on. */
export type EstimateSoFar = {
  readonly estimate: number;
  readonly standardError: number;
  readonly observations: number;
  /** The error allowed over all looks together: 0.05. Below 0.5. */
  readonly alpha: number;
  /** Number of observations at which the sequence is to be narrowest; the planned size is a good choice. */
  readonly tunedFor: number;
};

/**
 * Interval, evidence against no effect, and p value that may be looked at after every observation: the asymptotic
 * confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas (arXiv 2103.06476, eq. 9 and 155) around any
 * estimate whose standard error shrinks as 1 / sqrt(observations): estimate ± SE sqrt(n) sqrt(2 (n r² + 1) / (n r)²
 * ln(sqrt(n r² + 1) / alpha)). For averages of at least about ten values an arm; before that it is not safe.
 * Worked value: uplift .7073170731707317, SE .3787943616681428, n 6868, alpha .05, tuned for 5000: -.4444237691289097 to
 * 1.859057915470373, p .6986728582483058. Without any spread yet use no such sequence: RangeError for a standard error
 * or a tuning not above 0, or observations that are no count above 0.
 */
export function asymptoticConfidenceSequence(
  question: EstimateSoFar,
): Estimate & Evidence & { readonly pValue: number } {
  const { estimate, standardError, observations: n } = question;
  checkQuestion(question);
  const spread = mixtureSpread(question.alpha, question.tunedFor);
  const growth = n * spread + 1;
  const multiplier = Math.sqrt(
    (2 * growth * (Math.log(growth) / 2 - Math.log(question.alpha))) / (n * spread),
  );
  const reach = standardError * multiplier;
  const logEValue = (((estimate / standardError) ** 2 * n * spread) / growth - Math.log(growth)) / 2;
  return {
    estimate,
    low: estimate - reach,
    high: estimate + reach,
    eValue: Math.exp(logEValue),
    logEValue,
    pValue: Math.min(1, Math.exp(-logEValue)),
  };
}

/**
 * The one-sided version: a lower limit of the effect that holds at every look at once, and the p value of "no effect
 * or one below 0" (arXiv 2103.06476, eq. 134; tuned with twice alpha). For an upper limit turn the signs round.
 * The p value is the alpha at which the limit, tuned as it is, would be exactly 0; 1 where the estimate is not above 0.
 * Worked value: the numbers above give a lower limit of -.34639397202561084 and p .41230465077681. Errors as above.
 */
export function asymptoticLowerLimit(question: EstimateSoFar): {
  readonly low: number;
  readonly pValue: number;
} {
  const { estimate, standardError, observations: n, alpha } = question;
  checkQuestion(question);
  const spread = mixtureSpread(2 * alpha, question.tunedFor);
  const growth = n * spread + 1;
  const scale = (2 * growth) / (n * spread);
  const low = estimate - standardError * Math.sqrt(scale * Math.log1p(Math.sqrt(growth) / (2 * alpha)));
  if (estimate <= 0) return { low, pValue: 1 };
  const exponent = (estimate / standardError) ** 2 / scale;
  return { low, pValue: Math.min(1, Math.sqrt(growth) / (2 * Math.expm1(exponent))) };
}

/** rho²: the variance of the mixture, in observations, that makes the sequence narrowest at `tunedFor` (eq. 161). */
function mixtureSpread(alpha: number, tunedFor: number): number {
  const doubled = -2 * Math.log(alpha);
  return (doubled + Math.log(doubled + 1)) / tunedFor;
}

function checkQuestion({ estimate, standardError, observations, alpha, tunedFor }: EstimateSoFar): void {
  checkFinite({ name: 'estimate', value: estimate });
  checkPositive({ name: 'standardError', value: standardError });
  checkPositiveCount({ name: 'observations', value: observations });
  checkOpenShare({ name: 'alpha', value: alpha });
  if (alpha >= 0.5) throw new RangeError(`alpha must be below 0.5; got ${alpha}.`);
  checkPositive({ name: 'tunedFor', value: tunedFor });
}
