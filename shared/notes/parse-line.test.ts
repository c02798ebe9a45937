import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completeTheme,
  defaultMark,
  formatLine,
  halfTheme,
  parseLine,
  splitLine,
  type TypedTheme,
} from './parse-line.ts';

const agrees = (name: string): TypedTheme => ({ name, stance: 'agrees' });
const disagrees = (name: string): TypedTheme => ({ name, stance: 'disagrees' });

describe('a capture line', () => {
  it.each([
    ['q My small orders wait.', 'quote', 'My small orders wait.'],
    ['o Opens her phone log', 'observation', 'Opens her phone log'],
    ['i The score ranks restaurants low', 'interpretation', 'The score ranks restaurants low'],
    ['I waited two days', null, 'I waited two days'],
    ['q', null, 'q'],
    ['quick answer', null, 'quick answer'],
    ['o i clienti aspettano', 'observation', 'i clienti aspettano'],
  ])('reads "%s" as %s', (typed, mark, text) => {
    expect(parseLine(typed)).toMatchObject({ mark, text });
  });

  it.each<[string, string, TypedTheme[], number | null]>([
    ['q It takes days #slow !3', 'It takes days', [agrees('slow')], 3],
    ['q #slow It takes days', 'It takes days', [agrees('slow')], null],
    ['It takes #slow days', 'It takes days', [agrees('slow')], null],
    ['It takes days #slow.', 'It takes days.', [agrees('slow')], null],
    ['Wait #"small orders wait"', 'Wait', [agrees('small orders wait')], null],
    ['Fine for me #-slow #-"no reply"', 'Fine for me', [disagrees('slow'), disagrees('no reply')], null],
    ['Twice #slow #-Slow', 'Twice', [disagrees('Slow')], null],
    ['Bad !1 worse !4', 'Bad worse', [], 4],
    ['Attesa #qualità', 'Attesa', [agrees('qualità')], null],
    ['order #4711 and C#minor wow!3 !5 !', 'order #4711 and C#minor wow!3 !5 !', [], null],
    ['!35 of them, !3, or !2nd', '!35 of them, !3, or !2nd', [], null],
    ['half #"open name', 'half #"open name', [], null],
    ['kept \\#slow and \\!3', 'kept #slow and !3', [], null],
  ])('takes the codes out of "%s"', (typed, text, themes, severity) => {
    expect(parseLine(typed)).toMatchObject({ text, themes, severity });
  });

  it('reads at most twenty themes and keeps the others as text', () => {
    const typed = Array.from({ length: 21 }, (_, index) => `#theme${index}`).join(' ');
    expect(parseLine(typed)).toMatchObject({ text: '#theme20' });
  });

  const pieces = fc.array(
    fc.constantFrom(
      '#slow',
      '#-slow',
      '#"two words"',
      '!2',
      '\\#no',
      'word',
      ' ',
      '\n',
      'q ',
      '"',
      '#',
      '.',
      'è',
    ),
    { maxLength: 25 },
  );
  const anyLine = fc.oneof(
    fc.string({ unit: 'binary' }),
    pieces.map((parts) => parts.join('')),
  );

  it('loses no letter of what is typed: its pieces joined are the input', () => {
    fc.assert(
      fc.property(anyLine, (typed) => {
        const cut = splitLine(typed);
        expect(cut.map((piece) => piece.raw).join('')).toBe(typed);
        const kept = cut.filter((piece) => piece.kind === 'text').map((piece) => piece.raw);
        const letters = (text: string) => text.replace(/[\s\\]/g, '');
        expect(letters(parseLine(typed).text)).toBe(letters(kept.join('')));
      }),
    );
  });

  it('reads back what it writes for editing', () => {
    fc.assert(
      fc.property(anyLine, (typed) => {
        const line = { ...parseLine(typed), mark: parseLine(typed).mark ?? 'quote' };
        expect(parseLine(formatLine(line))).toEqual(line);
      }),
    );
  });

  it('writes marks, themes and severity behind the text', () => {
    const line = {
      mark: 'interpretation',
      text: 'Ranks low',
      severity: 2,
      themes: [disagrees('no reply')],
    } as const;
    expect(formatLine(line)).toBe('i Ranks low #-"no reply" !2');
  });

  it.each([
    ['interview', 'quote'],
    ['call', 'quote'],
    ['survey', 'quote'],
    ['usability-test', 'observation'],
    ['observation', 'observation'],
  ] as const)('without a key, a line of a %s is a %s', (kind, mark) => {
    expect(defaultMark(kind)).toBe(mark);
  });
});

describe('type-ahead for themes', () => {
  it.each([
    ['It waits #wor', { typed: 'wor', from: 9, stance: 'agrees' }],
    ['#', { typed: '', from: 0, stance: 'agrees' }],
    ['It #-"two wo', { typed: 'two wo', from: 3, stance: 'disagrees' }],
    ['It #slow ', null],
    ['C#mi', null],
  ])('before the caret, "%s" is %o', (before, expected) => {
    expect(halfTheme(before)).toEqual(expected);
  });

  it('completes the name, quoted when it holds spaces', () => {
    const half = halfTheme('It waits #wor');
    if (half === null) throw new Error('a theme is being typed');
    const completed = completeTheme(
      { beforeCaret: 'It waits #wor', afterCaret: ' !2' },
      half,
      'work-around: calls',
    );
    expect(completed).toEqual({ typed: 'It waits #"work-around: calls" !2', caret: 31 });
  });
});
