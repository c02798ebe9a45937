import { checkOpenShare, checkPositive } from './argument-checks.ts';
import { restrictedShares } from './miettinen-nurminen.ts';
import { planQuantiles, type TestPlan } from './test-plan.ts';

type RatesPlan = TestPlan & {
  /** The shares one expects, each strictly between 0 and 1. */
  readonly treatedShare: number;
  readonly controlShare: number;
  /** The difference treated minus control that is to be ruled out: the margin, or 0. */
  readonly nullDifference: number;
  readonly controlPerTreated: number;
};

/**
 * People in both arms together so that the score test rules out `nullDifference` with the planned power, its spread
 * taken at the shares that come closest to the expected ones under the null (Farrington & Manning 1990, equation 4;
 * rpact getSampleSizeRates). Not rounded. Worked value: .05 in both arms, margin .02, one-sided .05, power .8, equal
 * arms: 2999.594. RangeError for shares outside (0, 1), a null difference outside (-1, 1) or equal to the expected one.
 */
export function peopleForScoreTest(question: RatesPlan): number {
  const { treatedShare, controlShare, nullDifference, controlPerTreated } = question;
  checkOpenShare({ name: 'treatedShare', value: treatedShare });
  checkOpenShare({ name: 'controlShare', value: controlShare });
  checkOpenShare({ name: 'half of 1 + nullDifference', value: (1 + nullDifference) / 2 });
  checkPositive({ name: 'controlPerTreated', value: controlPerTreated });
  const { critical, powered } = planQuantiles(question);
  const distance = treatedShare - controlShare - nullDifference;
  if (distance === 0) throw new RangeError('the expected difference is the one to be ruled out.');
  // The restricted shares depend on the counts only by their proportions, so one treated person stands for all.
  const expected = {
    treated: { successes: treatedShare, trials: 1 },
    control: { successes: controlShare * controlPerTreated, trials: controlPerTreated },
  };
  const spread = (treated: number, control: number): number =>
    Math.sqrt(treated * (1 - treated) + (control * (1 - control)) / controlPerTreated);
  const restricted = restrictedShares(expected, nullDifference);
  const underNull = spread(restricted.treated, restricted.control);
  const underPlan = spread(treatedShare, controlShare);
  const treatedPeople = ((critical * underNull + powered * underPlan) / distance) ** 2;
  return treatedPeople * (1 + controlPerTreated);
}
