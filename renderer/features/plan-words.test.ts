import { describe, expect, it } from 'vitest';
import { amendedFields } from './amended-fields.ts';
import { newPhase } from './new-phase.ts';
import { offeredCriteria } from './offered-criteria.ts';
import { USUAL_WEEK } from '#shared/features/start-days.ts';
import type { Phase } from '#shared/features/plan.ts';
import type { Metric } from '#shared/metrics/metric.ts';

function phase(change: Partial<Phase>): Phase {
  return {
    id: 'phase',
    featureId: 'feature',
    position: 0,
    name: 'Early adopters',
    audience: 'picked',
    people: 45,
    holdDays: 14,
    plannedStart: '2026-11-30',
    startedOn: null,
    endedOn: null,
    state: 'planned',
    entryCriteria: [],
    exitCriteria: [],
    locked: null,
    ...change,
  };
}

describe('what an amendment changed', () => {
  it.each([
    ['{"people":45}', '{"people":60}', [{ kind: 'people', before: 45, after: 60 }]],
    [
      '{"plannedStart":null}',
      '{"plannedStart":"2026-11-30"}',
      [{ kind: 'plannedStart', before: null, after: '2026-11-30' }],
    ],
    ['{"state":"running"}', '{"state":"paused"}', [{ kind: 'state', after: 'paused' }]],
    [
      '{"exitCriteria":[{"kind":"checklist-complete"},{"kind":"days-elapsed","days":14}]}',
      '{"exitCriteria":[{"kind":"checklist-complete"},{"days":21,"kind":"days-elapsed"}]}',
      [
        {
          kind: 'criteria',
          removed: [{ kind: 'days-elapsed', days: 14 }],
          added: [{ kind: 'days-elapsed', days: 21 }],
        },
      ],
    ],
    [
      '{"definitions":{"m":"{\\"kind\\":\\"proportion\\",\\"role\\":\\"guardrail\\"}"}}',
      '{"definitions":{"m":"{\\"kind\\":\\"proportion\\",\\"role\\":\\"secondary\\"}"}}',
      [
        {
          kind: 'definition',
          metricId: 'm',
          before: { kind: 'proportion', role: 'guardrail' },
          after: { kind: 'proportion', role: 'secondary' },
        },
      ],
    ],
  ])('from %s to %s', (before, after, fields) => {
    expect(amendedFields({ before, after })).toEqual(fields);
  });
});

describe('another step', () => {
  it('goes before the last, half way up to it', () => {
    const place = newPhase(
      [phase({ people: 45 }), phase({ audience: 'everyone', people: 300 })],
      300,
      USUAL_WEEK,
    );
    expect(place).toMatchObject({ position: 1, phase: { people: 173, plannedStart: '2026-12-14' } });
  });

  it('never starts on a weekend', () => {
    const before = phase({ people: 45, holdDays: 12 });
    const place = newPhase([before, phase({ audience: 'everyone', people: 300 })], 300, USUAL_WEEK);
    expect(place?.phase.plannedStart).toBe('2026-12-14');
  });

  it('goes after the last once that has started', () => {
    const started = phase({ people: 45, state: 'current', startedOn: '2026-11-30' });
    expect(newPhase([started], 300, USUAL_WEEK)).toMatchObject({ position: 1, phase: { people: 173 } });
  });

  it('has no place once everyone has the feature', () => {
    expect(
      newPhase([phase({ people: 300, state: 'current', startedOn: '2026-11-30' })], 300, USUAL_WEEK),
    ).toBeNull();
  });
});

describe('the criteria offered', () => {
  const metric = (id: string, role: Metric['role']): Metric => ({
    id,
    featureId: 'feature',
    name: id,
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    role,
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
    position: 0,
  });

  it('are those not asked for yet, a guardrail judged by its limit', () => {
    const offered = offeredCriteria({
      phase: phase({}),
      criteria: [{ kind: 'checklist-complete' }, { kind: 'sample-reached', metricId: 'won', unitsPerArm: 9 }],
      metrics: [metric('won', 'primary'), metric('complaints', 'guardrail')],
      control: 'left',
    });
    expect(offered.map((one) => ('metricId' in one ? `${one.kind} ${one.metricId}` : one.kind))).toEqual([
      'metric-improves won',
      'benefit-shown won',
      'guardrail-holds complaints',
      'not-worse-shown complaints',
      'sample-reached complaints',
      'people-heard',
      'participation',
      'few-new-themes',
      'no-open-severity',
      'days-elapsed',
      'signed-off',
    ]);
  });

  it('ask nothing of a control group where everyone has the feature', () => {
    const limit = { kind: 'worse-than-control', value: 0.05 } as const;
    const offered = offeredCriteria({
      phase: phase({ audience: 'everyone', people: 300 }),
      criteria: [],
      metrics: [metric('won', 'primary'), { ...metric('complaints', 'guardrail'), limit }],
      control: 'none',
    });
    expect(offered.map(({ kind }) => kind)).toEqual([
      'metric-improves',
      'sample-reached',
      'sample-reached',
      'people-heard',
      'participation',
      'few-new-themes',
      'no-open-severity',
      'checklist-complete',
      'days-elapsed',
      'signed-off',
    ]);
  });
});
