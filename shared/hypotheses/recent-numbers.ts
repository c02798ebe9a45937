import { addDays, daysBetween } from '#shared/kernel/calendar-day.ts';
import type { DailyValue, MetricKind } from '#shared/metrics/metric.ts';
import { derivedStretches } from '#shared/metrics/summarise-derived.ts';

type Arm = DailyValue['arm'];

/**
 * What an arm brought lately. `spread` is the variance of single units (of a duration's logarithms), null when only
 * averages are known.
 */
export type RecentArm = {
  readonly unitsPerDay: number;
  readonly level: number | null;
  readonly spread: { readonly variance: number; readonly degreesOfFreedom: number } | null;
};

export type RecentNumbers = { readonly pilot: RecentArm | null; readonly control: RecentArm | null };

const RECENT_DAYS = 28;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Variance of the units behind daily sums: (sum of squares - total^2 / units) / (units - 1). */
function spreadOfUnits(days: readonly DailyValue[]): RecentArm['spread'] {
  const squares = days.map((day) => day.totalSquares);
  const units = sum(days.map((day) => day.units));
  if (units < 2 || squares.includes(null)) return null;
  const total = sum(days.map((day) => day.total));
  const around = sum(squares.map((square) => square ?? 0)) - total ** 2 / units;
  return { variance: Math.max(0, around) / (units - 1), degreesOfFreedom: units - 1 };
}

/**
 * Variance of one unit's share in a ratio R: the variance of (y - R x) / mean(x) over the units (delta method: Deng,
 * Knoblich & Lu 2018). Worked value: units (2, 1), (4, 1), (6, 2) as (y, x) give R = 3 and variance 1 / (4 / 3)² = .5625.
 */
function spreadOfRatio(days: readonly DailyValue[], ratio: number): RecentArm['spread'] {
  const units = sum(days.map((day) => day.units));
  const sums = days.map(({ totalSquares, crossProducts, baseSquares }) =>
    totalSquares === null || crossProducts === null || baseSquares === null
      ? null
      : totalSquares - 2 * ratio * crossProducts + ratio ** 2 * baseSquares,
  );
  if (units < 2 || sums.includes(null)) return null;
  const meanBase = sum(days.map(({ base }) => base ?? 0)) / units;
  const around = sum(sums.map((square) => square ?? 0));
  return { variance: Math.max(0, around) / (units - 1) / meanBase ** 2, degreesOfFreedom: units - 1 };
}

/** For a plain figure a day each day is one unit. */
function spreadOfDays(days: readonly DailyValue[]): RecentArm['spread'] {
  if (days.length < 2) return null;
  const levels = days.map((day) => day.total / day.units);
  const mean = sum(levels) / levels.length;
  const around = sum(levels.map((level) => (level - mean) ** 2));
  return { variance: around / (levels.length - 1), degreesOfFreedom: levels.length - 1 };
}

function summariseArm(days: readonly DailyValue[], kind: MetricKind, span: number): RecentArm | null {
  const used = days.filter((day) => day.units > 0);
  if (used.length === 0) return null;
  const units = sum(used.map((day) => day.units));
  const total = sum(used.map((day) => day.total));
  if (kind === 'value') {
    const average = sum(used.map((day) => day.total / day.units)) / used.length;
    // A formula is computed from the sums of the days, never as an average of their results.
    const level = derivedStretches(used)?.levelOf(0, used.length - 1) ?? average;
    return { unitsPerDay: used.length / span, level, spread: spreadOfDays(used) };
  }
  const unitsPerDay = units / span;
  if (kind === 'duration') {
    return { unitsPerDay, level: Math.exp(total / units), spread: spreadOfUnits(used) };
  }
  if (kind === 'ratio') {
    const base = sum(used.map((day) => day.base ?? 0));
    if (base === 0) return { unitsPerDay, level: null, spread: null };
    return { unitsPerDay, level: total / base, spread: spreadOfRatio(used, total / base) };
  }
  return { unitsPerDay, level: total / units, spread: kind === 'mean' ? spreadOfUnits(used) : null };
}

/**
 * The last 28 calendar days up to the newest with a number, per arm; null for an arm without any. Units a day are
 * over calendar days, so that a span of need divided by them is calendar days too, weekends included.
 */
export function recentNumbers(days: readonly DailyValue[], kind: MetricKind): RecentNumbers {
  const inOrder = days.map((day) => day.day).sort();
  const last = inOrder.at(-1);
  if (last === undefined) return { pilot: null, control: null };
  const earliest = addDays(last, 1 - RECENT_DAYS);
  const recent = days.filter((day) => day.day >= earliest);
  const first = inOrder.find((day) => day >= earliest) ?? last;
  const span = daysBetween(first, last) + 1;
  const ofArm = (arm: Arm) => recent.filter((day) => day.arm === arm);
  return {
    pilot: summariseArm(ofArm('pilot'), kind, span),
    control: summariseArm(ofArm('control'), kind, span),
  };
}

/** The spread of single units within the arms, pooled over both; null when neither tells it or nothing varies. */
export function pooledStandardDeviation({ pilot, control }: RecentNumbers): number | null {
  const spreads = [pilot?.spread, control?.spread].filter(
    (spread) => spread !== undefined && spread !== null,
  );
  const degrees = sum(spreads.map((spread) => spread.degreesOfFreedom));
  if (degrees <= 0) return null;
  const variance = sum(spreads.map((spread) => spread.variance * spread.degreesOfFreedom)) / degrees;
  return variance > 0 ? Math.sqrt(variance) : null;
}
