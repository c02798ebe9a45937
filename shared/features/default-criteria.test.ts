import { describe, expect, it } from 'vitest';
import { criterionSchema } from './criterion.ts';
import { defaultCriteria, peopleToHear } from './default-criteria.ts';
import type { PhaseAudience } from './plan.ts';

const metrics = { primary: ['won'], guardrail: ['complaints'], againstControl: [] };

function kindsFor(audience: PhaseAudience, people: number): string[] {
  return defaultCriteria({ phase: { audience, people, holdDays: 14 }, metrics }).map((criterion) =>
    'certaintyPercent' in criterion ? `${criterion.kind} ${criterion.certaintyPercent}` : criterion.kind,
  );
}

describe('the exit criteria to start from', () => {
  it.each([
    ['staff', 6, ['no-open-severity', 'people-heard', 'checklist-complete', 'days-elapsed']],
    [
      'picked',
      12,
      ['guardrail-holds 50', 'no-open-severity', 'people-heard', 'checklist-complete', 'days-elapsed'],
    ],
    [
      'picked',
      45,
      [
        'guardrail-holds 70',
        'no-open-severity',
        'metric-improves 50',
        'sample-reached',
        'people-heard',
        'checklist-complete',
        'days-elapsed',
      ],
    ],
    ['everyone', 300, ['guardrail-holds 90', 'no-open-severity', 'checklist-complete', 'days-elapsed']],
  ] as const)('of a %s phase of %i are %j', (audience, people, kinds) => {
    expect(kindsFor(audience, people)).toEqual(kinds);
  });

  it('of a random sample ask for the most certainty about the primary metric', () => {
    expect(kindsFor('sample', 90)).toContain('metric-improves 80');
  });

  it('wait for voices, checklist and days alone when nothing is counted', () => {
    const criteria = defaultCriteria({
      phase: { audience: 'sample', people: 90, holdDays: 21 },
      metrics: { primary: [], guardrail: [], againstControl: [] },
    });
    expect(criteria.map((criterion) => criterion.kind)).toEqual([
      'no-open-severity',
      'people-heard',
      'checklist-complete',
      'days-elapsed',
    ]);
  });

  it('of a phase that gives it to everyone ask no margin against a control group that is no more', () => {
    const againstControl = { ...metrics, againstControl: ['complaints'] };
    const kindsOf = (audience: PhaseAudience) =>
      defaultCriteria({ phase: { audience, people: 90, holdDays: 14 }, metrics: againstControl }).map(
        ({ kind }) => kind,
      );
    expect(kindsOf('everyone')).not.toContain('guardrail-holds');
    expect(kindsOf('sample')).toContain('guardrail-holds');
  });

  it.each([
    [0, 0],
    [1, 1],
    [3, 3],
    [6, 4],
    [12, 5],
    [45, 9],
    [5000, 12],
  ])('of %i people ask to hear %i', (people, heard) => {
    expect(peopleToHear(people)).toBe(heard);
  });

  it('fit the schema for every audience, an empty phase included', () => {
    for (const audience of ['staff', 'picked', 'sample', 'everyone'] as const) {
      for (const people of [0, 1, 5, 300]) {
        const criteria = defaultCriteria({ phase: { audience, people, holdDays: 0 }, metrics });
        for (const criterion of criteria) expect(criterionSchema.parse(criterion)).toEqual(criterion);
      }
    }
  });
});
