import { describe, expect, it } from 'vitest';
import { verdictOf } from './bars.ts';

describe('a bar', () => {
  const most = { most: 0.02 };

  it('is kept at its own figure', () => {
    expect(verdictOf(most, { value: 0.02, of: 6000 })).toBe('kept');
    expect(verdictOf({ least: 0.98 }, { value: 0.98, of: 6000 })).toBe('kept');
  });

  it('is passed by chance within two standard errors, and fails beyond: .0018 each for 6,000 runs at .02', () => {
    expect(verdictOf(most, { value: 0.0235, of: 6000 })).toBe('within chance');
    expect(verdictOf(most, { value: 0.0237, of: 6000 })).toBe('FAILS');
    expect(verdictOf({ least: 0.98 }, { value: 0.9763, of: 6000 })).toBe('FAILS');
  });

  it('allows no chance to a figure that is no share', () => {
    expect(verdictOf({ most: 15 }, { value: 16, of: null })).toBe('FAILS');
  });
});
