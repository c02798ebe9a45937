import { describe, expect, it } from 'vitest';
import { shareOfBusiest } from './one-person.ts';

describe('a person who brings many of the events', () => {
  it.each<[string, number, number, number, number | null]>([
    ['one of 39 with nearly all of 50,585', 50_585, 39, 50_015, 50_015 / 50_585],
    ['one of 30 with a fifth', 100, 30, 20, 0.2],
    ['one of 30 with less than a fifth', 100, 30, 19, null],
    ['one of five with two fifths, twice the usual', 100, 5, 40, null],
    ['the only one', 100, 1, 100, null],
    ['nobody, because people count once a day', 100, 0, 0, null],
    ['nobody in a file without events', 0, 0, 0, null],
  ])('%s', (_who, used, people, busiestPersonRows, share) => {
    expect(shareOfBusiest({ used, people, busiestPersonRows })).toBe(share);
  });
});
