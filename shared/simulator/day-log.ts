import type { DayPair } from '#shared/decisions/day-pairs.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { DayFigure } from '#shared/metrics/arm-totals.ts';
import { WITHOUT_BASE } from '#shared/metrics/metric.ts';

/** What one arm brought, a number for each day; the sums mean what they mean in a `DailyValue`. */
export type ArmLog = {
  readonly units: Float64Array;
  readonly total: Float64Array;
  readonly squares: Float64Array;
};

/** The days of one metric of a simulated rollout, day 0 first; those still to come hold an earlier rollout. */
export type DayLog = { readonly pilot: ArmLog; readonly reference: ArmLog };

export function createDayLog(days: number): DayLog {
  const arm = (): ArmLog => ({
    units: new Float64Array(days),
    total: new Float64Array(days),
    squares: new Float64Array(days),
  });
  return { pilot: arm(), reference: arm() };
}

/** Days of a simulation count from here; no rule asks for the weekday. */
const FIRST_DAY = '2026-03-02';
const KNOWN_DAYS: CalendarDay[] = [];

export function calendarDayOf(index: number): CalendarDay {
  return (KNOWN_DAYS[index] ??= addDays(FIRST_DAY, index));
}

/** Days from `from` on, before `to`. */
export type Stretch = { readonly from: number; readonly to: number };

/** The days on which both arms saw somebody, as the app's own rules read them. */
export function pairsOf(log: DayLog, { from, to }: Stretch): readonly DayPair[] {
  const pairs: DayPair[] = [];
  for (let index = from; index < to; index += 1) {
    if (!isCommon(log, index)) continue;
    pairs.push({ pilot: figureOf(log.pilot, index), reference: figureOf(log.reference, index) });
  }
  return pairs;
}

/** A day on which an arm saw nobody has no number of it. */
export function isCommon({ pilot, reference }: DayLog, index: number): boolean {
  return (pilot.units[index] ?? 0) > 0 && (reference.units[index] ?? 0) > 0;
}

export function figureOf({ units, total, squares }: ArmLog, index: number): DayFigure {
  return {
    day: calendarDayOf(index),
    units: units[index] ?? 0,
    total: total[index] ?? 0,
    totalSquares: Number.isNaN(squares[index]) ? null : (squares[index] ?? 0),
    ...WITHOUT_BASE,
  };
}

/** Both arms over the days they have in common. */
export type CommonTotals = {
  days: number;
  pilotUnits: number;
  pilotTotal: number;
  referenceUnits: number;
};

export function commonTotals(log: DayLog, { from, to }: Stretch): CommonTotals {
  const sums = { days: 0, pilotUnits: 0, pilotTotal: 0, referenceUnits: 0 };
  for (let index = from; index < to; index += 1) {
    if (!isCommon(log, index)) continue;
    sums.days += 1;
    sums.pilotUnits += log.pilot.units[index] ?? 0;
    sums.pilotTotal += log.pilot.total[index] ?? 0;
    sums.referenceUnits += log.reference.units[index] ?? 0;
  }
  return sums;
}
