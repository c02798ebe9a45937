import { levelOfSums, type DayFigure } from './arm-totals.ts';
import type { MetricKind } from './metric.ts';
import type { SeriesPoint, Smoothing } from './metrics.contract.ts';
import { summariseArm } from './summarise-arm.ts';
import { addDays, type CalendarDay } from '#shared/kernel/calendar-day.ts';

/** A line of more points than this is drawn through the lowest and highest of each stretch. */
export const MOST_POINTS = 1000;

export type SmoothedLine = {
  readonly points: SeriesPoint[];
  /** Raw days behind each drawn point, rounded up; 1 when all are drawn. */
  readonly reducedBy: number;
};

type Window = { readonly first: number; readonly last: number; readonly estimate: number };

/**
 * A chart line of one arm: for each day with a number the level of the window that ends there (the day itself, seven
 * calendar days, or everything since the first), with its 95 % interval. Days without a number have no point. Above
 * `MOST_POINTS` the lowest and highest point of equal stretches are kept, with the first and the last.
 */
export function smoothSeries(
  kind: MetricKind,
  values: readonly DayFigure[],
  smoothing: Smoothing,
): SmoothedLine {
  const windows = windowsOf(kind, values, smoothing);
  const kept = reduce(windows);
  const points = kept.flatMap((window) => pointOf(kind, values.slice(window.first, window.last + 1)));
  return { points, reducedBy: kept.length === 0 ? 1 : Math.ceil(windows.length / kept.length) };
}

function windowsOf(kind: MetricKind, values: readonly DayFigure[], smoothing: Smoothing): Window[] {
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
    const estimate = levelOfSums(kind, { units, total, base });
    if (estimate !== null) windows.push({ first, last, estimate });
  }
  return windows;
}

function earliestDay(day: CalendarDay, smoothing: Smoothing): CalendarDay {
  if (smoothing === 'daily') return day;
  return smoothing === 'seven-days' ? addDays(day, -6) : '';
}

function reduce(windows: readonly Window[]): readonly Window[] {
  if (windows.length <= MOST_POINTS) return windows;
  const inner = windows.slice(1, -1);
  const stretches = (MOST_POINTS - 2) / 2;
  const kept: Window[] = [];
  for (let index = 0; index < stretches; index += 1) {
    const from = Math.floor((index * inner.length) / stretches);
    const to = Math.floor(((index + 1) * inner.length) / stretches);
    kept.push(...lowestAndHighest(inner.slice(from, to)));
  }
  return [...windows.slice(0, 1), ...kept, ...windows.slice(-1)];
}

function lowestAndHighest(stretch: readonly Window[]): Window[] {
  let [lowest] = stretch;
  let highest = lowest;
  if (lowest === undefined || highest === undefined) return [];
  for (const window of stretch) {
    if (window.estimate < lowest.estimate) lowest = window;
    if (window.estimate > highest.estimate) highest = window;
  }
  if (lowest === highest) return [lowest];
  return lowest.last < highest.last ? [lowest, highest] : [highest, lowest];
}

function pointOf(kind: MetricKind, window: readonly DayFigure[]): SeriesPoint[] {
  const { level, units, total } = summariseArm(kind, window);
  const day = window.at(-1)?.day;
  return level === null || day === undefined ? [] : [{ day, ...level, units, total }];
}
