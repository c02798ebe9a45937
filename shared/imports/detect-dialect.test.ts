import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { detectDialect } from './detect-dialect.ts';

const udacity = 'Date,Pageviews,Clicks\n"Sat, Oct 11",7723,687\n"Sun, Oct 12",9102,779\n';

describe('how a file is written', () => {
  it.each<[string, string, Record<string, unknown>]>([
    [
      'quoted days with commas',
      udacity,
      { delimiter: ',', quote: '"', columnCount: 3, headerLine: 1, runnerUp: null },
    ],
    [
      'an Italian export with decimal commas',
      'giorno;tempo;costo\n2026-10-01;1,5;2,5\n2026-10-02;1,7;3,5\n',
      { delimiter: ';', columnCount: 3, headerLine: 1 },
    ],
    [
      'two columns full of decimal commas',
      'a;b\n1,5;2,5\n1,7;3,5\n',
      { delimiter: ';', columnCount: 2, headerLine: 1 },
    ],
    [
      'tabs',
      'day\tnote\n2026-10-01\t"odd" but fast\n2026-10-02\tok\n',
      { delimiter: '\t', quote: null, headerLine: 1 },
    ],
    [
      'inches in many cells',
      'n;a;b\n1;5" pipe;6" pipe\n2;7" pipe;8" pipe\n',
      { delimiter: ';', quote: null },
    ],
    [
      'carets, though semicolons stand in most notes',
      [
        'day^place^note^orders^cost',
        ...Array.from(
          { length: 8 },
          (_, at) => `2026-10-0${at + 1}^north^a${at % 7 === 0 ? ', ' : '; '}b^0^1.50`,
        ),
      ].join('\n'),
      { delimiter: '^', columnCount: 5, headerLine: 1 },
    ],
    [
      'unit separators, though bars stand in most notes',
      [
        'day\u001Fnote\u001Fn',
        ...Array.from({ length: 8 }, (_, at) => `2026-10-0${at + 1}\u001Fa | b\u001F${at}`),
      ].join('\n'),
      { delimiter: '\u001F', columnCount: 3, headerLine: 1 },
    ],
    ['bars', 'day|n\n2026-10-01|1\n', { delimiter: '|', headerLine: 1 }],
    [
      'single quotes',
      "day,n\n'Sat, Oct 11',1\n'Sun, Oct 12',2\n",
      { delimiter: ',', quote: "'", columnCount: 2 },
    ],
    [
      'a title and a blank line first',
      'October report\n\nday;a;b\n2026-10-01;1;2\n',
      { delimiter: ';', headerLine: 3, firstLine: 3 },
    ],
    [
      'a title as wide as the table',
      'October report;;\nFrom;2026-10-01;\nday;a;b\n2026-10-01;1;2\n2026-10-02;3;4\n',
      { headerLine: 3, columnCount: 3 },
    ],
    ['no header', '2026-10-01,1,2\n2026-10-02,3,4\n', { headerLine: null, firstLine: 1, columnCount: 3 }],
    [
      'a first row with a gap and no header',
      '2026-10-01,,2\n2026-10-02,3,4\n2026-10-03,5,6\n',
      { headerLine: null, firstLine: 1 },
    ],
    ['only words, with a header', 'customer,plan\nAnna,basic\nBruno,basic\n', { headerLine: 1 }],
    ['only words, without a header', 'Anna,basic\nBruno,basic\nCarla,pro\n', { headerLine: null }],
    [
      'empty columns at the end',
      'day,n,,\n2026-10-01,1,,\n2026-10-02,2,,\n',
      { columnCount: 2, headerLine: 1 },
    ],
    [
      'Excel’s separator line',
      'sep=;\nday;n\n2026-10-01;1,5\n',
      { delimiter: ';', headerLine: 2, firstLine: 2 },
    ],
    ['a blank name above the days', ',a,b\n2026-10-01,1,2\n2026-10-02,3,4\n', { headerLine: 1 }],
    ['one column', 'n\n1\n2\n', { columnCount: 1, headerLine: 1, confidence: 0.3 }],
    ['nothing', '', { columnCount: 1, headerLine: null, firstLine: 1 }],
  ])('%s', (_name, text, expected) => {
    expect(detectDialect(text, 'whole')).toMatchObject(expected);
  });

  it('a header with another number of names keeps its width, so that the rows below are named as ragged', () => {
    expect(detectDialect('day,a,b,c\n2026-10-01,1,2\n2026-10-02,3,4\n', 'whole')).toMatchObject({
      columnCount: 4,
      headerLine: 1,
    });
    expect(detectDialect('day,a\n1,2026-10-01,1\n2,2026-10-02,3\n', 'whole')).toMatchObject({
      columnCount: 2,
    });
  });

  it('is sure of a plain table and less sure when two delimiters read it', () => {
    expect(detectDialect(udacity, 'whole').confidence).toBe(1);
    const twofold = detectDialect('a;b|c\nd;e|f\n', 'whole');
    expect(twofold.runnerUp).not.toBeNull();
    expect(twofold.confidence).toBeLessThan(0.5);
  });

  it('leaves out half a row at the end of a cut sample', () => {
    expect(detectDialect('day,n\n2026-10-01,1\n2026-1', 'cut').confidence).toBe(1);
  });

  it('finds any table of days, words and numbers again', () => {
    const words = array(constantFrom('Roma', 'Milano nord', 'L’Aquila', 'S. Vito', ''), {
      minLength: 3,
      maxLength: 30,
    });
    const format = constantFrom<[string, string]>([',', '.'], [';', ','], ['\t', ','], ['|', '.']);
    assert(
      property(words, format, integer({ min: 0, max: 2 }), (places, [delimiter, decimal], titleLines) => {
        const rows = places.map((place, index) => [
          addDays('2026-10-01', index),
          place,
          `${index}${decimal}5`,
          `${index * 7}`,
        ]);
        const table = [['giorno', 'sede', 'ore', 'ordini'], ...rows].map((row) => row.join(delimiter));
        const title = ['Rapporto di ottobre', ''].slice(0, titleLines);
        const found = detectDialect([...title, ...table].join('\r\n'), 'whole');
        expect(found).toMatchObject({ delimiter, columnCount: 4, headerLine: titleLines + 1 });
      }),
      { numRuns: 500 },
    );
  });
});
