import { combine, type SumsOfParts } from './derived-level.ts';
import { figureOfSums } from './derive-figures.ts';
import type { DailyValue, Metric } from './metric.ts';
import { addsUp, asRead } from './over-segments.ts';

/** One day of one arm of one segment. */
export type SegmentDay = DailyValue & { readonly segment: string };

type Sums = Omit<DailyValue, 'day' | 'arm'>;

/** A segment's own days, or those of all smaller ones together. */
export type SegmentPart = {
  /** Null for the sum of what is not shown alone. */
  readonly segment: string | null;
  /** How many segments stand in it; 1 unless they are summed. */
  readonly segments: number;
  /** Units of both arms. */
  readonly units: number;
  /** Both arms, oldest first. */
  readonly values: DailyValue[];
};

export const MOST_SEGMENTS = 12;

/**
 * The largest segments, equal ones by name, and what is left of them summed day by day and arm by arm, so that nothing
 * is missing from the picture. What adds up over segments is as large as its totals, everything else as its units. A sum
 * knows its squares only where all of its parts do; a formula is computed anew from the sums of its parts. `days` in any
 * order, none of everybody, as they are kept.
 */
export function splitBySegment(
  metric: Pick<Metric, 'kind' | 'overSegments'>,
  days: readonly SegmentDay[],
  most = MOST_SEGMENTS,
): SegmentPart[] {
  const sizeOf = addsUp(metric) ? totalOf : unitsOf;
  const bySize = [...groupBySegment(days)]
    .map(([segment, own]) => ({ segment, size: sizeOf(own), own }))
    .toSorted((left, right) => right.size - left.size || (left.segment < right.segment ? -1 : 1));
  // One segment left over is shown as itself: its sum would only hide its name.
  const shown = bySize.length <= most + 1 ? bySize : bySize.slice(0, most);
  const partOf = (own: readonly (readonly SegmentDay[])[], segment: string | null): SegmentPart => {
    const values = summed(own).map((value) => asRead(metric, value));
    const units = addsUp(metric) ? unitsOf(values) : unitsOf(own.flat());
    return { segment, segments: own.length, units, values };
  };
  const parts = shown.map(({ segment, own }) => partOf([own], segment));
  const rest = bySize.slice(shown.length).map(({ own }) => own);
  return rest.length === 0 ? parts : [...parts, partOf(rest, null)];
}

/** The days of each segment, in the order in which they came. */
export function groupBySegment(days: readonly SegmentDay[]): Map<string, SegmentDay[]> {
  const bySegment = new Map<string, SegmentDay[]>();
  for (const day of days) {
    const known = bySegment.get(day.segment);
    if (known === undefined) bySegment.set(day.segment, [day]);
    else known.push(day);
  }
  return bySegment;
}

function totalOf(days: readonly DailyValue[]): number {
  return days.reduce((sum, { total }) => sum + Math.abs(total), 0);
}

function unitsOf(days: readonly DailyValue[]): number {
  return days.reduce((sum, { units }) => sum + units, 0);
}

/** The days of several segments put together, oldest first. */
function summed(segments: readonly (readonly SegmentDay[])[]): DailyValue[] {
  const byArm = { pilot: new Map<string, Sums>(), control: new Map<string, Sums>() };
  for (const days of segments) {
    for (const value of days) {
      const known = byArm[value.arm].get(value.day);
      byArm[value.arm].set(value.day, known === undefined ? value : together(known, value));
    }
  }
  return (['control', 'pilot'] as const)
    .flatMap((arm) => [...byArm[arm]].map(([day, sums]) => dayOf({ day, arm }, sums)))
    .toSorted((left, right) => (left.day < right.day ? -1 : Number(left.day > right.day)));
}

function dayOf(place: Pick<DailyValue, 'day' | 'arm'>, sums: Sums): DailyValue {
  const { units, total, totalSquares, base, baseSquares, crossProducts, derived } = sums;
  const plain = { ...place, units, total, totalSquares, base, baseSquares, crossProducts };
  return derived === undefined ? plain : { ...plain, derived };
}

function together(left: Sums, right: Sums): Sums {
  if (left.derived !== undefined) return derivedTogether(left.derived, right.derived?.sums ?? []);
  return {
    units: left.units + right.units,
    total: left.total + right.total,
    totalSquares: plus(left.totalSquares, right.totalSquares),
    base: plus(left.base, right.base),
    baseSquares: plus(left.baseSquares, right.baseSquares),
    crossProducts: plus(left.crossProducts, right.crossProducts),
  };
}

/** A formula is computed anew from the sums of its parts, never added up. */
function derivedTogether({ recipe, sums }: NonNullable<DailyValue['derived']>, others: SumsOfParts): Sums {
  return figureOfSums(recipe, combine(sums, others));
}

function plus(left: number | null, right: number | null): number | null {
  return left === null || right === null ? null : left + right;
}
