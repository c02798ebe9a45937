import { checkFinite } from './argument-checks.ts';
import {
  addDayEvidence,
  evidenceIn,
  ratiosAsked,
  startTwoArmEvidence,
  type Tempering,
  type TwoArmState,
} from './evidence-of-harm.ts';
import { logRateRatio, type TwoRates } from './log-rate-ratio.ts';
import type { Evidence } from './one-arm-e-process.ts';

type Rules = {
  /** Logarithm of the ratio of rates that is still acceptable: 0 for "worse at all". */
  readonly logRatioMargin: number;
  readonly tempering: Tempering;
};

/**
 * Evidence after each day that (bad) events come more often in the treated arm, per unit of exposure, beyond the
 * margin; valid at any look. Given the day's total, each event belongs to the treated arm with chance
 * r eT / (r eT + eC), whatever the day's base rate; the likelihood ratios are mixed over the same ratios of rates as
 * `twoArmEvidence`. Of outcomes that are yes or no for each customer it is a cautious version (Hoeffding 1956).
 * A day with one arm only, or without an event, leaves the evidence as it was.
 * Worked value: the four days of the tests give 19.234273463050627 untempered.
 */
export function twoArmRateEvidence({
  days,
  ...rules
}: Rules & { readonly days: readonly TwoRates[] }): readonly Evidence[] {
  let state = startTwoArmEvidence();
  return days.map((day) => {
    state = addRateDay(state, day, rules);
    return evidenceIn(state, rules.tempering);
  });
}

/**
 * One more day; see `twoArmRateEvidence`. RangeError for events that are no count, exposure below 0, events without
 * exposure, or a margin that is not finite.
 */
export function addRateDay(state: TwoArmState, day: TwoRates, rules: Rules): TwoArmState {
  checkFinite({ name: 'logRatioMargin', value: rules.logRatioMargin });
  const effect = logRateRatio(day);
  if (effect === null) return state;
  const { treated, control } = day;
  const events = treated.events + control.events;
  const share = 1 / (1 + (control.exposure / treated.exposure) * Math.exp(-rules.logRatioMargin));
  const { lowest, steps, growths } = ratiosAsked(rules.tempering);
  const logLikelihoods: number[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    const ratio = lowest + (steps[at] ?? 0);
    logLikelihoods.push(treated.events * ratio - events * Math.log1p(share * (growths[at] ?? 0)));
  }
  return addDayEvidence(state, { logLikelihoods, effect }, rules.tempering);
}
