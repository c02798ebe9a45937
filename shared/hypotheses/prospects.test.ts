import { assert, double, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHypothesisProblem } from './check-hypothesis.ts';
import { LARGE_EFFECT_FACTOR, prospects, type ProspectsQuestion } from './prospects.ts';
import { pooledStandardDeviation, recentNumbers } from './recent-numbers.ts';
import { type EffectQuestion, smallestDetectable, unitsAgainstFixed, unitsNeeded } from './units-needed.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { WITHOUT_BASE, type DailyValue } from '#shared/metrics/metric.ts';
import { powerForShares } from '#shared/statistics/proportion-sample-size.ts';
import { plannedPhaseOf } from '#tests/support/gate-facts.ts';

function share(baseline: number, effect: number, arms: EffectQuestion['arms'] = 'two-arms'): EffectQuestion {
  return { kind: 'proportion', arms, baseline, effect, standardDeviation: null };
}

describe('the units a hypothesis needs', () => {
  it.each([
    ['a share of 70 % to 77 %', share(0.7, 0.07), 623],
    ['a share of 2 % to 2.3 %', share(0.02, 0.003), 36_693],
    [
      'a mean 20 % lower at a spread of 0.6',
      { kind: 'mean', arms: 'two-arms', baseline: 1, effect: -0.2, standardDeviation: 0.6 },
      143,
    ],
    [
      'a mean against a fixed target, 20 % lower at a spread of 0.5',
      { kind: 'mean', arms: 'one-arm', baseline: 1, effect: -0.2, standardDeviation: 0.5 },
      52,
    ],
    [
      'a duration 20 % shorter, its logarithms spread by 0.6, as a mean that moves by ln(.8)',
      { kind: 'duration', arms: 'two-arms', baseline: 3, effect: -0.6, standardDeviation: 0.6 },
      115,
    ],
  ] as const)('%s: %o', (_title, question, units) => {
    expect(unitsNeeded(question)).toBe(units);
  });

  it('against a fixed share is the textbook figure', () => {
    const spread = { null: Math.sqrt(0.5 * 0.5), effect: Math.sqrt(0.6 * 0.4) };
    expect(unitsAgainstFixed(spread, 0.1)).toBeCloseTo(193.8473, 3);
    expect(unitsNeeded(share(0.5, 0.1, 'one-arm'))).toBe(194);
  });

  it.each([
    ['no effect', share(0.5, 0)],
    ['a share above 100 %', share(0.95, 0.05)],
    ['a share of nothing', share(0, 0.05)],
    ['a rate that would vanish', { ...share(0.02, -0.02), kind: 'count' }],
    ['a duration that would vanish', { ...share(2, -2), kind: 'duration', standardDeviation: 0.6 }],
    ['a mean of unknown spread', { ...share(3, -0.3), kind: 'mean' }],
  ] as const)('are unknown for %s', (_title, question) => {
    expect(unitsNeeded(question)).toBeNull();
  });

  it('are just enough for the smallest change they show', () => {
    assert(
      property(
        double({ min: 0.05, max: 0.9, noNaN: true }),
        integer({ min: 60, max: 5000 }),
        (baseline, units) => {
          const size = smallestDetectable(share(baseline, 0.01), units);
          if (size === null) return;
          const needed = unitsNeeded(share(baseline, size)) ?? 0;
          expect(Math.abs(needed - units)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('show the change of a duration that asked for them', () => {
    const question: EffectQuestion = {
      kind: 'duration',
      arms: 'two-arms',
      baseline: 3,
      effect: -0.6,
      standardDeviation: 0.6,
    };
    expect(smallestDetectable(question, 115)).toBeCloseTo(0.6, 2);
  });

  it('cannot be so few that no change is visible', () => {
    expect(smallestDetectable(share(0.5, 0.1), 3)).toBeNull();
    expect(smallestDetectable(share(0.5, 0.1), 1)).toBeNull();
  });

  it('of a plan worth its effort still see the expected effect with 40 %', () => {
    const units = unitsNeeded(share(0.2, 0.02 * LARGE_EFFECT_FACTOR)) ?? 0;
    const power = powerForShares({
      controlShare: 0.2,
      treatedShare: 0.22,
      perArm: units,
      alpha: 0.05,
      sides: 2,
    });
    expect(power).toBeCloseTo(0.4, 1);
  });
});

function day(
  offset: number,
  arm: 'pilot' | 'control',
  [units, total, totalSquares]: [number, number, number?],
): DailyValue {
  return {
    day: addDays('2026-11-01', offset),
    arm,
    units,
    total,
    totalSquares: totalSquares ?? null,
    ...WITHOUT_BASE,
  };
}

describe('the recent numbers of a metric', () => {
  it('look at 28 calendar days up to the newest, and no further', () => {
    const days = [day(0, 'control', [1000, 500]), day(1, 'control', [28, 7]), day(28, 'control', [28, 7])];
    expect(recentNumbers(days, 'proportion')).toEqual({
      pilot: null,
      control: { unitsPerDay: 2, level: 0.25, spread: null },
    });
  });

  it('know the spread of single units from the sums of squares', () => {
    // 1, 2, 3 and 4, 6: variance within the arms (2 + 2) / 3.
    const days = [day(0, 'control', [3, 6, 14]), day(0, 'pilot', [2, 10, 52])];
    expect(pooledStandardDeviation(recentNumbers(days, 'mean'))).toBeCloseTo(Math.sqrt(4 / 3), 12);
  });

  it('know the spread of a ratio’s units from its five sums', () => {
    // (2, 1), (4, 1), (6, 2) as numerator and denominator.
    const ratio = { base: 4, baseSquares: 6, crossProducts: 18 };
    const recent = recentNumbers([{ ...day(0, 'pilot', [3, 12, 56]), ...ratio }], 'ratio');
    expect(recent.pilot).toMatchObject({ unitsPerDay: 3, level: 3 });
    expect(pooledStandardDeviation(recent)).toBeCloseTo(0.75, 12);
  });

  it('take the typical time of a duration from its logarithms', () => {
    const logs = [Math.log(2), Math.log(8)] as const;
    const sums = [2, logs[0] + logs[1], logs[0] ** 2 + logs[1] ** 2] as const;
    const recent = recentNumbers([day(0, 'pilot', [...sums])], 'duration');
    expect(recent.pilot?.level).toBeCloseTo(4, 12);
    expect(pooledStandardDeviation(recent)).toBeCloseTo(Math.log(4) / Math.SQRT2, 12);
  });

  it('do not guess a spread from averages alone', () => {
    expect(pooledStandardDeviation(recentNumbers([day(0, 'control', [30, 90])], 'mean'))).toBeNull();
  });

  it('take each day of a plain daily figure as one unit', () => {
    const days = [day(0, 'pilot', [1, 4]), day(1, 'pilot', [1, 6])];
    const recent = recentNumbers(days, 'value');
    expect(recent.pilot).toMatchObject({ unitsPerDay: 1, level: 5 });
    expect(pooledStandardDeviation(recent)).toBeCloseTo(Math.SQRT2, 12);
  });
});

const PHASES = [
  plannedPhaseOf('staff', 6, 7),
  plannedPhaseOf('picked', 12, 14),
  plannedPhaseOf('picked', 45, 21),
  plannedPhaseOf('everyone', 300, 14),
];
const month = Array.from({ length: 28 }, (_, offset) => day(offset, 'control', [300, 60]));

function ask(change: Partial<ProspectsQuestion> = {}) {
  return prospects({
    hypothesis: { baseline: 0.2, expectedEffect: 0.05, basis: 'control-group' },
    metricKind: 'proportion',
    days: month,
    phases: PHASES,
    customerBase: 300,
    ...change,
  });
}

describe('what a pilot can and cannot show', () => {
  it('before it starts, from the numbers of all customers', () => {
    // 300 units a day from 300 customers: one a day each. 45 x 21 customer-days: those picked before are judged alone.
    expect(ask()).toMatchObject({
      unitsPerArm: 1094,
      unitsPerDay: 45,
      days: 25,
      plannedUnits: 945,
      verdict: 'only-large-effects',
    });
  });

  it('while it runs, from the numbers of the pilot arm', () => {
    const current = { ...plannedPhaseOf('picked', 45, 21), state: 'current' as const };
    const pilot = Array.from({ length: 28 }, (_, offset) => day(offset, 'pilot', [90, 20]));
    expect(ask({ phases: [...PHASES.slice(0, 2), current], days: [...month, ...pilot] })).toMatchObject({
      unitsPerDay: 90,
      plannedUnits: 1890,
    });
  });

  it('counts random samples together that lead up to everyone, and none of the hand-picked before', () => {
    const phases = [
      plannedPhaseOf('picked', 12, 14),
      plannedPhaseOf('sample', 45, 21),
      plannedPhaseOf('sample', 90, 10),
      plannedPhaseOf('everyone', 300, 14),
    ];
    expect(ask({ phases })).toMatchObject({ plannedUnits: 45 * 21 + 90 * 10, verdict: 'likely' });
  });

  it.each([
    [0.06, 'likely'],
    [0.05, 'only-large-effects'],
    [0.04, 'only-large-effects'],
    [0.02, 'cannot-be-shown'],
  ] as const)('an effect of %d: %s', (expectedEffect, verdict) => {
    const hypothesis = { baseline: 0.2, expectedEffect, basis: 'control-group' } as const;
    expect(ask({ hypothesis }).verdict).toBe(verdict);
  });

  it('takes the level before from the numbers when nobody wrote it down', () => {
    const hypothesis = { baseline: null, expectedEffect: 0.05, basis: 'control-group' } as const;
    expect(ask({ hypothesis }).unitsPerArm).toBe(1094);
  });

  it.each([
    [
      'without any number and level',
      { days: [], hypothesis: { baseline: null, expectedEffect: 0.05, basis: 'control-group' } },
    ],
    ['without numbers', { days: [] }],
    ['without knowing how many customers there are', { customerBase: 0 }],
    ['for a mean whose spread nobody knows', { metricKind: 'mean' }],
  ] as const)('is unknown %s', (_title, change) => {
    expect(ask(change).verdict).toBe('unknown');
  });

  it('still tells the need when only the daily numbers are missing', () => {
    expect(ask({ days: [] })).toMatchObject({ unitsPerArm: 1094, unitsPerDay: null, days: null });
  });

  it('rules out frequent problems by the people of each phase', () => {
    const rates = ask().ruledOut.map(({ people, rate }) => [people, Number(rate.toFixed(4))]);
    expect(rates).toEqual([
      [6, 0.393],
      [12, 0.2209],
      [45, 0.0644],
      [300, 0.0099],
    ]);
  });
});

describe('a hypothesis as written', () => {
  const metric = { kind: 'proportion', direction: 'higher' } as const;

  it.each([
    ['holds together', { baseline: 0.2, expectedEffect: 0.05, smallestWorthwhile: 0.02 }, null],
    [
      'holds together without a known level',
      { baseline: null, expectedEffect: 0.05, smallestWorthwhile: 0.05 },
      null,
    ],
    ['expects nothing', { baseline: 0.2, expectedEffect: 0, smallestWorthwhile: 0 }, 'effect-missing'],
    [
      'expects harm',
      { baseline: 0.2, expectedEffect: -0.05, smallestWorthwhile: -0.02 },
      'effect-makes-worse',
    ],
    [
      'wants the opposite',
      { baseline: 0.2, expectedEffect: 0.05, smallestWorthwhile: -0.02 },
      'worthwhile-against-effect',
    ],
    [
      'wants more than it expects',
      { baseline: 0.2, expectedEffect: 0.05, smallestWorthwhile: 0.06 },
      'worthwhile-above-expected',
    ],
    [
      'ends above 100 %',
      { baseline: 0.98, expectedEffect: 0.05, smallestWorthwhile: 0.02 },
      'share-out-of-range',
    ],
    [
      'was typed as 20 instead of 20 %',
      { baseline: 20, expectedEffect: 5, smallestWorthwhile: 2 },
      'share-out-of-range',
    ],
  ] as const)('%s', (_title, hypothesis, problem) => {
    expect(findHypothesisProblem(hypothesis, metric)).toBe(problem);
  });

  it('of a metric that should fall expects it to fall', () => {
    const hypothesis = { baseline: 4, expectedEffect: -0.5, smallestWorthwhile: -0.2 };
    expect(findHypothesisProblem(hypothesis, { kind: 'mean', direction: 'lower' })).toBeNull();
  });
});
