import type { Estimate } from './interval.ts';

/**
 * The difference of two independent levels, treated minus control, with an interval put together from the two that the
 * levels have of their own (method of variance estimates recovery: Newcombe 1998, method 10; Li, Tang & Wong 2014).
 * Worked value: .25 in .054861 to .571858 against 0 in 0 to .308497 gives .25, interval -.115034 to .571858.
 */
export function recoverDifference({
  treated,
  control,
}: {
  readonly treated: Estimate;
  readonly control: Estimate;
}): Estimate {
  const estimate = treated.estimate - control.estimate;
  return {
    estimate,
    low: estimate - Math.hypot(treated.estimate - treated.low, control.high - control.estimate),
    high: estimate + Math.hypot(treated.high - treated.estimate, control.estimate - control.low),
  };
}
