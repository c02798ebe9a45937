import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromEpochDay } from '#shared/kernel/calendar-day.ts';
import { detectDayFormat } from './date-format.ts';
import type { DayFormat } from './parse-day.ts';

function run(from: string, days: number, write: (day: string) => string): string[] {
  return Array.from({ length: days }, (_, index) => write(addDays(from, index)));
}

const dayFirst = (day: string): string => day.split('-').toReversed().join('/');
const monthFirst = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;

describe('how a column writes its days', () => {
  it.each<[string[], DayFormat]>([
    [['2014-10-11', '2014-10-12'], 'iso'],
    [['2014-10-11T10:00:00Z'], 'iso'],
    [['2014-10-11', '2014-1-5', '2014-10-12'], 'ymd'],
    [['11/10/2014', '13/10/2014'], 'dmy'],
    [['10/11/2014', '10/13/2014'], 'mdy'],
    [['11.10.26', '31.10.26'], 'dmy'],
    [['10/10/2026'], 'dmy'],
    [['Oct 11, 2014', '12 ott 2014'], 'named'],
    [['20141011', '20141012'], 'compact'],
    [['41923', '41924', '41925'], 'excel-serial'],
    [['1412985600', '1413072000'], 'unix-seconds'],
    [['1412985600000'], 'unix-milliseconds'],
  ])('%j is %s, without a question', (values, format) => {
    expect(detectDayFormat(values)).toMatchObject({ format, question: null });
  });

  it('"Sat, Oct 11" lacks the year, and asks for it', () => {
    expect(detectDayFormat(['Sat, Oct 11', 'Sun, Oct 12'])).toEqual({
      format: 'named-yearless',
      confidence: 0.9,
      examples: [
        { text: 'Sat, Oct 11', day: null },
        { text: 'Sun, Oct 12', day: null },
      ],
      question: 'year-missing',
      alternatives: [],
      readable: 2,
      unreadable: 0,
    });
  });

  it('an undecidable order is asked about, the one that runs day after day proposed', () => {
    expect(detectDayFormat(run('2026-10-01', 12, dayFirst))).toMatchObject({
      format: 'dmy',
      confidence: 0.8,
      question: 'day-or-month-first',
      alternatives: ['mdy'],
      examples: [{ text: '01/10/2026', day: '2026-10-01' }, {}, { text: '12/10/2026', day: '2026-10-12' }],
    });
    expect(detectDayFormat(run('2026-10-01', 12, monthFirst))).toMatchObject({
      format: 'mdy',
      confidence: 0.8,
      question: 'day-or-month-first',
    });
    expect(detectDayFormat(['03/04/2026'])).toMatchObject({
      confidence: 0.5,
      question: 'day-or-month-first',
    });
  });

  it('one damaged day does not turn the order, a real dispute does', () => {
    const good = run('2026-10-01', 31, dayFirst);
    expect(detectDayFormat([...good, '10/31/2026'])).toMatchObject({
      format: 'dmy',
      question: null,
      unreadable: 1,
    });
    expect(detectDayFormat(['13/10/2026', '10/13/2026', '14/10/2026'])).toMatchObject({
      question: 'day-or-month-first',
    });
  });

  it('a short year in front is noticed by the days it makes', () => {
    const values = run('2026-10-05', 20, (day) => day.slice(2).replaceAll('-', '/'));
    expect(detectDayFormat(values)).toMatchObject({
      format: 'ymd-short',
      question: 'day-or-month-first',
      alternatives: ['dmy'],
    });
  });

  it.each([
    [['20100', '34000', '22500', '59000']],
    [['7723', '9102']],
    [['12.5', '13.75']],
    [['pilot', 'control']],
    [['march', 'april']],
    [['Total', '2014-10-11', 'x', 'y']],
    [['', '-']],
    [[]],
  ])('%j holds no days', (values) => {
    expect(detectDayFormat(values).format).toBeNull();
  });

  it('never reads any run of days in the wrong order without asking', () => {
    assert(
      property(integer({ min: 3652, max: 33_000 }), integer({ min: 1, max: 60 }), (epochDay, length) => {
        for (const [write, right] of [
          [dayFirst, 'dmy'],
          [monthFirst, 'mdy'],
        ] as const) {
          const values = run(fromEpochDay(epochDay), length, write);
          const found = detectDayFormat(values);
          const isSymmetric = values.every((value) => value.slice(0, 2) === value.slice(3, 5));
          expect(found.format === right || found.question !== null || isSymmetric).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
