import type { MeasuredEffect } from './log-odds-ratio.ts';
import { checkRateOrEmpty, type TwoRates } from './log-rate-ratio.ts';
import { checkProportionOrEmpty, type TwoProportions } from './proportion.ts';

/**
 * Logarithm of the odds ratio within strata (days), treated over control, in one step from no effect: (observed -
 * expected) / V with variance 1 / V (Yusuf, Peto, Lewis, Collins & Sleight 1985). Exists also where an arm has no case
 * at all, and is meant for that: far from no effect it understates. Worked value: 0 of 10 against 3 of 10 has expected
 * 1.5 and V .6711, so -2.2353 with variance 1.4902. Null where no stratum tells anything. RangeError for impossible
 * counts.
 */
export function petoLogOddsRatio(strata: readonly TwoProportions[]): MeasuredEffect | null {
  let apart = 0;
  let information = 0;
  for (const { treated, control } of strata) {
    checkProportionOrEmpty(treated);
    checkProportionOrEmpty(control);
    const people = treated.trials + control.trials;
    if (treated.trials === 0 || control.trials === 0 || people < 2) continue;
    const cases = treated.successes + control.successes;
    apart += treated.successes - (cases * treated.trials) / people;
    information +=
      (treated.trials * control.trials * cases * (people - cases)) / (people ** 2 * (people - 1));
  }
  return information > 0 ? { estimate: apart / information, variance: 1 / information } : null;
}

/**
 * Logarithm of the ratio of two rates within strata, in one step from no effect: (observed - expected) / V, the Peto
 * estimate of rates; exists also where an arm has no event, and is meant for that. Worked value: 0 in 100 against 3 in
 * 100 has expected 1.5 and V .75, so -2 with variance 4/3. Null where no stratum has an event.
 */
export function scoreLogRateRatio(strata: readonly TwoRates[]): MeasuredEffect | null {
  let apart = 0;
  let information = 0;
  for (const { treated, control } of strata) {
    checkRateOrEmpty(treated);
    checkRateOrEmpty(control);
    if (treated.exposure === 0 || control.exposure === 0) continue;
    const exposure = treated.exposure + control.exposure;
    const events = treated.events + control.events;
    apart += treated.events - (events * treated.exposure) / exposure;
    information += (events * treated.exposure * control.exposure) / exposure ** 2;
  }
  return information > 0 ? { estimate: apart / information, variance: 1 / information } : null;
}
