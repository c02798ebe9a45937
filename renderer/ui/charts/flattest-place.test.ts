import { describe, expect, it } from 'vitest';
import { flattestPlace } from './flattest-place.ts';

const lineOf = (heights: readonly number[]) => heights.map((y, index) => ({ x: index * 40, y }));

describe('the words of a line that moves', () => {
  it('stand over its most level stretch, clear of its top', () => {
    expect(flattestPlace(lineOf([200, 150, 100, 52, 50, 51, 90, 160]), 70)).toEqual({ x: 160, y: 50 });
  });

  it('stand at the first such stretch where it is level throughout', () => {
    expect(flattestPlace(lineOf([80, 80, 80, 80]), 70)).toEqual({ x: 0, y: 80 });
  });

  it('stand at the start, clear of its top, where the line is shorter than they are', () => {
    expect(flattestPlace(lineOf([120, 80]), 200)).toEqual({ x: 0, y: 80 });
  });
});
