import { checkPositive } from './argument-checks.ts';
import { planQuantiles, type TestPlan } from './test-plan.ts';

/**
 * Exposure per arm (customers, hours, calls) so that a comparison of two event rates sees the ratio treated over
 * control with the planned power, by the normal approximation to the Poisson counts; not rounded.
 * Worked value: control rate .02, ratio 1.5, one-sided .05, power .8: 3091.2786160098854 units.
 * RangeError for a rate or ratio not above 0, or a ratio of 1.
 */
export function exposurePerArmForRates(
  question: TestPlan & { readonly controlRate: number; readonly rateRatio: number },
): number {
  checkPositive({ name: 'controlRate', value: question.controlRate });
  return eventsNeeded(question) / (question.controlRate * (1 + question.rateRatio));
}

/**
 * Events needed in both arms together, whatever their rate, to see the ratio of the rates with equal exposure:
 * ((za + zb) (1 + ratio) / (1 - ratio))^2 (Freedman 1982); not rounded. Worked value: ratio 2, two-sided .05, power .8:
 * 70.6399. RangeError for a ratio not above 0, or of 1.
 */
export function eventsNeeded({ rateRatio, ...plan }: TestPlan & { readonly rateRatio: number }): number {
  checkPositive({ name: 'rateRatio', value: rateRatio });
  if (rateRatio === 1) throw new RangeError('equal rates cannot be told apart by any number of events.');
  const { critical, powered } = planQuantiles(plan);
  return (((critical + powered) * (1 + rateRatio)) / (1 - rateRatio)) ** 2;
}
