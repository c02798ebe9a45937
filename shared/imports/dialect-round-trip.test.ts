import { array, assert, constantFrom, integer, property, record, string, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { detectDialect } from './detect-dialect.ts';
import { createDelimitedReader } from './read-delimited.ts';

const dialect = record({
  delimiter: constantFrom(',', ';', '\t', '|', '^', '~', '\u001F', '||', '\t\t', '::'),
  escape: constantFrom('doubled' as const, 'backslash' as const),
  lineEnd: constantFrom('\n', '\r\n', '\r'),
  quoteAll: constantFrom(true, false),
});

type Writing = { delimiter: string; escape: 'doubled' | 'backslash'; lineEnd: string; quoteAll: boolean };

function written(
  rows: readonly (readonly string[])[],
  { delimiter, escape, lineEnd, quoteAll }: Writing,
): string {
  const cellText = (cell: string): string => {
    const needs =
      quoteAll ||
      /["\\\r\n]/u.test(cell) ||
      cell.includes(delimiter[0] ?? '') ||
      cell.trim() !== cell ||
      cell === '';
    if (!needs) return cell;
    const inner =
      escape === 'doubled'
        ? cell.replaceAll('"', '""')
        : cell.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`);
    return `"${inner}"`;
  };
  return rows.map((row) => row.map(cellText).join(delimiter) + lineEnd).join('');
}

const spicy = array(constantFrom('"', '\\', ',', ';', '|', '\t', '\n', ' ', 'a', '7', '€', ':', '^', '~'), {
  maxLength: 8,
}).map((parts) => parts.join(''));
const spicyTable = integer({ min: 2, max: 6 }).chain((width) =>
  array(array(spicy, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
);

it('any table written in any dialect is read in it as the same table', () => {
  assert(
    property(spicyTable, dialect, integer({ min: 1, max: 50 }), (rows, writing, size) => {
      const text = written(rows, writing);
      const { delimiter, escape } = writing;
      const reader = createDelimitedReader({
        delimiter,
        quote: '"',
        escape,
        width: rows[0]?.length ?? 0,
        firstLine: 1,
      });
      const read = [];
      for (let at = 0; at < text.length; at += size) read.push(...reader.push(text.slice(at, at + size)));
      read.push(...reader.finish());
      expect(read.map(({ cells, problem }) => [cells, problem])).toEqual(rows.map((cells) => [cells, null]));
    }),
    { numRuns: 4000 },
  );
});

const word = string({
  unit: constantFrom(...'abcdefghij klmnopqrstuvwxyz'.split('')),
  minLength: 3,
  maxLength: 12,
}).map((text) => text.trim() || 'word');
const note = tuple(word, constantFrom(', ', '; ', ' "', "' ", ' | ', ': '), word).map((parts) =>
  parts.join(''),
);
const daily = array(tuple(word, note, integer({ min: 0, max: 99_999 }), integer({ min: 0, max: 9999 })), {
  minLength: 8,
  maxLength: 40,
}).map((rows) => {
  const table = [['day', 'place', 'note', 'orders', 'cost']];
  for (const [place, text, orders, cents] of rows) {
    table.push([addDays('2026-01-05', table.length), place, text, String(orders), (cents / 100).toFixed(2)]);
  }
  return table;
});

it('the dialect of a daily table is found from the text alone', () => {
  assert(
    property(daily, dialect, (rows, writing) => {
      const found = detectDialect(written(rows, writing), 'whole');
      expect(found).toMatchObject({ delimiter: writing.delimiter, headerLine: 1, columnCount: 5 });
      const reader = createDelimitedReader({ ...found, width: found.columnCount });
      const read = [...reader.push(written(rows, writing)), ...reader.finish()];
      expect(read.map(({ cells }) => cells)).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});
