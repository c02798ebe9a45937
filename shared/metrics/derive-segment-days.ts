import { deriveFigures } from './derive-figures.ts';
import type { Recipe } from './derived-level.ts';
import { groupBySegment, type SegmentDay } from './split-by-segment.ts';

/** The days of a derived metric in each segment alone: those on which all it is made from has a number there. */
export function deriveSegmentDays(
  recipe: Recipe,
  daysOf: (metricId: string) => readonly SegmentDay[],
): SegmentDay[] {
  const columns = new Map(recipe.parts.map(({ metricId }) => [metricId, groupBySegment(daysOf(metricId))]));
  const first = columns.get(recipe.parts[0]?.metricId ?? '');
  return [...(first?.keys() ?? [])].flatMap((segment) =>
    deriveFigures(recipe, (metricId) => columns.get(metricId)?.get(segment) ?? []).map((value) =>
      Object.assign({ segment }, value),
    ),
  );
}
