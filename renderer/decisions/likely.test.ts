import { describe, expect, it } from 'vitest';
import { likelyOf } from './likely.ts';

describe('a chance as it may be said', () => {
  it.each([
    [0, 'below', 0.01],
    [5.6e-10, 'below', 0.01],
    [0.01, 'about', 0.01],
    [0.4615, 'about', 0.46],
    [0.99, 'about', 0.99],
    [0.9999, 'above', 0.99],
  ] as const)('%s is %s %s', (chance, bound, share) => {
    expect(likelyOf(chance)).toEqual({ bound, share });
  });
});
