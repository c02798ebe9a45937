import { sumOf } from './sum.ts';
import { checkSamples, type TwoSamples } from './two-samples.ts';

type PermutationTest = {
  /** Difference of means, treated minus control, in the unit of the values. */
  readonly estimate: number;
  /** P values of the claims that the treated mean is lower, is higher, is different. */
  readonly less: number;
  readonly greater: number;
  readonly twoSided: number;
  /** In how many ways the values can be dealt to the two arms. */
  readonly regroupings: number;
};

/** 12 against 13 values; so many take about a second. */
export const MOST_REGROUPINGS = 5_200_300;

/**
 * Exact permutation test of a difference of means: the share of all ways to deal the values to the two arms in which
 * the difference is at least as extreme as the one seen (Fisher 1935; Pitman 1937). Two-sided: twice the smaller side,
 * at most 1 (scipy permutation_test). For about 12 values per arm or fewer. Worked value: five durations against five
 * give -55, less 3/252, two-sided 0.0238095238. Equal values in both arms give p 1.
 * RangeError for an empty arm, a value that is not finite, or more regroupings than `MOST_REGROUPINGS`.
 */
export function permutationTest({ treated, control }: TwoSamples): PermutationTest {
  checkSamples({ treated, control });
  const regroupings = waysToChoose(treated.length, treated.length + control.length);
  if (regroupings > MOST_REGROUPINGS) {
    throw new RangeError(`the values may be dealt in at most ${MOST_REGROUPINGS} ways; got ${regroupings}.`);
  }
  const values = [...treated, ...control];
  const middle = meanOf(values);
  // Given all values, the difference of means rises with the treated sum; deviations keep the digits of large values.
  const deviations = values.map((value) => value - middle);
  const seen = sumOf(deviations.slice(0, treated.length));
  const slack = 1e-12 * deviations.reduce((sum, value) => sum + Math.abs(value), 0);
  let atMost = 0;
  let atLeast = 0;
  eachSum(deviations, treated.length, (sum) => {
    if (sum <= seen + slack) atMost += 1;
    if (sum >= seen - slack) atLeast += 1;
  });
  const less = atMost / regroupings;
  const greater = atLeast / regroupings;
  return {
    estimate: meanOf(treated) - meanOf(control),
    less,
    greater,
    twoSided: Math.min(1, 2 * Math.min(less, greater)),
    regroupings,
  };
}

/** Visits the sum of every choice of `size` of the values. */
function eachSum(values: readonly number[], size: number, visit: (sum: number) => void): void {
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) {
      visit(sum);
      return;
    }
    for (let index = from; index <= values.length - left; index += 1) {
      choose(index + 1, left - 1, sum + (values[index] ?? 0));
    }
  };
  choose(0, size, 0);
}

function waysToChoose(size: number, from: number): number {
  let ways = 1;
  for (let index = 1; index <= size; index += 1) ways = (ways * (from - size + index)) / index;
  return Math.round(ways);
}

function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}
