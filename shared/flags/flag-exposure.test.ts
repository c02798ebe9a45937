import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#shared/features/feature.ts';
import type { PhaseAudience, PhaseState } from '#shared/features/plan.ts';
import { flagExposure } from './flag-exposure.ts';
import type { FlagExposure } from './flag.ts';

type Case = {
  what: string;
  state?: FeatureState;
  killSwitch?: 'armed' | 'engaged';
  phase?: [PhaseAudience, PhaseState];
  people: number;
  customers?: number;
  expected: FlagExposure;
};

const CASES: Case[] = [
  { what: 'nobody has it', people: 0, expected: 'off' },
  { what: 'some have it', people: 45, expected: 'some' },
  { what: 'a paused feature keeps whom it has', state: 'paused', people: 45, expected: 'some' },
  { what: 'the kill switch beats everything', killSwitch: 'engaged', people: 45, expected: 'killed' },
  { what: 'the phase for everyone runs', phase: ['everyone', 'current'], people: 300, expected: 'everyone' },
  {
    what: 'it is finished',
    state: 'finished',
    phase: ['everyone', 'reached'],
    people: 300,
    expected: 'everyone',
  },
  { what: 'everyone is planned only', phase: ['everyone', 'planned'], people: 45, expected: 'some' },
  {
    what: 'everyone without a roster',
    phase: ['everyone', 'current'],
    people: 0,
    customers: 0,
    expected: 'everyone',
  },
  { what: 'everyone, but the ledger is empty', phase: ['everyone', 'current'], people: 0, expected: 'off' },
  {
    what: 'it was stopped',
    state: 'stopped',
    phase: ['everyone', 'reached'],
    people: 0,
    customers: 0,
    expected: 'off',
  },
  {
    what: 'it is archived and nobody knows how it ended',
    state: 'archived',
    phase: ['everyone', 'reached'],
    people: 0,
    customers: 0,
    expected: 'off',
  },
  {
    what: 'it is archived and all have it',
    state: 'archived',
    phase: ['everyone', 'reached'],
    people: 300,
    expected: 'everyone',
  },
];

describe('whom a flag is on for', () => {
  it.each(CASES)('when $what: $expected', ({ state, killSwitch, phase, people, customers, expected }) => {
    const [audience, phaseState] = phase ?? ['picked', 'current'];
    expect(
      flagExposure({
        feature: { state: state ?? 'running', killSwitch: killSwitch ?? 'armed' },
        phases: [{ audience, state: phaseState }],
        people,
        customers: customers ?? 300,
      }),
    ).toBe(expected);
  });
});
