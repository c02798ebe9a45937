import { levelOfSums, totalsOf } from './arm-totals.ts';
import type { ArmsAnswer, ArmsOfDays } from './arms-answer.ts';
import { commonDays } from './common-days.ts';
import type { Comparison, Difference, Method, RangeIncludes } from './comparison.ts';
import { spreadBetweenDays } from './day-effects.ts';
import type { MetricKind } from './metric.ts';

/** Methods whose only witnesses are whole days: what a day does to everybody is in their range already. */
const DAYS_AS_WITNESSES: ReadonlySet<Method> = new Set([
  'weighted-days',
  'welch-days',
  'log-weighted-days',
  'log-days',
  'ratio-days',
  'derived-days',
]);

/** What the range of a method by itself says of days: without days of both sides nothing can be added to it. */
export function includedBy(method: Method): RangeIncludes {
  return { days: DAYS_AS_WITNESSES.has(method) ? 'observed' : 'left-out', times: 1 };
}

/** Below this the days differ no more than chance makes them. */
const NO_WIDER = 1 + 1e-9;

/** What the cases alone would say of the difference, where how much days differ made its range wider; else null. */
export function ofCasesAlone({
  rangeIncludes,
  otherMethods,
}: Pick<Comparison, 'rangeIncludes' | 'otherMethods'>): Difference | null {
  return rangeIncludes?.days === 'widened' ? (otherMethods[0] ?? null) : null;
}

type Included = { readonly answer: ArmsAnswer; readonly rangeIncludes: RangeIncludes | null };

/**
 * The answer of two arms with the spread between days in it: customers of one day share what happened on it, so that
 * their number alone makes a range too narrow. The range and the probabilities are widened about the estimate by the
 * root of the variance's inflation (`spreadBetweenDays`), relative differences on the logarithm; what the cases alone
 * say follows as the first other method. Worked value: an inflation of 4 takes .10 (.05 to .15) to .10 (0 to .20), and
 * the probability above .20 becomes that above .15.
 */
export function includeDays(kind: MetricKind, arms: ArmsOfDays, answer: ArmsAnswer): Included {
  const { difference } = answer;
  if (difference === null || difference.low === null || difference.high === null) {
    return { answer, rangeIncludes: null };
  }
  const byMethod = includedBy(difference.method);
  const spread = byMethod.days === 'observed' ? null : spreadBetweenDays(kind, commonDays(arms));
  if (spread === null) return { answer, rangeIncludes: byMethod };
  const times = Math.sqrt(spread.inflation);
  if (times <= NO_WIDER) return { answer, rangeIncludes: { days: 'alike', times: 1 } };
  const scale = scaleOf(kind, arms, difference);
  const { low, high } = difference;
  const widened = { ...difference, low: scale.stretch(low, times), high: scale.stretch(high, times) };
  return {
    answer: {
      difference: widened,
      otherMethods: [difference, ...answer.otherMethods],
      probabilityAbove: (shift) => answer.probabilityAbove(scale.shrinkShift(shift, times)),
    },
    rangeIncludes: { days: 'widened', times },
  };
}

type Scale = {
  /** An end of the range, so many times as far from the estimate. */
  readonly stretch: (end: number, times: number) => number;
  /** The line, in the metric's own scale, that is as far from the estimate in the narrow range as `shift` in the wide. */
  readonly shrinkShift: (shift: number, times: number) => number;
};

function scaleOf(kind: MetricKind, arms: ArmsOfDays, { estimate, scale }: Difference): Scale {
  if (scale === 'relative') {
    const centre = Math.log1p(estimate);
    const level = levelOfSums(kind, totalsOf(arms.reference)) ?? NaN;
    const moved = (share: number, times: number): number =>
      Math.expm1(centre + (Math.log1p(share) - centre) * times);
    return {
      stretch: moved,
      // Nothing lies below none at all.
      shrinkShift: (shift, times) => (shift <= -level ? shift : level * moved(shift / level, 1 / times)),
    };
  }
  const moved = (value: number, times: number): number => estimate + (value - estimate) * times;
  return {
    stretch: (end, times) => {
      const wide = moved(end, times);
      // Two shares are never further apart than none and all.
      return kind === 'proportion' ? Math.min(1, Math.max(-1, wide)) : wide;
    },
    shrinkShift: (shift, times) => moved(shift, 1 / times),
  };
}
