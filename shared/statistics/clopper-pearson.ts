import type { Estimate } from './interval.ts';
import {
  checkEffectiveProportion,
  checkProportionQuestion,
  shareOf,
  type Proportion,
  type ProportionQuestion,
} from './proportion.ts';
import { betaTailInverse } from './special-functions.ts';

/**
 * Exact two-sided interval for a proportion (Clopper & Pearson 1934): never covers less than its confidence, wider
 * than needed. 0 successes gives a lower limit of 0, all successes an upper limit of 1.
 * Worked value: 2 of 50 gives 0.04, 95 % interval 0.00488143342616438 to 0.13713762560396736 (R 4.2.2 binom.test).
 * RangeError for impossible counts; with 0 trials there is no interval and the caller decides what to show.
 */
export function clopperPearsonInterval(question: ProportionQuestion): Estimate {
  checkProportionQuestion(question);
  return exactLimits(question);
}

/** As `clopperPearsonInterval`, for counts of an effective size, which need not be whole (Korn & Graubard 1998). */
export function effectiveClopperPearsonInterval(question: ProportionQuestion): Estimate {
  checkEffectiveProportion(question);
  return exactLimits(question);
}

function exactLimits(question: ProportionQuestion): Estimate {
  const { successes, trials, confidence } = question;
  const tail = (1 - confidence) / 2;
  return {
    estimate: shareOf(question),
    low: exactLowerLimit(question, tail),
    high: exactUpperLimit({ successes, trials }, tail),
  };
}

/**
 * The smallest rate not ruled out at `confidence`, all of the error on this side (Clopper-Pearson, one-sided).
 * 0 when nothing was seen.
 */
export function exactLowerBound(question: ProportionQuestion): number {
  checkProportionQuestion(question);
  return exactLowerLimit(question, 1 - question.confidence);
}

/**
 * The largest rate not ruled out at `confidence`, all of the error on this side. 1 when every trial was a success.
 * Worked value: 0 of 30 at 0.95 = 0.0950338528553.
 */
export function exactUpperBound(question: ProportionQuestion): number {
  checkProportionQuestion(question);
  return exactUpperLimit(question, 1 - question.confidence);
}

function exactLowerLimit({ successes, trials }: Proportion, tail: number): number {
  if (successes === 0) return 0;
  return betaTailInverse(tail, { a: successes, b: trials - successes + 1 }, 'lower');
}

function exactUpperLimit({ successes, trials }: Proportion, tail: number): number {
  if (successes === trials) return 1;
  return betaTailInverse(tail, { a: successes + 1, b: trials - successes }, 'upper');
}
