import { describe, expect, it } from 'vitest';
import { grainConflicts } from './grain-conflicts.ts';
import type { Metric, MetricGrain } from '#shared/metrics/metric.ts';

function orders(grain: MetricGrain): Metric {
  return {
    id: 'orders',
    featureId: 'feature',
    position: 0,
    name: 'Orders',
    kind: 'count',
    unit: '',
    direction: 'higher',
    role: 'primary',
    target: null,
    limit: null,
    grain,
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
  };
}

const columns = { draft: null, totalColumn: 2, unitsColumn: null, squaresColumn: null };

function conflicts(file: MetricGrain, metric: Metric, figures: 'with' | 'without') {
  const toBeMade = { metricId: 'new', ...columns };
  return grainConflicts({
    mapping: { grain: file, metrics: [toBeMade, { metricId: metric.id, ...columns }] },
    metrics: [metric],
    hasFigures: () => figures === 'with',
  });
}

describe('a metric with figures', () => {
  it.each<[MetricGrain, MetricGrain]>([
    ['week', 'day'],
    ['month', 'day'],
    ['day', 'week'],
    ['month', 'week'],
    ['day', 'month'],
  ])('is not fed by a file of another grain: a %s into figures of a %s', (file, own) => {
    expect(conflicts(file, orders(own), 'with')).toEqual([
      { at: 1, metricId: 'orders', name: 'Orders', grain: own },
    ]);
  });

  it.each<MetricGrain>(['day', 'week', 'month'])('is fed by a file of its own grain, a %s', (grain) => {
    expect(conflicts(grain, orders(grain), 'with')).toEqual([]);
  });
});

describe('a planned metric without figures', () => {
  it('may be fed by a file of any grain', () => {
    expect(conflicts('week', orders('day'), 'without')).toEqual([]);
  });
});
