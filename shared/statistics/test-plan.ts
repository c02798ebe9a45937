import { checkOpenShare } from './argument-checks.ts';
import { normalUpperQuantile } from './normal.ts';

/** The error rates a test is planned with: 0.05 false alarms over `sides` sides, 0.8 chance to see the effect. */
export type TestPlan = { readonly alpha: number; readonly power: number; readonly sides: 1 | 2 };

/** Whether a significant result in the direction not hoped for counts as success of a two-sided test. */
export type WrongDirection = 'left-out' | 'counted';

export function checkTestPlan({ alpha, power }: { readonly alpha: number; readonly power: number }): void {
  checkOpenShare({ name: 'alpha', value: alpha });
  checkOpenShare({ name: 'power', value: power });
}

/** The normal quantile the test statistic must pass, and the one that leaves `power` above it. */
export function planQuantiles({ alpha, power, sides }: TestPlan): { critical: number; powered: number } {
  checkTestPlan({ alpha, power });
  return { critical: normalUpperQuantile(alpha / sides), powered: normalUpperQuantile(1 - power) };
}
