import { describe, expect, it } from 'vitest';
import type { GateLooks } from './gate.ts';
import { numbersOfLook, standOfLooks } from './stand-of-looks.ts';

const LOOKS: GateLooks = {
  all: [
    { index: 0, day: '2026-11-16', upTo: '2026-11-15', fraction: 0.5 },
    { index: 1, day: '2026-11-30', upTo: '2026-11-29', fraction: 1 },
  ],
  reached: null,
  nextDay: '2026-11-16',
  isLast: false,
  isComplete: true,
};

describe('where a gate stands among its looks', () => {
  it.each<[string, Partial<GateLooks>, string, string | undefined]>([
    ['before the gate day it names the first', {}, 'look.before', '2026-11-16'],
    ['between two looks the next', { reached: 0, nextDay: '2026-11-30' }, 'look.next', '2026-11-30'],
    ['after the last that none is left', { reached: 1, nextDay: null }, 'look.none-left', undefined],
    [
      'with a single look that it is open every day',
      { all: LOOKS.all.slice(0, 1), reached: 0, nextDay: null },
      'look.open',
      undefined,
    ],
  ])('%s', (_title, change, code, day) => {
    const stand = standOfLooks({ ...LOOKS, ...change });
    expect([stand.code, stand.values['day']]).toEqual([code, day]);
  });
});

describe('numbers that came after a look', () => {
  it.each<[string, number | null, string | null, boolean]>([
    ['wait for the next one', 0, '2026-11-18', true],
    ['are none while it holds all', 0, '2026-11-15', false],
    ['count at once before the first', null, '2026-11-12', false],
    ['are none where none have come', 0, null, false],
  ])('%s', (_title, reached, dataUpTo, isSaid) => {
    const said = numbersOfLook({ looks: { ...LOOKS, reached }, dataUpTo });
    expect(said === null ? null : said.values).toEqual(
      isSaid ? { day: '2026-11-15', all: '2026-11-18' } : null,
    );
  });
});
