import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEMPLATES, builtInTemplateSchema } from './plan-template.ts';
import { sizeTemplate, templateStepsOf } from './size-template.ts';
import { addDays, weekdayOf } from '#shared/kernel/calendar-day.ts';

const firstDay = '2026-11-30';
const { standard } = BUILT_IN_TEMPLATES;

function peopleOf(customers: number, staff: number): number[] {
  return sizeTemplate(standard, { customers, staff, firstDay }).map((phase) => phase.people);
}

describe('the standard template', () => {
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
    const phases = sizeTemplate(standard, { customers: 300, staff: 6, firstDay });
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
    expect(sizeTemplate(standard, { customers: 5, staff: 0, firstDay: day })[0]?.plannedStart).toBe(start);
  });
});

describe('every built-in template', () => {
  it.each(builtInTemplateSchema.options)(
    '%s grows by three or more, ends with all and never starts on a weekend',
    (name) => {
      assert(
        property(integer({ min: 1, max: 10_000 }), integer({ min: 0, max: 6 }), (people, shift) => {
          const base =
            name === 'internal-tool' ? { customers: 0, staff: people } : { customers: people, staff: 0 };
          const phases = sizeTemplate(BUILT_IN_TEMPLATES[name], {
            ...base,
            firstDay: addDays(firstDay, shift),
          });
          const counts = phases.map((phase) => phase.people);
          expect(counts.at(-1)).toBe(people);
          for (const [index, count] of counts.entries()) {
            expect(count).toBeGreaterThan(counts[index - 1] ?? 0);
            expect(count).toBeGreaterThanOrEqual(Math.min(3, people));
          }
          for (const phase of phases) expect(weekdayOf(phase.plannedStart)).toBeLessThan(6);
        }),
      );
    },
  );

  it.each<[keyof typeof BUILT_IN_TEMPLATES, number[]]>([
    ['cautious', [6, 9, 30, 75, 150, 300]],
    ['fast', [6, 30, 150, 300]],
    ['internal-tool', [3, 6]],
  ])('%s reaches %j with 300 customers and 6 staff', (name, people) => {
    const phases = sizeTemplate(BUILT_IN_TEMPLATES[name], { customers: 300, staff: 6, firstDay });
    expect(phases.map((phase) => phase.people)).toEqual(people);
  });

  it('starts no phase within a blackout, and the later ones follow', () => {
    const blackouts = [{ name: 'Christmas trade', firstDay: '2026-12-14', lastDay: '2027-01-06' }];
    const phases = sizeTemplate(standard, {
      customers: 300,
      staff: 6,
      firstDay,
      calendar: { weekends: 'closed', blackouts },
    });
    expect(phases.map((phase) => phase.plannedStart)).toEqual([
      '2026-11-30',
      '2026-12-07',
      '2027-01-07',
      '2027-01-28',
      '2027-02-18',
    ]);
  });
});

describe('a plan kept as a template', () => {
  it('is a share of the people, so that another base gets its own numbers', () => {
    const phase = { holdDays: 7, name: 'Broader' };
    const steps = templateStepsOf(
      [
        { ...phase, audience: 'staff', people: 6 },
        { ...phase, audience: 'sample', people: 90 },
        { ...phase, audience: 'everyone', people: 300 },
      ],
      { customers: 300, staff: 6 },
    );
    expect(steps.map((step) => step.share)).toEqual([1, 0.3, 1]);
    const sized = sizeTemplate(steps, { customers: 50, staff: 4, firstDay });
    expect(sized.map((step) => step.people)).toEqual([4, 15, 50]);
  });

  it('leaves out phases of nobody', () => {
    const nobody = { name: 'Empty', audience: 'sample', people: 0, holdDays: 7 } as const;
    expect(templateStepsOf([nobody], { customers: 300, staff: 6 })).toEqual([]);
  });
});
