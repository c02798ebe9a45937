import { describe, expect, it } from 'vitest';
import { repeatedReasons } from './repeated-reasons.ts';

const HOLD = {
  id: 'hold',
  sequence: 4,
  kind: 'decision',
  withdraws: null,
  verb: 'hold',
  reason: 'We wait for Friday.',
  dissent: 'Marco would go on.',
  review: null,
} as const;
const TAKEN_BACK = { ...HOLD, id: 'back', sequence: 5, kind: 'withdrawal', withdraws: 'hold' } as const;
const AGAIN = { ...HOLD, id: 'again', sequence: 6 } as const;
const BACK_AGAIN = { ...TAKEN_BACK, id: 'back-again', sequence: 7, withdraws: 'again' } as const;

describe('reasons in the record', () => {
  it('stand once for a decision that was taken back and done again', () => {
    expect([...repeatedReasons([BACK_AGAIN, AGAIN, TAKEN_BACK, HOLD])]).toEqual([
      ['back', 4],
      ['again', 4],
      ['back-again', 4],
    ]);
  });

  it('stand in full where nothing was taken back, or the words are others', () => {
    expect(repeatedReasons([{ ...AGAIN }, HOLD]).size).toBe(0);
    const other = { ...AGAIN, reason: 'We wait for Monday.' };
    expect([...repeatedReasons([other, TAKEN_BACK, HOLD]).keys()]).toEqual(['back']);
  });

  it('are not spoken of where there are none', () => {
    const silent = { reason: '', dissent: '' };
    expect(
      repeatedReasons([
        { ...TAKEN_BACK, ...silent },
        { ...HOLD, ...silent },
      ]).size,
    ).toBe(0);
  });
});
