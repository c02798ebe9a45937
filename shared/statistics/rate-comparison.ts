import { checkCount, checkPositive } from './argument-checks.ts';
import { binomialExactTest, type Alternative } from './binomial.ts';
import { normalCdf, normalTwoSided, normalUpperTail } from './normal.ts';

/** Events counted over an exposure: customers, hours, calls. */
export type EventCount = { readonly events: number; readonly exposure: number };

export type RateComparison = {
  readonly treated: EventCount;
  readonly control: EventCount;
  /** The ratio of the rates, treated over control, that is tested: 1 for no difference, or the margin. */
  readonly nullRatio: number;
  /** What is claimed of the ratio: below, above, or different from `nullRatio`. */
  readonly alternative: Alternative;
};

/**
 * Exact conditional test of the ratio of two rates: given all events, those of the treated arm are binomial
 * (Przyborowski & Wilenski 1940; R 4.2.2 poisson.test). With a margin as `nullRatio` and 'less' it is the test of
 * non-inferiority of a rate that should be low. Worked values: 23 in 1011 against 11 in 800, ratio 1, two-sided =
 * 0.226204339171066; ratio 1.25, less = 0.826797008637297. 1 without any event. RangeError for impossible counts, or an
 * exposure or ratio not above 0.
 */
export function rateRatioTest(question: RateComparison): number {
  checkRateComparison(question);
  const { treated, control, nullRatio, alternative } = question;
  const trials = treated.events + control.events;
  if (trials === 0) return 1;
  const odds = (nullRatio * treated.exposure) / control.exposure;
  // The arm with the smaller share is the one tested, because a share just below 1 has no digits left to tell it from 1.
  if (odds > 1) {
    const opposite = { less: 'greater', greater: 'less', 'two-sided': 'two-sided' } as const;
    const nullRate = 1 / odds / (1 + 1 / odds);
    return binomialExactTest({
      successes: control.events,
      trials,
      nullRate,
      alternative: opposite[alternative],
    });
  }
  return binomialExactTest({ successes: treated.events, trials, nullRate: odds / (1 + odds), alternative });
}

/**
 * Score test of the ratio of two rates, a normal approximation for some ten events or more (Gu, Ng, Tang & Schucany
 * 2008; statsmodels test_poisson_2indep, method score). Worked value: 23 in 1011 against 11 in 800: z 1.388071027694612,
 * two-sided p 0.16511541779579997. Without any event z is 0 and the two-sided p value 1. Errors as for `rateRatioTest`.
 */
export function rateScoreTest(question: RateComparison): { readonly z: number; readonly pValue: number } {
  checkRateComparison(question);
  const z = rateScore(question);
  const pValues = { less: normalCdf, greater: normalUpperTail, 'two-sided': normalTwoSided };
  return { z, pValue: pValues[question.alternative](z) };
}

/** Treated events beyond those expected under the null ratio, in standard deviations; 0 without any event. */
export function rateScore({ treated, control, nullRatio }: Omit<RateComparison, 'alternative'>): number {
  const events = treated.events + control.events;
  if (events === 0) return 0;
  const perControlEvent = (nullRatio * treated.exposure) / control.exposure;
  return (treated.events - control.events * perControlEvent) / Math.sqrt(events * perControlEvent);
}

export function checkRateComparison({ treated, control, nullRatio }: RateComparison): void {
  checkCount({ name: 'treated events', value: treated.events });
  checkCount({ name: 'control events', value: control.events });
  checkPositive({ name: 'treated exposure', value: treated.exposure });
  checkPositive({ name: 'control exposure', value: control.exposure });
  checkPositive({ name: 'nullRatio', value: nullRatio });
}
