import type { DayFigure } from './arm-totals.ts';
import type { ArmsOfDays } from './arms-answer.ts';

/** The days on which both sides have numbers, in the order of the pilot's. */
export function commonDays({ pilot, reference }: ArmsOfDays): { pilot: DayFigure; reference: DayFigure }[] {
  const byDay = new Map(reference.map((value) => [value.day, value]));
  return pilot.flatMap((value) => {
    const other = byDay.get(value.day);
    return other === undefined ? [] : [{ pilot: value, reference: other }];
  });
}
