import { describe, expect, it } from 'vitest';
import { advancePace, calmSeconds, type Pace } from './steady-pace.ts';

function paceOf(reports: readonly (readonly [at: number, done: number])[], total = 1000): Pace {
  let pace: Pace | null = null;
  for (const [at, done] of reports) pace = advancePace(pace, { step: 'reading', done, total }, at);
  if (pace === null) throw new Error('no report');
  return pace;
}

describe('the pace of an import', () => {
  it('is not told in the first moment, and no time is estimated in the first second', () => {
    expect(paceOf([[0, 0]])).toMatchObject({ rate: null, shownSeconds: null });
    expect(
      paceOf([
        [0, 0],
        [100, 10],
      ]),
    ).toMatchObject({ rate: null });
    expect(
      paceOf([
        [0, 0],
        [500, 50],
      ]),
    ).toMatchObject({ rate: 100, shownSeconds: null });
  });

  it('of 100 a second leaves 8 seconds for the last 800', () => {
    expect(
      paceOf([
        [0, 0],
        [1000, 100],
        [2000, 200],
      ]),
    ).toMatchObject({ rate: 100, shownSeconds: 8 });
  });

  it('halves the weight of what was before in three seconds: 100 and then 300 a second is 200', () => {
    expect(
      paceOf(
        [
          [0, 0],
          [1000, 100],
          [4000, 1000],
        ],
        5000,
      ).rate,
    ).toBeCloseTo(200, 10);
  });

  it('begins anew with the next step, and when work begins again', () => {
    const reading = paceOf([
      [0, 0],
      [1000, 100],
      [2000, 200],
    ]);
    const next = advancePace(reading, { step: 'writing', done: 5, total: 10 }, 2100);
    expect(next).toMatchObject({ step: 'writing', rate: null, shownSeconds: null });
    expect(advancePace(reading, { step: 'reading', done: 10, total: 1000 }, 2100).rate).toBeNull();
  });

  it('has no end to estimate where the end is not known', () => {
    const start = advancePace(null, { step: 'reading', done: 0, total: null }, 0);
    expect(advancePace(start, { step: 'reading', done: 500, total: null }, 2000).shownSeconds).toBeNull();
  });
});

describe('the remaining time', () => {
  it.each([
    [0.2, null, 1],
    [7.3, null, 8],
    [33, null, 35],
    [100, null, 105],
    [33, 40, 35],
    [42, 40, 40],
    [46, 40, 50],
    [9.5, 9, 9],
    [12, 9, 15],
  ])('of %d seconds after %s shown is said as %d', (seconds, shown, said) => {
    expect(calmSeconds(seconds, shown)).toBe(said);
  });
});
