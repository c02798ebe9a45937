import { checkProportionOrEmpty, type TwoProportions } from './proportion.ts';

/** An estimate with the variance it was measured with. */
export type MeasuredEffect = { readonly estimate: number; readonly variance: number };

/**
 * Natural logarithm of the odds ratio, treated over control, and its variance 1/a + 1/b + 1/c + 1/d (Woolf 1955).
 * When one of the four cells is empty, half a case is added to each (Haldane 1956, Anscombe 1956).
 * Null when the table tells nothing: an arm is empty, or both arms have only successes or only failures.
 * Worked value: 105 of 686 against 134 of 687 gives -0.29327.
 */
export function logOddsRatio({ treated, control }: TwoProportions): MeasuredEffect | null {
  checkProportionOrEmpty(treated);
  checkProportionOrEmpty(control);
  const successes = treated.successes + control.successes;
  if (treated.trials === 0 || control.trials === 0) return null;
  if (successes === 0 || successes === treated.trials + control.trials) return null;
  const treatedNone = treated.trials - treated.successes;
  const controlNone = control.trials - control.successes;
  const isAnyEmpty = treated.successes * control.successes * treatedNone * controlNone === 0;
  const added = isAnyEmpty ? 0.5 : 0;
  const treatedYes = treated.successes + added;
  const treatedNo = treatedNone + added;
  const controlYes = control.successes + added;
  const controlNo = controlNone + added;
  return {
    estimate: Math.log((treatedYes * controlNo) / (treatedNo * controlYes)),
    variance: 1 / treatedYes + 1 / treatedNo + 1 / controlYes + 1 / controlNo,
  };
}
