import { describe, expect, it } from 'vitest';
import { compareMetric } from './compare-metric.ts';
import { deriveFigures, recipeOf } from './derive-figures.ts';
import { WITHOUT_BASE, type DailyValue, type Metric } from './metric.ts';
import { smoothSeries } from './smooth-series.ts';
import { summariseArm } from './summarise-arm.ts';
import { jackknife } from '#shared/statistics/jackknife.ts';

function metric(id: string, name: string, change: Partial<Metric> = {}): Metric {
  const fields = { unit: '', direction: 'lower', role: 'secondary', target: null, limit: null } as const;
  return {
    id,
    featureId: 'f',
    position: 0,
    name,
    kind: 'count',
    ...fields,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
    ...change,
  };
}

const METRICS = [
  metric('refunds', 'Refunds'),
  metric('orders', 'Orders'),
  metric('rate', 'Refund rate', { kind: 'value', formula: 'Refunds / Orders * 100' }),
];

type Row = [day: string, refunds: number | null, orders: number | null];

function valuesOf(arm: DailyValue['arm'], rows: Row[]) {
  return (metricId: string): DailyValue[] =>
    rows.flatMap(([day, refunds, orders]) => {
      const total = metricId === 'refunds' ? refunds : orders;
      if (total === null) return [];
      return [{ day, arm, units: 1, total, totalSquares: null, ...WITHOUT_BASE }];
    });
}

function derived(rows: Row[], arm: DailyValue['arm'] = 'pilot'): DailyValue[] {
  const recipe = recipeOf(METRICS[2] ?? metric('x', 'x'), METRICS);
  if (typeof recipe === 'string') throw new Error(recipe);
  return deriveFigures(recipe, valuesOf(arm, rows));
}

const DAYS: Row[] = [
  ['2026-11-02', 1, 10],
  ['2026-11-03', 0, 90],
  ['2026-11-04', 3, 100],
];

describe('a derived metric', () => {
  it('is the ratio of the sums over a span, never the average of its days', () => {
    expect(summariseArm('value', derived(DAYS.slice(0, 2))).level?.estimate).toBeCloseTo(1, 12);
    expect(derived(DAYS).map(({ total }) => total)).toEqual([10, 0, 3]);
  });

  it('has the days as witnesses, and says so', () => {
    const { level, method, days } = summariseArm('value', derived(DAYS));
    expect([method, days]).toEqual(['derived-days', 3]);
    // Leaving out a day: 3 of 190, 4 of 110, 1 of 100; t(2) = 4.302653.
    const left = [300 / 190, 400 / 110, 100 / 100];
    const spread = jackknife({ blocks: 3, without: (block) => left[block] ?? null });
    expect(level?.estimate).toBeCloseTo(2, 12);
    expect(level?.high).toBeCloseTo(2 + 4.302652729911275 * (spread?.standardError ?? NaN), 9);
  });

  it('is missing where a part is missing or there is nothing to divide by, never zero', () => {
    const values = derived([...DAYS, ['2026-11-05', 2, null], ['2026-11-06', 2, 0]]);
    expect(values.map(({ day, units }) => [day.slice(8), units])).toEqual([
      ['02', 1],
      ['03', 1],
      ['04', 1],
      ['06', 0],
    ]);
    const { points } = smoothSeries('value', values, { smoothing: 'daily' });
    expect(points.map(({ estimate }) => estimate)).toEqual([10, 0, 3]);
  });

  it('is held against the control group day by day', () => {
    const control = derived(
      DAYS.map(([day, refunds, orders]) => [day, (refunds ?? 0) + 2, orders]),
      'control',
    );
    const rate = METRICS[2] ?? metric('x', 'x');
    const found = compareMetric({
      metric: rate,
      values: [...derived(DAYS), ...control],
      from: null,
      to: null,
      firstCustomerDay: null,
    });
    expect(found.basis).toBe('control-group');
    expect(found.difference?.method).toBe('derived-days');
    expect(found.difference?.estimate).toBeCloseTo(-3, 12);
    expect(found.probabilityBetter).toBeGreaterThan(0.8);
  });

  it('may be computed from another one, but not from itself', () => {
    const double = metric('double', 'Double', { formula: '"Refund rate" * 2' });
    expect(recipeOf(double, [...METRICS, double])).toMatchObject({
      parts: [{ metricId: 'refunds' }, { metricId: 'orders' }],
    });
    const circle = { ...metric('rate', 'Refund rate'), formula: 'Double + Refunds' };
    expect(recipeOf(circle, [...METRICS.slice(0, 2), double, circle])).toBe('formula-cycle');
    expect(recipeOf(metric('a', 'A', { formula: 'A + 1' }), METRICS)).toBe('formula-cycle');
  });

  it('built upon itself again and again is refused before it fills the memory', () => {
    const chain = Array.from({ length: 12 }, (_, index) =>
      metric(`c${index}`, `C${index}`, { formula: index === 0 ? null : `C${index - 1} + C${index - 1}` }),
    );
    expect(recipeOf(chain[11] ?? metric('x', 'x'), chain)).toBe('formula-too-large');
  });
});

describe('leaving out one after the other', () => {
  it('of a mean is its plain standard error', () => {
    const found = jackknife({ blocks: 3, without: (block) => [7, 6, 5][block] ?? null });
    expect(found?.standardError).toBeCloseTo(1.1547005384, 10);
    expect(found?.degreesOfFreedom).toBe(2);
  });

  it.each([
    ['one witness', [1]],
    ['witnesses that all agree', [1, 1, 1]],
    ['a result that hangs on one of them', [1, null, 2]],
  ])('of %s says nothing', (_what, estimates) => {
    expect(jackknife({ blocks: estimates.length, without: (block) => estimates[block] ?? null })).toBeNull();
  });
});
