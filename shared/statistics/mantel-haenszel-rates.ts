import { checkOpenShare } from './argument-checks.ts';
import type { Estimate } from './interval.ts';
import { checkRateOrEmpty, type TwoRates } from './log-rate-ratio.ts';
import type { MeasuredEffect } from './log-odds-ratio.ts';
import { normalMultiplier } from './normal.ts';

/**
 * Ratio of two rates within strata (days), treated over control, with the standard error of its logarithm by Greenland
 * & Robins (1985; Rothman, Greenland & Lash 2008, ch. 15): the base rate and the exposure of each arm may change from
 * day to day. A stratum with an arm without exposure tells nothing; `strataUsed` counts the others.
 * Worked value: 8 in 100 against 5 in 100, and 12 in 50 against 20 in 150, give (4 + 9) / (2.5 + 5) = 1.7333, standard
 * error of the logarithm sqrt((13 / 4 + 32 * 7500 / 40000) / (13 * 7.5)) = .30801.
 * Null where an arm has no event at all: the logarithm does not exist. RangeError for impossible counts.
 */
export function mantelHaenszelRateRatio({
  strata,
  confidence,
}: {
  readonly strata: readonly TwoRates[];
  readonly confidence: number;
}): (Estimate & { readonly standardErrorOfLog: number; readonly strataUsed: number }) | null {
  checkOpenShare({ name: 'confidence', value: confidence });
  let above = 0;
  let below = 0;
  let spread = 0;
  let strataUsed = 0;
  for (const { treated, control } of strata) {
    checkRateOrEmpty(treated);
    checkRateOrEmpty(control);
    if (treated.exposure === 0 || control.exposure === 0) continue;
    const exposure = treated.exposure + control.exposure;
    above += (treated.events * control.exposure) / exposure;
    below += (control.events * treated.exposure) / exposure;
    spread += ((treated.events + control.events) * treated.exposure * control.exposure) / exposure ** 2;
    strataUsed += 1;
  }
  if (above === 0 || below === 0) return null;
  const standardErrorOfLog = Math.sqrt(spread / (above * below));
  const factor = Math.exp(normalMultiplier(confidence) * standardErrorOfLog);
  const estimate = above / below;
  return { estimate, low: estimate / factor, high: estimate * factor, standardErrorOfLog, strataUsed };
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
