import { describe, expect, it } from 'vitest';
import { planMove } from './plan-move.ts';
import type { DecisionVerb } from './decision.ts';
import { CAREFUL_RISK_ANSWERS, type Feature, type FeatureState } from '#shared/features/feature.ts';
import type { Phase, PhaseState } from '#shared/features/plan.ts';

function featureIn(state: FeatureState): Feature {
  return {
    id: 'f',
    name: 'Returns portal',
    summary: '',
    ownerName: '',
    kind: 'product',
    riskAnswers: CAREFUL_RISK_ANSWERS,
    valueModel: null,
    flagKey: 'returns-portal',
    state,
    killSwitch: 'armed',
    createdAt: 0,
  };
}

function phasesIn(...states: PhaseState[]): Phase[] {
  return states.map((state, position) => ({
    id: `p${position}`,
    featureId: 'f',
    position,
    name: `Phase ${position}`,
    audience: 'sample',
    people: 10 * (position + 1),
    holdDays: 7,
    plannedStart: null,
    startedOn: null,
    endedOn: null,
    state,
    entryCriteria: [],
    exitCriteria: [],
    locked: null,
  }));
}

const IN_THIRD = phasesIn('reached', 'reached', 'current', 'planned');
const IN_FIRST = phasesIn('current', 'planned');
const TAKEN_BACK = phasesIn('reached', 'reached', 'rolled-back', 'planned');
const IN_LAST = phasesIn('reached', 'current');

describe('a decision moves the plan', () => {
  it.each<[DecisionVerb, FeatureState, Phase[], object]>([
    ['start', 'draft', phasesIn('planned', 'planned'), { start: 'p0', state: 'running' }],
    ['start', 'rolled-back', TAKEN_BACK, { reset: ['p0', 'p1', 'p2'], start: 'p0', state: 'running' }],
    ['start', 'stopped', TAKEN_BACK, { reset: ['p0', 'p1', 'p2'], start: 'p0', state: 'running' }],
    ['advance', 'running', IN_THIRD, { complete: ['p2'], start: 'p3', state: 'running' }],
    ['hold', 'paused', IN_THIRD, { complete: [], start: null, state: 'paused' }],
    ['reduce', 'running', IN_THIRD, { withdraw: ['p2'], reopen: 'p1', state: 'running' }],
    ['roll-back', 'running', IN_THIRD, { withdraw: ['p2'], reopen: null, state: 'rolled-back' }],
    ['stop', 'running', IN_THIRD, { withdraw: ['p2'], reopen: null, state: 'stopped' }],
    ['finish', 'running', IN_LAST, { complete: ['p1'], state: 'finished' }],
  ])('%s while %s', (verb, state, phases, move) => {
    expect(planMove(verb, { feature: featureIn(state), phases, toPhaseId: null })).toMatchObject(move);
  });

  it('rolls back to the phase that is named, over several steps', () => {
    const situation = { feature: featureIn('running'), phases: IN_THIRD, toPhaseId: 'p0' };
    expect(planMove('roll-back', situation)).toMatchObject({
      withdraw: ['p1', 'p2'],
      reopen: 'p0',
      state: 'running',
    });
  });

  it.each<[DecisionVerb, FeatureState, Phase[], string | null, string]>([
    ['start', 'running', IN_FIRST, null, 'already-started'],
    ['start', 'finished', phasesIn('reached'), null, 'already-started'],
    ['start', 'archived', TAKEN_BACK, null, 'already-started'],
    ['start', 'draft', [], null, 'no-phases'],
    ['advance', 'draft', phasesIn('planned'), null, 'not-running'],
    ['advance', 'running', IN_LAST, null, 'no-next-phase'],
    ['reduce', 'running', IN_FIRST, null, 'no-previous-phase'],
    ['roll-back', 'running', IN_THIRD, 'p3', 'not-an-earlier-phase'],
    ['finish', 'running', IN_THIRD, null, 'phases-remain'],
    ['hold', 'stopped', IN_THIRD, null, 'not-running'],
  ])('%s while %s is refused where it makes no sense (%#)', (verb, state, phases, toPhaseId, refusal) => {
    expect(planMove(verb, { feature: featureIn(state), phases, toPhaseId })).toBe(refusal);
  });
});
