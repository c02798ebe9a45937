import type { Estimate } from './interval.ts';
import { normalMultiplier, normalTwoSided } from './normal.ts';
import { checkTwoProportionsQuestion, shareOf, type TwoProportionsQuestion } from './proportion.ts';

/** A difference of shares, its standard error, its z statistic and the two-sided p value of no difference. */
export type DifferenceTest = Estimate & {
  readonly standardError: number;
  readonly z: number;
  readonly pValue: number;
};

/**
 * Large-sample z comparison of two proportions, treated minus control, with the variance of the pooled share
 * (Fleiss, Levin & Paik 2003, 3.3). For hundreds of successes per arm; at small counts use `newcombeDifference`.
 * Worked value: 3423 of 17260 against 3785 of 17293 gives -0.020554874580, 95 % interval -0.029123 to -0.011986.
 * When nobody or everybody in both arms was a success the interval has no width, z is 0 and the p value 1.
 * Limits stay within -1 and 1. RangeError for impossible counts or an empty arm.
 */
export function pooledDifference(question: TwoProportionsQuestion): DifferenceTest {
  checkTwoProportionsQuestion(question);
  const { treated, control, confidence } = question;
  const trials = treated.trials + control.trials;
  const pooled = (treated.successes + control.successes) / trials;
  const variance = pooled * (1 - pooled) * (1 / treated.trials + 1 / control.trials);
  const estimate = shareOf(treated) - shareOf(control);
  return differenceTest({ estimate, standardError: Math.sqrt(variance), confidence });
}

/**
 * As `pooledDifference`, each arm with its own variance (the Wald interval). For large counts only; it is too narrow
 * near 0 and 1. Worked value: 8 of 50 against 2 of 50 gives 0.12, 95 % interval 0.00477811976747 to 0.23522188023253.
 */
export function unpooledDifference(question: TwoProportionsQuestion): DifferenceTest {
  checkTwoProportionsQuestion(question);
  const { treated, control, confidence } = question;
  const shareT = shareOf(treated);
  const shareC = shareOf(control);
  const variance = (shareT * (1 - shareT)) / treated.trials + (shareC * (1 - shareC)) / control.trials;
  return differenceTest({ estimate: shareT - shareC, standardError: Math.sqrt(variance), confidence });
}

type Difference = { readonly estimate: number; readonly standardError: number; readonly confidence: number };

function differenceTest({ estimate, standardError, confidence }: Difference): DifferenceTest {
  const reach = normalMultiplier(confidence) * standardError;
  const z = estimate === 0 ? 0 : estimate / standardError;
  return {
    estimate,
    low: Math.max(-1, estimate - reach),
    high: Math.min(1, estimate + reach),
    standardError,
    z,
    pValue: normalTwoSided(z),
  };
}
