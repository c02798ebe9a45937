import type { DayFigure } from './arm-totals.ts';
import type { ArmsOfDays } from './arms-answer.ts';

/** The days on which both sides have numbers; both are given, and the pairs returned, oldest first. */
export function commonDays({ pilot, reference }: ArmsOfDays): { pilot: DayFigure; reference: DayFigure }[] {
  const pairs: { pilot: DayFigure; reference: DayFigure }[] = [];
  let at = 0;
  for (const value of pilot) {
    let other = reference[at];
    while (other !== undefined && other.day < value.day) other = reference[++at];
    if (other?.day === value.day) pairs.push({ pilot: value, reference: other });
  }
  return pairs;
}
