import { checkOpenShare } from './argument-checks.ts';
import { normalCdf, normalUpperQuantile } from './normal.ts';
import { solveRising } from './solve-rising.ts';
import { planQuantiles, type TestPlan } from './test-plan.ts';

/**
 * People per arm to compare two proportions on the arcsine scale, where their spread is the same everywhere (Cohen
 * 1988, chapter 6, effect h); two-sided, a significant result in the wrong direction counts too, as in statsmodels
 * NormalIndPower and R's pwr. Not rounded. Worked value: .70 against .77, two-sided .05, power .8: 621.5528394197568.
 * RangeError for shares outside (0, 1) or equal ones, or a power not above alpha.
 */
export function peoplePerArmByArcsine(
  question: TestPlan & { readonly controlShare: number; readonly treatedShare: number },
): number {
  const { controlShare, treatedShare, alpha, power, sides } = question;
  checkOpenShare({ name: 'controlShare', value: controlShare });
  checkOpenShare({ name: 'treatedShare', value: treatedShare });
  const { critical, powered } = planQuantiles(question);
  if (power <= alpha) throw new RangeError(`power must be above alpha; got ${power} and ${alpha}.`);
  const effect = 2 * Math.abs(Math.asin(Math.sqrt(treatedShare)) - Math.asin(Math.sqrt(controlShare)));
  if (effect === 0) throw new RangeError('equal shares cannot be told apart by any number of people.');
  if (sides === 1) return 2 * ((critical + powered) / effect) ** 2;
  const shift = solveRising((shift) => normalCdf(shift - critical) + normalCdf(-shift - critical), {
    from: 0,
    upTo: critical + normalUpperQuantile(Math.min(0.5, 1 - power)),
    target: power,
    tolerance: 0,
  });
  return 2 * (shift / effect) ** 2;
}
