import { weekdayOfValue, type DailySeries } from '#shared/kernel/daily-series.ts';
import { autocorrelation } from '#shared/statistics/autocorrelation.ts';
import { negativeBinomialAtLeast, negativeBinomialCdf } from '#shared/statistics/negative-binomial.ts';
import { studentTTwoSided, studentTUpperQuantile } from '#shared/statistics/student-t.ts';
import { weekdayBaseline } from '#shared/statistics/weekday-baseline.ts';

/** `counts` are whole events a day, which vary with their level; `measures` are anything else. */
export type SeriesNature = 'counts' | 'measures';

/** What a baseline lets expect of one later day. */
export type Expectation = {
  readonly expected: number;
  /** Spread of a day about it, its own uncertainty included; 0 where the baseline's days were all alike. */
  readonly spread: number;
  /** Two-sided chance of a value at least as far away. */
  readonly chanceOf: (value: number) => number;
  /** Half-width within which a day stays with probability 1 - p, on the normal scale of the spread. */
  readonly reach: (p: number) => number;
};

export type Baseline = {
  /** Null for a weekday on which the baseline has no number. */
  readonly expect: (weekday: number) => Expectation | null;
  /** By how much alike neighbouring days are, 0 where they are not: widens the limit of sums. */
  readonly correlation: number;
};

/**
 * What is usual, from the days `from` to `to` (the latter left out) of a series: one level a weekday and one common
 * spread. Null where fewer than two days share a weekday.
 */
export function learnBaseline(
  series: DailySeries,
  { from, to, nature }: { readonly from: number; readonly to: number; readonly nature: SeriesNature },
): Baseline | null {
  const groups: number[][] = Array.from({ length: 7 }, () => []);
  for (let index = from; index < to; index += 1) {
    const value = series.values[index] ?? null;
    if (value !== null) groups[weekdayOfValue(series, index)]?.push(value);
  }
  const present = groups.filter((values) => values.length > 0);
  if (!present.some((values) => values.length > 1)) return null;
  const expect = nature === 'counts' ? countExpectations(groups) : measureExpectations(groups, present);
  const residuals: number[] = [];
  for (let index = from; index < to; index += 1) {
    const value = series.values[index] ?? null;
    const expectation = expect(weekdayOfValue(series, index));
    if (value !== null && expectation !== null) residuals.push(value - expectation.expected);
  }
  return { expect, correlation: Math.max(0, Math.min(HIGHEST_CORRELATION, autocorrelation(residuals, 1))) };
}

const HIGHEST_CORRELATION = 0.8;

function measureExpectations(
  groups: readonly (readonly number[])[],
  present: readonly (readonly number[])[],
): Baseline['expect'] {
  const { medians, counts, spread, degreesOfFreedom } = weekdayBaseline(present);
  const byWeekday = groups.map((values): Expectation | null => {
    const place = present.indexOf(values);
    const expected = medians[place];
    if (expected === undefined) return null;
    const wide = spread * Math.sqrt(1 + 1 / (counts[place] ?? 1));
    const chanceOf = (value: number): number => {
      if (wide === 0) return value === expected ? 1 : 0;
      return studentTTwoSided((value - expected) / wide, degreesOfFreedom);
    };
    return {
      expected,
      spread: wide,
      chanceOf,
      reach: (p) => wide * studentTUpperQuantile(p / 2, degreesOfFreedom),
    };
  });
  return (weekday) => byWeekday[weekday] ?? null;
}

/** Counts about their weekday's mean, as spread out as the baseline's were (never less than Poisson counts). */
function countExpectations(groups: readonly (readonly number[])[]): Baseline['expect'] {
  const means = groups.map((values) => Math.max(sum(values), 0.5) / Math.max(1, values.length));
  const dispersion = Math.max(1, dispersionOf(groups, means));
  const byWeekday = groups.map((values, weekday): Expectation | null => {
    const mean = means[weekday];
    if (values.length === 0 || mean === undefined) return null;
    const counts = { mean, variance: mean * dispersion * (1 + 1 / values.length) };
    const chanceOf = (value: number): number =>
      Math.min(1, 2 * Math.min(negativeBinomialAtLeast(value, counts), negativeBinomialCdf(value, counts)));
    const spread = Math.sqrt(counts.variance);
    return { expected: mean, spread, chanceOf, reach: (p) => farthestCount(chanceOf, mean, p) - mean };
  });
  return (weekday) => byWeekday[weekday] ?? null;
}

/** Pearson's chi-square over its degrees of freedom. */
function dispersionOf(groups: readonly (readonly number[])[], means: readonly number[]): number {
  let squares = 0;
  let degreesOfFreedom = 0;
  for (const [weekday, values] of groups.entries()) {
    const mean = means[weekday] ?? 1;
    for (const value of values) squares += (value - mean) ** 2 / mean;
    degreesOfFreedom += Math.max(0, values.length - 1);
  }
  return squares / degreesOfFreedom;
}

/** The largest count that is not yet rarer than p. */
function farthestCount(chanceOf: (count: number) => number, mean: number, p: number): number {
  let low = Math.ceil(mean);
  let high = low + 1;
  while (chanceOf(high) >= p) high = 2 * high;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (chanceOf(middle) >= p) low = middle;
    else high = middle;
  }
  return low;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
