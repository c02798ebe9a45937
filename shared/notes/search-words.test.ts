import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsTerm, markFound, parseSearch, snippetParts, toMatchExpression } from './search-words.ts';

describe('a search', () => {
  it.each([
    ['small orders', ['"small"', '"orders" *']],
    ['e-mail', ['"e mail" *']],
    ['"quoted', ['"quoted" *']],
    ['NEAR( slow*', ['"NEAR"', '"slow" *']],
    ['a\u0000b', ['"a"', '"b" *']],
    ['* - " 😀', []],
    ['', []],
  ])('for "%s" asks for %o', (typed, expressions) => {
    expect(parseSearch(typed).map(toMatchExpression)).toEqual(expressions);
  });

  it('finds words without regard to case and accents, the last by its beginning', () => {
    const [whole, beginning] = parseSearch('QUALITA cli');
    expect(whole && holdsTerm('La qualità per i clienti', whole)).toBe(true);
    expect(beginning && holdsTerm('La qualità per i clienti', beginning)).toBe(true);
    expect(whole && holdsTerm('quality', whole)).toBe(false);
  });

  it('marks what it found and nothing else', () => {
    const marked = markFound('E-mail orders wait, ordering too', parseSearch('e-mail order'));
    expect(snippetParts(marked).filter((part) => part.is === 'found')).toEqual([
      { text: 'E', is: 'found' },
      { text: 'mail', is: 'found' },
      { text: 'orders', is: 'found' },
      { text: 'ordering', is: 'found' },
    ]);
  });

  it('keeps every letter of a text while marking it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, typed) => {
        const plain = text.replace(/[\u2068\u2069]/g, '');
        const parts = snippetParts(markFound(plain, parseSearch(typed)));
        expect(parts.map((part) => part.text).join('')).toBe(plain);
      }),
    );
  });
});
