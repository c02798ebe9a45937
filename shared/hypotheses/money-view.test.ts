import { assert, double, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmPrevented } from './harm-prevented.ts';
import { hopedEffect, measuredEffect } from './money-effects.ts';
import { breakEvenEffect, costOfPilot, moneyView, monthlyEffect, paybackMonths } from './money-view.ts';
import type { MoneyEffect } from './money.ts';
import { type ValueModel, valueModelSchema } from '#shared/features/feature.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import { metricSchema } from '#shared/metrics/metric.ts';
import { plannedPhaseOf } from '#tests/support/gate-facts.ts';

function assume(change: Partial<ValueModel> = {}): ValueModel {
  return valueModelSchema.parse({
    unitName: 'inquiry won',
    unitsPerYear: 28_000,
    valuePerUnit: 24,
    costPerYear: 6400,
    ...change,
  });
}

function effect(low: number | null, likely: number, high: number | null): MoneyEffect {
  return { source: 'measured', basis: 'control-group', low, likely, high, days: 14 };
}

const PHASES = [
  plannedPhaseOf('staff', 6, 7),
  plannedPhaseOf('picked', 12, 14),
  plannedPhaseOf('sample', 45, 21),
  plannedPhaseOf('everyone', 300, 14),
];

describe('what a month earns once everybody has it', () => {
  it.each([
    ['from worthwhile to hoped for', effect(0.02, 0.05, 0.05), [362.67, 2266.67, 2826.67]],
    ['of a range that reaches into harm', effect(-0.01, 0.02, 0.05), [-1205.33, 586.67, 2826.67]],
    ['of an effect without a range', effect(null, 0.05, null), [null, 2266.67, null]],
    ['of no effect is its running cost', effect(0, 0, 0), [-533.33, -533.33, -533.33]],
  ] as const)('%s', (_title, change, [low, likely, high]) => {
    const monthly = monthlyEffect({ effect: change, direction: 'higher', model: assume() });
    const rounded = [monthly.low, monthly.likely, monthly.high].map((amount) =>
      amount === null ? null : Number(amount.toFixed(2)),
    );
    expect(rounded).toEqual([low, likely, high]);
  });

  it('of a metric that should fall grows with its fall', () => {
    const model = assume({ unitsPerYear: 12_000, valuePerUnit: 30, costPerYear: 0, offBy: 0 });
    const fallen = monthlyEffect({ effect: effect(-0.6, -0.4, -0.2), direction: 'lower', model });
    expect([fallen.low, fallen.likely, fallen.high].map((amount) => Math.round(amount ?? 0))).toEqual([
      6000, 12_000, 18_000,
    ]);
  });

  const money = double({ min: 0, max: 1e6, noNaN: true });
  const share = double({ min: -1, max: 1, noNaN: true });
  const doubts = record({
    units: money,
    worth: money,
    cost: money,
    offBy: double({ min: 0, max: 1, noNaN: true }),
  });

  it('lies between its low and its high, which doubt only pushes apart', () => {
    assert(
      property(share, share, share, doubts, (first, second, third, { units, worth, cost, offBy }) => {
        const [low = 0, likely = 0, high = 0] = [first, second, third].toSorted(
          (left, right) => left - right,
        );
        const within = (doubt: number) =>
          monthlyEffect({
            effect: effect(low, likely, high),
            direction: 'higher',
            model: assume({ unitsPerYear: units, valuePerUnit: worth, costPerYear: cost, offBy: doubt }),
          });
        const sure = within(0);
        const doubtful = within(offBy);
        expect(doubtful.low).toBeLessThanOrEqual(sure.low ?? NaN);
        expect(sure.low).toBeLessThanOrEqual(sure.likely);
        expect(sure.likely).toBeLessThanOrEqual(sure.high ?? NaN);
        expect(sure.high).toBeLessThanOrEqual(doubtful.high ?? NaN);
      }),
    );
  });

  it('is nothing at the change that just pays the running cost', () => {
    assert(
      property(
        double({ min: 1, max: 1e6, noNaN: true }),
        double({ min: 0.01, max: 1e4, noNaN: true }),
        money,
        (units, worth, cost) => {
          const model = assume({ unitsPerYear: units, valuePerUnit: worth, costPerYear: cost });
          const even = breakEvenEffect('lower', model) ?? NaN;
          const { likely } = monthlyEffect({ effect: effect(null, even, null), direction: 'lower', model });
          expect(Math.abs(likely)).toBeLessThanOrEqual(1e-9 * Math.max(1, cost));
        },
      ),
    );
  });

  it('cannot pay its cost where a unit is worth nothing', () => {
    expect(breakEvenEffect('higher', assume({ valuePerUnit: 0 }))).toBeNull();
  });
});

describe('what is spent before everybody has it', () => {
  it('is the pilot’s own cost and the running cost of its days', () => {
    expect(costOfPilot(assume({ pilotCost: 1500 }), PHASES)).toBeCloseTo(2236.44, 2);
  });

  it.each([
    [8000, 2000, 4],
    [0, 2000, 0],
    [8000, 0, 'never'],
    [8000, -10, 'never'],
    [8000, null, 'unknown'],
  ] as const)('%d at %s a month is earned back after %s', (spent, monthly, months) => {
    expect(paybackMonths(spent, monthly)).toBe(months);
  });
});

