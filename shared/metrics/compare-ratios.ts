import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import { commonDays } from './common-days.ts';
import type { Difference } from './comparison.ts';
import { evidenceOf } from './arm-evidence.ts';
import { ratioOfArm, ratioOverDays, ratioOverUnits, type ArmRatio } from './ratio-of-arm.ts';
import { relativeFromRatio } from './relative-from-ratio.ts';
import { CONFIDENCE } from './summarise-arm.ts';
import { ratioFromLogs } from '#shared/statistics/geometric-mean-ratio.ts';
import {
  absoluteDifference,
  relativeDifference,
  type MeasuredLevel,
} from '#shared/statistics/relative-difference.ts';
import { summarise } from '#shared/statistics/sample-summary.ts';
import { studentTUpperTail } from '#shared/statistics/student-t.ts';
import { tComparison, type MeanComparison } from '#shared/statistics/welch.ts';

/** Fewer pairs of days show no pattern. */
const FEWEST_COMMON_DAYS = 3;

const NO_ANSWER: ArmsAnswer = { difference: null, otherMethods: [], probabilityAbove: () => null };

type Levels = { readonly treated: MeasuredLevel; readonly control: MeasuredLevel };

/**
 * Two ratios, shown as a relative difference. From 30 units in each arm the unit is the witness and the interval the
 * delta method's; below, the day is: the paired t interval of ln(pilot / reference) over the common days, and without
 * common days the ratios' spread between days. A day's ratio over nothing is missing. Where the reference is not above
 * 0 a relative difference says nothing, and the absolute one is shown.
 */
export function compareRatios({ pilot, reference }: ArmsOfDays): ArmsAnswer {
  const paired = pairedByDay({ pilot, reference });
  const sides = { pilot: evidenceOf(pilot), reference: evidenceOf(reference) };
  const byUnits = levelsOf(ratioOverUnits(sides.pilot.totals), ratioOverUnits(sides.reference.totals));
  if (byUnits !== null) {
    const others = paired === null ? [] : [relativeFromRatio(ratioFromLogs(paired), 'ratio-days')];
    return answerOf(byUnits, 'ratio-delta', others);
  }
  if (paired !== null) return answerOfPairs(paired, ratioOfArm(reference)?.ratio ?? 0);
  const byDays = levelsOf(ratioOverDays(sides.pilot), ratioOverDays(sides.reference));
  return byDays === null ? withoutSpread({ pilot, reference }) : answerOf(byDays, 'ratio-days', []);
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

function answerOf(
  levels: Levels,
  method: Difference['method'],
  otherMethods: readonly Difference[],
): ArmsAnswer {
  const question = { ...levels, confidence: CONFIDENCE };
  const inOwnScale = absoluteDifference(question);
  const isRelative = levels.control.level > 0;
  const { estimate, low, high } = isRelative ? relativeDifference(question) : inOwnScale;
  const { standardError, degreesOfFreedom } = inOwnScale;
  return {
    difference: { estimate, low, high, method, scale: isRelative ? 'relative' : 'absolute' },
    otherMethods,
    probabilityAbove: (shift) =>
      studentTUpperTail((shift - inOwnScale.estimate) / standardError, degreesOfFreedom),
  };
}

function answerOfPairs(logs: MeanComparison, referenceLevel: number): ArmsAnswer {
  return {
    difference: relativeFromRatio(ratioFromLogs(logs), 'ratio-days'),
    otherMethods: [],
    probabilityAbove: (shift) => {
      const share = shift / referenceLevel;
      if (share <= -1) return 1;
      return studentTUpperTail(
        (Math.log1p(share) - logs.estimate) / logs.standardError,
        logs.degreesOfFreedom,
      );
    },
  };
}

/** Null unless every common day has a ratio above 0 in both arms, and there are three that are not all alike. */
function pairedByDay(arms: ArmsOfDays): MeanComparison | null {
  const days = commonDays(arms).filter(({ pilot, reference }) => pilot.base !== 0 && reference.base !== 0);
  const logs = days.map(({ pilot, reference }) =>
    Math.log(pilot.total / (pilot.base ?? NaN) / (reference.total / (reference.base ?? NaN))),
  );
  if (logs.length < FEWEST_COMMON_DAYS || !logs.every(Number.isFinite)) return null;
  const { n, mean, variance } = summarise(logs);
  if (variance === 0) return null;
  return tComparison({
    estimate: mean,
    standardError: Math.sqrt(variance / n),
    degreesOfFreedom: n - 1,
    confidence: CONFIDENCE,
  });
}

function withoutSpread({ pilot, reference }: ArmsOfDays): ArmsAnswer {
  const treated = ratioOfArm(pilot);
  const control = ratioOfArm(reference);
  if (treated === null || control === null) return NO_ANSWER;
  const isRelative = control.ratio > 0;
  const estimate = isRelative ? treated.ratio / control.ratio - 1 : treated.ratio - control.ratio;
  const scale = isRelative ? 'relative' : 'absolute';
  return { ...NO_ANSWER, difference: { estimate, low: null, high: null, method: 'none', scale } };
}
