import type { DayFigure } from './arm-totals.ts';

/** A day both sides have numbers of. */
export type CommonDay<Figure> = { readonly pilot: Figure; readonly reference: Figure };

type Sides<Figure> = { readonly pilot: readonly Figure[]; readonly reference: readonly Figure[] };

/** The days on which both sides have numbers; both are given, and the pairs returned, oldest first. */
export function commonDays<Figure extends DayFigure>({
  pilot,
  reference,
}: Sides<Figure>): CommonDay<Figure>[] {
  const pairs: CommonDay<Figure>[] = [];
  let at = 0;
  for (const value of pilot) {
    let other = reference[at];
    while (other !== undefined && other.day < value.day) other = reference[++at];
    if (other?.day === value.day) pairs.push({ pilot: value, reference: other });
  }
  return pairs;
}
