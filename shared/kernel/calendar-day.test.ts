import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  addDays,
  dayFromParts,
  daysBetween,
  fromEpochDay,
  isDay,
  toEpochDay,
  weekdayOf,
} from './calendar-day.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

describe('a calendar day', () => {
  it.each([
    ['1970-01-01', 0],
    ['2000-03-01', 11_017],
    ['1969-12-31', -1],
  ])('%s is day %i', (day, epochDay) => {
    expect(toEpochDay(day)).toBe(epochDay);
    expect(fromEpochDay(epochDay)).toBe(day);
  });

  it.each(['2026-11-31', '2025-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', ''])(
    '%s is no day',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('knows the leap day of 2024', () => {
    expect(dayFromParts({ year: 2024, month: 2, dayOfMonth: 29 })).toBe('2024-02-29');
  });

  it.each([
    ['2026-11-24', 2],
    ['2026-11-22', 7],
    ['2014-10-11', 6],
  ])('%s falls on ISO weekday %i', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });

  it('agrees with the platform calendar over five thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 1_100_000 }), (epochDay) => {
        const platform = new Date(epochDay * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
        expect(fromEpochDay(epochDay)).toBe(platform);
        expect(toEpochDay(platform)).toBe(epochDay);
      }),
    );
  });

  it('adds and counts days both ways', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-11-24', '2026-11-01')).toBe(-23);
  });
});
