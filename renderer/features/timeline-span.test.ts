import { describe, expect, it } from 'vitest';
import { daysOfPhase, timelineSpan } from './timeline-span.ts';

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

describe('the days of a phase', () => {
  const planned = { startedOn: null, endedOn: null, plannedStart: '2026-11-30', holdDays: 14 };

  it.each([
    ['as planned', planned, { from: '2026-11-30', to: '2026-12-13' }],
    ['without a date', { ...planned, plannedStart: null }, null],
    ['started late', { ...planned, startedOn: '2026-12-02' }, { from: '2026-12-02', to: '2026-12-15' }],
    [
      'ended when the next began',
      { ...planned, startedOn: '2026-12-02', endedOn: '2026-12-09' },
      { from: '2026-12-02', to: '2026-12-08' },
    ],
    [
      'withdrawn the day it started',
      { ...planned, startedOn: '2026-12-02', endedOn: '2026-12-02' },
      { from: '2026-12-02', to: '2026-12-02' },
    ],
  ])('%s', (_title, phase, days) => {
    expect(daysOfPhase(phase)).toEqual(days);
  });
});
