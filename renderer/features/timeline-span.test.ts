import { describe, expect, it } from 'vitest';
import { timelineSpan } from './timeline-span.ts';

describe('the months of the timeline', () => {
  it.each([
    ['quarter', '2026-10-01', '2026-12-31'],
    ['five-months', '2026-09-01', '2027-01-31'],
    ['year', '2026-08-01', '2027-07-31'],
  ] as const)('%s around 24 November', (choice, from, to) => {
    expect(timelineSpan('2026-11-24', choice)).toEqual({ from, to });
  });

  it('reach back over the turn of the year', () => {
    expect(timelineSpan('2027-01-15', 'five-months')).toEqual({ from: '2026-11-01', to: '2027-03-31' });
  });
});
