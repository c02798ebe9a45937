import { describe, expect, it } from 'vitest';
import { firstDayOf, phaseBands, type Span } from './chart-span.ts';
import type { Phase } from '#shared/features/plan.ts';

function phase(position: number, startedOn: string | null, state: Phase['state']): Phase {
  return {
    id: `p${position}`,
    featureId: 'f',
    position,
    name: `Phase ${position}`,
    audience: 'picked',
    people: 10,
    holdDays: 7,
    plannedStart: null,
    startedOn,
    endedOn: null,
    state,
    entryCriteria: [],
    exitCriteria: [],
    locked: null,
  };
}

const phases = [
  phase(0, '2026-10-01', 'reached'),
  phase(1, '2026-11-02', 'current'),
  phase(2, null, 'planned'),
];

describe('the span of a chart', () => {
  it.each<[Span, string | null]>([
    ['start', null],
    ['phase', '2026-11-02'],
    ['four-weeks', '2026-10-27'],
  ])('%s begins on %s', (span, day) => {
    expect(firstDayOf(span, { phases, lastDay: '2026-11-23' })).toBe(day);
  });

  it('four weeks without numbers are everything there is', () => {
    expect(firstDayOf('four-weeks', { phases, lastDay: null })).toBeNull();
  });
});

it('each phase lasts to the day before the next one starts, the running one to the end', () => {
  expect(phaseBands(phases).map(({ key, from, to }) => [key, from, to])).toEqual([
    ['p0', '2026-10-01', '2026-11-01'],
    ['p1', '2026-11-02', null],
  ]);
});

it.each([
  ['on the day the next one starts lasts to the day before', '2026-11-02', '2026-11-01'],
  ['before the next one starts lasts to its own last day', '2026-10-20', '2026-10-20'],
])('a phase ended %s', (_title, endedOn, to) => {
  const [first, ...others] = phases;
  const bands = phaseBands([...(first === undefined ? [] : [{ ...first, endedOn }]), ...others]);
  expect(bands[0]?.to).toBe(to);
});
