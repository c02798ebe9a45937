import {
  checkCount,
  checkNotNegative,
  checkOpenShare,
  checkPositive,
  checkPositiveCount,
} from './argument-checks.ts';

/** So many of so many: `successes` of `trials`, where a success is whatever the metric counts, good or bad. */
export type Proportion = { readonly successes: number; readonly trials: number };

/** One proportion and the confidence level (0.95 for 95 %) of the interval asked for. */
export type ProportionQuestion = Proportion & { readonly confidence: number };

/** The two arms of a comparison. */
export type TwoProportions = { readonly treated: Proportion; readonly control: Proportion };

export type TwoProportionsQuestion = TwoProportions & { readonly confidence: number };

/** Throws a RangeError unless trials is a whole number above 0 and successes a whole number of at most trials. */
export function checkProportion({ successes, trials }: Proportion): void {
  checkPositiveCount({ name: 'trials', value: trials });
  checkCountWithin({ successes, trials });
}

/** As `checkProportion`, but an arm nobody was in (0 of 0) is allowed: a day on which only the other arm was seen. */
export function checkProportionOrEmpty({ successes, trials }: Proportion): void {
  checkCount({ name: 'trials', value: trials });
  checkCountWithin({ successes, trials });
}

export function checkProportionQuestion({ successes, trials, confidence }: ProportionQuestion): void {
  checkProportion({ successes, trials });
  checkOpenShare({ name: 'confidence', value: confidence });
}

export function checkTwoProportionsQuestion({ treated, control, confidence }: TwoProportionsQuestion): void {
  checkProportion(treated);
  checkProportion(control);
  checkOpenShare({ name: 'confidence', value: confidence });
}

/** As `checkProportionQuestion`, of counts of an effective size: neither need be whole. */
export function checkEffectiveProportion({ successes, trials, confidence }: ProportionQuestion): void {
  checkPositive({ name: 'trials', value: trials });
  checkNotNegative({ name: 'successes', value: successes });
  if (successes > trials) {
    throw new RangeError(`successes must be at most trials; got ${successes} of ${trials}.`);
  }
  checkOpenShare({ name: 'confidence', value: confidence });
}

export function shareOf({ successes, trials }: Proportion): number {
  return successes / trials;
}

function checkCountWithin({ successes, trials }: Proportion): void {
  checkCount({ name: 'successes', value: successes });
  if (successes > trials) {
    throw new RangeError(`successes must be at most trials; got ${successes} of ${trials}.`);
  }
}
