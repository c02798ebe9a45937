import {
  addDayEvidence,
  evidenceIn,
  ratiosAsked,
  startTwoArmEvidence,
  type Tempering,
  type TwoArmState,
} from './evidence-of-harm.ts';
import { logOddsRatio } from './log-odds-ratio.ts';
import { logOddsLikelihoodRatios } from './noncentral-hypergeometric.ts';
import type { Evidence } from './one-arm-e-process.ts';
import type { TwoProportions } from './proportion.ts';

type Rules = {
  /** Logarithm of the odds ratio that is still acceptable: 0 for "worse at all". From -50 to 50. */
  readonly logOddsMargin: number;
  readonly tempering: Tempering;
};

/**
 * Evidence after each day that the treated arm has a higher rate of the counted (bad) outcome than control, beyond the
 * margin; valid at any look. Each day is judged given its own total of bad outcomes, so base rate, weekday and the
 * share treated may change daily: noncentral hypergeometric likelihood ratios, mixed over odds ratios up to 8 times
 * the margin with weights exp(-d / ln 2) (Turner, Ly & Grünwald 2021; Safe Testing 2019). `successes` counts the bad.
 * Days that tell nothing (an empty arm, all or none bad) leave the evidence as it was.
 * Worked value: the seven days of the tests give 4362.438919775399 untempered.
 */
export function twoArmEvidence({
  days,
  ...rules
}: Rules & { readonly days: readonly TwoProportions[] }): readonly Evidence[] {
  let state = startTwoArmEvidence();
  return days.map((day) => {
    state = addDay(state, day, rules);
    return evidenceIn(state, rules.tempering);
  });
}

/** One more day; see `twoArmEvidence`. RangeError for impossible counts or a margin outside -50 to 50. */
export function addDay(state: TwoArmState, day: TwoProportions, rules: Rules): TwoArmState {
  const { logOddsMargin, tempering } = rules;
  if (!(Math.abs(logOddsMargin) <= LARGEST_MARGIN)) {
    throw new RangeError(`logOddsMargin must be between -50 and 50; got ${logOddsMargin}.`);
  }
  const effect = logOddsRatio(day);
  if (effect === null) return state;
  const { lowest, steps } = ratiosAsked(tempering);
  const logLikelihoods = logOddsLikelihoodRatios(day, { logOdds: logOddsMargin + lowest, steps });
  return addDayEvidence(state, { logLikelihoods, effect }, tempering);
}

const LARGEST_MARGIN = 50;
