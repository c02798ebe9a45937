import { describe, expect, it } from 'vitest';
import { frozenNow } from './clock.ts';

const clock = { now: () => Date.UTC(2027, 4, 3, 15, 30), today: () => '2027-05-03' };

describe('the time of a sample', () => {
  it('is the time of day on the day it stands still', () => {
    expect(frozenNow('2026-11-24', clock, null)).toBe(Date.UTC(2026, 10, 24, 15, 30));
  });

  it('never lies before what is recorded already', () => {
    const recorded = Date.UTC(2026, 10, 24, 18, 0);
    expect(frozenNow('2026-11-24', clock, recorded)).toBe(recorded + 1000);
  });
});
