import { totalsOf, type ArmTotals } from './arm-totals.ts';
import type { Difference } from './comparison.ts';
import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import { commonDays } from './common-days.ts';
import { CONFIDENCE } from './summarise-arm.ts';
import { probabilityAbove } from '#shared/statistics/compare-posteriors.ts';
import { mantelHaenszelRiskDifference } from '#shared/statistics/mantel-haenszel.ts';
import { newcombeDifference } from '#shared/statistics/newcombe.ts';
import { pooledDifference, type DifferenceTest } from '#shared/statistics/pooled-difference.ts';
import type { Proportion, TwoProportions } from '#shared/statistics/proportion.ts';

/** Up to this many units in either arm the interval is Newcombe's; above it the large-sample one. */
export const LARGE_SAMPLE_ABOVE_UNITS = 200;

const CONVENTIONAL_MULTIPLIER = 1.96;

/** Fewer successes or failures than this make the large-sample interval too sure of itself, however many the units. */
const FEWEST_FOR_LARGE_SAMPLE = 10;

function proportionOf({ units, total }: { units: number; total: number }): Proportion {
  return { successes: total, trials: units };
}

function isLargeSample(arms: readonly ArmTotals[]): boolean {
  return arms.every(
    ({ units, total }) =>
      units > LARGE_SAMPLE_ABOVE_UNITS &&
      total >= FEWEST_FOR_LARGE_SAMPLE &&
      units - total >= FEWEST_FOR_LARGE_SAMPLE,
  );
}

/**
 * Difference of two shares, pilot minus reference. The method shown first depends on the size of the arms; the other
 * one and the day-stratified difference (Mantel-Haenszel) follow as a second look.
 */
export function compareProportions({ pilot, reference }: ArmsOfDays): ArmsAnswer {
  const arms = { treated: totalsOf(pilot), control: totalsOf(reference) };
  const question = { treated: proportionOf(arms.treated), control: proportionOf(arms.control) };
  const newcombe = named('newcombe', newcombeDifference({ ...question, confidence: CONFIDENCE }));
  const pooled = largeSample(pooledDifference({ ...question, confidence: CONFIDENCE }));
  const isLarge = isLargeSample([arms.treated, arms.control]);
  return {
    difference: isLarge ? pooled : newcombe,
    otherMethods: [isLarge ? newcombe : pooled, ...byDay({ pilot, reference })],
    probabilityAbove: (shift) => probabilityAbove({ ...posteriorsOf(question), ratio: 1, shift }),
  };
}

/**
 * By convention the large-sample interval reaches 1.96 standard errors, so that it agrees to six decimals with what
 * others publish. Worked value: 3423 of 17260 against 3785 of 17293 gives -0.020555, 95 % interval -0.029123 to -0.011986.
 */
function largeSample({ estimate, standardError }: DifferenceTest): Difference {
  const reach = CONVENTIONAL_MULTIPLIER * standardError;
  return { estimate, low: estimate - reach, high: estimate + reach, method: 'pooled-z' };
}

function byDay(arms: ArmsOfDays): Difference[] {
  const strata = commonDays(arms)
    .map(({ pilot, reference }) => ({ treated: proportionOf(pilot), control: proportionOf(reference) }))
    .filter(({ treated, control }) => treated.trials > 0 && control.trials > 0);
  if (strata.length === 0) return [];
  return [named('mantel-haenszel', mantelHaenszelRiskDifference({ strata, confidence: CONFIDENCE }))];
}

function named(
  method: Difference['method'],
  { estimate, low, high }: Omit<Difference, 'method'>,
): Difference {
  return { estimate, low, high, method };
}

/** A uniform prior on both shares favours neither arm. */
function posteriorsOf({ treated, control }: TwoProportions) {
  const shape = ({ successes, trials }: Proportion) => ({ a: successes + 1, b: trials - successes + 1 });
  return { treated: shape(treated), control: shape(control) };
}
