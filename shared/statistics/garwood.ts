import { checkNotNegative, checkOpenShare, checkPositive } from './argument-checks.ts';
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
  return exactLimits(question);
}

/** As `garwoodInterval`, for events of an effective exposure, which need not be whole. */
export function effectiveGarwoodInterval(question: RateQuestion): Estimate {
  checkNotNegative({ name: 'events', value: question.events });
  checkPositive({ name: 'exposure', value: question.exposure });
  checkOpenShare({ name: 'confidence', value: question.confidence });
  return exactLimits(question);
}

function exactLimits(question: RateQuestion): Estimate {
  const { events, exposure, confidence } = question;
  const tail = (1 - confidence) / 2;
  return {
    estimate: events / exposure,
    low: events === 0 ? 0 : gammaTailInverse(tail, events, 'lower') / exposure,
    high: gammaTailInverse(tail, events + 1, 'upper') / exposure,
  };
}
