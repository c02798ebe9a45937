import { evidenceOf } from './arm-evidence.ts';
import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import type { Difference } from './comparison.ts';
import { ratioOfArm, ratioOverDays, ratioOverUnits, type ArmRatio } from './ratio-of-arm.ts';
import {
  meanRatios,
  ratioDays,
  ratiosOverDays,
  ratiosOverUnits,
  type RatioDay,
  type RatiosByDay,
} from './ratios-within-days.ts';
import { relativeFromRatio } from './relative-from-ratio.ts';
import { CONFIDENCE } from './summarise-arm.ts';
import { ratioFromLogs } from '#shared/statistics/geometric-mean-ratio.ts';
import type { RatioOfSums } from '#shared/statistics/ratio-of-sums.ts';
import {
  absoluteDifference,
  relativeDifference,
  type MeasuredLevel,
} from '#shared/statistics/relative-difference.ts';
import { studentTUpperTail } from '#shared/statistics/student-t.ts';
import type { MeanComparison } from '#shared/statistics/welch.ts';

const NO_ANSWER: ArmsAnswer = { difference: null, otherMethods: [], probabilityAbove: () => null };

type Levels = { readonly treated: MeasuredLevel; readonly control: MeasuredLevel };

/** From five days that weigh alike on they are witnesses enough, and see what the units of a day have in common. */
const ENOUGH_DAY_DEGREES = 4 - 1e-9;

/**
 * Two ratios, shown as a relative difference; within days where both have figures of two or more same ones. With five such
 * days the day is the witness (`ratiosOverDays`), with fewer the unit, if there are 30 in each arm and enough a day, by
 * the delta method. Without common days the ratios of the totals are compared, by units or by their spread between days;
 * totals by units follow as a second look. A day's ratio over nothing is missing. Where a ratio is not above 0 a relative
 * difference says nothing, and the absolute one is shown.
 */
export function compareRatios(arms: ArmsOfDays): ArmsAnswer {
  const sides = { pilot: evidenceOf(arms.pilot), reference: evidenceOf(arms.reference) };
  const ofTotals = levelsOf(ratioOverUnits(sides.pilot.totals), ratioOverUnits(sides.reference.totals));
  const within = withinDays(ratioDays(arms));
  if (within !== null) {
    const totals = ofTotals === null ? [] : [differenceOf(ofTotals, 'ratio-delta')];
    return { ...within, otherMethods: [...within.otherMethods, ...totals] };
  }
  if (ofTotals !== null) return answerOf(ofTotals, 'ratio-delta');
  const overDays = levelsOf(ratioOverDays(sides.pilot), ratioOverDays(sides.reference));
  if (overDays !== null) return answerOf(overDays, 'ratio-days');
  const [treated, control] = [ratioOfArm(arms.pilot), ratioOfArm(arms.reference)];
  if (treated === null || control === null) return NO_ANSWER;
  return withoutSpread({ pilot: treated.ratio, reference: control.ratio });
}

/** Null without two common days. */
function withinDays(days: readonly RatioDay[]): ArmsAnswer | null {
  const byDays = ratiosOverDays(days);
  const byUnits = ratiosOverUnits(days);
  const isByUnits = byUnits !== null && (byDays === null || byDays.degreesOfFreedom < ENOUGH_DAY_DEGREES);
  if (isByUnits) return answerOf(measuredLevels(byUnits), 'ratio-delta-days');
  if (byDays !== null) return answerOfDays(byDays);
  const means = meanRatios(days);
  return means === null ? null : withoutSpread(means);
}

function measuredLevels({ pilot, reference }: { pilot: RatioOfSums; reference: RatioOfSums }): Levels {
  const measured = ({ ratio, ...spread }: RatioOfSums): MeasuredLevel => ({ level: ratio, ...spread });
  return { treated: measured(pilot), control: measured(reference) };
}

function levelsOf(treated: ArmRatio | null, control: ArmRatio | null): Levels | null {
  const measured = (arm: ArmRatio | null): MeasuredLevel | null =>
    arm === null || arm.standardError === null || arm.degreesOfFreedom === null
      ? null
      : { level: arm.ratio, standardError: arm.standardError, degreesOfFreedom: arm.degreesOfFreedom };
  const sides = { treated: measured(treated), control: measured(control) };
  return sides.treated === null || sides.control === null
    ? null
    : { treated: sides.treated, control: sides.control };
}

function differenceOf(levels: Levels, method: Difference['method']): Difference {
  const question = { ...levels, confidence: CONFIDENCE };
  const isRelative = levels.control.level > 0;
  const { estimate, low, high } = isRelative ? relativeDifference(question) : absoluteDifference(question);
  return { estimate, low, high, method, scale: isRelative ? 'relative' : 'absolute' };
}

function answerOf(levels: Levels, method: Difference['method']): ArmsAnswer {
  const inOwnScale = absoluteDifference({ ...levels, confidence: CONFIDENCE });
  return {
    difference: differenceOf(levels, method),
    otherMethods: [],
    probabilityAbove: (shift) => tailAbove(inOwnScale, shift),
  };
}

function differenceOfDays(found: RatiosByDay): Difference {
  if (found.scale === 'relative') return relativeFromRatio(ratioFromLogs(found), 'ratio-days');
  const { estimate, low, high } = found;
  return { estimate, low, high, method: 'ratio-days', scale: 'absolute' };
}

function answerOfDays(found: RatiosByDay): ArmsAnswer {
  return {
    difference: differenceOfDays(found),
    otherMethods: [],
    probabilityAbove: (shift) => {
      if (found.scale === 'absolute') return tailAbove(found, shift);
      const share = shift / found.referenceRatio;
      return share <= -1 ? 1 : tailAbove(found, Math.log1p(share));
    },
  };
}

function tailAbove({ estimate, standardError, degreesOfFreedom }: MeanComparison, line: number): number {
  return studentTUpperTail((line - estimate) / standardError, degreesOfFreedom);
}

function withoutSpread({ pilot, reference }: { pilot: number; reference: number }): ArmsAnswer {
  const isRelative = reference > 0;
  const estimate = isRelative ? pilot / reference - 1 : pilot - reference;
  const scale = isRelative ? 'relative' : 'absolute';
  return { ...NO_ANSWER, difference: { estimate, low: null, high: null, method: 'none', scale } };
}
