import type { Estimate } from './interval.ts';
import { checkRateQuestion } from './poisson.ts';
import { gammaTailInverse } from './special-functions.ts';

type RateQuestion = { readonly events: number; readonly exposure: number; readonly confidence: number };

/**
 * Exact two-sided interval for a rate, in events per unit of exposure (Garwood 1936). `exposure` is whatever the
 * events are counted over: customers, hours, calls. With 0 events the lower limit is 0.
 * Worked value: 7 events in 1000 gives 0.007, 95 % interval 0.00281436305 to 0.01442267536 (R 4.2.2 poisson.test).
 * RangeError: events not a whole number of at least 0, exposure not above 0.
 */
export function garwoodInterval(question: RateQuestion): Estimate {
  checkRateQuestion(question);
  const { events, exposure, confidence } = question;
  const tail = (1 - confidence) / 2;
  return {
    estimate: events / exposure,
    low: events === 0 ? 0 : gammaTailInverse(tail, events, 'lower') / exposure,
    high: gammaTailInverse(tail, events + 1, 'upper') / exposure,
  };
}
