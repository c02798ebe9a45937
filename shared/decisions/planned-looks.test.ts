import { describe, expect, it } from 'vitest';
import { plannedLooks } from './planned-looks.ts';

const rules = { extensionsAtMost: 2 };
const current = { people: 150, holdDays: 14, startedOn: '2026-11-02', endedOn: null };

function looks(today: string, change: Partial<typeof current> = {}, before: (typeof current)[] = []) {
  return plannedLooks({ phases: [...before, { ...current, ...change }], customerBase: 300, today, rules });
}

describe('the planned looks at a gate', () => {
  it('are the gate day and one after each extension by the length of the phase', () => {
    expect(looks('2026-11-10')?.all.map(({ day, upTo }) => [day, upTo])).toEqual([
      ['2026-11-16', '2026-11-15'],
      ['2026-11-30', '2026-11-29'],
      ['2026-12-14', '2026-12-13'],
    ]);
  });

  it.each([
    ['before the gate day', '2026-11-15', null, '2026-11-16'],
    ['on the gate day', '2026-11-16', 0, '2026-11-30'],
    ['between two looks', '2026-12-01', 1, '2026-12-14'],
    ['after the last', '2027-03-01', 2, null],
  ])('%s', (_when, today, reached, next) => {
    const found = looks(today);
    expect([found?.reached?.index ?? null, found?.next?.day ?? null]).toEqual([reached, next]);
  });

  it('share the information evenly where the phase stands alone', () => {
    expect(looks('2026-11-10')?.all.map(({ fraction }) => fraction)).toEqual([1 / 3, 2 / 3, 1]);
  });

  it('count what earlier phases learned by f (1 - f) a day', () => {
    const tenth = { ...current, people: 30, startedOn: '2026-10-19' };
    // 14 days of .09 and 14, 28, 42 days of .25.
    const known = [1.26 + 3.5, 1.26 + 7, 1.26 + 10.5];
    const fractions = looks('2026-11-10', {}, [tenth])?.all.map(({ fraction }) => fraction) ?? [];
    fractions.forEach((fraction, index) => expect(fraction).toBeCloseTo((known[index] ?? 0) / 11.76, 12));
  });

  it('of a phase without a length are one, open from its first day with all numbers', () => {
    expect(looks('2026-11-10', { holdDays: 0 })).toMatchObject({
      all: [{ day: '2026-11-02', upTo: '2026-11-10', fraction: 1 }],
      reached: { index: 0 },
      next: null,
    });
  });

  it('are none before the phase starts', () => {
    expect(plannedLooks({ phases: [], customerBase: 300, today: '2026-11-10', rules })).toBeNull();
  });
});
