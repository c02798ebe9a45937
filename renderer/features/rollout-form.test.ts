import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEMPLATES, type TemplateStep } from '#shared/features/plan-template.ts';
import { USUAL_WEEK } from '#shared/features/start-days.ts';
import { emptyForm, phasesOf, problemsOf, type RolloutForm, rolloutOf } from './rollout-form.ts';

const fresh = emptyForm({ ownerName: 'Giulia Conti', customers: 300, staff: 6, today: '2026-11-24' });
const filled: RolloutForm = {
  ...fresh,
  name: ' AI lead scoring ',
  metricName: 'Late deliveries',
  direction: 'lower',
  baseline: 12.4,
  hopedFor: 5,
  worthwhile: 2,
};

describe('the guided plan', () => {
  it('begins next Monday with careful answers', () => {
    expect(fresh).toMatchObject({ firstDay: '2026-11-30', riskAnswers: { reversible: 'unsure' } });
  });

  it('begins a week later when today is a Monday', () => {
    expect(emptyForm({ ownerName: '', customers: 0, staff: 0, today: '2026-11-30' })).toMatchObject({
      firstDay: '2026-12-07',
      customers: null,
    });
  });

  it.each([
    [
      'a fresh form',
      fresh,
      {
        name: 'name-missing',
        metricName: 'metric-missing',
        hopedFor: 'hoped-missing',
        worthwhile: 'worthwhile-missing',
      },
    ],
    ['a filled form', filled, {}],
    ['nothing to count', { ...fresh, name: 'Portal', isMeasured: false }, {}],
    ['nobody to reach', { ...filled, customers: null, staff: null }, { customers: 'nobody' }],
    ['no day', { ...filled, firstDay: null }, { firstDay: 'day-missing' }],
    ['more worth having than hoped for', { ...filled, worthwhile: 6 }, { worthwhile: 'worthwhile-above' }],
    ['a share that would fall below zero', { ...filled, baseline: 3 }, { baseline: 'share-outside' }],
    ['a share above 100 %', { ...filled, baseline: 124 }, { baseline: 'share-outside' }],
    ['an average that would fall below zero', { ...filled, metricKind: 'mean' as const, baseline: 3 }, {}],
    [
      'a guardrail without words',
      { ...filled, isGuarded: true },
      { guardName: 'guard-missing', limit: 'limit-missing' },
    ],
  ])('%s needs %o', (_title, form, problems) => {
    expect(problemsOf(form)).toEqual(problems);
  });

  it('turns percents into shares and signs the change by the good direction', () => {
    const draft = rolloutOf(filled, []);
    expect(draft.metric).toEqual({
      name: 'Late deliveries',
      kind: 'proportion',
      unit: '',
      direction: 'lower',
      target: 0.074,
    });
    expect(draft.hypothesis).toMatchObject({
      baseline: 0.124,
      expectedEffect: -0.05,
      smallestWorthwhile: -0.02,
    });
    expect(draft.name).toBe('AI lead scoring');
  });

  it('keeps an average in its own unit and knows no target without a level', () => {
    const draft = rolloutOf({ ...filled, metricKind: 'mean', metricUnit: 'hours', baseline: null }, []);
    expect(draft.metric).toMatchObject({ unit: 'hours', target: null });
    expect(draft.hypothesis).toMatchObject({ baseline: null, expectedEffect: -5 });
  });

  it('carries the limit of a guardrail', () => {
    const guarded = { ...filled, isGuarded: true, guardName: 'Complaints', limit: 3 };
    expect(rolloutOf(guarded, []).guardrail).toMatchObject({
      name: 'Complaints',
      direction: 'lower',
      limit: { kind: 'absolute', value: 0.03 },
    });
  });

  const steps = (key: 'standard' | 'fast'): TemplateStep[] =>
    BUILT_IN_TEMPLATES[key].map(({ step, ...shape }) => Object.assign({ name: step }, shape));
  const beginnings = {
    templates: [
      { key: 'standard', name: '', hint: '', steps: steps('standard') },
      { key: 'fast', name: '', hint: '', steps: steps('fast') },
    ],
    calendar: USUAL_WEEK,
  };

  it('leads to the phases of the chosen template, of the first where the chosen one is gone', () => {
    const peopleWith = (template: string) =>
      phasesOf({ ...filled, template }, beginnings).map(({ people }) => people);
    expect(peopleWith('fast')).toEqual([6, 30, 150, 300]);
    expect(peopleWith('removed meanwhile')).toEqual([6, 12, 45, 90, 300]);
  });

  it('leads to the template phases, and to none without a day', () => {
    expect(phasesOf(filled, beginnings).map((phase) => [phase.name, phase.people])).toEqual([
      ['internal', 6],
      ['closed-beta', 12],
      ['early-adopters', 45],
      ['broader', 90],
      ['everyone', 300],
    ]);
    expect(phasesOf({ ...filled, firstDay: null }, beginnings)).toEqual([]);
  });
});
