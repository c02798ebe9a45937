import { describe, expect, it } from 'vitest';
import { derivedLevel } from './derived-level.ts';
import { type Metric, WITHOUT_BASE } from './metric.ts';
import { levelOfFigure } from './over-segments.ts';
import { type KeptDay, readDays } from './read-days.ts';
import { splitBySegment, type SegmentDay } from './split-by-segment.ts';
import { summariseArm } from './summarise-arm.ts';

const ALL = ['adds-up', 'averages', 'unsaid'] as const;

function metric(kind: Metric['kind'], overSegments: Metric['overSegments']): Metric {
  const fields = { unit: '', direction: 'higher', role: 'primary', target: null, limit: null } as const;
  const base = { id: 'm', featureId: 'f', position: 0, name: 'Revenue', ...fields } as const;
  return { ...base, kind, grain: 'day', formula: null, overSegments, onHarm: 'roll-back', hardLimit: null };
}

/** A day of everybody: how many segments stand in it, over how many units, and their total. */
function day(number: number, segments: number, [units, total]: [number, number]): KeptDay {
  const place = { day: `2026-11-${String(number).padStart(2, '0')}`, arm: 'pilot' } as const;
  return { ...place, segments, units, total, totalSquares: null, ...WITHOUT_BASE };
}

/** Two regions with 100 and 200 on one day, 120 and 200 on the next. */
const TWO_REGIONS = [day(2, 2, [2, 300]), day(3, 2, [2, 320])];

describe('two regions of a day', () => {
  it.each<[Metric['kind'], Metric['overSegments'], number]>([
    ['value', 'adds-up', 310],
    ['value', 'averages', 155],
    ['value', 'unsaid', 155],
    ['count', 'adds-up', 310],
    ['count', 'averages', 155],
    ['count', 'unsaid', 155],
    // Of the other kinds it is never asked: their units say what a total is taken over.
    ['mean', 'adds-up', 155],
    ['duration', 'adds-up', Math.exp(155)],
  ])('make a %s that %s %d a day', (kind, overSegments, level) => {
    const { values } = readDays(metric(kind, overSegments), TWO_REGIONS);
    expect(summariseArm(kind, values).level?.estimate).toBeCloseTo(level, 9);
  });

  it('are events of one day where they add up, whatever they were counted over', () => {
    const { values } = readDays(metric('count', 'adds-up'), [day(2, 2, [500, 30])]);
    expect(values.map(({ units, total }) => [units, total])).toEqual([[1, 30]]);
  });

  it.each(ALL)(
    'stay the figure that everybody had where nothing was said by segments (%s)',
    (overSegments) => {
      const { values } = readDays(metric('value', overSegments), [day(2, 0, [1, 300]), day(3, 0, [1, 310])]);
      expect(summariseArm('value', values).level?.estimate).toBe(305);
    },
  );

  it.each(ALL)('are each shown with their own figure (%s)', (overSegments) => {
    const own = (segment: string, total: number): SegmentDay => ({ ...day(2, 0, [1, total]), segment });
    const parts = splitBySegment(metric('value', overSegments), [own('N', 100), own('S', 200)]);
    const levels = parts.map(({ segment, values }) => [
      segment,
      summariseArm('value', values).level?.estimate,
    ]);
    expect(Object.fromEntries(levels)).toEqual({ N: 100, S: 200 });
  });
});

describe('the segments too small to be shown alone', () => {
  const own = (segment: string, total: number): SegmentDay => ({ ...day(2, 0, [1, total]), segment });
  const days = [own('A', 5), own('B', 90), own('C', 20), own('D', 30)];

  it('are those with the smallest totals, added up, where they add up', () => {
    const parts = splitBySegment(metric('value', 'adds-up'), days, 1);
    const totals = parts.map(({ segment, values }) => [segment, values[0]?.units, values[0]?.total]);
    expect(totals).toEqual([
      ['B', 1, 90],
      [null, 1, 55],
    ]);
  });

  it('are averaged where they are averaged', () => {
    const rest = splitBySegment(metric('value', 'averages'), days, 1).at(-1);
    expect(summariseArm('value', rest?.values ?? []).level?.estimate).toBeCloseTo((90 + 20 + 30) / 3, 9);
  });
});

describe('a formula over two regions', () => {
  const expression = {
    kind: 'operate',
    operator: '/',
    left: { kind: 'metric', metricId: 'revenue' },
    right: { kind: 'metric', metricId: 'orders' },
  } as const;

  it.each<[Metric['overSegments'], Metric['overSegments'], number]>([
    ['adds-up', 'adds-up', 10],
    ['averages', 'averages', 10],
    ['unsaid', 'unsaid', 10],
    ['averages', 'adds-up', 5],
  ])('of revenue that %s and orders that %s is %d an order', (revenue, orders, level) => {
    const parts = [
      { metricId: 'revenue', kind: 'value', overSegments: revenue },
      { metricId: 'orders', kind: 'count', overSegments: orders },
    ] as const;
    const sums = [
      { units: 2, total: 300, base: null },
      { units: 2, total: 30, base: null },
    ];
    expect(derivedLevel({ expression, parts }, sums, 1)).toBe(level);
  });
});

describe('the level of one figure', () => {
  it('is its total where segments add up, and its total over its units otherwise', () => {
    const sums = { units: 4, total: 100, base: null };
    expect(ALL.map((overSegments) => levelOfFigure({ kind: 'count', overSegments }, sums))).toEqual([
      100, 25, 25,
    ]);
  });
});
