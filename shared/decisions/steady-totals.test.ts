import { describe, expect, it } from 'vitest';
import { pairDays } from './day-pairs.ts';
import { steadyTotals } from './steady-totals.ts';
import { COMPLAINTS, daysFrom, metricOf, sameDays, type Sums } from '#tests/support/gate-facts.ts';

const START = '2026-11-02';

function totalsOf(days: readonly { pilot: Sums; control: Sums }[], metric = COMPLAINTS) {
  return steadyTotals({ metric, pairs: pairDays(daysFrom(START, days), { from: null, to: null }) });
}

describe('small shares are added up', () => {
  it('where every day splits alike, as bad outcomes', () => {
    const days = sameDays(10, { pilot: [10, 1], control: [10, 2] }) as { pilot: Sums; control: Sums }[];
    expect(totalsOf(days)).toEqual({
      treated: { successes: 10, trials: 100 },
      control: { successes: 20, trials: 100 },
    });
    expect(totalsOf(days, metricOf({ ...COMPLAINTS, direction: 'higher' }))?.treated.successes).toBe(90);
  });

  it.each<[string, { pilot: Sums; control: Sums }[]]>([
    [
      'a pilot that grows by more than a tenth',
      [
        { pilot: [10, 1], control: [30, 3] },
        { pilot: [30, 3], control: [10, 1] },
      ],
    ],
    [
      'a pilot that grows a little while everybody fares much worse',
      [
        { pilot: [45, 0], control: [55, 0] },
        { pilot: [54, 49], control: [46, 41] },
      ],
    ],
    ['more than two hundred in both groups', [{ pilot: [201, 9], control: [201, 9] }]],
    ['what is no count', [{ pilot: [10, 0.5], control: [10, 1] }]],
  ])('but not %s', (_title, days) => {
    expect(totalsOf(days)).toBeNull();
  });
});
