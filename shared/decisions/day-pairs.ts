import { isCountOf, isEventCount, type DayFigure } from '#shared/metrics/arm-totals.ts';
import type { ArmsOfDays } from '#shared/metrics/arms-answer.ts';
import { commonDays, type CommonDay } from '#shared/metrics/common-days.ts';
import type { DailyValue, MetricKind } from '#shared/metrics/metric.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import { logOddsRatio, type MeasuredEffect } from '#shared/statistics/log-odds-ratio.ts';
import { logRateRatio } from '#shared/statistics/log-rate-ratio.ts';

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

/** The effect each day shows by itself, where it can be measured; days that tell nothing are left out. */
export function dailyEffects(kind: MetricKind, pairs: readonly DayPair[]): readonly MeasuredEffect[] {
  return pairs.map((pair) => effectOfDay(kind, pair)).filter((effect) => effect !== null);
}

function effectOfDay(kind: MetricKind, { pilot, reference }: DayPair): MeasuredEffect | null {
  if (kind === 'proportion' && isCountOf(pilot) && isCountOf(reference)) {
    return logOddsRatio({
      treated: { successes: pilot.total, trials: pilot.units },
      control: { successes: reference.total, trials: reference.units },
    });
  }
  if (kind === 'count' && isEventCount(pilot) && isEventCount(reference)) {
    return logRateRatio({
      treated: { events: pilot.total, exposure: pilot.units },
      control: { events: reference.total, exposure: reference.units },
    });
  }
  return kind === 'mean' || kind === 'duration' ? meanOfDay(pilot, reference) : null;
}

function meanOfDay(pilot: DayFigure, reference: DayFigure): MeasuredEffect | null {
  const treated = varianceOfMean(pilot);
  const control = varianceOfMean(reference);
  if (treated === null || control === null || treated + control === 0) return null;
  return {
    estimate: pilot.total / pilot.units - reference.total / reference.units,
    variance: treated + control,
  };
}

/** Null below two values, or where the day does not know its squares. */
function varianceOfMean({ units, total, totalSquares }: DayFigure): number | null {
  if (totalSquares === null || units < 2) return null;
  return Math.max(0, totalSquares - total ** 2 / units) / (units - 1) / units;
}
