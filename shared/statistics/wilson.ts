import type { Estimate } from './interval.ts';
import { normalMultiplier } from './normal.ts';
import {
  checkEffectiveProportion,
  checkProportionQuestion,
  shareOf,
  type ProportionQuestion,
} from './proportion.ts';

/**
 * Score interval for a proportion (Wilson 1927). Limits stay within 0 and 1; at 0 successes the lower limit is 0, at
 * all successes the upper is 1. Worked value: 2 of 50 gives 0.04, 95 % interval 0.0110388843276198 to
 * 0.1346009068750702 (R 4.2.2 prop.test, correct = FALSE). RangeError for impossible counts or 0 trials.
 */
export function wilsonInterval(question: ProportionQuestion): Estimate {
  return scoreInterval(question, 0);
}

/** As `wilsonInterval`, for counts of an effective size, which need not be whole. */
export function effectiveWilsonInterval(question: ProportionQuestion): Estimate {
  checkEffectiveProportion(question);
  return scoreLimits(question, 0);
}

/**
 * Wilson's interval with continuity correction (Newcombe 1998, method 4): closer to exact coverage, wider.
 * Worked value: 2 of 50 gives 0.00695862329316425 to 0.14858824523934158 (R 4.2.2 prop.test, which leaves the
 * correction out where exactly half of the trials are successes; here it is always applied).
 */
export function wilsonContinuityInterval(question: ProportionQuestion): Estimate {
  return scoreInterval(question, 0.5);
}

function scoreInterval(question: ProportionQuestion, correction: number): Estimate {
  checkProportionQuestion(question);
  return scoreLimits(question, correction);
}

function scoreLimits(question: ProportionQuestion, correction: number): Estimate {
  const { successes, trials, confidence } = question;
  const z = normalMultiplier(confidence);
  const failures = trials - successes;
  return {
    estimate: shareOf(question),
    low: successes === 0 ? 0 : scoreLimit({ successes: successes - correction, trials, z: -z }),
    // The upper limit for successes is 1 minus the lower limit for failures, which keeps the two sides symmetric.
    high: failures === 0 ? 1 : 1 - scoreLimit({ successes: failures - correction, trials, z: -z }),
  };
}

function scoreLimit({ successes, trials, z }: { successes: number; trials: number; z: number }): number {
  const share = successes / trials;
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return Math.max(0, (share + (z * z) / (2 * trials) + spread) / (1 + (z * z) / trials));
}
