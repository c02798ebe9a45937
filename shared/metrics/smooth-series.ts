import { type ArmEvidence, createGrowingEvidence, evidenceOf } from './arm-evidence.ts';
import { levelOfSums, type DayFigure } from './arm-totals.ts';
import type { MetricKind } from './metric.ts';
import type { SeriesPoint, Smoothing } from './series.ts';
import { reduceLine } from './reduce-line.ts';
import { derivedStretches, type DerivedStretches } from './summarise-derived.ts';
import { levelOfCounts, levelOfEvidence, levelOfMeasure } from './summarise-arm.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

/** About one point a pixel: a line of more is drawn through the lowest and highest of each stretch of days. */
export const MOST_POINTS = 700;

export type SmoothedLine = {
  readonly points: SeriesPoint[];
  /** Calendar days of which the lowest and the highest are drawn; 1 when all are. */
  readonly daysPerStretch: number;
};

export type LineQuestion = {
  readonly smoothing: Smoothing;
  /** The days drawn; null begins or ends with the numbers. What lies before still counts in a window. */
  readonly from?: CalendarDay | null;
  readonly to?: CalendarDay | null;
  /** The most points drawn, `MOST_POINTS` unless told; null draws all. */
  readonly most?: number | null;
};

type Window = {
  readonly day: CalendarDay;
  readonly first: number;
  readonly last: number;
  readonly units: number;
  readonly total: number;
  readonly estimate: number;
};

/**
 * A chart line of one arm: for each day with a number the level of the window that ends there (the day itself, seven
 * calendar days, or everything since the first), with its 95 % interval. Days without a number have no point. Above
 * `most` points the lowest and highest of equal stretches of days are kept, with the first and the last.
 */
export function smoothSeries(
  kind: MetricKind,
  values: readonly DayFigure[],
  { smoothing, from = null, to = null, most = MOST_POINTS }: LineQuestion,
): SmoothedLine {
  const line = {
    kind,
    values,
    stretches: derivedStretches(values),
    evidenceUpTo: smoothing === 'cumulative' ? growAlong(values) : null,
  };
  const drawn = windowsOf(line, smoothing).filter(
    ({ day }) => (from === null || day >= from) && (to === null || day <= to),
  );
  const { kept, daysPerStretch } = reduceLine(drawn, most ?? Infinity);
  const points = kept.flatMap((window) => pointOf(line, window));
  return { points, daysPerStretch };
}

type Line = {
  readonly kind: MetricKind;
  readonly values: readonly DayFigure[];
  /** Null unless a formula computes the line. */
  readonly stretches: DerivedStretches | null;
  /** What all days up to a place say, asked from earlier to later places; null where a window has a beginning. */
  readonly evidenceUpTo: ((last: number) => ArmEvidence) | null;
};

function growAlong(values: readonly DayFigure[]): (last: number) => ArmEvidence {
  const growing = createGrowingEvidence();
  let next = 0;
  return (last) => {
    for (const day of values.slice(next, last + 1)) growing.add(day);
    next = Math.max(next, last + 1);
    return growing.evidence();
  };
}

function windowsOf({ kind, values, stretches }: Line, smoothing: Smoothing): Window[] {
  const windows: Window[] = [];
  let first = 0;
  let units = 0;
  let total = 0;
  let base = 0;
  for (const [last, value] of values.entries()) {
    units += value.units;
    total += value.total;
    base += value.base ?? 0;
    const from = earliestDay(value.day, smoothing);
    for (let dropped = values[first]; dropped !== undefined && dropped.day < from; dropped = values[first]) {
      units -= dropped.units;
      total -= dropped.total;
      base -= dropped.base ?? 0;
      first += 1;
    }
    const estimate =
      stretches === null ? levelOfSums(kind, { units, total, base }) : stretches.levelOf(first, last);
    if (estimate !== null) windows.push({ day: value.day, first, last, units, total, estimate });
  }
  return windows;
}

function earliestDay(day: CalendarDay, smoothing: Smoothing): CalendarDay {
  if (smoothing === 'daily') return day;
  return smoothing === 'seven-days' ? addDays(day, -6) : '';
}

function pointOf({ kind, values, stretches, evidenceUpTo }: Line, window: Window): SeriesPoint[] {
  const { day, first, last, units, total } = window;
  if (stretches !== null) {
    const measure = stretches.measureOf(first, last);
    return measure === null ? [] : [{ day, ...levelOfMeasure(measure).level, units, total }];
  }
  // Whole numbers that came and went leave no trace in their sum; with others the days are added up anew.
  const counted = Number.isSafeInteger(units) ? levelOfCounts(kind, { units, total }) : null;
  if (counted !== null) return [{ day, ...counted.level, units, total }];
  const evidence = evidenceUpTo === null ? evidenceOf(values.slice(first, last + 1)) : evidenceUpTo(last);
  const found = levelOfEvidence(kind, evidence);
  return found === null
    ? []
    : [{ day, ...found.level, units: evidence.totals.units, total: evidence.totals.total }];
}
