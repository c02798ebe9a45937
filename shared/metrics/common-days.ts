import type { DayFigure } from './arm-totals.ts';
import type { ArmsOfDays } from './arms-answer.ts';

/** The days on which both sides have numbers, in the order of the pilot's. */
export function commonDays({ pilot, reference }: ArmsOfDays): { pilot: DayFigure; reference: DayFigure }[] {
  const byDay = new Map<string, DayFigure>();
  for (const value of reference) byDay.set(value.day, value);
  const pairs: { pilot: DayFigure; reference: DayFigure }[] = [];
  for (const value of pilot) {
    const other = byDay.get(value.day);
    if (other !== undefined) pairs.push({ pilot: value, reference: other });
  }
  return pairs;
}
