import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#shared/features/feature.ts';
import type { Phase, PhaseState } from '#shared/features/plan.ts';
import { actionFor, targetOf, verbsFor, waysBack } from './decide-options.ts';

function phasesIn(...states: PhaseState[]): Phase[] {
  return states.map((state, position) => ({
    id: `p${position}`,
    featureId: 'f',
    position,
    name: `Phase ${position}`,
    audience: 'sample',
    people: 10,
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

describe('what can be decided', () => {
  it.each<[FeatureState, Phase[], ReturnType<typeof actionFor>, ReturnType<typeof verbsFor>]>([
    ['draft', phasesIn('planned', 'planned'), 'startRollout', ['start']],
    ['rolled-back', phasesIn('reached', 'rolled-back'), 'beginAgain', ['start']],
    ['stopped', phasesIn('rolled-back', 'planned'), 'beginAgain', ['start']],
    ['running', phasesIn('current', 'planned'), 'recordDecision', ['advance', 'hold', 'roll-back', 'stop']],
    ['finished', phasesIn('reached', 'reached'), null, []],
    ['archived', phasesIn('reached', 'rolled-back'), null, []],
  ])('while %s', (state, phases, action, verbs) => {
    expect(actionFor(state)).toBe(action);
    expect(verbsFor(state, phases, null)).toEqual(verbs);
  });

  it('goes back to the phase before, or to the earlier one that was chosen', () => {
    const phases = phasesIn('reached', 'reached', 'current', 'planned');
    expect(waysBack('roll-back', phases).map(({ id }) => id)).toEqual(['p1', 'p0']);
    expect(waysBack('advance', phases)).toEqual([]);
    expect(targetOf('reduce', phases)?.id).toBe('p1');
    expect(targetOf('reduce', phases, 'p0')?.id).toBe('p0');
    expect(targetOf('roll-back', phases)).toBeNull();
    expect(targetOf('roll-back', phases, 'p0')?.id).toBe('p0');
    expect(targetOf('roll-back', phases, 'p3')).toBeNull();
  });

  it('leads to the first phase when a rollout begins again', () => {
    expect(targetOf('start', phasesIn('reached', 'rolled-back'))?.id).toBe('p0');
  });
});
