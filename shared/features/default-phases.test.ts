import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultPhases, onWorkingDay } from './default-phases.ts';
import { addDays, weekdayOf } from '#shared/kernel/calendar-day.ts';

const firstDay = '2026-11-30';

function peopleOf(customers: number, staff: number): number[] {
  return defaultPhases({ customers, staff, firstDay }).map((phase) => phase.people);
}

describe('the template plan', () => {
  it.each([
    [300, 6, [6, 12, 45, 90, 300]],
    [5000, 10, [10, 200, 750, 1500, 5000]],
    [60, 4, [4, 3, 9, 18, 60]],
    [20, 2, [2, 3, 6, 20]],
    [12, 2, [2, 3, 12]],
    [5, 1, [1, 3, 5]],
    [4, 1, [1, 3, 4]],
    [3, 1, [1, 3]],
    [1, 0, [1]],
    [300, 0, [12, 45, 90, 300]],
    [0, 6, [6]],
    [0, 0, []],
  ])('for %i customers and %i staff reaches %j', (customers, staff, people) => {
    expect(peopleOf(customers, staff)).toEqual(people);
  });

  it('holds 7, 14, 21, 21 and 14 days and chains the starts by them', () => {
    const phases = defaultPhases({ customers: 300, staff: 6, firstDay });
    expect(phases.map((phase) => [phase.step, phase.audience, phase.holdDays, phase.plannedStart])).toEqual([
      ['internal', 'staff', 7, '2026-11-30'],
      ['closed-beta', 'picked', 14, '2026-12-07'],
      ['early-adopters', 'picked', 21, '2026-12-21'],
      ['broader', 'sample', 21, '2027-01-11'],
      ['everyone', 'everyone', 14, '2027-02-01'],
    ]);
  });

  it.each([
    ['2026-11-27', '2026-11-27'],
    ['2026-11-28', '2026-11-30'],
    ['2026-11-29', '2026-11-30'],
  ])('a start on %s falls on %s', (day, start) => {
    expect(onWorkingDay(day)).toBe(start);
    expect(defaultPhases({ customers: 5, staff: 0, firstDay: day })[0]?.plannedStart).toBe(start);
  });

  it('always grows, ends with everyone and never starts on a weekend', () => {
    assert(
      property(integer({ min: 1, max: 10_000 }), integer({ min: 0, max: 6 }), (customers, shift) => {
        const phases = defaultPhases({ customers, staff: 0, firstDay: addDays(firstDay, shift) });
        const people = phases.map((phase) => phase.people);
        expect(people.at(-1)).toBe(customers);
        for (const [index, count] of people.entries()) {
          expect(count).toBeGreaterThan(people[index - 1] ?? 0);
          expect(count).toBeGreaterThanOrEqual(Math.min(3, customers));
        }
        for (const phase of phases) expect(weekdayOf(phase.plannedStart)).toBeLessThan(6);
      }),
    );
  });
});
