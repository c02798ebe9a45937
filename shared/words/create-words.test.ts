import { describe, expect, it } from 'vitest';
import { createWords, hasWords, say } from './create-words.ts';

const extra = {
  en: {
    test: {
      gain: '{{difference, points}} by {{day, dayShort}}',
      level: '{{value, metric}} of {{count, whole}}',
      rows_one: '{{count, whole}} row',
      rows_other: '{{count, whole}} rows',
      onlyEnglish: 'Only here',
    },
  },
  it: {
    test: {
      gain: '{{difference, points}} entro {{day, dayShort}}',
      level: '{{value, metric}} su {{count, whole}}',
      rows_one: '{{count, whole}} riga',
      rows_other: '{{count, whole}} righe',
    },
  },
};

function spaced(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

describe('sentences filled with values', () => {
  it.each([
    ['en', '+4.6 points by Fri 27 Nov'],
    ['it', '+4,6 punti entro ven 27 nov'],
  ] as const)('formats numbers and days in %s', (language, sentence) => {
    const words = createWords(language, extra);
    expect(spaced(say(words, 'test:gain', { difference: 0.046, day: '2026-11-27' }))).toBe(sentence);
  });

  it('writes a figure in the scale its values name', () => {
    const words = createWords('it', extra);
    const values = { value: 0.271, metricKind: 'proportion', unit: '', count: 1262 };
    expect(spaced(say(words, 'test:level', values))).toBe('27,1 % su 1.262');
  });

  it('writes nothing for a value that is not known', () => {
    const words = createWords('en', extra);
    expect(say(words, 'test:gain', { difference: null, day: '2026-11-27' })).toBe(' by Fri 27 Nov');
  });

  it.each([
    [1, '1 riga'],
    [2, '2 righe'],
    [1_000_000, '1.000.000 righe'],
  ])('picks the Italian plural of %i', (count, text) => {
    expect(say(createWords('it', extra), 'test:rows', { count })).toBe(text);
  });

  it('changes language at once and knows which keys have words', async () => {
    const words = createWords('en', extra);
    await words.changeLanguage('it');
    expect(say(words, 'test:rows', { count: 2 })).toBe('2 righe');
    expect(hasWords(words, 'test:onlyEnglish')).toBe(true);
    expect(hasWords(words, 'test:nowhere')).toBe(false);
  });
});
