import { totalsOf, type DayFigure } from './arm-totals.ts';
import type { Difference } from './comparison.ts';
import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import { commonDays } from './common-days.ts';
import { CONFIDENCE, EXACT_BELOW_UNITS } from './summarise-arm.ts';
import { effectiveClopperPearsonInterval } from '#shared/statistics/clopper-pearson.ts';
import { probabilityAbove } from '#shared/statistics/compare-posteriors.ts';
import type { Estimate } from '#shared/statistics/interval.ts';
import {
  mantelHaenszelRiskDifference,
  type StratifiedDifference,
} from '#shared/statistics/mantel-haenszel.ts';
import { normalUpperTail } from '#shared/statistics/normal.ts';
import { pooledDifference, type DifferenceTest } from '#shared/statistics/pooled-difference.ts';
import type { Proportion, TwoProportions } from '#shared/statistics/proportion.ts';
import { recoverDifference } from '#shared/statistics/recover-difference.ts';
import { isSteady, standardiseArms, type CountedArms } from '#shared/statistics/standardise-arms.ts';
import { effectiveWilsonInterval } from '#shared/statistics/wilson.ts';

/** Up to this many units in either arm the interval is built from score or exact ones; above it is the large-sample one. */
export const LARGE_SAMPLE_ABOVE_UNITS = 200;

const CONVENTIONAL_MULTIPLIER = 1.96;

/** Share of a standard error up to which two estimates are the same. */
const SAME_WITHIN = 0.1;

/** Fewer successes or failures than this make a large-sample interval too sure of itself, however many the units. */
const FEWEST_FOR_LARGE_SAMPLE = 10;

/**
 * Difference of two shares, pilot minus reference, compared within days where both have figures of the same days: a
 * pilot that grows from phase to phase makes totals lie (Simpson's paradox).
 *
 * Up to 200 units in either arm both arms stand as if they had met the same days (`standardiseArms`), and the interval
 * is put together from Wilson's of the two (as Newcombe's is; Yan & Su 2010 do the same for strata), below 20 units from
 * the exact ones. Under a steady share treated, and without common days, these are the totals themselves. Above 200 it
 * is the totals' large-sample interval as long as the days (Mantel-Haenszel) say the same to within a tenth of a
 * standard error, and the days' where they do not. The others follow as a second look, those of large samples only from
 * ten successes and failures an arm on.
 */
export function compareProportions(arms: ArmsOfDays): ArmsAnswer {
  const totals = {
    treated: proportionOf(totalsOf(arms.pilot)),
    control: proportionOf(totalsOf(arms.reference)),
  };
  const days = commonDays(arms)
    .map(({ pilot, reference }) => ({ treated: proportionOf(pilot), control: proportionOf(reference) }))
    .filter(({ treated, control }) => treated.trials > 0 && control.trials > 0);
  if (!isLargeSample(totals)) return ofSmallSample(totals, days);
  const pooled = pooledDifference({ ...totals, confidence: CONFIDENCE });
  const newcombe = scoreDifference(totals, 'newcombe');
  const stratified = withinDays(days);
  if (stratified === null || agree(stratified, pooled.estimate)) {
    return {
      difference: largeSample(pooled),
      otherMethods: stratified === null ? [newcombe] : [newcombe, named('mantel-haenszel', stratified)],
      probabilityAbove: byPosterior(totals),
    };
  }
  return {
    difference: named('mantel-haenszel', stratified),
    otherMethods: [largeSample(pooled), newcombe],
    probabilityAbove: (shift) => normalUpperTail((shift - stratified.estimate) / stratified.standardError),
  };
}

function ofSmallSample(totals: TwoProportions, days: readonly TwoProportions[]): ArmsAnswer {
  const standard = standardiseArms(days.map(countedArms));
  const isWhole =
    standard === null ||
    isSteady(days.map(({ treated, control }) => ({ treated: treated.trials, control: control.trials })));
  const shown = isWhole ? totals : proportionsOf(standard);
  const probability = byPosterior(shown);
  const hasLargeLook = haveEnoughOfBoth(totals);
  const stratified = hasLargeLook ? withinDays(days) : null;
  const byDay = stratified === null ? [] : [named('mantel-haenszel', stratified)];
  const newcombe = scoreDifference(totals, 'newcombe');
  if (isSmallest(shown)) {
    const difference = exactDifference(shown, isWhole ? 'clopper-pearson' : 'exact-standardised');
    return { difference, otherMethods: [newcombe, ...byDay], probabilityAbove: probability };
  }
  if (!isWhole) {
    const difference = scoreDifference(shown, 'newcombe-standardised');
    return { difference, otherMethods: [newcombe, ...byDay], probabilityAbove: probability };
  }
  const pooled = hasLargeLook ? [largeSample(pooledDifference({ ...totals, confidence: CONFIDENCE }))] : [];
  return { difference: newcombe, otherMethods: [...pooled, ...byDay], probabilityAbove: probability };
}