describe('the harm that phases prevent', () => {
  const model = { harmedPerMonth: 0.1, costPerHarm: 50 };
  const phases = PHASES.slice(1, 3);

  it('is what everybody would have met until the gate, less what the phases met', () => {
    const found = harmPrevented({ model, phases, customerBase: 300 });
    expect(found?.firstGate).toMatchObject({ days: 14 });
    expect(found?.firstGate.atOnce).toBeCloseTo(690.41, 2);
    expect(found?.firstGate.inPhases).toBeCloseTo(27.62, 2);
    expect(found?.lastGate.atOnce).toBeCloseTo(1726.03, 2);
    expect(found?.lastGate.inPhases).toBeCloseTo(182.96, 2);
    expect(found?.lastGate.prevented).toBeCloseTo(1543.07, 2);
  });

  it('is never less than nothing, even where a phase is larger than the business', () => {
    expect(
      harmPrevented({ model, phases: [plannedPhaseOf('sample', 900, 7)], customerBase: 300 }),
    ).toMatchObject({
      lastGate: { prevented: 0 },
    });
  });

  it.each([
    ['nothing is assumed', { model: { ...model, costPerHarm: 0 }, phases, customerBase: 300 }],
    ['nobody knows how many customers there are', { model, phases, customerBase: 0 }],
    ['there is no pilot among customers', { model, phases: [], customerBase: 300 }],
  ])('is not told where %s', (_title, question) => {
    expect(harmPrevented(question)).toBeNull();
  });
});

const METRIC = metricSchema.parse({
  id: 'reply',
  featureId: 'feature',
  position: 0,
  name: 'First reply time',
  kind: 'duration',
  unit: 'h',
  direction: 'lower',
  role: 'primary',
  limit: null,
  target: null,
  grain: 'day',
  formula: null,
  overSegments: 'averages',
});
const NOBODY = { units: 0, total: 0, days: 0, level: null, method: 'none' } as const;

function compared(change: Partial<Comparison>): Comparison {
  return {
    metric: METRIC,
    from: null,
    to: null,
    basis: 'control-group',
    pilot: { ...NOBODY, days: 14 },
    reference: { ...NOBODY, level: { estimate: 3, low: 2.8, high: 3.2 } },
    difference: { estimate: -0.2, low: -0.3, high: -0.1, method: 'log-welch', scale: 'relative' },
    rangeIncludes: null,
    otherMethods: [],
    probabilityBetter: null,
    probabilityWithinLimit: null,
    missingDays: 0,
    ...change,
  };
}

describe('the change that is worth money', () => {
  it('of a duration is its share of the time it is held against', () => {
    const found = measuredEffect(compared({}));
    expect(found?.likely).toBeCloseTo(-0.6, 12);
    expect(found?.low).toBeCloseTo(-0.9, 12);
    expect(found).toMatchObject({ source: 'measured', basis: 'control-group', days: 14 });
  });

  it.each([
    ['nothing is held against', { difference: null }],
    ['a relative difference has no level beside it', { reference: NOBODY }],
  ])('is not known where %s', (_title, change) => {
    expect(measuredEffect(compared(change))).toBeNull();
  });

  it('that is hoped for reaches from worthwhile to hoped for, whichever way is better', () => {
    const falling = hopedEffect({ basis: 'control-group', expectedEffect: -0.6, smallestWorthwhile: -0.2 });
    expect(falling).toMatchObject({ low: -0.6, likely: -0.6, high: -0.2 });
  });
});

describe('the money view', () => {
  const question = {
    metric: METRIC,
    model: assume({ introductionCost: 5000, pilotCost: 1500 }),
    measured: null,
    hoped: effect(-0.6, -0.6, -0.2),
    phases: PHASES,
    customerBase: 300,
    otherMetrics: [],
    currency: 'EUR',
  };

  it('lets the soonest payback stand with the highest effect', () => {
    const [line] = moneyView(question).lines;
    const { monthly, payback } = line ?? {};
    expect(payback?.low).toBeCloseTo(7236.44 / (monthly?.high ?? NaN), 5);
    expect(Number(payback?.low)).toBeLessThan(Number(payback?.high));
  });

  it('puts what is measured before what was hoped for', () => {
    const measured = measuredEffect(compared({}));
    expect(moneyView({ ...question, measured }).lines).toMatchObject([
      { effect: { likely: expect.closeTo(-0.6) } },
      { effect: question.hoped },
    ]);
  });

  it('says what it leaves out: other metrics, seasons, harm nobody put a figure to', () => {
    const measured = measuredEffect(compared({ basis: 'before-after' }));
    expect(moneyView({ ...question, measured, otherMetrics: ['Complaints'] }).notCounted).toEqual([
      'other-metrics',
      'season',
      'fading',
      'harm',
      'goodwill',
      'below-ebitda',
    ]);
    const model = assume({ harmedPerMonth: 0.1, costPerHarm: 50 });
    expect(moneyView({ ...question, model }).notCounted).toEqual(['fading', 'goodwill', 'below-ebitda']);
  });
});
