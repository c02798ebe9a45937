import { checkOpenShare, checkPositive } from './argument-checks.ts';
import { normalCdf, normalUpperQuantile } from './normal.ts';
import { planQuantiles, type TestPlan } from './test-plan.ts';

/** The shares one expects in the two arms, each strictly between 0 and 1. */
type TwoShares = { readonly controlShare: number; readonly treatedShare: number };

/**
 * People per arm so that a z test of two proportions sees the difference with the planned power; not rounded, so round
 * up (R 4.2.2 power.prop.test). Worked values, two-sided .05, power .8: .70 against .77 needs 622.805703524289,
 * .02 against .023 needs 36692.77. RangeError for shares outside (0, 1) or equal ones.
 */
export function peoplePerArmForShares(question: TwoShares & TestPlan): number {
  checkShares(question);
  const { critical, powered } = planQuantiles(question);
  const { underNull, underEffect, difference } = spreads(question);
  if (difference === 0) throw new RangeError('equal shares cannot be told apart by any number of people.');
  return ((critical * underNull + powered * underEffect) / difference) ** 2;
}

/**
 * Power of that test with `perArm` people in each arm. Worked value: 500 per arm, .70 against .77, two-sided .05:
 * 0.708708748796429. With equal shares it is the error rate of one side.
 */
export function powerForShares(
  question: TwoShares & Omit<TestPlan, 'power'> & { readonly perArm: number },
): number {
  checkShares(question);
  checkPositive({ name: 'perArm', value: question.perArm });
  checkOpenShare({ name: 'alpha', value: question.alpha });
  const { underNull, underEffect, difference } = spreads(question);
  const critical = normalUpperQuantile(question.alpha / question.sides);
  return normalCdf((Math.sqrt(question.perArm) * difference - critical * underNull) / underEffect);
}

/**
 * The smallest rise (or fall) from `controlShare` that `perArm` people per arm show with the planned power, in points
 * of the share and above 0. Null when even a share of 1 (or 0) would not be told apart.
 * Worked value: base .03, 2500 per arm, two-sided .05, power .8: a rise of 0.015056329240848.
 */
export function smallestDetectableShareChange(
  question: TestPlan & {
    readonly controlShare: number;
    readonly perArm: number;
    readonly change: 'rise' | 'fall';
  },
): number | null {
  const { controlShare, perArm, change, power, ...plan } = question;
  checkOpenShare({ name: 'controlShare', value: controlShare });
  checkOpenShare({ name: 'power', value: power });
  const room = change === 'rise' ? 1 - controlShare : controlShare;
  const sign = change === 'rise' ? 1 : -1;
  const seen = (size: number): boolean =>
    powerForShares({ controlShare, treatedShare: controlShare + sign * size, perArm, ...plan }) >= power;
  let low = 0;
  let high = room * (1 - 1e-12);
  if (!seen(high)) return null;
  for (let step = 0; step < 100 && high - low > 1e-15 * high; step += 1) {
    const middle = (low + high) / 2;
    if (seen(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * People per arm so that a share equal in both arms is shown to be at most `margin` (in points) worse, by a one-sided
 * z test (Blackwelder 1982); not rounded. Worked value: share .05, margin .02, alpha .05, power .8: 1468.3573426.
 */
export function peoplePerArmForNoninferiorShares({
  share,
  margin,
  alpha,
  power,
}: {
  readonly share: number;
  readonly margin: number;
  readonly alpha: number;
  readonly power: number;
}): number {
  checkOpenShare({ name: 'share', value: share });
  checkPositive({ name: 'margin', value: margin });
  const { critical, powered } = planQuantiles({ alpha, power, sides: 1 });
  return ((critical + powered) ** 2 * 2 * share * (1 - share)) / margin ** 2;
}

function spreads({ controlShare, treatedShare }: TwoShares): {
  underNull: number;
  underEffect: number;
  difference: number;
} {
  const middle = (controlShare + treatedShare) / 2;
  return {
    underNull: Math.sqrt(2 * middle * (1 - middle)),
    underEffect: Math.sqrt(controlShare * (1 - controlShare) + treatedShare * (1 - treatedShare)),
    difference: Math.abs(treatedShare - controlShare),
  };
}

function checkShares({ controlShare, treatedShare }: TwoShares): void {
  checkOpenShare({ name: 'controlShare', value: controlShare });
  checkOpenShare({ name: 'treatedShare', value: treatedShare });
}
