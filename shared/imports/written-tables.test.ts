import { array, assert, constantFrom, integer, property, record, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { detectEncoding } from './decode-bytes.ts';
import { detectDialect } from './detect-dialect.ts';
import { detectNumberFormats } from './number-format.ts';
import { parseNumber } from './parse-number.ts';
import { createDelimitedReader } from './read-delimited.ts';

const ENCODINGS = ['utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
type Writing = {
  encoding: (typeof ENCODINGS)[number];
  delimiter: string;
  lineEnd: string;
  quoting: 'all' | 'needed';
  decimal: ',' | '.';
  grouping: 'grouped' | 'plain';
};

const writing = record<Writing>({
  encoding: constantFrom(...ENCODINGS),
  delimiter: constantFrom(',', ';', '\t', '|'),
  lineEnd: constantFrom('\n', '\r\n', '\r'),
  quoting: constantFrom('all' as const, 'needed' as const),
  decimal: constantFrom(',' as const, '.' as const),
  grouping: constantFrom('grouped' as const, 'plain' as const),
});

/** Letters that every encoding here has, accents among them. */
const place = constantFrom('Forlì', 'Milano', 'San Donà, centro', 'Città; nord', 'il "Caffè"', 'Pietà | est');
const rows = array(tuple(place, integer({ min: 0, max: 99_999_999 }), integer({ min: 0, max: 900 })), {
  minLength: 6,
  maxLength: 40,
});

/** 1.234,56 or 1,234.56, or the same without the mark of thousands. */
function amountText(cents: number, { decimal, grouping }: Writing): string {
  const digits = String(cents).padStart(3, '0');
  const mark = grouping === 'plain' ? '' : decimal === ',' ? '.' : ',';
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/gu, mark);
  return `${whole}${decimal}${digits.slice(-2)}`;
}

function textOf(table: readonly (readonly string[])[], { delimiter, lineEnd, quoting }: Writing): string {
  const cell = (text: string): string =>
    quoting === 'all' || text.includes(delimiter) || text.includes('"')
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  return table.map((cells) => cells.map(cell).join(delimiter) + lineEnd).join('');
}

function bytesOf(text: string, encoding: Writing['encoding']): Uint8Array {
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return Buffer.from(encoding === 'utf-8' ? text : `\uFEFF${text}`);
}

function read(bytes: Uint8Array) {
  const { encoding } = detectEncoding(bytes, 'whole');
  const text = new TextDecoder(encoding).decode(bytes);
  const dialect = detectDialect(text, 'whole');
  const reader = createDelimitedReader({ ...dialect, width: dialect.columnCount });
  return { dialect, table: [...reader.push(text), ...reader.finish()].map(({ cells }) => cells) };
}

it('a table in any letters, separators, quotes and decimal marks is the same table with the same numbers', () => {
  assert(
    property(rows, writing, (entries, how) => {
      const written = [
        ['giorno', 'sede', 'ricavo', 'ordini'],
        ...entries.map(([where, cents, orders], at) => [
          addDays('2026-01-05', at),
          where,
          amountText(cents, how),
          String(orders),
        ]),
      ];
      const { dialect, table } = read(bytesOf(textOf(written, how), how.encoding));
      expect(table).toEqual(written);
      expect(dialect).toMatchObject({ delimiter: how.delimiter, headerLine: 1 });
      const column = (at: number): string[] => table.slice(1).map((cells) => cells[at] ?? '');
      const [revenue] = detectNumberFormats([column(2), column(3)], how.delimiter);
      if (revenue?.kind !== 'numbers') throw new Error(`no numbers but ${revenue?.kind}`);
      const values = column(2).map((text) => parseNumber(text, revenue.format));
      expect(values).toEqual(
        entries.map(([, cents]) => ({ kind: 'number', value: Number(`${cents}e-2`), isPercent: false })),
      );
    }),
    { numRuns: 1500 },
  );
});
