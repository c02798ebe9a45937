import { describe, expect, it } from 'vitest';
import { createFormats } from './format.ts';

const en = createFormats('en', 'Europe/Rome');
const italian = createFormats('it', 'Europe/Rome');

/** Non-breaking spaces are asserted once; elsewhere they only make the tables hard to read. */
function spaced(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

describe('numbers by language', () => {
  it.each([
    [1234.56, '1,234.56', '1.234,56'],
    [0, '0.00', '0,00'],
    [-1234.5, '−1,234.50', '−1.234,50'],
    [1_000_000, '1,000,000.00', '1.000.000,00'],
  ])('%d with two decimals', (value, english, italianText) => {
    expect(en.decimal(value, 2)).toBe(english);
    expect(italian.decimal(value, 2)).toBe(italianText);
  });

  it.each([
    [0.124, '12.4 %', '12,4 %'],
    [0.15, '15 %', '15 %'],
    [0.0012, '0.1 %', '0,1 %'],
    [1, '100 %', '100 %'],
    [-0.05, '−5 %', '−5 %'],
  ])('a share of %d is a percentage', (share, english, italianText) => {
    expect(spaced(en.percent(share))).toBe(english);
    expect(spaced(italian.percent(share))).toBe(italianText);
  });

  it.each([
    [0.046, '+4.6 points', '+4,6 punti'],
    [0.01, '+1 point', '+1 punto'],
    [-0.028, '−2.8 points', '−2,8 punti'],
    [-0.01, '−1 point', '−1 punto'],
    [0, '0 points', '0 punti'],
  ])('a difference of %d is told in points', (difference, english, italianText) => {
    expect(spaced(en.points(difference))).toBe(english);
    expect(spaced(italian.points(difference))).toBe(italianText);
  });

  it.each([
    [2013, '2013', '2013'],
    [-0.125, '−0.125', '−0,125'],
    [12_500, '12,500', '12.500'],
    [1.000_000_1, '1.0000001', '1,0000001'],
  ])(
    'what is kept about somebody, %d, has all its digits, and a year no separator',
    (...[value, english, italianText]) => {
      expect(en.kept(value)).toBe(english);
      expect(italian.kept(value)).toBe(italianText);
    },
  );

  it('gives a value that rounds to nothing no sign', () => {
    expect(en.signed(-0.0001)).toBe('0');
    expect(en.points(0.0000001, 1)).toBe('0.0\u00a0points');
  });

  it.each([
    [2.8, '2 h 48'],
    [0.3, '18 min'],
    [3, '3 h'],
    [-0.3, '−18 min'],
    [3.1, '3 h 06'],
  ])('%d hours are told in hours and minutes', (hours, text) => {
    expect(spaced(en.hours(hours))).toBe(text);
  });

  it.each([
    [38_000, '€38,000', '38.000 €'],
    [-14_000, '−€14,000', '−14.000 €'],
    [12.5, '€12.50', '12,50 €'],
  ])('an amount of %d', (amount, english, italianText) => {
    expect(spaced(en.currency(amount, 'EUR'))).toBe(english);
    expect(spaced(italian.currency(amount, 'EUR'))).toBe(italianText);
  });

  it('counts people with the right plural', () => {
    expect(spaced(en.count(1, 'customers'))).toBe('1 customer');
    expect(spaced(en.count(6, 'staff'))).toBe('6 staff');
    expect(spaced(italian.count(1, 'people'))).toBe('1 persona');
    expect(spaced(italian.count(2000, 'customers'))).toBe('2.000 clienti');
    expect(spaced(italian.count(1_000_000, 'customers'))).toBe('1.000.000 clienti');
  });
});

describe('figures in the scale of their metric', () => {
  it.each([
    [0.271, { kind: 'proportion', unit: '' }, ['27.1 %', '27,1 %']],
    [0.00042, { kind: 'proportion', unit: '' }, ['0.042 %', '0,042 %']],
    [2.8, { kind: 'mean', unit: 'hours' }, ['2 h 48', '2 h 48']],
    [31.25, { kind: 'mean', unit: '€' }, ['€31.25', '31,25 €']],
    [4.25, { kind: 'value', unit: 'kg' }, ['4.25 kg', '4,25 kg']],
    [1234, { kind: 'count', unit: '' }, ['1,234', '1.234']],
  ] as const)('a level of %d %o', (value, figure, [english, italianText]) => {
    expect(spaced(en.metric(value, figure))).toBe(english);
    expect(spaced(italian.metric(value, figure))).toBe(italianText);
  });

  it.each([
    [0.046, { kind: 'proportion', unit: '' }, '+4.6 points'],
    [-0.3, { kind: 'mean', unit: 'h' }, '−18 min'],
    [0.5, { kind: 'mean', unit: 'EUR' }, '+€0.50'],
    [-1.25, { kind: 'value', unit: 'kg' }, '−1.25 kg'],
  ] as const)('a difference of %d %o', (value, figure, text) => {
    expect(spaced(en.metricDifference(value, figure))).toBe(text);
  });
});

describe('days by language', () => {
  it.each([
    ['2026-11-27', 'Fri 27 Nov', 'ven 27 nov'],
    ['2026-12-01', 'Tue 1 Dec', 'mar 1 dic'],
    ['2028-02-29', 'Tue 29 Feb', 'mar 29 feb'],
  ])('%s in short', (day, english, italianText) => {
    expect(en.dayShort(day)).toBe(english);
    expect(italian.dayShort(day)).toBe(italianText);
  });

  it('writes a long day, a typed day and a month', () => {
    expect(en.dayLong('2026-11-24')).toBe('Tuesday 24 November 2026');
    expect(italian.dayLong('2026-11-24')).toBe('martedì 24 novembre 2026');
    expect(en.dayTyped('2026-03-05')).toBe('05/03/2026');
    expect(en.month('2026-11-24')).toBe('November');
    expect(italian.month('2027-01-04')).toBe('gennaio 2027');
  });

  it.each([
    ['2026-11-02', '2026-11-27', '2 – 27 Nov'],
    ['2026-11-30', '2026-12-18', '30 Nov – 18 Dec'],
    ['2026-12-28', '2027-01-08', '28 Dec 2026 – 8 Jan 2027'],
    ['2026-11-02', '2026-11-02', '2 Nov'],
  ])('%s to %s is a range', (from, to, text) => {
    expect(en.dayRange(from, to)).toBe(text);
  });

  it.each([
    [3, 'in 3 days', 'tra 3 giorni'],
    [0, 'today', 'oggi'],
    [-1, 'yesterday', 'ieri'],
  ])('%i days from now', (days, english, italianText) => {
    expect(en.inDays(days)).toBe(english);
    expect(italian.inDays(days)).toBe(italianText);
  });

  it('tells an instant in the given time zone', () => {
    const instant = Date.UTC(2026, 10, 24, 9, 42);
    expect(en.timeOfDay(instant)).toBe('10:42');
    expect(en.instant(instant)).toBe('24 Nov, 10:42');
    expect(italian.instant(instant)).toBe('24 nov, 10:42');
  });

  it('joins a list as the language does', () => {
    expect(en.list(['Ada', 'Bo', 'Cy'])).toBe('Ada, Bo and Cy');
    expect(italian.list(['Ada', 'Bo', 'Cy'])).toBe('Ada, Bo e Cy');
  });
});
