import type { DayFigure } from '#shared/metrics/arm-totals.ts';
import type { ArmsOfDays } from '#shared/metrics/arms-answer.ts';
import { commonDays } from '#shared/metrics/common-days.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';

/** One day of both arms. */
export type DayPair = { readonly pilot: DayFigure; readonly reference: DayFigure };

export type DaySpan = { readonly from: CalendarDay | null; readonly to: CalendarDay | null };

/** The days of a span, both ends included, on which both arms have numbers; oldest first. */
export function pairDays(values: readonly DailyValue[], { from, to }: DaySpan): readonly DayPair[] {
  const inSpan = values.filter(({ day }) => (from === null || day >= from) && (to === null || day <= to));
  return commonDays({
    pilot: inSpan.filter(({ arm }) => arm === 'pilot'),
    reference: inSpan.filter(({ arm }) => arm === 'control'),
  });
}

export function pairsOf(pairs: readonly DayPair[]): ArmsOfDays {
  return { pilot: pairs.map(({ pilot }) => pilot), reference: pairs.map(({ reference }) => reference) };
}
