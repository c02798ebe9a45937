import { findIncompleteDays, type DayOfSegments, type IncompleteDay } from './incomplete-days.ts';
import type { DailyValue, Metric } from './metric.ts';
import { addsUp, asRead } from './over-segments.ts';

/** A day of everybody as it is kept: its sums, and how many segments stand in them. */
export type KeptDay = DailyValue & DayOfSegments;

export type ReadDays = {
  /** Both arms, oldest first. */
  readonly values: readonly DailyValue[];
  /** Days whose sum lacks a segment: they count as missing, since a part of the figure is not the figure. */
  readonly incomplete: readonly IncompleteDay[];
  /** The most segments summed in one day; 0 where figures came without segments. */
  readonly mostSegments: number;
};

export const NO_DAYS: ReadDays = { values: [], incomplete: [], mostSegments: 0 };

/** The days of a metric with figures of its own, as charts and comparisons see them. */
export function readDays(metric: Metric, kept: readonly KeptDay[]): ReadDays {
  const mostSegments = kept.reduce((most, { segments }) => Math.max(most, segments), 0);
  if (!addsUp(metric)) return { values: kept, incomplete: [], mostSegments };
  const incomplete = findIncompleteDays(kept, metric.grain);
  const left = new Set(incomplete.map(keyOf));
  const whole = left.size === 0 ? kept : kept.filter((day) => !left.has(keyOf(day)));
  return { values: whole.map((day) => asRead(metric, day)), incomplete, mostSegments };
}

function keyOf({ day, arm }: Pick<DailyValue, 'day' | 'arm'>): string {
  return `${day} ${arm}`;
}
