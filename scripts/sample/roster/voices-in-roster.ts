import type { SegmentName } from './make-roster.ts';

/** Places in the roster (1 is P-01) of the 45 volunteers of the lead scoring pilot, by segment. */
export const VOLUNTEERS: Readonly<Record<SegmentName, readonly number[]>> = {
  Wholesale: [3, 15, 21, 44, 58, 77, 96, 118, 142, 163, 187, 210, 248, 271],
  Retail: [5, 12, 18, 19, 22, 36, 49, 63, 81, 102, 127, 139, 158, 176, 199, 224, 239, 262, 290],
  Horeca: [7, 31, 34, 52, 70, 88, 111, 149, 181, 217, 253, 286],
};

/** The twelve of them who had it first. */
export const FIRST_TWELVE = [3, 15, 21, 44, 5, 19, 22, 36, 63, 52, 70, 88] as const;

export const SEGMENT_OF_VOICE: ReadonlyMap<number, SegmentName> = new Map(
  (Object.keys(VOLUNTEERS) as SegmentName[]).flatMap((segment) =>
    VOLUNTEERS[segment].map((place) => [place, segment] as const),
  ),
);

/** `P-07` for the seventh of the roster. */
export function codeOf(place: number): string {
  return `P-${String(place).padStart(2, '0')}`;
}
