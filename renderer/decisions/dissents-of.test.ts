import { describe, expect, it } from 'vitest';
import { dissentsOf } from './dissents-of.ts';

const HELD = {
  id: 'held',
  kind: 'decision',
  phaseId: 'beta',
  toPhaseId: null,
  withdraws: null,
  dissent: 'Luca would go on.',
} as const;

describe('the dissent of a phase', () => {
  it('is what was said against its decisions', () => {
    expect(dissentsOf([HELD, { ...HELD, id: 'calm', dissent: '' }], 'beta')).toEqual([HELD]);
  });

  it('is also what was said against beginning it', () => {
    const begun = { ...HELD, phaseId: 'internal', toPhaseId: 'beta' };
    expect(dissentsOf([begun], 'beta')).toEqual([begun]);
  });

  it('leaves out other phases', () => {
    expect(dissentsOf([HELD], 'broader')).toEqual([]);
  });

  it('goes with a decision that was taken back', () => {
    const back = { ...HELD, id: 'back', kind: 'withdrawal', withdraws: 'held' } as const;
    expect(dissentsOf([back, HELD], 'beta')).toEqual([]);
  });
});