function proportionOf({ units, total }: Pick<DayFigure, 'units' | 'total'>): Proportion {
  return { successes: total, trials: units };
}

function countedArms({ treated, control }: TwoProportions): CountedArms {
  const counted = ({ successes, trials }: Proportion) => ({ count: successes, size: trials });
  return { treated: counted(treated), control: counted(control) };
}

function proportionsOf({ treated, control }: CountedArms): TwoProportions {
  return {
    treated: { successes: treated.count, trials: treated.size },
    control: { successes: control.count, trials: control.size },
  };
}

function isSmallest({ treated, control }: TwoProportions): boolean {
  return [treated, control].some(({ trials }) => trials < EXACT_BELOW_UNITS);
}

function isLargeSample(arms: TwoProportions): boolean {
  return (
    [arms.treated, arms.control].every(({ trials }) => trials > LARGE_SAMPLE_ABOVE_UNITS) &&
    haveEnoughOfBoth(arms)
  );
}

function haveEnoughOfBoth({ treated, control }: TwoProportions): boolean {
  return [treated, control].every(
    ({ trials, successes }) =>
      successes >= FEWEST_FOR_LARGE_SAMPLE && trials - successes >= FEWEST_FOR_LARGE_SAMPLE,
  );
}

/** Whether totals and days agree, as they do while the pilot's share of all units stays the same. */
function agree({ estimate, standardError }: StratifiedDifference, pooledEstimate: number): boolean {
  return Math.abs(estimate - pooledEstimate) <= SAME_WITHIN * standardError;
}

/** Worked value: 3 of 12 against 0 of 10 gives .25, 95 % interval -.115034 to .571858. */
function exactDifference({ treated, control }: TwoProportions, method: Difference['method']): Difference {
  return named(
    method,
    recoverDifference({
      treated: effectiveClopperPearsonInterval({ ...treated, confidence: CONFIDENCE }),
      control: effectiveClopperPearsonInterval({ ...control, confidence: CONFIDENCE }),
    }),
  );
}

function scoreDifference({ treated, control }: TwoProportions, method: Difference['method']): Difference {
  return named(
    method,
    recoverDifference({
      treated: effectiveWilsonInterval({ ...treated, confidence: CONFIDENCE }),
      control: effectiveWilsonInterval({ ...control, confidence: CONFIDENCE }),
    }),
  );
}

/**
 * By convention the large-sample interval reaches 1.96 standard errors, so that it agrees to six decimals with what
 * others publish. Worked value: 3423 of 17260 against 3785 of 17293 gives -0.020555, 95 % interval -0.029123 to -0.011986.
 */
function largeSample({ estimate, standardError }: DifferenceTest): Difference {
  const reach = CONVENTIONAL_MULTIPLIER * standardError;
  return { estimate, low: estimate - reach, high: estimate + reach, method: 'pooled-z', scale: 'absolute' };
}

function withinDays(strata: readonly TwoProportions[]): StratifiedDifference | null {
  return strata.length === 0 ? null : mantelHaenszelRiskDifference({ strata, confidence: CONFIDENCE });
}

function named(method: Difference['method'], { estimate, low, high }: Estimate): Difference {
  return { estimate, low, high, method, scale: 'absolute' };
}

/** A uniform prior on both shares favours neither arm. */
function byPosterior({ treated, control }: TwoProportions): ArmsAnswer['probabilityAbove'] {
  const shape = ({ successes, trials }: Proportion) => ({ a: successes + 1, b: trials - successes + 1 });
  const posteriors = { treated: shape(treated), control: shape(control) };
  return (shift) => probabilityAbove({ ...posteriors, ratio: 1, shift });
}
