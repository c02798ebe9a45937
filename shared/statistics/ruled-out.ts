import { checkOpenShare, checkPositiveCount } from './argument-checks.ts';

/**
 * What a clean pilot rules out: the largest true rate at which seeing no event at all in `trials` would still happen
 * with probability 1 - confidence, 1 - (1 - confidence)^(1/trials). The rule of three (3/trials) made exact
 * (Hanley & Lippman-Hand 1983). Worked value: 30 trials at 0.95 = 0.09503385285530419, so five people with no
 * incident still allow 45 %.
 */
export function zeroEventUpperBound({ trials, confidence }: { trials: number; confidence: number }): number {
  checkPositiveCount({ name: 'trials', value: trials });
  checkOpenShare({ name: 'confidence', value: confidence });
  return -Math.expm1(Math.log1p(-confidence) / trials);
}

/**
 * How many trials without an event show that the rate is below `highestRate`: ln(1 - confidence) / ln(1 - rate),
 * rounded up. Worked values at 0.95: 1 % needs 299, 5 % needs 59, 10 % needs 29.
 */
export function trialsToRuleOut({
  highestRate,
  confidence,
}: {
  highestRate: number;
  confidence: number;
}): number {
  checkOpenShare({ name: 'highestRate', value: highestRate });
  checkOpenShare({ name: 'confidence', value: confidence });
  const trials = Math.log1p(-confidence) / Math.log1p(-highestRate);
  // Where a whole number is the exact answer, its last digit must not ask for one more trial.
  return Math.max(1, Math.ceil(trials * (1 - 1e-14)));
}
