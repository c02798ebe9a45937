import { checkCount, checkNotNegative } from './argument-checks.ts';
import type { MeasuredEffect } from './log-odds-ratio.ts';

/** So many events in so much exposure (days, calls, customer-days); without exposure there can be no event. */
export type EventRate = { readonly events: number; readonly exposure: number };

/** The two arms of a comparison of rates. */
export type TwoRates = { readonly treated: EventRate; readonly control: EventRate };

/** Throws a RangeError unless events is a whole number, exposure at least 0, and above 0 where there are events. */
export function checkRateOrEmpty({ events, exposure }: EventRate): void {
  checkCount({ name: 'events', value: events });
  checkNotNegative({ name: 'exposure', value: exposure });
  if (exposure === 0 && events > 0) {
    throw new RangeError(`events without exposure cannot be; got ${events} events.`);
  }
}

/**
 * Natural logarithm of the ratio of two rates, treated over control, and its variance 1/x + 1/y (Rothman, Greenland &
 * Lash 2008, ch. 14). When one arm has no event, half an event is added to each.
 * Null when nothing can be compared: an arm without exposure, or no event at all.
 * Worked value: 23 in 1011 against 11 in 800 gives ln 1.65452747055121 with variance 1/23 + 1/11.
 */
export function logRateRatio({ treated, control }: TwoRates): MeasuredEffect | null {
  checkRateOrEmpty(treated);
  checkRateOrEmpty(control);
  if (treated.exposure === 0 || control.exposure === 0) return null;
  if (treated.events + control.events === 0) return null;
  const added = treated.events === 0 || control.events === 0 ? 0.5 : 0;
  const x = treated.events + added;
  const y = control.events + added;
  return {
    estimate: Math.log((x * control.exposure) / (y * treated.exposure)),
    variance: 1 / x + 1 / y,
  };
}
