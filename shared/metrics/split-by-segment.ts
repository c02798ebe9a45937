import { combine, type SumsOfParts } from './derived-level.ts';
import { figureOfSums } from './derive-figures.ts';
import type { DailyValue } from './metric.ts';

/** One day of one arm of one segment. */
export type SegmentDay = DailyValue & { readonly segment: string };

type Sums = Omit<DailyValue, 'day' | 'arm'>;

/** A segment's own days, or those of all smaller ones together. */
export type SegmentPart = {
  /** Null for the sum of what is not shown alone. */
  readonly segment: string | null;
  /** How many segments stand in it; 1 unless they are summed. */
  readonly segments: number;
  /** Units of both arms, by which parts are sorted. */
  readonly units: number;
  /** Both arms, oldest first. */
  readonly values: DailyValue[];
};

export const MOST_SEGMENTS = 12;

/**
 * The largest segments by units, equal ones by name, and what is left of them summed day by day and arm by arm, so
 * that nothing is missing from the picture. A sum knows its squares only where all of its parts do; a formula is
 * computed anew from the sums of its parts. `days` in any
 * order, none of everybody.
 */
export function splitBySegment(days: readonly SegmentDay[], most = MOST_SEGMENTS): SegmentPart[] {
  const parts = [...groupBySegment(days)]
    .map(([segment, own]) => ({ segment, segments: 1, units: unitsOf(own), values: summed(own) }))
    .toSorted((left, right) => right.units - left.units || (left.segment < right.segment ? -1 : 1));
  // One segment left over is shown as itself: its sum would only hide its name.
  if (parts.length <= most + 1) return parts;
  const rest = parts.slice(most);
  return [
    ...parts.slice(0, most),
    {
      segment: null,
      segments: rest.length,
      units: rest.reduce((sum, { units }) => sum + units, 0),
      values: summed(rest.flatMap(({ values }) => values)),
    },
  ];
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

function unitsOf(days: readonly DailyValue[]): number {
  return days.reduce((sum, { units }) => sum + units, 0);
}

function summed(days: readonly (DailyValue & { segment?: string })[]): DailyValue[] {
  const byKey = new Map<string, DailyValue>();
  for (const { day, arm, segment: _, ...sums } of days) {
    const key = `${day} ${arm}`;
    const known = byKey.get(key);
    byKey.set(key, { day, arm, ...(known === undefined ? sums : together(known, sums)) });
  }
  return [...byKey.values()].toSorted((left, right) =>
    left.day === right.day ? left.arm.localeCompare(right.arm) : left.day < right.day ? -1 : 1,
  );
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
