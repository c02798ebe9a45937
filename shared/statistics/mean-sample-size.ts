import { checkFinite, checkOpenShare, checkPositive } from './argument-checks.ts';
import { noncentralTUpperTail } from './noncentral-t.ts';
import { solveRising } from './solve-rising.ts';
import { studentTUpperQuantile } from './student-t.ts';
import { checkTestPlan, planQuantiles, type TestPlan, type WrongDirection } from './test-plan.ts';

/** The plan of a t test; difference and standard deviation in the same unit (or both relative to the mean). */
type MeansPlan = TestPlan & {
  readonly standardDeviation: number;
  /**
   * Whether a significant result in the wrong direction counts towards the power of a two-sided test: by default it
   * does not (R's power.t.test), 'counted' is the textbook power (its strict = TRUE; statsmodels).
   */
  readonly wrongDirection?: WrongDirection;
};

/** The answers are searched to the last bit, or as closely as the reference they are compared with. */
type Searched = { readonly searchTolerance?: number };

/**
 * People in the treated arm so that a two-sample t test sees `difference` with the planned power, by the noncentral t
 * distribution; not rounded, at least 2. Control has `controlPerTreated` times as many (R 4.2.2 power.t.test).
 * Worked values, two-sided .05, power .8: difference .2 at spread .6 needs 142.2466 per arm; .25 at spread 1 with
 * four controls each needs 157.362 treated. RangeError for a difference of 0 or a spread not above 0.
 */
export function treatedNeededForMeans(
  question: MeansPlan & Searched & { readonly difference: number; readonly controlPerTreated: number },
): number {
  const { difference, controlPerTreated, power, searchTolerance = 0, ...plan } = question;
  checkTestPlan(question);
  checkEffect(difference);
  checkPositive({ name: 'controlPerTreated', value: controlPerTreated });
  return solveRising(
    (treated) => powerForMeans({ ...plan, difference, treated, control: treated * controlPerTreated }),
    { from: 2, upTo: MOST_PEOPLE, target: power, tolerance: searchTolerance },
  );
}

const MOST_PEOPLE = 1e7;

/**
 * Power of that test with so many people in each arm. Worked value: 25 and 25, difference .2, spread .6, two-sided .05:
 * 0.21042625384617.
 */
export function powerForMeans(
  question: Omit<MeansPlan, 'power'> & {
    readonly difference: number;
    readonly treated: number;
    readonly control: number;
  },
): number {
  const { difference, standardDeviation, treated, control, ...test } = question;
  checkFinite({ name: 'difference', value: difference });
  checkPositive({ name: 'standardDeviation', value: standardDeviation });
  checkOpenShare({ name: 'alpha', value: test.alpha });
  checkPositive({ name: 'treated', value: treated });
  checkPositive({ name: 'control', value: control });
  const degreesOfFreedom = treated + control - 2;
  if (degreesOfFreedom < 1) throw new RangeError('a t test needs at least 3 people in all.');
  const standardError = standardDeviation * Math.sqrt(1 / treated + 1 / control);
  return tPower({ ...test, degreesOfFreedom, noncentrality: Math.abs(difference) / standardError });
}

/**
 * The smallest difference that so many people per arm show with the planned power, in the unit of the spread.
 * Worked value: 25 and 25, spread 1, two-sided .05, power .8: 0.80870875908; R stops searching at 0.808710907761471,
 * its default tolerance of the fourth root of the machine's epsilon. RangeError as above, or when the power is not
 * above the error rate of one side.
 */
export function smallestDetectableMeanDifference(
  question: MeansPlan & Searched & { readonly treated: number; readonly control: number },
): number {
  const { power, searchTolerance = 0, ...plan } = question;
  checkTestPlan(question);
  if (power <= plan.alpha / plan.sides)
    throw new RangeError('power must be above the error rate of one side.');
  const search = { from: 1e-7 * plan.standardDeviation, upTo: 1e7 * plan.standardDeviation };
  return solveRising((difference) => powerForMeans({ ...plan, difference }), {
    ...search,
    target: power,
    tolerance: searchTolerance,
  });
}

/**
 * Pairs (the same people before and after) so that a paired t test sees `difference`, given the standard deviation of
 * the differences; not rounded, at least 2. Worked value: .2 at spread .5, two-sided .05, power .8: 51.0095670753887.
 */
export function pairsNeeded({
  difference,
  standardDeviation,
  alpha,
  power,
  sides,
  wrongDirection,
  searchTolerance = 0,
}: MeansPlan & Searched & { readonly difference: number }): number {
  checkTestPlan({ alpha, power });
  checkEffect(difference);
  checkPositive({ name: 'standardDeviation', value: standardDeviation });
  const effect = Math.abs(difference) / standardDeviation;
  const test = { alpha, sides, ...(wrongDirection && { wrongDirection }) };
  return solveRising(
    (pairs) => tPower({ ...test, degreesOfFreedom: pairs - 1, noncentrality: effect * Math.sqrt(pairs) }),
    { from: 2, upTo: MOST_PEOPLE, target: power, tolerance: searchTolerance },
  );
}

/**
 * People per arm so that equal means are shown to be at most `margin` worse, by a one-sided z test; not rounded.
 * Worked value: spread .6, margin .1, alpha .05, power .8: 445.1441207054235.
 */
export function peoplePerArmForNoninferiorMeans({
  standardDeviation,
  margin,
  alpha,
  power,
}: {
  readonly standardDeviation: number;
  readonly margin: number;
  readonly alpha: number;
  readonly power: number;
}): number {
  checkPositive({ name: 'standardDeviation', value: standardDeviation });
  checkPositive({ name: 'margin', value: margin });
  const { critical, powered } = planQuantiles({ alpha, power, sides: 1 });
  return ((critical + powered) ** 2 * 2 * standardDeviation ** 2) / margin ** 2;
}

type TPower = Pick<MeansPlan, 'alpha' | 'sides' | 'wrongDirection'> & {
  readonly degreesOfFreedom: number;
  readonly noncentrality: number;
};

function tPower({ degreesOfFreedom, noncentrality, alpha, sides, wrongDirection }: TPower): number {
  const critical = studentTUpperQuantile(alpha / sides, degreesOfFreedom);
  const right = noncentralTUpperTail(critical, { degreesOfFreedom, noncentrality });
  if (sides === 1 || wrongDirection !== 'counted') return right;
  return right + noncentralTUpperTail(critical, { degreesOfFreedom, noncentrality: -noncentrality });
}

function checkEffect(difference: number): void {
  checkFinite({ name: 'difference', value: difference });
  if (difference === 0) throw new RangeError('a difference of 0 cannot be shown by any number of people.');
}
