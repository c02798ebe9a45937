import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { readTypedDay, readTypedNumber } from './read-typed.ts';
import { fromEpochDay, toEpochDay } from '#shared/kernel/calendar-day.ts';
import { createFormats } from '#shared/words/format.ts';

const today = '2026-11-24';

describe('a day as people type it', () => {
  it.each([
    ['15/3', '2027-03-15'],
    ['5/1', '2027-01-05'],
    ['30/11', '2026-11-30'],
    ['1/9', '2026-09-01'],
    ['15.3.26', '2026-03-15'],
    ['15-3-2027', '2027-03-15'],
    [' 2026-03-15 ', '2026-03-15'],
    ['15 mar', '2027-03-15'],
    ['15 marzo 2026', '2026-03-15'],
    ['3 dic', '2026-12-03'],
    ['December 3', '2026-12-03'],
    ['Mar 15, 2027', '2027-03-15'],
    ['oggi', '2026-11-24'],
    ['Tomorrow', '2026-11-25'],
    ['next Monday', '2026-11-30'],
    ['lunedì prossimo', '2026-11-30'],
    ['venerdi', '2026-11-27'],
    ['Tuesday', '2026-12-01'],
    ['29/2/2028', '2028-02-29'],
  ])('reads %j', (typed, day) => {
    expect(readTypedDay(typed, today)).toBe(day);
  });

  it.each(['31/11', '29/2/2027', '15/13', '', 'soon', '15', '2026-02-30', '1/2/3/4', '99/99'])(
    'refuses %j',
    (typed) => {
      expect(readTypedDay(typed, today)).toBeNull();
    },
  );

  it('reads back every day it writes, in both languages', () => {
    const formats = { en: createFormats('en'), it: createFormats('it') };
    fc.assert(
      fc.property(
        fc.integer({ min: toEpochDay('2000-01-01'), max: toEpochDay('2099-12-31') }),
        (epochDay) => {
          const day = fromEpochDay(epochDay);
          expect(readTypedDay(formats.en.dayTyped(day), today)).toBe(day);
          expect(readTypedDay(formats.it.dayTyped(day), today)).toBe(day);
        },
      ),
    );
  });
});

describe('a number as people type it', () => {
  it.each([
    ['1.234,56', ',', 1234.56],
    ['1,234.56', ',', 1234.56],
    ['12,5', '.', 12.5],
    ['12.5', ',', 12.5],
    ['1.234', ',', 1234],
    ['1.234', '.', 1.234],
    ['1,234', '.', 1234],
    ['1.234.567', '.', 1_234_567],
    ['−3', '.', -3],
    [' 15 % ', '.', 15],
    ['€ 1 200,50', ',', 1200.5],
    ['.5', '.', 0.5],
  ] as const)('reads %j where the decimal sign is %j', (typed, decimal, value) => {
    expect(readTypedNumber(typed, decimal)).toBe(value);
  });

  it.each(['', 'abc', '1,2,3.4.5', '--3', '.', '1e5', '12 apples'])('refuses %j', (typed) => {
    expect(readTypedNumber(typed, '.')).toBeNull();
  });

  it('reads back what the language writes', () => {
    const value = fc.integer({ min: -10_000_000, max: 10_000_000 });
    fc.assert(
      fc.property(value, fc.constantFrom('en' as const, 'it' as const), (cents, language) => {
        const written = createFormats(language).decimal(cents / 100, 2);
        expect(readTypedNumber(written, language === 'it' ? ',' : '.')).toBeCloseTo(cents / 100, 6);
      }),
    );
  });
});
