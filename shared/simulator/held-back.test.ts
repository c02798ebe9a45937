import { describe, expect, it } from 'vitest';
import { heldBackIn } from './held-back.ts';

describe('customers held back in each phase', () => {
  it('are those of the ledger, and go on in later phases as far as these leave any', () => {
    const phases = [
      { audience: 'staff', people: 6, picked: 0 },
      { audience: 'picked', people: 12, picked: 45 },
      { audience: 'picked', people: 45, picked: 40 },
      { audience: 'sample', people: 90, picked: null },
      { audience: 'sample', people: 270, picked: null },
      { audience: 'everyone', people: 300, picked: null },
    ] as const;
    expect(heldBackIn(phases, 300)).toEqual([0, 45, 40, 40, 30, 0]);
  });

  it('are none before anybody was held back', () => {
    const phases = [
      { audience: 'picked', people: 12, picked: null },
      { audience: 'sample', people: 90, picked: 0 },
      { audience: 'sample', people: 150, picked: null },
    ] as const;
    expect(heldBackIn(phases, 300)).toEqual([0, 0, 0]);
  });
});
