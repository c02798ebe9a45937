import { describe, expect, it } from 'vitest';
import { type Column, nextSort, sortRows, toCsv, toTsv } from './table-rows.ts';

type Row = { name: string; count: number | null };

const name: Column<Row> = { key: 'name', header: 'Name', cell: (row) => row.name, text: (row) => row.name };
const count: Column<Row> = {
  key: 'count',
  header: 'Count',
  cell: (row) => row.count,
  text: (row) => row.count,
};
const rows: Row[] = [
  { name: 'P-10', count: 2 },
  { name: 'élan', count: null },
  { name: 'P-9', count: 10 },
  { name: 'Elan', count: 2 },
];

function names(sorted: readonly Row[]): string[] {
  return sorted.map((row) => row.name);
}

describe('the rows of a table', () => {
  it('sort words by the language and numbers inside words by size', () => {
    const sorted = sortRows(rows, { column: name, direction: 'ascending' }, 'it');
    expect(names(sorted)).toEqual(['élan', 'Elan', 'P-9', 'P-10']);
  });

  it.each([
    ['ascending', ['P-10', 'Elan', 'P-9', 'élan']],
    ['descending', ['P-9', 'P-10', 'Elan', 'élan']],
  ] as const)('sort numbers %s with unknown ones last', (direction, expected) => {
    expect(names(sortRows(rows, { column: count, direction }, 'en'))).toEqual(expected);
  });

  it('keep their given order without a sort', () => {
    expect(sortRows(rows, null, 'en')).toBe(rows);
  });

  it('turn from up to down to as given', () => {
    const up = nextSort(null, 'name');
    expect(up).toEqual({ key: 'name', direction: 'ascending' });
    const down = nextSort(up, 'name');
    expect(down).toEqual({ key: 'name', direction: 'descending' });
    expect(nextSort(down, 'name')).toBeNull();
    expect(nextSort(down, 'count')).toEqual({ key: 'count', direction: 'ascending' });
  });

  it('copy as tab-separated text that a spreadsheet of that language reads', () => {
    const copied = toTsv([name, count], [{ name: 'Tab\there\nand line', count: 1.5 }], ',');
    expect(copied).toBe('Name\tCount\nTab here and line\t1,5');
  });

  it.each([
    [',', '\ufeffName;Count\r\n"a; ""b""";-1,5\r\n'],
    ['.', '\ufeffName,Count\r\n"a; ""b""",-1.5\r\n'],
  ] as const)('save as a file for a spreadsheet whose decimal sign is %j', (decimal, file) => {
    expect(toCsv([name, count], [{ name: 'a; "b"', count: -1.5 }], decimal)).toBe(file);
  });

  it('name the unit of bare numbers in the heading of a file and of a copy', () => {
    const share: Column<Row> = { ...count, header: 'Won', unit: 'share, 0 to 1' };
    const row = [{ name: '', count: 0.0213 }];
    expect(toCsv([share], row, '.')).toBe('\ufeff"Won (share, 0 to 1)"\r\n0.0213\r\n');
    expect(toTsv([share], row, '.')).toBe('Won (share, 0 to 1)\n0.0213');
  });

  it('save no text that a spreadsheet would run', () => {
    const people = [
      { name: '=1+1', count: null },
      { name: '-Anna', count: null },
    ];
    expect(toCsv([name], people, '.')).toBe("\ufeffName\r\n'=1+1\r\n'-Anna\r\n");
  });
});
