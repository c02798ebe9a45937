import { assert, constantFrom, property, array, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFormula } from './evaluate-formula.ts';
import { DEEPEST_NESTING, readFormula } from './formula.ts';

const METRICS = [
  { id: 'r', name: 'Refunds' },
  { id: 'o', name: 'Orders' },
  { id: 'w', name: 'Inquiries won' },
  { id: 's', name: 'Clicks / Pageviews' },
  { id: 'q', name: 'The "big" ones' },
  { id: 'm', name: 'min' },
];
const LEVELS: Record<string, number> = { r: 3, o: 120, w: 7, s: 0.5, q: 4, m: 9 };

function worth(text: string): number | null | string {
  const read = readFormula(text, METRICS);
  if (read.kind === 'bad') return read.problem.code;
  return evaluateFormula(read.expression, (metricId) => LEVELS[metricId] ?? null);
}

describe('a formula', () => {
  it.each<[string, number]>([
    ['refunds / orders * 100', 2.5],
    ['Refunds/ORDERS*100', 2.5],
    ['#1 / #2', 0.025],
    ['"Refunds" - -2', 5],
    ['inquiries won * 2', 14],
    ['"Clicks / Pageviews" * 2', 1],
    ['"The ""big"" ones" + 1', 5],
    ['min(Refunds, Orders)', 3],
    ['min + 1', 10],
    ['max(#1, 4, abs(0 - #2))', 120],
    ['round(#1 / 7, 2)', 0.43],
    ['(#1 + #2) * 2', 246],
  ])('%s is %s', (text, value) => {
    expect(worth(text)).toBeCloseTo(value, 12);
  });

  it.each([
    ['an empty one', '', 'formula-names-none'],
    ['one of numbers alone', '1 + 2', 'formula-names-none'],
    ['half a formula', 'refunds /', 'formula-unreadable'],
    ['two formulas', 'refunds, orders', 'formula-unreadable'],
    ['an open bracket', '(refunds', 'formula-unreadable'],
    ['a name nobody has', 'refunds / visits', 'formula-name-unknown'],
    ['a quoted name nobody has', '"visits" * 2 + refunds', 'formula-name-unknown'],
    ['a number beyond the list', '#9 + #1', 'formula-name-unknown'],
    ['a power', 'refunds ** 2', 'formula-not-allowed'],
    ['a comparison', 'refunds > 2', 'formula-not-allowed'],
    ['another function', 'sqrt(refunds)', 'formula-not-allowed'],
    ['a function of nothing', 'abs() + refunds', 'formula-not-allowed'],
    ['words in quotes of a program', "refunds + 'a'", 'formula-not-allowed'],
    ['a way into an object', 'refunds.constructor', 'formula-unreadable'],
    ['a way into a list', 'refunds[0]', 'formula-unreadable'],
    ['the placeholder of the reader', '$0 + refunds', 'formula-not-allowed'],
    [
      'too many brackets',
      `${'-('.repeat(DEEPEST_NESTING + 1)}refunds${')'.repeat(DEEPEST_NESTING + 1)}`,
      'formula-too-nested',
    ],
  ])('%s is refused in words', (_what, text, code) => {
    expect(worth(text)).toBe(code);
  });

  it('of names side by side means the same once it is kept', () => {
    const read = readFormula('max(#1#2)', METRICS);
    if (read.kind === 'bad') throw new Error(read.problem.code);
    expect(read.text).toBe('max(Refunds Orders)');
    expect(readFormula(read.text, METRICS)).toEqual(read);
  });

  it('is kept with the names as they are written today', () => {
    const read = readFormula('#2 / "clicks / pageviews" + REFUNDS', METRICS);
    expect(read).toMatchObject({ text: 'Orders / "Clicks / Pageviews" + Refunds' });
  });

  it.each([
    ['a division by nothing', '#1 / (#2 - 120)'],
    ['a number too large', '#2 * 1e308 * 1e308'],
    ['a metric that is missing', '#1 + "missing"'],
  ])('%s is missing, neither zero nor infinite', (_what, text) => {
    const read = readFormula(text, [...METRICS, { id: 'nowhere', name: 'missing' }]);
    if (read.kind === 'bad') throw new Error(read.problem.code);
    expect(evaluateFormula(read.expression, (metricId) => LEVELS[metricId] ?? null)).toBeNull();
  });

  it('made of anything is read or refused, and never breaks', () => {
    const piece = constantFrom(
      'refunds',
      '#1',
      '"',
      '(',
      ')',
      '+',
      '/',
      '$',
      '$1',
      ' ',
      '2',
      'min(',
      ',',
      '[',
      '.',
    );
    assert(
      property(array(piece, { maxLength: 40 }), string(), (pieces, tail) => {
        const read = readFormula(pieces.join('') + tail, METRICS);
        if (read.kind === 'bad') return;
        const again = readFormula(read.text, METRICS);
        expect(again).toEqual(read);
      }),
    );
  });
});
