import { checkPositive } from './argument-checks.ts';
import { clopperPearsonInterval } from './clopper-pearson.ts';
import type { Estimate } from './interval.ts';

export type RatesQuestion = {
  readonly treated: { readonly events: number; readonly exposure: number };
  readonly control: { readonly events: number; readonly exposure: number };
  readonly confidence: number;
};

/**
 * Ratio of two rates, treated over control, with the exact conditional interval: given all events, those of the
 * treated arm are binomial (Przyborowski & Wilenski 1940; R 4.2.2 poisson.test). Worked value: 23 in 1011 against 11
 * in 800 gives 1.65452747055121, 95 % interval 0.774803776332917 to 3.759429748966801.
 * Null when an arm has no event: the ratio or one of its limits does not exist. RangeError for impossible counts.
 */
export function rateRatio({ treated, control, confidence }: RatesQuestion): Estimate | null {
  checkPositive({ name: 'treated exposure', value: treated.exposure });
  checkPositive({ name: 'control exposure', value: control.exposure });
  if (treated.events === 0 || control.events === 0) return null;
  const trials = treated.events + control.events;
  const share = clopperPearsonInterval({ successes: treated.events, trials, confidence });
  const perExposure = control.exposure / treated.exposure;
  const ratioAt = (part: number): number => (part / (1 - part)) * perExposure;
  return { estimate: ratioAt(share.estimate), low: ratioAt(share.low), high: ratioAt(share.high) };
}
