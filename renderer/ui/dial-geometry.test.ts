import { describe, expect, it } from 'vitest';
import { dialBarHeights } from './dial-geometry.ts';

describe('the heights of the dial', () => {
  it.each([
    [5, 'large', [12, 19, 27, 36, 46]],
    [5, 'medium', [8, 12, 16, 20, 26]],
    [5, 'small', [4, 6, 8, 10, 13]],
    [3, 'medium', [8, 17, 26]],
    [2, 'small', [4, 13]],
    [1, 'large', [46]],
    [0, 'large', []],
  ] as const)('%i steps, %s', (steps, size, heights) => {
    expect(dialBarHeights(steps, size)).toEqual(heights);
  });

  it('rises with every step for as many as twelve', () => {
    for (let steps = 2; steps <= 12; steps += 1) {
      const heights = dialBarHeights(steps, 'large');
      expect(heights.every((height, index) => index === 0 || height > (heights[index - 1] ?? 0))).toBe(true);
    }
  });
});
