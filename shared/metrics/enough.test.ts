import { describe, expect, it } from 'vitest';
import { enoughOf } from './enough.ts';

describe('whether the range of a difference is enough', () => {
  it.each([
    [-2.8, 12, 3, 'open'],
    [3.2, 9, 3, 'beyond'],
    [3, 9, 3, 'beyond'],
    [-1, 2, 3, 'short'],
    [-1, 3, 3, 'open'],
    [-40, -12, -10, 'beyond'],
    [-40, -5, -10, 'open'],
    [-8, 4, -10, 'short'],
    [1, 2, 0, null],
    [null, null, 3, null],
  ] as const)('from %s to %s against %s worth having: %s', (low, high, smallest, enough) => {
    expect(enoughOf({ low, high }, smallest)).toBe(enough);
  });
});
