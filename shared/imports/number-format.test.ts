import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectNumberFormat, detectNumberFormats, fileDecimal } from './number-format.ts';
import { type GroupMark, type NumberFormat, parseNumber } from './parse-number.ts';

const italian: NumberFormat = { decimal: ',', group: '.' };
const english: NumberFormat = { decimal: '.', group: ',' };
const silent = { decimalElsewhere: null, delimiter: ',' } as const;

describe('a cell read in its column’s format', () => {
  it.each<[string, NumberFormat, number]>([
    ['1.234,56', italian, 1234.56],
    ['1,234.56', english, 1234.56],
    ['1 234,56', { decimal: ',', group: ' ' }, 1234.56],
    ['1\u00a0234,56', { decimal: ',', group: ' ' }, 1234.56],
    ['1\u202f234,56', { decimal: ',', group: ' ' }, 1234.56],
    ["1'234.50", { decimal: '.', group: "'" }, 1234.5],
    ['1’234.50', { decimal: '.', group: "'" }, 1234.5],
    ['€ 3,50', italian, 3.5],
    ['3,50 €', italian, 3.5],
    ['EUR 3.50', english, 3.5],
    ['CHF -3.50', english, -3.5],
    ['-€ 3,50', italian, -3.5],
    ['(1.234,50)', italian, -1234.5],
    ['($3.50)', english, -3.5],
    ['12-', english, -12],
    ['−12,5', italian, -12.5],
    ['+7', english, 7],
    ['1,5E+03', italian, 1500],
    ['.5', english, 0.5],
    [' 42 ', english, 42],
    ['123456789012345678', english, 123456789012345680],
    ['1.234', italian, 1234],
    ['1.234', { decimal: ',', group: null }, 1234],
  ])('%s in %j is %d', (text, format, value) => {
    expect(parseNumber(text, format)).toEqual({ kind: 'number', value, isPercent: false });
  });

  it('a percentage is a share of one, exactly', () => {
    expect(parseNumber('12,5 %', italian)).toEqual({ kind: 'number', value: 0.125, isPercent: true });
    expect(parseNumber('-7%', english)).toEqual({ kind: 'number', value: -0.07, isPercent: true });
  });

  it.each(['', '  ', '-', '–', 'n/a', 'N/A', 'null', 'NULL', 'nd', 'n.d.', '#N/D', 'NaN'])(
    '"%s" is missing, not zero',
    (text) => expect(parseNumber(text, english)).toEqual({ kind: 'missing' }),
  );

  it.each<[string, NumberFormat, string]>([
    ['1.5', italian, 'separator-out-of-place'],
    ['1,5', english, 'separator-out-of-place'],
    ['12,34.5', english, 'separator-out-of-place'],
    ['1,234,56', english, 'separator-out-of-place'],
    ['1,234,5', { decimal: ',', group: null }, 'separator-out-of-place'],
    ['1.2.3', english, 'separator-out-of-place'],
    ['1,234', { decimal: null, group: null }, 'separator-out-of-place'],
    ['1 234', italian, 'separator-out-of-place'],
    ['#DIV/0!', english, 'spreadsheet-error'],
    ['twelve', english, 'not-a-number'],
    ['--5', english, 'not-a-number'],
    ['3 kg', english, 'not-a-number'],
    ['0x1F', english, 'not-a-number'],
    ['Infinity', english, 'not-a-number'],
    ['1e999', english, 'too-large'],
    ['9'.repeat(5000), english, 'not-a-number'],
  ])('%s in %j is refused', (text, format, reason) => {
    expect(parseNumber(text, format)).toEqual({ kind: 'bad', reason });
  });
});

describe('a plain figure', () => {
  it('has exactly the value that its digits have', () => {
    const places = integer({ min: 0, max: 9 });
    assert(
      property(integer({ min: -999_999_999, max: 999_999_999 }), places, (digits, fraction) => {
        const padded = String(Math.abs(digits)).padStart(fraction + 1, '0');
        const at = padded.length - fraction;
        const text = `${digits < 0 ? '-' : ''}${padded.slice(0, at)}${fraction > 0 ? `.${padded.slice(at)}` : ''}`;
        const value = Number(text);
        expect(parseNumber(text, english)).toEqual({ kind: 'number', value, isPercent: false });
        expect(parseNumber(text.replace('.', ','), italian)).toEqual({
          kind: 'number',
          value,
          isPercent: false,
        });
      }),
      { numRuns: 3000 },
    );
  });
});

