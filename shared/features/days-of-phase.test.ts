import { describe, expect, it } from 'vitest';
import { daysOfPhase } from './days-of-phase.ts';

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
