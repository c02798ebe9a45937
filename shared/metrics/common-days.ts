import type { DayFigure } from './arm-totals.ts';
import { rememberedFor } from '#shared/kernel/remembered-for.ts';

/** A day both sides have numbers of. */
export type CommonDay = { readonly pilot: DayFigure; readonly reference: DayFigure };

type Sides = { readonly pilot: readonly DayFigure[]; readonly reference: readonly DayFigure[] };

/** The days on which both sides have numbers; both are given, and the pairs returned, oldest first. */
export const commonDays = rememberedFor(({ pilot, reference }: Sides): readonly CommonDay[] => {
  const pairs: CommonDay[] = [];
  let at = 0;
  for (const value of pilot) {
    let other = reference[at];
    while (other !== undefined && other.day !== value.day && other.day < value.day) other = reference[++at];
    if (other?.day === value.day) {
      pairs.push({ pilot: value, reference: other });
      at += 1;
    }
  }
  return pairs;
});
