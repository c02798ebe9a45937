import type { HeardSegment } from './report-model.ts';

/** Groups of fewer people than this are not shown by themselves: their members could be told apart. */
export const SMALLEST_GROUP = 5;

type Counted = { readonly segment: string; readonly heard: number; readonly people: number };

/** The segments in their order, those too small to be shown put together at the end without their names. */
export function withoutSmallGroups(segments: readonly Counted[]): HeardSegment[] {
  const large = segments.filter(({ people }) => people >= SMALLEST_GROUP);
  const small = segments.filter(({ people }) => people < SMALLEST_GROUP);
  if (small.length === 0) return large;
  const together = {
    segment: null,
    heard: small.reduce((sum, { heard }) => sum + heard, 0),
    people: small.reduce((sum, { people }) => sum + people, 0),
  };
  return [...large, together];
}
