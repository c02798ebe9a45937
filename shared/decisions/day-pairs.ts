import type { ArmsOfDays } from '#shared/metrics/arms-answer.ts';
import { armsWithin, type DaySpan } from '#shared/metrics/arms-within.ts';
import { commonDays, type CommonDay } from '#shared/metrics/common-days.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';

/** One day of both arms. */
export type DayPair = CommonDay;

/** The days of a span, both ends included, on which both arms have numbers; given and returned oldest first. */
export function pairDays(values: readonly DailyValue[], span: DaySpan): readonly DayPair[] {
  return commonDays(armsWithin(values, span));
}

export function pairsOf(pairs: readonly DayPair[]): ArmsOfDays {
  return { pilot: pairs.map(({ pilot }) => pilot), reference: pairs.map(({ reference }) => reference) };
}
