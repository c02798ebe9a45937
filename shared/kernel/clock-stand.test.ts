import { describe, expect, it } from 'vitest';
import { clockStand } from './clock-stand.ts';

const RECORDED = 1_795_500_000_000;
const MINUTE = 60_000;
const HOUR_BEFORE = RECORDED - 60 * MINUTE;

describe('the clock of the computer', () => {
  it.each([
    ['before anything was recorded', RECORDED, null, { stand: 'right' }],
    ['later than what was recorded', RECORDED + 1, RECORDED, { stand: 'right' }],
    [
      'ten minutes before it, as when a clock is set right',
      RECORDED - 10 * MINUTE,
      RECORDED,
      { stand: 'right' },
    ],
    ['an hour before it', HOUR_BEFORE, RECORDED, { stand: 'set-back', now: HOUR_BEFORE, lastAt: RECORDED }],
  ] as const)('%s', (_title, now, lastAt, stand) => {
    expect(clockStand(now, lastAt)).toEqual(stand);
  });
});
