import { checkCount, checkPositive } from './argument-checks.ts';
import { clopperPearsonInterval } from './clopper-pearson.ts';
import type { Estimate } from './interval.ts';
import type { EventCount } from './rate-comparison.ts';

export type RatesQuestion = {
  readonly treated: EventCount;
  readonly control: EventCount;
  readonly confidence: number;
};

/**
 * Ratio of two rates, treated over control, with the exact conditional interval: given all events, those of the
 * treated arm are binomial (Przyborowski & Wilenski 1940; R 4.2.2 poisson.test). Worked value: 23 in 1011 against 11
 * in 800 gives 1.65452747055121, 95 % interval 0.774803776332917 to 3.759429748966801.
 * 0 without a treated event, Infinity without one in control, each with the limit that still exists; null without any.
 * RangeError for impossible counts, an exposure not above 0 or a confidence outside (0, 1).
 */
export function conditionalRateRatio({ treated, control, confidence }: RatesQuestion): Estimate | null {
  checkPositive({ name: 'treated exposure', value: treated.exposure });
  checkPositive({ name: 'control exposure', value: control.exposure });
  checkCount({ name: 'treated events', value: treated.events });
  checkCount({ name: 'control events', value: control.events });
  const trials = treated.events + control.events;
  if (trials === 0) return null;
  const share = clopperPearsonInterval({ successes: treated.events, trials, confidence });
  const perExposure = control.exposure / treated.exposure;
  const ratioAt = (part: number): number => (part / (1 - part)) * perExposure;
  return { estimate: ratioAt(share.estimate), low: ratioAt(share.low), high: ratioAt(share.high) };
}

/** The same, but null as soon as an arm has no event: what is shown where a ratio of 0 or Infinity would mislead. */
export function rateRatio(question: RatesQuestion): Estimate | null {
  const found = conditionalRateRatio(question);
  const hasBoth = question.treated.events > 0 && question.control.events > 0;
  return hasBoth ? found : null;
}
