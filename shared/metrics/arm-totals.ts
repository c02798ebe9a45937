import type { ArmSummary } from './comparison.ts';
import type { DailyValue, MetricKind } from './metric.ts';

/** A day of one arm, whichever. */
export type DayFigure = Omit<DailyValue, 'arm'>;

/** The sums over days; one of them is null as soon as one day does not know its own. */
export type ArmTotals = {
  readonly units: number;
  readonly total: number;
  readonly totalSquares: number | null;
  readonly base: number | null;
  readonly baseSquares: number | null;
  readonly crossProducts: number | null;
  readonly days: number;
};

function add(sum: number | null, part: number | null): number | null {
  return sum === null || part === null ? null : sum + part;
}

export const NO_TOTALS: ArmTotals = {
  units: 0,
  total: 0,
  totalSquares: 0,
  base: 0,
  baseSquares: 0,
  crossProducts: 0,
  days: 0,
};

/** The sums with one more day. */
export function addTotals(sums: ArmTotals, day: DayFigure): ArmTotals {
  return {
    units: sums.units + day.units,
    total: sums.total + day.total,
    totalSquares: add(sums.totalSquares, day.totalSquares),
    base: add(sums.base, day.base),
    baseSquares: add(sums.baseSquares, day.baseSquares),
    crossProducts: add(sums.crossProducts, day.crossProducts),
    days: sums.days + 1,
  };
}

export function totalsOf(values: readonly DayFigure[]): ArmTotals {
  // One object for all days: gates and charts sum thousands of them.
  const sums = { ...NO_TOTALS };
  for (const day of values) {
    sums.units += day.units;
    sums.total += day.total;
    sums.totalSquares = add(sums.totalSquares, day.totalSquares);
    sums.base = add(sums.base, day.base);
    sums.baseSquares = add(sums.baseSquares, day.baseSquares);
    sums.crossProducts = add(sums.crossProducts, day.crossProducts);
  }
  return { ...sums, days: values.length };
}

type LevelSums = Pick<ArmTotals, 'units' | 'total' | 'base'>;

/**
 * The level that sums stand for, in the metric's own scale: the typical time of a duration (geometric mean), a ratio's
 * numerator over its denominator, otherwise the total over the units. Null where there is nothing to divide by.
 * Worked value: a duration of ln 2 + ln 8 over 2 units is 4.
 */
export function levelOfSums(kind: MetricKind, { units, total, base }: LevelSums): number | null {
  if (!(units > 0)) return null;
  if (kind === 'duration') return Math.exp(total / units);
  if (kind !== 'ratio') return total / units;
  return base === null || base === 0 ? null : total / base;
}

export const EMPTY_ARM: ArmSummary = { units: 0, total: 0, days: 0, level: null, method: 'none' };

/** Whether the sums can be successes of trials: whole numbers, no more successes than trials, at least one trial. */
export function isCountOf({ units, total }: Pick<ArmTotals, 'units' | 'total'>): boolean {
  return (
    Number.isSafeInteger(units) && Number.isSafeInteger(total) && units > 0 && total >= 0 && total <= units
  );
}

/** Whether the sums can be events over some exposure. */
export function isEventCount({ units, total }: Pick<ArmTotals, 'units' | 'total'>): boolean {
  return Number.isSafeInteger(total) && total >= 0 && units > 0;
}