describe('how a column writes its numbers', () => {
  it.each<[string, string[], NumberFormat]>([
    ['Italian prices', ['1.234,56', '3,5', '12'], italian],
    ['English prices', ['1,234.56', '3.5'], english],
    ['two thousands marks', ['1.234.567', '1.234'], italian],
    ['spaces', ['1 234,5', '12'], { decimal: ',', group: ' ' }],
    ['Swiss prices', ["1'234.50"], { decimal: '.', group: "'" }],
    ['a decimal that no thousand can be', ['0,123', '1,234'], { decimal: ',', group: null }],
    ['too many digits before the mark', ['1234,567'], { decimal: ',', group: null }],
  ])('is told by %s', (_name, values, format) => {
    const found = detectNumberFormat(values, silent);
    expect(found).toMatchObject({ kind: 'numbers', format, settledBy: 'values' });
  });

  it('whole numbers need no mark, and later separators are refused', () => {
    const found = detectNumberFormat(['1', '2000', ''], silent);
    expect(found).toMatchObject({
      kind: 'numbers',
      format: { decimal: null, group: null },
      settledBy: 'whole-numbers',
      counts: { numbers: 2, missing: 1, bad: 0 },
    });
  });

  it('"1,234" alone is asked about, with both readings', () => {
    expect(detectNumberFormat(['1,234', '987', '7,001'], silent)).toEqual({
      kind: 'ambiguous',
      example: {
        text: '1,234',
        readings: [
          { format: english, value: 1234 },
          { format: italian, value: 1.234 },
        ],
      },
      counts: { numbers: 3, missing: 0, bad: 0 },
    });
  });

  it('is told by another column of the file', () => {
    const [visits, price] = detectNumberFormats(
      [
        ['1.234', '987'],
        ['3,5', '12,25'],
      ],
      '\t',
    );
    expect(visits).toMatchObject({ kind: 'numbers', format: italian, settledBy: 'other-columns' });
    expect(price).toMatchObject({ settledBy: 'values', format: { decimal: ',', group: null } });
    expect(fileDecimal(detectNumberFormats([['1.234'], ['3,5'], ['Rome'], ['4']], '\t'))).toBe(',');
    expect(fileDecimal(detectNumberFormats([['1.5'], ['3,5']], '\t'))).toBeNull();
  });

  it('is told by semicolons between the cells', () => {
    const found = detectNumberFormat(['1.234', '2.500'], { decimalElsewhere: null, delimiter: ';' });
    expect(found).toMatchObject({ kind: 'numbers', format: italian, settledBy: 'delimiter' });
  });

  it('asks when the column contradicts itself, and names a single stray cell when it does not', () => {
    expect(detectNumberFormat(['1,5', '2.5', '3,5', '4.5'], silent).kind).toBe('ambiguous');
    const many = Array.from({ length: 40 }, (_, index) => `${index},5`);
    expect(detectNumberFormat([...many, '2.5'], silent)).toMatchObject({
      kind: 'numbers',
      format: { decimal: ',' },
      counts: { numbers: 40, missing: 0, bad: 1 },
      badExamples: ['2.5'],
    });
  });

  it('knows money and percentages', () => {
    expect(detectNumberFormat(['€ 3,50', '€ 4,20'], silent)).toMatchObject({
      currency: '€',
      percent: 'none',
    });
    expect(detectNumberFormat(['12,5 %', '3 %'], silent)).toMatchObject({ percent: 'all', currency: null });
    expect(detectNumberFormat(['12,5%', '0,3'], silent)).toMatchObject({ percent: 'some' });
  });

  it('leaves text alone', () => {
    expect(detectNumberFormat(['Rome', 'Milan', '3'], silent).kind).toBe('not-numbers');
    expect(detectNumberFormat(['', '-'], silent).kind).toBe('not-numbers');
  });

  it('reads back any amount written in any format', () => {
    const marks = constantFrom<[string, GroupMark | '']>(
      [',', '.'],
      ['.', ','],
      [',', ' '],
      ['.', "'"],
      [',', ''],
    );
    assert(
      property(integer({ min: -99_999_999, max: 99_999_999 }), marks, (cents, [decimal, group]) => {
        const digits = String(Math.abs(cents)).padStart(3, '0');
        const whole = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/gu, group);
        const text = `${cents < 0 ? '-' : ''}${whole}${decimal}${digits.slice(-2)}`;
        const found = detectNumberFormat([text], silent);
        if (found.kind !== 'numbers') throw new Error(`not read: ${text}`);
        expect(parseNumber(text, found.format)).toEqual({
          kind: 'number',
          value: cents === 0 ? 0 : Number(`${cents}e-2`),
          isPercent: false,
        });
      }),
      { numRuns: 3000 },
    );
  });
});
