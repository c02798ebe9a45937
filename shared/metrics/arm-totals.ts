import type { ArmSummary } from './comparison.ts';
import type { DailyValue } from './metric.ts';

/** A day of one arm, whichever. */
export type DayFigure = Pick<DailyValue, 'day' | 'units' | 'total' | 'totalSquares'>;

/** The sums over days; `totalSquares` is null as soon as one day does not know its own. */
export type ArmTotals = {
  readonly units: number;
  readonly total: number;
  readonly totalSquares: number | null;
  readonly days: number;
};

export function totalsOf(values: readonly DayFigure[]): ArmTotals {
  let units = 0;
  let total = 0;
  let totalSquares: number | null = 0;
  for (const value of values) {
    units += value.units;
    total += value.total;
    totalSquares =
      totalSquares === null || value.totalSquares === null ? null : totalSquares + value.totalSquares;
  }
  return { units, total, totalSquares, days: values.length };
}

export const EMPTY_ARM: ArmSummary = { units: 0, total: 0, days: 0, level: null, method: 'none' };

/** Whether the sums can be successes of trials: whole numbers, no more successes than trials, at least one trial. */
export function isCountOf({ units, total }: ArmTotals): boolean {
  return (
    Number.isSafeInteger(units) && Number.isSafeInteger(total) && units > 0 && total >= 0 && total <= units
  );
}

/** Whether the sums can be events over some exposure. */
export function isEventCount({ units, total }: ArmTotals): boolean {
  return Number.isSafeInteger(total) && total >= 0 && units > 0;
}
