import { describe, expect, it } from 'vitest';
import type { AlertCause, AlertKind } from './alert.ts';
import type { TodayItem } from './decisions.contract.ts';
import type { StepName } from './gate.ts';
import { withoutSaid } from './said-by-alerts.ts';

function item(kind: TodayItem['kind'], count = 1): TodayItem {
  const nobody = { featureId: 'f1', featureName: 'F', phaseId: null, subjectId: null };
  return { ...nobody, kind, values: { count }, badges: [], day: null };
}

function alert(kind: AlertKind, count = 1): AlertCause {
  const nothing = { code: '', values: { count } };
  const about = { featureId: 'f1', phaseId: 'p1', metricId: null, badges: [], unusual: [] };
  return { ...about, key: kind, kind, severity: 'look', title: nothing, detail: nothing };
}

describe('what alerts say already', () => {
  it.each<[TodayItem, StepName, AlertCause, 'said' | 'kept']>([
    [item('decide-harm'), 'harm', alert('harm-shown'), 'said'],
    [item('decide-harm'), 'warning', alert('crossing-ahead'), 'said'],
    [item('decide-harm'), 'hard-limit', alert('harm-possible'), 'kept'],
    [item('decide-harm'), 'futility', alert('gate-due'), 'said'],
    [item('gate-due'), 'hold', alert('gate-due'), 'said'],
    [item('gate-due'), 'hold', alert('numbers-stale'), 'kept'],
    [item('numbers-stale'), 'data', alert('numbers-stale'), 'said'],
    [item('severe-note-open', 2), 'catastrophe', alert('catastrophe-open', 2), 'said'],
    [item('severe-note-open', 3), 'catastrophe', alert('catastrophe-open', 2), 'kept'],
    [item('checklist-open'), 'hold', alert('gate-due'), 'kept'],
  ])('%j at the step %s beside %j is %s', (open, step, raised, expected) => {
    const left = withoutSaid([open], { step, raised: [raised] });
    expect(left).toEqual(expected === 'said' ? [] : [open]);
  });

  it('is what the kill switch says of stepping back, without any alert', () => {
    const items = [item('kill-switch-engaged'), item('decide-harm'), item('checklist-open')];
    const left = withoutSaid(items, { step: 'kill-switch', raised: [] });
    expect(left.map(({ kind }) => kind)).toEqual(['kill-switch-engaged', 'checklist-open']);
  });
});
