import type { DayFigure } from '#shared/metrics/arm-totals.ts';
import type { ArmsOfDays } from '#shared/metrics/arms-answer.ts';
import { commonDays, type CommonDay } from '#shared/metrics/common-days.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** One day of both arms. */
export type DayPair = CommonDay<DayFigure>;

export type DaySpan = { readonly from: CalendarDay | null; readonly to: CalendarDay | null };

/** The days of a span, both ends included, on which both arms have numbers; given and returned oldest first. */
export function pairDays(values: readonly DailyValue[], { from, to }: DaySpan): readonly DayPair[] {
  const pilot: DailyValue[] = [];
  const reference: DailyValue[] = [];
  for (const value of values) {
    const isInSpan = (from === null || value.day >= from) && (to === null || value.day <= to);
    if (isInSpan) (value.arm === 'pilot' ? pilot : reference).push(value);
  }
  return commonDays({ pilot, reference });
}

export function pairsOf(pairs: readonly DayPair[]): ArmsOfDays {
  return { pilot: pairs.map(({ pilot }) => pilot), reference: pairs.map(({ reference }) => reference) };
}
