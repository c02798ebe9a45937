import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayParts, fromEpochDay, weekdayOf } from '#shared/kernel/calendar-day.ts';
import { type DayFormat, parseDay, type YearRule } from './parse-day.ts';

const in2014: YearRule = { year: 2014, firstMonth: 1, firstDay: 1 };

describe('a day as it is written', () => {
  it.each<[string, DayFormat, string]>([
    ['2014-10-11', 'iso', '2014-10-11'],
    ['2014-10-11T23:59:59.999+02:00', 'iso', '2014-10-11'],
    ['2014-10-11 00:00', 'iso', '2014-10-11'],
    ['2014-10-11T08:00:00Z', 'iso', '2014-10-11'],
    ['2014/10/11', 'ymd', '2014-10-11'],
    ['2014.1.5', 'ymd', '2014-01-05'],
    ['11/10/2014', 'dmy', '2014-10-11'],
    ['11.10.2014', 'dmy', '2014-10-11'],
    ['11.10.2014 08.30', 'dmy', '2014-10-11'],
    ['1-2-14', 'dmy', '2014-02-01'],
    ['31/12/99', 'dmy', '1999-12-31'],
    ['10/11/2014 8:30 PM', 'mdy', '2014-10-11'],
    ['14/10/11', 'ymd-short', '2014-10-11'],
    ['Oct 11, 2014', 'named', '2014-10-11'],
    ['11 October 2014', 'named', '2014-10-11'],
    ['11 ott 2026', 'named', '2026-10-11'],
    ['1º OTTOBRE 2026', 'named', '2026-10-01'],
    ['October 3rd, 2014', 'named', '2014-10-03'],
    ['11-Oct-14', 'named', '2014-10-11'],
    ['2014 Oct 11', 'named', '2014-10-11'],
    ['Sat, Oct 11, 2014', 'named', '2014-10-11'],
    ['domenica 11 ottobre 2026', 'named', '2026-10-11'],
    ['lunedì 12 ottobre 2026, 14:30', 'named', '2026-10-12'],
    ['mar 10 mar 2026', 'named', '2026-03-10'],
    ['10 mar 2026', 'named', '2026-03-10'],
    ['Sat, Oct 11', 'named-yearless', '2014-10-11'],
    ['sab 11 ott', 'named-yearless', '2014-10-11'],
    ['11 Oct', 'named-yearless', '2014-10-11'],
    ['20141011', 'compact', '2014-10-11'],
    ['41923', 'excel-serial', '2014-10-11'],
    ['1412985600', 'unix-seconds', '2014-10-11'],
    ['1413071999999', 'unix-milliseconds', '2014-10-11'],
  ])('%s (%s) is %s', (text, format, day) => {
    expect(parseDay(text, format, in2014)).toEqual({ kind: 'day', day });
  });

  it.each<[string, DayFormat, string]>([
    ['31/11/2014', 'dmy', 'no-such-day'],
    ['05/10/0026', 'dmy', 'no-such-day'],
    ['2015-02-29', 'iso', 'no-such-day'],
    ['13/13/2014', 'mdy', 'no-such-day'],
    ['Feb 29', 'named-yearless', 'no-such-day'],
    ['Sun, Oct 11', 'named-yearless', 'weekday-mismatch'],
    ['Sun, Oct 11, 2014', 'named', 'weekday-mismatch'],
    ['', 'iso', 'unreadable'],
    ['Total', 'named', 'unreadable'],
    ['2014-10-11x', 'iso', 'unreadable'],
    ['11/10-2014', 'dmy', 'unreadable'],
    ['Oct Nov 11', 'named-yearless', 'unreadable'],
    ['19999', 'excel-serial', 'unreadable'],
    ['x'.repeat(100_000), 'named', 'unreadable'],
  ])('%s (%s) is refused: %s', (text, format, reason) => {
    expect(parseDay(text, format, in2014)).toEqual({ kind: 'bad', reason });
  });

  it('a day without a year waits for the year', () => {
    expect(parseDay('Sat, Oct 11', 'named-yearless', null)).toEqual({ kind: 'bad', reason: 'year-missing' });
  });

  it('a run over New Year has two years', () => {
    const rule: YearRule = { year: 2025, firstMonth: 12, firstDay: 15 };
    expect(parseDay('Dec 15', 'named-yearless', rule)).toEqual({ kind: 'day', day: '2025-12-15' });
    expect(parseDay('Jan 3', 'named-yearless', rule)).toEqual({ kind: 'day', day: '2026-01-03' });
    expect(parseDay('Dec 14', 'named-yearless', rule)).toEqual({ kind: 'day', day: '2026-12-14' });
  });
});

const two = (value: number): string => String(value).padStart(2, '0');
const months = 'gen feb mar apr mag giu lug ago set ott nov dic'.split(' ');
const weekdays = 'lun mar mer gio ven sab dom'.split(' ');

const WRITERS: [DayFormat, (day: string) => string][] = [
  ['iso', (day) => `${day}T10:00`],
  ['ymd', (day) => day.replaceAll('-', '/')],
  ['dmy', (day) => day.split('-').toReversed().join('.')],
  ['compact', (day) => day.replaceAll('-', '')],
  ['mdy', (day) => `${dayParts(day).month}/${dayParts(day).dayOfMonth}/${dayParts(day).year}`],
  ['dmy', (day) => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(2, 4)}`],
  [
    'named',
    (day) =>
      `${weekdays[weekdayOf(day) - 1]} ${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`,
  ],
];

describe('for any day from 1980 to 2060', () => {
  it('every format reads back what it wrote', () => {
    assert(
      property(integer({ min: 3652, max: 33_000 }), constantFrom(...WRITERS), (epochDay, [format, write]) => {
        const day = fromEpochDay(epochDay);
        expect(parseDay(write(day), format, null)).toEqual({ kind: 'day', day });
      }),
      { numRuns: 3000 },
    );
  });

  it('Excel and Unix count the same days', () => {
    assert(
      property(integer({ min: 7400, max: 34_000 }), integer({ min: 0, max: 86_399 }), (epochDay, second) => {
        const day = fromEpochDay(epochDay);
        const seconds = epochDay * 86_400 + second;
        expect(parseDay(String(epochDay + 25_569), 'excel-serial', null)).toEqual({ kind: 'day', day });
        expect(parseDay(String(seconds), 'unix-seconds', null)).toEqual({ kind: 'day', day });
        expect(parseDay(`${seconds}${two(second % 60)}7`, 'unix-milliseconds', null)).toEqual({
          kind: 'day',
          day,
        });
      }),
    );
  });
});
