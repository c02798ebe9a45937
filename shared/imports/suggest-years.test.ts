import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayParts, fromEpochDay, weekdayOf } from '#shared/kernel/calendar-day.ts';
import { parseDay } from './parse-day.ts';
import { suggestYears, yearRuleFor } from './suggest-years.ts';

const weekdays = 'Mon Tue Wed Thu Fri Sat Sun'.split(' ');
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function write(day: string): string {
  const { month, dayOfMonth } = dayParts(day);
  return `${weekdays[weekdayOf(day) - 1]}, ${months[month - 1]} ${dayOfMonth}`;
}

function daysFrom(first: string, length: number): string[] {
  return Array.from({ length }, (_, index) => addDays(first, index));
}

function years(rows: readonly string[], aroundYear: number): number[] {
  return suggestYears({ rows, aroundYear }).map((suggestion) => suggestion.year);
}

describe('the year of a file that writes none', () => {
  it('is one in which every weekday fits, nearest first', () => {
    const rows = daysFrom('2014-10-11', 37).map(write);
    expect(years(rows, 2026)).toEqual([2025, 2031, 2036, 2014, 2042, 2008]);
    expect(years(rows, 2014).slice(0, 2)).toEqual([2014, 2008]);
  });

  it('is that of the first row when the run crosses New Year, rising or falling', () => {
    const rising = daysFrom('2025-12-20', 30).map(write);
    expect(years(rising, 2026)[0]).toBe(2025);
    const falling = rising.toReversed();
    expect(years(falling, 2026)[0]).toBe(2026);
    const rule = yearRuleFor(falling, 2026);
    expect(rule).toEqual({ year: 2025, firstMonth: 12, firstDay: 20 });
    expect(parseDay('Sat, Dec 20', 'named-yearless', rule)).toEqual({ kind: 'day', day: '2025-12-20' });
    expect(parseDay('Thu, Jan 1', 'named-yearless', rule)).toEqual({ kind: 'day', day: '2026-01-01' });
  });

  it('survives one mistyped weekday and says so, but not many', () => {
    const rows = daysFrom('2014-10-11', 20).map(write);
    rows[4] = 'Sat, Oct 15';
    expect(suggestYears({ rows, aroundYear: 2014 })[0]).toEqual({ year: 2014, misfits: 1 });
    expect(suggestYears({ rows: ['Sat, Oct 11', 'Sat, Oct 12'], aroundYear: 2014 })).toEqual([]);
  });

  it('is any year without weekdays, but a leap year when there is a 29 February', () => {
    expect(years(['Oct 11', 'Oct 12'], 2026).slice(0, 3)).toEqual([2026, 2025, 2027]);
    expect(years(['28 feb', '29 feb'], 2026).slice(0, 2)).toEqual([2024, 2028]);
  });

  it('has no suggestion without days', () => {
    expect(suggestYears({ rows: ['', 'Total'], aroundYear: 2026 })).toEqual([]);
  });

  it('finds any run of up to 300 days again', () => {
    assert(
      property(integer({ min: 7305, max: 29_000 }), integer({ min: 1, max: 300 }), (first, length) => {
        const days = daysFrom(fromEpochDay(first), length);
        const rows = days.map(write);
        const { year } = dayParts(days[0] ?? '');
        expect(years(rows, year)[0]).toBe(year);
        const rule = yearRuleFor(rows, year);
        expect(rows.map((row) => parseDay(row, 'named-yearless', rule))).toEqual(
          days.map((day) => ({ kind: 'day', day })),
        );
      }),
      { numRuns: 60 },
    );
  });
});
