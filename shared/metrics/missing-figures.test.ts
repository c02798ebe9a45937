import { describe, expect, it } from 'vitest';
import { missingFigures as missingOf } from './missing-figures.ts';
import { addDays, weekdayOf, type CalendarDay } from '#shared/kernel/calendar-day.ts';

const MONDAY = '2026-11-02';

function days(count: number, isOpen: (day: CalendarDay) => boolean): CalendarDay[] {
  return Array.from({ length: count }, (_, index) => addDays(MONDAY, index)).filter(isOpen);
}

const office = (day: CalendarDay): boolean => weekdayOf(day) <= 5;
const always = (): boolean => true;

type Question = Omit<Parameters<typeof missingOf>[0], 'present' | 'known'> & {
  readonly present: readonly CalendarDay[];
  readonly known: readonly CalendarDay[];
};

function missingFigures({ present, known, ...question }: Question): number {
  return missingOf({ ...question, present, known: known.map((day) => ({ day })) });
}

describe('the days without a number', () => {
  it.each<[string, number, (day: CalendarDay) => boolean, string[], number]>([
    ['none of an office that has one each working day', 21, office, [], 0],
    ['the Wednesday an office left out', 14, office, ['2026-11-11'], 1],
    ['each day left out by a shop that is always open', 14, always, ['2026-11-07', '2026-11-11'], 2],
    ['no Monday of a restaurant closed on Mondays', 35, (day) => weekdayOf(day) !== 1, [], 0],
    ['a Tuesday not seen in the first week', 7, (day) => weekdayOf(day) !== 2, [], 1],
  ])('are %s', (_what, count, isOpen, left, missing) => {
    const known = days(count, isOpen).filter((day) => !left.includes(day));
    const to = addDays(MONDAY, count - 1);
    expect(missingFigures({ grain: 'day', from: MONDAY, to, present: known, known })).toBe(missing);
  });

  it('are weeks of a weekly metric, and none within its week', () => {
    const known = ['2026-11-02', '2026-11-16'];
    const question = { grain: 'week', from: '2026-11-02', present: known, known } as const;
    expect(missingFigures({ ...question, to: '2026-11-22' })).toBe(1);
    expect(missingFigures({ ...question, to: '2026-11-08', present: ['2026-11-02'] })).toBe(0);
  });

  it('are months of a monthly one, also over the turn of the year', () => {
    const known = ['2026-10-01', '2027-02-01'];
    const question = { grain: 'month', from: '2026-10-01', to: '2027-02-28', present: known, known } as const;
    expect(missingFigures(question)).toBe(3);
  });
});
