import { checkFinite } from './argument-checks.ts';
import type { Estimate } from './interval.ts';
import { normalCdf, normalMultiplier, normalUpperTail } from './normal.ts';
import {
  checkProportion,
  checkTwoProportionsQuestion,
  shareOf,
  type TwoProportions,
  type TwoProportionsQuestion,
} from './proportion.ts';

/**
 * Score interval for the difference of two independent proportions, treated minus control: all differences the score
 * test would not reject, with the restricted maximum-likelihood shares in closed form and the N/(N-1) factor
 * (Miettinen & Nurminen 1985). Right for 20 to 200 per arm and at 0 or all successes.
 * Worked value: 8 of 50 against 2 of 50 gives 0.12, 95 % interval 0.002102160092 to 0.252253163401.
 * RangeError for impossible counts or an empty arm.
 */
export function miettinenNurminenDifference(question: TwoProportionsQuestion): Estimate {
  checkTwoProportionsQuestion(question);
  const z = normalMultiplier(question.confidence);
  const estimate = shareOf(question.treated) - shareOf(question.control);
  return {
    estimate,
    low: limitBetween({ question, z, inside: estimate, outside: -1 }),
    high: limitBetween({ question, z: -z, inside: estimate, outside: 1 }),
  };
}

type ScoreTest = {
  readonly z: number;
  /** P value of the claim that treated minus control is above the tested difference. */
  readonly greater: number;
  /** P value of the claim that treated minus control is below the tested difference. */
  readonly less: number;
  /** The same statistic without the N/(N-1) factor (Farrington & Manning 1990). */
  readonly zFarringtonManning: number;
};

/**
 * Score test of treated minus control against the difference `nullDifference` (-1 to 1 exclusive); with a negative
 * margin its `greater` p value is the non-inferiority test of a share that should be high.
 * Worked value: 140 of 200 against 145 of 200, margin -0.05: z 0.552149510163, p 0.290422961629.
 */
export function miettinenNurminenTest(
  question: TwoProportions & { readonly nullDifference: number },
): ScoreTest {
  checkProportion(question.treated);
  checkProportion(question.control);
  checkFinite({ name: 'nullDifference', value: question.nullDifference });
  if (Math.abs(question.nullDifference) >= 1) {
    throw new RangeError(`nullDifference must be strictly between -1 and 1; got ${question.nullDifference}.`);
  }
  const z = score(question, question.nullDifference);
  const total = question.treated.trials + question.control.trials;
  return {
    z,
    greater: normalUpperTail(z),
    less: normalCdf(z),
    zFarringtonManning: z * Math.sqrt(total / (total - 1)),
  };
}

function score({ treated, control }: TwoProportions, difference: number): number {
  const gap = shareOf(treated) - shareOf(control) - difference;
  if (gap === 0) return 0;
  const total = treated.trials + control.trials;
  const shares = restrictedShares({ treated, control }, difference);
  const variance =
    (shares.treated * (1 - shares.treated)) / treated.trials +
    (shares.control * (1 - shares.control)) / control.trials;
  return gap / Math.sqrt((variance * total) / (total - 1));
}

/** The two shares of maximum likelihood among those that differ by `difference`; counts need not be whole. */
export function restrictedShares(
  arms: TwoProportions,
  difference: number,
): { readonly treated: number; readonly control: number } {
  const control = restrictedControlShare(arms, difference);
  return { treated: Math.min(1, Math.max(0, control + difference)), control };
}

/** Control share that maximises the likelihood under the given difference: the root of a cubic, by its angle. */
function restrictedControlShare({ treated, control }: TwoProportions, difference: number): number {
  const total = treated.trials + control.trials;
  const l2 =
    (treated.trials + 2 * control.trials) * difference - total - treated.successes - control.successes;
  const l1 =
    (control.trials * difference - total - 2 * control.successes) * difference +
    treated.successes +
    control.successes;
  const l0 = control.successes * difference * (1 - difference);
  const third = l2 / (3 * total);
  const q = third ** 3 - (l1 * third) / (2 * total) + l0 / (2 * total);
  const p = Math.sign(q || 1) * Math.sqrt(Math.max(0, third * third - l1 / (3 * total)));
  const cosine = p === 0 ? 0 : Math.min(1, Math.max(-1, q / p ** 3));
  const angle = (Math.PI + Math.acos(cosine)) / 3;
  return Math.min(1, Math.max(0, 2 * p * Math.cos(angle) - third));
}

type Search = {
  readonly question: TwoProportions;
  readonly z: number;
  readonly inside: number;
  readonly outside: number;
};

/** The score falls as the tested difference rises, so the limit is found by halving to the last bit. */
function limitBetween({ question, z, inside, outside }: Search): number {
  let kept = inside;
  let rejected = outside;
  for (let step = 0; step < 80; step += 1) {
    const middle = (kept + rejected) / 2;
    if (middle === kept || middle === rejected) break;
    if (Math.abs(score(question, middle)) < Math.abs(z)) kept = middle;
    else rejected = middle;
  }
  return kept;
}
