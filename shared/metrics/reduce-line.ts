import { type CalendarDay, daysBetween, toEpochDay } from '#shared/kernel/calendar-day.ts';

export type ReducedLine<P> = {
  readonly kept: readonly P[];
  /** Calendar days of which the lowest and the highest point are kept; 1 when every point is. */
  readonly daysPerStretch: number;
};

type LinePoint = { readonly day: CalendarDay; readonly estimate: number };

/** The first, the last and the points of two cut stretches at the ends. */
const POINTS_AT_ENDS = 4;

/**
 * At most `most` points (6 or more) of a line in the order of its days: of each stretch of equal calendar days the
 * lowest and the highest stay, so no peak is lost, and the first and the last point of all. Stretches are counted from
 * one fixed day, so that lines reduced alike turn on the same days. A line short enough stays as it is.
 */
export function reduceLine<P extends LinePoint>(points: readonly P[], most: number): ReducedLine<P> {
  const [first, last] = [points[0], points.at(-1)];
  if (points.length <= most || first === undefined || last === undefined) {
    return { kept: points, daysPerStretch: 1 };
  }
  const days = daysBetween(first.day, last.day) + 1;
  const daysPerStretch = Math.ceil((days * 2) / (most - POINTS_AT_ENDS));
  const kept = new Set<P>([first]);
  let stretch: P[] = [];
  let number = stretchOf(first, daysPerStretch);
  for (const point of points) {
    const own = stretchOf(point, daysPerStretch);
    if (own !== number) {
      keepEnds(stretch, kept);
      stretch = [];
      number = own;
    }
    stretch.push(point);
  }
  keepEnds(stretch, kept);
  kept.add(last);
  return { kept: [...kept], daysPerStretch };
}

function stretchOf({ day }: LinePoint, daysPerStretch: number): number {
  return Math.floor(toEpochDay(day) / daysPerStretch);
}

/** Keeps the lowest and the highest point of a stretch, the earlier one first. */
function keepEnds<P extends LinePoint>(stretch: readonly P[], kept: Set<P>): void {
  let [lowest] = stretch;
  let highest = lowest;
  if (lowest === undefined || highest === undefined) return;
  for (const point of stretch) {
    if (point.estimate < lowest.estimate) lowest = point;
    if (point.estimate > highest.estimate) highest = point;
  }
  const isLowestFirst = lowest.day <= highest.day;
  kept.add(isLowestFirst ? lowest : highest);
  kept.add(isLowestFirst ? highest : lowest);
}
