import type { DayFigure } from './arm-totals.ts';
import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import { commonDays } from './common-days.ts';
import type { Difference } from './comparison.ts';
import { meanOfArm, type ArmMean } from './mean-of-arm.ts';
import { CONFIDENCE } from './summarise-arm.ts';
import { summarise, type SampleSummary } from '#shared/statistics/sample-summary.ts';
import { stratifiedMeanDifference } from '#shared/statistics/stratified-mean.ts';
import { studentTUpperTail } from '#shared/statistics/student-t.ts';
import { tComparison, type MeanComparison } from '#shared/statistics/welch.ts';

/** Day by day is only a second look when there are days enough to see a pattern. */
const FEWEST_COMMON_DAYS = 3;

/**
 * Difference of two averages, pilot minus reference, without assuming equal spreads (Welch 1947, degrees of freedom by
 * Satterthwaite 1946): over units where both arms know their squares, over days otherwise. From three common days on
 * the comparison within days is listed as the other method. No spread at all: the estimate alone, method `none`.
 */
export function compareMeans(arms: ArmsOfDays): ArmsAnswer {
  const across = meansAcross(arms);
  if (across === null) return { difference: null, otherMethods: [], probabilityAbove: () => null };
  const within = meansWithinDays(arms);
  const otherMethods = within === null ? [] : [absolute(within, 'stratified-mean')];
  const { estimate, comparison, method } = across;
  if (comparison === null) {
    const difference: Difference = { estimate, low: null, high: null, method, scale: 'absolute' };
    return { difference, otherMethods, probabilityAbove: () => null };
  }
  const { standardError, degreesOfFreedom } = comparison;
  return {
    difference: absolute(comparison, method),
    otherMethods,
    probabilityAbove: (shift) => studentTUpperTail((shift - estimate) / standardError, degreesOfFreedom),
  };
}

function absolute({ estimate, low, high }: MeanComparison, method: Difference['method']): Difference {
  return { estimate, low, high, method, scale: 'absolute' };
}

export type MeansAcross = {
  readonly estimate: number;
  /** Null while no spread is known. */
  readonly comparison: MeanComparison | null;
  readonly method: ArmMean['method'];
};

/** The averages over all units, or over days where the units' own spread is unknown; null without units in an arm. */
export function meansAcross({ pilot, reference }: ArmsOfDays): MeansAcross | null {
  const treated = meanOfArm(pilot);
  const control = meanOfArm(reference);
  if (treated === null || control === null) return null;
  const estimate = treated.mean - control.mean;
  const spread = spreadOf(treated, control);
  if (spread === null) return { estimate, comparison: null, method: 'none' };
  const { method, ...known } = spread;
  return { estimate, comparison: tComparison({ estimate, ...known, confidence: CONFIDENCE }), method };
}

type Spread = { standardError: number; degreesOfFreedom: number; method: 'welch' | 'welch-days' };

function spreadOf(treated: ArmMean, control: ArmMean): Spread | null {
  if (treated.standardError === null || treated.degreesOfFreedom === null) return null;
  if (control.standardError === null || control.degreesOfFreedom === null) return null;
  const varianceT = treated.standardError ** 2;
  const varianceC = control.standardError ** 2;
  const variance = varianceT + varianceC;
  return {
    standardError: Math.sqrt(variance),
    degreesOfFreedom:
      variance ** 2 / (varianceT ** 2 / treated.degreesOfFreedom + varianceC ** 2 / control.degreesOfFreedom),
    method: treated.method === 'welch' && control.method === 'welch' ? 'welch' : 'welch-days',
  };
}

/**
 * The averages compared day by day and weighted by precision (see `stratifiedMeanDifference`), or the days' averages
 * paired where a day knows nothing smaller than itself. Null below three common days and without any spread.
 */
export function meansWithinDays(arms: ArmsOfDays): MeanComparison | null {
  const days = commonDays(arms).filter(({ pilot, reference }) => pilot.units > 0 && reference.units > 0);
  if (days.length < FEWEST_COMMON_DAYS) return null;
  const strata = days.map(({ pilot, reference }) => ({
    treated: summaryOf(pilot),
    control: summaryOf(reference),
  }));
  return strataDifference(strata) ?? pairedDifference(days);
}

/** Null when the day's own spread is unknown. */
function summaryOf({ units, total, totalSquares }: DayFigure): SampleSummary | null {
  if (totalSquares === null || !Number.isSafeInteger(units)) return null;
  const mean = total / units;
  const variance = units < 2 ? 0 : Math.max(0, totalSquares - total * mean) / (units - 1);
  return { n: units, mean, variance };
}

type Strata = readonly { treated: SampleSummary | null; control: SampleSummary | null }[];

function strataDifference(strata: Strata): MeanComparison | null {
  const known = strata.flatMap(({ treated, control }) =>
    treated === null || control === null ? [] : [{ treated, control }],
  );
  if (known.length < strata.length) return null;
  const hasSpread = (arm: 'treated' | 'control') => known.some((stratum) => stratum[arm].n > 1);
  const isFlat = known.every(({ treated, control }) => treated.variance === 0 && control.variance === 0);
  if (!hasSpread('treated') || !hasSpread('control') || isFlat) return null;
  return stratifiedMeanDifference({ strata: known, confidence: CONFIDENCE });
}

/** The paired t comparison of the days' averages, for figures that know nothing smaller than a day. */
function pairedDifference(days: ReturnType<typeof commonDays>): MeanComparison | null {
  const { n, mean, variance } = summarise(
    days.map(({ pilot, reference }) => pilot.total / pilot.units - reference.total / reference.units),
  );
  if (variance === 0) return null;
  return tComparison({
    estimate: mean,
    standardError: Math.sqrt(variance / n),
    degreesOfFreedom: n - 1,
    confidence: CONFIDENCE,
  });
}
