import { evidenceIn, startTwoArmEvidence, type Tempering, type TwoArmState } from './evidence-of-harm.ts';
import { growEvidence, type GrowingEvidence } from './growing-evidence.ts';
import { logOddsRatio } from './log-odds-ratio.ts';
import type { Evidence } from './one-arm-e-process.ts';
import type { TwoProportions } from './proportion.ts';
import { tableLikelihoods } from './table-likelihoods.ts';

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
    state = addTableDays(state, [day], rules);
    return evidenceIn(state, rules.tempering);
  });
}

/** The state after further days; see `twoArmEvidence`. RangeError for impossible counts or a margin outside -50 to 50. */
export function addTableDays(state: TwoArmState, days: readonly TwoProportions[], rules: Rules): TwoArmState {
  const watch = watchTables(rules);
  watch.startFrom(state);
  for (const day of days) watch.addDay(day);
  return watch.state();
}

/** The evidence of `twoArmEvidence` that grows in place, day by day. */
export type TableWatch = Omit<GrowingEvidence, 'addDay'> & { readonly addDay: (day: TwoProportions) => void };

/** Before the first day; see `twoArmEvidence`. RangeError for a margin outside -50 to 50. */
export function watchTables({ logOddsMargin, tempering }: Rules): TableWatch {
  if (!(Math.abs(logOddsMargin) <= LARGEST_MARGIN)) {
    throw new RangeError(`logOddsMargin must be between -50 and 50; got ${logOddsMargin}.`);
  }
  const evidence = growEvidence(tempering);
  const likelihoodsOf = tableLikelihoods({ logOddsMargin, tempering });
  return {
    ...evidence,
    addDay: (day) => {
      const effect = logOddsRatio(day);
      if (effect !== null) evidence.addDay(likelihoodsOf(day), effect);
    },
  };
}

const LARGEST_MARGIN = 50;
