import { levelOfSums, type DayFigure } from './arm-totals.ts';
import type { Quartiles } from './explorer.ts';
import type { MetricKind } from './metric.ts';

/** What is to be counted into one histogram: the levels of the days of one arm. */
export type DayLevels = readonly number[];

const FEWEST_BINS = 4;
const MOST_BINS = 24;
/** Levels closer than this cannot be told apart by edges of twelve digits. */
const LEAST_SPAN = 1e-200;
const NICE_STEPS = [1, 2, 2.5, 5, 10];

/** The level of one day, whichever way it came about; null where there is nothing to divide by. */
export function levelOfDay(kind: MetricKind, value: DayFigure): number | null {
  if (value.derived === undefined) return levelOfSums(kind, value);
  return value.units > 0 ? value.total : null;
}

/** The level of each day that has one; days without are left out, not zero. */
export function levelsOfDays(kind: MetricKind, values: readonly DayFigure[]): number[] {
  return values.map((value) => levelOfDay(kind, value)).filter((level) => level !== null);
}

/**
 * A quantile by linear interpolation between the two levels around it (Hyndman & Fan 1996, type 7: the way of Excel's
 * QUARTILE.INC). `sorted` rises and is not empty; `share` lies between 0 and 1. Worked value: of 1, 2, 4, 8 the
 * quarter is 1.75, the half 3, three quarters 5.
 */
export function quantileOf(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Least, quartiles and greatest level; null without a day. */
export function quartilesOf(levels: DayLevels): Quartiles | null {
  if (levels.length === 0) return null;
  const sorted = levels.toSorted((left, right) => left - right);
  return {
    least: quantileOf(sorted, 0),
    lower: quantileOf(sorted, 0.25),
    median: quantileOf(sorted, 0.5),
    upper: quantileOf(sorted, 0.75),
    greatest: quantileOf(sorted, 1),
  };
}

/**
 * Rising edges of equal bins with round ends that hold all levels of all arms, so that arms can be laid under each
 * other. The width follows Freedman and Diaconis (1981), 2 · IQR / n^(1/3), rounded up to 1, 2, 2.5 or 5 times a power
 * of ten, within 4 and 24 bins. Levels all alike stand in one bin. Empty without a level.
 */
export function binEdges(levels: DayLevels): number[] {
  const quartiles = quartilesOf(levels);
  if (quartiles === null) return [];
  const { least, lower, upper, greatest } = quartiles;
  const span = greatest - least;
  const size = Math.max(Math.abs(greatest), Math.abs(least));
  if (span <= Math.max(size * 1e-9, LEAST_SPAN)) {
    const half = size > LEAST_SPAN ? size / 20 : 0.5;
    return [least - half, least + half];
  }
  const wanted = (2 * (upper - lower)) / Math.cbrt(levels.length);
  const width = niceWidth(Math.min(span / FEWEST_BINS, Math.max(span / MOST_BINS, wanted)));
  const first = Math.floor(least / width + 1e-9);
  const last = Math.max(first + 1, Math.ceil(greatest / width - 1e-9));
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * width).toPrecision(12)),
  );
}

function niceWidth(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  return power * (NICE_STEPS.find((nice) => nice * power >= wanted * (1 - 1e-9)) ?? 10);
}

/** How many levels each bin holds: from its lower edge up to but not including the upper one, the last bin with it. */
export function countInBins(levels: DayLevels, edges: readonly number[]): number[] {
  const counts = Array.from({ length: Math.max(0, edges.length - 1) }, () => 0);
  for (const level of levels) {
    const above = edges.findIndex((edge, index) => index > 0 && level < edge);
    const bin = above < 0 ? counts.length - 1 : above - 1;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
