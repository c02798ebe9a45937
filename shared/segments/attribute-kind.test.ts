import { describe, expect, it } from 'vitest';
import { type AttributeKind, isOfKind, readAs, type ValueWriting } from './attribute-kind.ts';
import { attributeValues } from './attribute-values.ts';

const ITALIAN: ValueWriting = { decimal: ',', firstInDate: 'day' };
const AMERICAN: ValueWriting = { decimal: '.', firstInDate: 'month' };

describe('a written value of an attribute', () => {
  it.each<[string, AttributeKind, ValueWriting, string | null]>([
    ['1.234,50', 'number', ITALIAN, '1234.50'],
    ['1,234.50', 'number', AMERICAN, '1234.50'],
    ['1 234', 'number', ITALIAN, '1234'],
    ['−5', 'number', AMERICAN, '-5'],
    ['1.23,4', 'number', ITALIAN, null],
    ['a dozen', 'number', ITALIAN, null],
    ['3/4/2026', 'date', ITALIAN, '2026-04-03'],
    ['3/4/2026', 'date', AMERICAN, '2026-03-04'],
    ['2026-04-03', 'date', AMERICAN, '2026-04-03'],
    ['31/2/2026', 'date', ITALIAN, null],
    ['3/4/26', 'date', ITALIAN, null],
    ['Sì', 'yes-no', ITALIAN, 'yes'],
    ['FALSE', 'yes-no', AMERICAN, 'no'],
    ['maybe', 'yes-no', AMERICAN, null],
    ['anything', 'text', ITALIAN, 'anything'],
  ])('%s as %s', (text, kind, writing, expected) => {
    const kept = readAs(text, kind, writing);
    expect(kept).toBe(expected);
    expect(kept === null || isOfKind(kept, kind)).toBe(true);
  });
});

describe('the attributes of a roster', () => {
  it('name the people and values that are not of their kind, and lose none', () => {
    const people = ['12', '3.5', 'n/d', 'n/d', 'many'].map((Seats) => ({ attributes: { Seats } }));
    expect(attributeValues(people, new Map([['Seats', 'number']]))).toEqual([
      {
        name: 'Seats',
        kind: 'number',
        values: ['12', '3.5', 'many', 'n/d'],
        people: 5,
        odd: { people: 3, values: ['many', 'n/d'] },
      },
    ]);
  });

  it('are text where nobody gave them a kind, and text is never odd', () => {
    expect(attributeValues([{ attributes: { Region: 'Marche' } }], new Map())).toMatchObject([
      { name: 'Region', kind: 'text', odd: { people: 0, values: [] } },
    ]);
  });
});
