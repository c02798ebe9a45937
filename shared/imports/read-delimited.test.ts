import { array, assert, constantFrom, integer, nat, oneof, property, string, tuple } from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createDelimitedReader, type DelimitedOptions, type DelimitedRow } from './read-delimited.ts';

const commas: DelimitedOptions = { delimiter: ',', quote: '"', escape: 'doubled', width: null, firstLine: 1 };

function readAll(text: string, options: Partial<DelimitedOptions> = {}): DelimitedRow[] {
  return readInPieces(text, { ...commas, ...options }, text.length).rows;
}

function readInPieces(text: string, options: DelimitedOptions, size: number) {
  const reader = createDelimitedReader(options);
  const rows: DelimitedRow[] = [];
  for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)));
  rows.push(...reader.finish());
  return { rows, counts: reader.counts() };
}

function cellsOf(rows: readonly DelimitedRow[]): string[][] {
  return rows.map((row) => row.cells);
}

function damaged(rows: readonly DelimitedRow[]): [number, string, number][] {
  return rows.flatMap(({ line, problem }) => (problem ? [[line, problem.code, problem.line]] : []));
}

describe('a well-formed table', () => {
  it.each([
    [
      'LF',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR of old Macs',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a mark before the first cell', '\uFEFFa,b\n', [['a', 'b']]],
    [
      'quoted delimiters, quotes and line ends',
      '"x, y","say ""hi""","l1\r\nl2"\n',
      [['x, y', 'say "hi"', 'l1\r\nl2']],
    ],
    [
      'empty cells',
      ',\n"",\n',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['a quote inside an unquoted cell', '5" pipe,2\n', [['5" pipe', '2']]],
    ['spaces after a closing quote', '"a" ,b\n', [['a', 'b']]],
    ['a last empty cell without a line end', 'a,', [['a', '']]],
  ])('is read with %s', (_name, text, expected) => {
    const rows = readAll(text);
    expect(cellsOf(rows)).toEqual(expected);
    expect(damaged(rows)).toEqual([]);
  });

  it('counts lines as a text editor does and passes empty ones by', () => {
    const { rows, counts } = readInPieces('a,b\n\n"x\ny",1\r\n  \n2,3\n', commas, 100);
    expect(rows.map((row) => row.line)).toEqual([1, 3, 6]);
    expect(counts).toEqual({ rows: 3, damagedRows: 0, emptyLines: 2, lines: 6 });
  });

  it('can start below a title and knows the row as it was written', () => {
    const rows = readAll('Report "October\n\nday;n\n"1";2\n', { delimiter: ';', firstLine: 3 });
    expect(rows.map((row) => [row.line, row.text])).toEqual([
      [3, 'day;n'],
      [4, '"1";2'],
    ]);
  });

  it('reads quotes as letters when the file has none', () => {
    expect(cellsOf(readAll('"a\tb\n', { delimiter: '\t', quote: null }))).toEqual([['"a', 'b']]);
  });
});

describe('a damaged row is named and costs no other row', () => {
  const three = { width: 3 };
  it.each<[string, string, [number, string, number][], number[]]>([
    ['a missing cell', 'a,b,c\n1,2\n3,4,5\n', [[2, 'ragged-row', 2]], [1, 3]],
    ['a cell too many', 'a,b,c\n1,2,3,4\n3,4,5\n', [[2, 'ragged-row', 2]], [1, 3]],
    ['text after a closing quote', 'a,b,c\n1,"2"x,3\n3,4,5\n', [[2, 'text-after-quote', 2]], [1, 3]],
    ['a lost delimiter before a quote', 'a,b,c\n1"2, 3",4\n3,4,5\n', [[2, 'quotes-inside-cells', 2]], [1, 3]],
    ['a NUL', 'a,b,c\n1,\0,3\n3,4,5\n', [[2, 'nul-character', 2]], [1, 3]],
    ['a quote open to the end', 'a,b,c\n1,"2,3\n3,4,5\n6,7,8', [[2, 'unterminated-quote', 2]], [1, 3, 4]],
    [
      'an open quote that the next row closes',
      'a,b,c\n"Sat, Oct 11,7,1\n"Sun, Oct 12",8,2\n"Mon, Oct 13",9,3\n',
      [[2, 'unterminated-quote', 2]],
      [1, 3, 4],
    ],
    [
      'an open quote whose swallowed rows end in the wrong width',
      'a,b,c\n"1,2,3\n4,5,6\n7,"\n9,9,9\n',
      [
        [2, 'unterminated-quote', 2],
        [4, 'unterminated-quote', 4],
      ],
      [1, 3, 5],
    ],
    [
      'a quote that opens on the second line of a row',
      '"a\nb",x,"c\n1,2,3\n',
      [[1, 'unterminated-quote', 2]],
      [3],
    ],
  ])('%s', (_name, text, ...expected) => {
    const [problems, goodLines] = expected;
    const rows = readAll(text, three);
    expect(damaged(rows)).toEqual(problems);
    expect(rows.filter((row) => row.problem === null).map((row) => row.line)).toEqual(goodLines);
  });

  it('a quote left open before a row with lone quotes costs neither of the rows after it', () => {
    const rows = readAll('1,"b\n4,5,6,7\n8",x"y,z"w\n', { width: 4 });
    expect(damaged(rows)).toEqual([
      [1, 'unterminated-quote', 1],
      [3, 'quotes-inside-cells', 3],
    ]);
    expect(rows[1]?.cells).toEqual(['4', '5', '6', '7']);
  });

  it('says how many cells there should be', () => {
    expect(readAll('1,2\n', three)[0]?.problem).toEqual({
      code: 'ragged-row',
      line: 1,
      expectedCells: 3,
      foundCells: 2,
    });
  });

  it('accepts empty cells at the end of a row, as spreadsheets write them', () => {
    expect(cellsOf(readAll('1,2,3,,\n1,2,3, \n', three))).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
  });

  it('an open quote far from the end of a long file costs one row', () => {
    const lines = Array.from({ length: 5000 }, (_, index) => `${index},"",${index}`);
    lines[9] = '9,"x,9';
    const rows = readAll(lines.join('\n'), three);
    expect(damaged(rows)).toEqual([[10, 'unterminated-quote', 10]]);
    expect(rows).toHaveLength(5000);
  });

  it('a quoted note of 300 lines is a note', () => {
    const note = Array.from({ length: 300 }, (_, index) =>
      index % 3 === 0 ? `a, b, ${index}` : `line ${index}, of the note`,
    ).join('\n');
    expect(cellsOf(readAll(`1,"${note}",2\n3,4,5\n`, three))).toEqual([
      ['1', note, '2'],
      ['3', '4', '5'],
    ]);
  });

  it('a field longer than any cell is an open quote, even if a quote comes at last', () => {
    const prose = `${'words and words '.repeat(20)}\n`.repeat(1000);
    const rows = readAll(`1,2,3\n4,"${prose}",6\n7,8,9\n`, three);
    expect(damaged(rows)[0]).toEqual([2, 'unterminated-quote', 2]);
    expect(rows.at(-1)?.cells).toEqual(['7', '8', '9']);
    expect(rows).toHaveLength(1003);
  });

  it('a line without end is named once and the next one read', () => {
    const text = `1,2,3\n${'x'.repeat(1_200_000)}\r\n4,5,6\n`;
    for (const size of [text.length, 65_536, 400_003]) {
      const { rows } = readInPieces(text, { ...commas, ...three }, size);
      expect(damaged(rows)).toEqual([[2, 'line-too-long', 2]]);
      expect(rows.map((row) => row.line)).toEqual([1, 2, 3]);
    }
  });
});

const cell = string({ unit: 'grapheme', maxLength: 6 });
const spicyCell = array(constantFrom('"', ',', ';', '\n', '\r', ' ', 'a', '1', '€', '__proto__'), {
  maxLength: 6,
}).map((parts) => parts.join(''));
const table = integer({ min: 2, max: 5 }).chain((width) =>
  array(array(oneof(cell, spicyCell), { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 12,
  }),
);
const rubbish = array(
  constantFrom('"', '""', ',', ',', '\n', '\n', '\r', '\r\n', 'a', 'bc', ' ', '\0', '1,2,3\n'),
  {
    maxLength: 60,
  },
).map((parts) => parts.join(''));

describe('for any text', () => {
  it('what was written as a table is read as the same table', () => {
    assert(
      property(
        table,
        constantFrom('\n', '\r\n', '\r'),
        integer({ min: 1, max: 40 }),
        (rows, lineEnd, size) => {
          const text = rows
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join(lineEnd);
          const options = { ...commas, width: rows[0]?.length ?? 0 };
          const read = readInPieces(text, options, size).rows;
          expect(cellsOf(read)).toEqual(rows);
          expect(damaged(read)).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('agrees with PapaParse on tables in which only what must be quoted is quoted', () => {
    assert(
      property(table, constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        const text = Papa.unparse(rows, { delimiter, newline: '\n' });
        const oracle = Papa.parse<string[]>(text, { delimiter, newline: '\n', skipEmptyLines: false });
        const read = readAll(text, { delimiter, width: rows[0]?.length ?? 0 });
        expect(oracle.errors).toEqual([]);
        expect(cellsOf(read)).toEqual(oracle.data);
      }),
      { numRuns: 2000 },
    );
  });

  it('is read the same however it is cut', () => {
    assert(
      property(rubbish, constantFrom(null, 1, 2, 3), integer({ min: 1, max: 7 }), (text, width, size) => {
        const options = { ...commas, width };
        expect(readInPieces(text, options, size)).toEqual(readInPieces(text, options, text.length + 1));
      }),
      { numRuns: 5000 },
    );
  });

  it('one damaged row is named and every other row is read as if it were not there', () => {
    const word = constantFrom('7', 'Rome', '2026-10-11', '', '12.5');
    const quoted = constantFrom('"Sat, Oct 11"', '"1,234"', '"a, b, c"');
    const line = tuple(word, quoted, word, quoted).map((cells) => cells.join(','));
    const damages: ((text: string) => string)[] = [
      (text) => text.replace('"', ''),
      (text) => text.replace('",', ','),
      (text) => text.slice(0, -1),
      (text) => `${text},extra`,
      (text) => text.replace(',', ''),
      (text) => text.replace('",', '"x,'),
      (text) => text.replace(',', ',\0'),
    ];
    assert(
      property(
        array(line, { minLength: 2, maxLength: 120 }),
        nat(),
        constantFrom(...damages),
        (lines, at, damage) => {
          const broken = at % lines.length;
          const text = lines.map((row, index) => (index === broken ? damage(row) : row)).join('\n');
          const rows = readAll(text, { width: 4 });
          expect(damaged(rows).map(([line]) => line)).toEqual([broken + 1]);
          const others = readAll(lines.join('\n'), { width: 4 }).filter((row) => row.line !== broken + 1);
          expect(rows.filter((row) => row.line !== broken + 1)).toEqual(others);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('accounts for every line: rows, empty lines and no others', () => {
    assert(
      property(rubbish, (text) => {
        const { rows, counts } = readInPieces(text, { ...commas, width: 3 }, text.length + 1);
        const ends = text.split(/\r\n|\r|\n/);
        const lines = ends.at(-1) === '' ? ends.length - 1 : ends.length;
        expect(counts.lines).toBe(lines);
        expect(counts.rows).toBe(rows.length);
        expect(counts.damagedRows).toBe(damaged(rows).length);
        const starts = rows.map((row) => row.line);
        expect(new Set(starts).size).toBe(starts.length);
        expect(rows.every((row) => row.problem !== null || row.cells.length === 3)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
