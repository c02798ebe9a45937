import { describe, expect, it } from 'vitest';
import { leavesNoControl, type LimitKind, needsControl } from './control-group.ts';
import type { Criterion } from './criterion.ts';
import type { PhaseAudience } from './plan.ts';
import { checkControl } from './plan-checks.ts';

const margin: Criterion = { kind: 'guardrail-holds', metricId: 'complaints', certaintyPercent: 90 };
const benefit: Criterion = { kind: 'benefit-shown', metricId: 'won', alphaPercent: 5 };
const days: Criterion = { kind: 'days-elapsed', days: 14 };

describe('a criterion that only a control group can answer', () => {
  it.each<[Criterion, LimitKind, boolean]>([
    [benefit, null, true],
    [margin, 'worse-than-control', true],
    [margin, 'absolute', false],
    [{ kind: 'not-worse-shown', metricId: 'complaints', alphaPercent: 5 }, 'worse-than-control', true],
    [{ kind: 'metric-improves', metricId: 'won', certaintyPercent: 80 }, 'worse-than-control', false],
    [days, null, false],
  ])('%j of a metric with the limit %s: %s', (criterion, limit, expected) => {
    expect(needsControl(criterion, () => limit)).toBe(expected);
  });
});

describe('nobody is left to compare with', () => {
  it.each<[PhaseAudience, number, number, number, boolean]>([
    ['everyone', 300, 300, 0, true],
    ['everyone', 270, 300, 30, false],
    ['sample', 300, 300, 0, true],
    ['sample', 90, 300, 0, false],
    ['sample', 90, 0, 0, false],
    ['staff', 6, 6, 0, false],
  ])(
    'in a %s phase of %i out of %i with %i held back: %s',
    (audience, people, customerBase, heldBack, none) => {
      expect(leavesNoControl({ audience, people }, { customerBase, heldBack })).toBe(none);
    },
  );
});

describe('the check of a plan', () => {
  const question = { customerBase: 300, limitOf: () => 'worse-than-control' as const };
  const everyone = { id: 'last', audience: 'everyone', people: 300, exitCriteria: [margin, days] } as const;
  const phase = { ...everyone, exitCriteria: [...everyone.exitCriteria] };

  it('names the criteria that everybody’s having the feature leaves without an answer', () => {
    const found = checkControl([phase], { ...question, heldBack: () => 0 });
    expect(found).toMatchObject([{ code: 'no-control-left', position: 0, criterion: margin }]);
  });

  it('names none where customers are held back', () => {
    expect(checkControl([phase], { ...question, heldBack: () => 30 })).toEqual([]);
  });
});
