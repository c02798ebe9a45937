import { betaQuantile, betaUpperQuantile } from './beta.ts';
import type { Estimate } from './interval.ts';
import { checkProportionQuestion, type ProportionQuestion } from './proportion.ts';

/**
 * Equal-tailed Bayesian interval for a proportion under Jeffreys' prior Beta(1/2, 1/2) (Brown, Cai & DasGupta 2001,
 * without their adjustment at 0 and at all successes). The estimate is the posterior mean, so it lies inside also
 * when nothing or everything was a success. Worked value: 2 of 50 gives a 95 % interval of 0.008404035138946 to
 * 0.122178935587249. RangeError for impossible counts or 0 trials.
 */
export function jeffreysInterval(question: ProportionQuestion): Estimate {
  checkProportionQuestion(question);
  const { successes, trials, confidence } = question;
  const shape = { a: successes + 0.5, b: trials - successes + 0.5 };
  const tail = (1 - confidence) / 2;
  return {
    estimate: shape.a / (shape.a + shape.b),
    low: betaQuantile(tail, shape),
    high: betaUpperQuantile(tail, shape),
  };
}
