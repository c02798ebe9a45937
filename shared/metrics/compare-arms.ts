import { isCountOf, isEventCount, totalsOf, type DayFigure } from './arm-totals.ts';
import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import { compareCounts } from './compare-counts.ts';
import { compareDurations } from './compare-durations.ts';
import { compareMeans } from './compare-means.ts';
import { compareProportions } from './compare-proportions.ts';
import { compareRatios } from './compare-ratios.ts';
import type { Comparison } from './comparison.ts';
import { includeDays, includedBy } from './include-days.ts';
import type { Metric } from './metric.ts';
import { compareDerived, isDerived } from './summarise-derived.ts';
import { probabilityLevelAbove, summariseArm } from './summarise-arm.ts';

type ArmsResult = Pick<
  Comparison,
  | 'pilot'
  | 'reference'
  | 'difference'
  | 'rangeIncludes'
  | 'otherMethods'
  | 'probabilityBetter'
  | 'probabilityWithinLimit'
>;

/**
 * Holds the pilot's days against those of a reference: the control group on the same days, or the pilot's own time
 * before. Which days belong to which side is the caller's matter. See `compareProportions`, `compareMeans`,
 * `compareDurations`, `compareCounts` and `compareRatios` for the methods, and `includeDays` for what days that differ add:
 * the one range of an effect, wherever it is shown.
 */
export function compareArms(metric: Metric, arms: ArmsOfDays): ArmsResult {
  const { answer, rangeIncludes } = includeDays(metric.kind, arms, answerOf(metric, arms));
  return {
    pilot: summariseArm(metric.kind, arms.pilot),
    reference: summariseArm(metric.kind, arms.reference),
    difference: answer.difference,
    rangeIncludes,
    otherMethods: [...answer.otherMethods],
    probabilityBetter: onGoodSide(metric, 0, answer.probabilityAbove),
    probabilityWithinLimit: withinLimit(metric, arms.pilot, answer.probabilityAbove),
  };
}

/** The pilot against the metric's target, a number without uncertainty of its own. */
export function compareWithTarget(metric: Metric, pilot: readonly DayFigure[], target: number): ArmsResult {
  const summary = summariseArm(metric.kind, pilot);
  const { level } = summary;
  return {
    ...alone(metric, pilot),
    difference:
      level === null
        ? null
        : {
            estimate: level.estimate - target,
            low: level.low === null ? null : level.low - target,
            high: level.high === null ? null : level.high - target,
            method: summary.method,
            scale: 'absolute',
          },
    rangeIncludes: level?.low === undefined || level.low === null ? null : includedBy(summary.method),
    probabilityBetter: onGoodSide(metric, target, levelAbove(metric, pilot)),
  };
}

/** The pilot by itself: nothing to be held against but an absolute limit. */
export function alone(metric: Metric, pilot: readonly DayFigure[]): ArmsResult {
  return {
    pilot: summariseArm(metric.kind, pilot),
    reference: null,
    difference: null,
    rangeIncludes: null,
    otherMethods: [],
    probabilityBetter: null,
    probabilityWithinLimit: withinLimit(metric, pilot, () => null),
  };
}

const NO_ANSWER: ArmsAnswer = { difference: null, otherMethods: [], probabilityAbove: () => null };

function answerOf({ kind }: Metric, arms: ArmsOfDays): ArmsAnswer {
  if (isDerived(arms.pilot) || isDerived(arms.reference)) return compareDerived(arms);
  const sides = [totalsOf(arms.pilot), totalsOf(arms.reference)];
  if (sides.some((side) => !(side.units > 0))) return NO_ANSWER;
  if (kind === 'proportion' && sides.every(isCountOf)) return compareProportions(arms);
  if (kind === 'count' && sides.every(isEventCount)) return compareCounts(arms);
  if (kind === 'duration') return compareDurations(arms);
  if (kind === 'ratio') return compareRatios(arms);
  return compareMeans(arms);
}

type ProbabilityAbove = (limit: number) => number | null;

function levelAbove({ kind }: Metric, values: readonly DayFigure[]): ProbabilityAbove {
  return (limit) => probabilityLevelAbove(kind, values, limit);
}

/** Probability of the side of `line` that is good for this metric. */
function onGoodSide({ direction }: Metric, line: number, above: ProbabilityAbove): number | null {
  const probability = above(line);
  if (probability === null) return null;
  return direction === 'higher' ? probability : 1 - probability;
}

function withinLimit(
  metric: Metric,
  pilot: readonly DayFigure[],
  differenceAbove: ProbabilityAbove,
): number | null {
  const { limit, direction } = metric;
  if (limit === null) return null;
  if (limit.kind === 'absolute') return onGoodSide(metric, limit.value, levelAbove(metric, pilot));
  // A margin is a distance into the bad direction, whichever sign that has.
  return onGoodSide(metric, direction === 'higher' ? -limit.value : limit.value, differenceAbove);
}
