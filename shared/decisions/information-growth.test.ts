import { describe, expect, it } from 'vitest';
import { informationGrowth } from './information-growth.ts';

describe('how much more will be known', () => {
  const behind = [{ people: 5, days: 7 }];

  it('counts a day by the people of the smaller arm: half of all teaches most', () => {
    const ahead = [{ people: 50, days: 14 }];
    expect(informationGrowth({ behind, ahead, customerBase: 100 })).toBeCloseTo(1 + 3.5 / 0.3325, 12);
  });

  it('is nothing more when no day is ahead, and unknown before the first', () => {
    expect(informationGrowth({ behind, ahead: [], customerBase: 100 })).toBe(1);
    expect(informationGrowth({ behind: [], ahead: behind, customerBase: 100 })).toBeNull();
  });
});
