import { checkCount, checkOpenShare, checkPositiveCount, checkShare } from './argument-checks.ts';
import { checkProportion, type Proportion } from './proportion.ts';
import { deviance, stirlingError } from './saddle-point.ts';
import { betaTail } from './special-functions.ts';

/** The number of successes in `trials` independent trials of the same `probability`. */
export type Binomial = { readonly trials: number; readonly probability: number };

/** Against which rates the count speaks: rates below, above, or simply different from the tested one. */
export type Alternative = 'less' | 'greater' | 'two-sided';

/** P(X = successes); 0 above trials. Worked value: 0 of 30 at 0.1 = 0.04239115827521624. */
export function binomialPmf(successes: number, law: Binomial): number {
  return Math.exp(binomialLogPmf(successes, law));
}

/** Natural logarithm of P(X = successes), also where that is too small for a number; -Infinity where it is 0. */
export function binomialLogPmf(successes: number, law: Binomial): number {
  checkLaw(successes, law);
  const { trials, probability } = law;
  const failures = trials - successes;
  if (failures < 0) return Number.NEGATIVE_INFINITY;
  // Apart, because 0 times the logarithm of a certain outcome is no number.
  if (successes === 0) return failures === 0 ? 0 : failures * Math.log1p(-probability);
  if (failures === 0) return successes * Math.log(probability);
  if (probability === 0 || probability === 1) return Number.NEGATIVE_INFINITY;
  return (
    stirlingError(trials) -
    stirlingError(successes) -
    stirlingError(failures) -
    deviance(successes, trials * probability) -
    deviance(failures, trials * (1 - probability)) +
    Math.log(trials / (2 * Math.PI * successes * failures)) / 2
  );
}

/** P(X <= successes); 1 from trials on. */
export function binomialCdf(successes: number, law: Binomial): number {
  checkLaw(successes, law);
  const { trials, probability } = law;
  if (successes >= trials) return 1;
  return betaTail(probability, { a: successes + 1, b: trials - successes }, 'upper');
}

/** P(X >= successes), the successes themselves included, computed as a tail of its own. */
export function binomialAtLeast(successes: number, law: Binomial): number {
  checkLaw(successes, law);
  const { trials, probability } = law;
  if (successes === 0) return 1;
  if (successes > trials) return 0;
  return betaTail(probability, { a: successes, b: trials - successes + 1 }, 'lower');
}

type ExactTest = Proportion & { readonly nullRate: number; readonly alternative: Alternative };

/**
 * Exact p value of `successes` of `trials` against the rate `nullRate` (strictly between 0 and 1). Two-sided: the
 * sum of all outcomes no likelier than the one seen, with the reference's allowance of 1e-7 for ties (R 4.2.2
 * binom.test). Worked values: 5 of 20 against 0.1, greater = 0.0431744952844634; sign test 4 of 23 = 0.0026.
 */
export function binomialExactTest({ successes, trials, nullRate, alternative }: ExactTest): number {
  checkProportion({ successes, trials });
  checkOpenShare({ name: 'nullRate', value: nullRate });
  const law = { trials, probability: nullRate };
  if (alternative === 'less') return binomialCdf(successes, law);
  if (alternative === 'greater') return binomialAtLeast(successes, law);
  return twoSidedTest(successes, law);
}

const TIE_ALLOWANCE = 1 + 1e-7;

function twoSidedTest(successes: number, law: Binomial): number {
  const mean = law.trials * law.probability;
  if (successes === mean) return 1;
  const limit = binomialPmf(successes, law) * TIE_ALLOWANCE;
  if (successes < mean) {
    const from = firstNoLikelier(limit, law);
    return Math.min(1, binomialCdf(successes, law) + binomialAtLeast(from, law));
  }
  const mirrored = { trials: law.trials, probability: 1 - law.probability };
  const from = firstNoLikelier(limit, mirrored);
  return Math.min(1, binomialAtLeast(successes, law) + binomialAtLeast(from, mirrored));
}

/** The least count above the mean whose probability is at most `limit`: the probabilities fall there, so bisect. */
function firstNoLikelier(limit: number, law: Binomial): number {
  let low = Math.ceil(law.trials * law.probability);
  let high = law.trials + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialPmf(middle, law) <= limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

function checkLaw(successes: number, { trials, probability }: Binomial): void {
  checkCount({ name: 'successes', value: successes });
  checkPositiveCount({ name: 'trials', value: trials });
  checkShare({ name: 'probability', value: probability });
}
