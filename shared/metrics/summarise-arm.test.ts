import { describe, expect, it } from 'vitest';
import type { DayFigure } from './arm-totals.ts';
import type { MetricKind } from './metric.ts';
import { probabilityLevelAbove, summariseArm } from './summarise-arm.ts';

function days(figures: [units: number, total: number, squares?: number][]): DayFigure[] {
  return figures.map(([units, total, squares], index) => ({
    day: `2026-10-${String(index + 1).padStart(2, '0')}`,
    units,
    total,
    totalSquares: squares ?? null,
    base: null,
    baseSquares: null,
    crossProducts: null,
  }));
}

describe('the level of an arm', () => {
  it.each<[string, MetricKind, [number, number, number?][], string, [number, number, number]]>([
    [
      '19 trials are exact',
      'proportion',
      [
        [10, 1],
        [9, 1],
      ],
      'clopper-pearson',
      [2 / 19, 0.013, 0.3314],
    ],
    ['20 trials with 5 successes are Wilson’s', 'proportion', [[20, 5]], 'wilson', [0.25, 0.1119, 0.4687]],
    ['fewer successes are exact', 'proportion', [[50, 1]], 'clopper-pearson', [0.02, 0.0005, 0.1065]],
    ['and fewer failures', 'proportion', [[50, 49]], 'clopper-pearson', [0.98, 0.8935, 0.9995]],
    [
      'a rate is Garwood’s',
      'count',
      [
        [400, 3],
        [600, 4],
      ],
      'poisson',
      [0.007, 0.0028, 0.0144],
    ],
    ['single values know their spread', 'mean', [[4, 26, 174]], 'tailed-mean', [6.5, 4.0694, 10.2024]],
    [
      'plain figures are spread over days',
      'value',
      [
        [1, 4],
        [1, 6],
        [1, 8],
      ],
      'welch-days',
      [6, 1.0317, 10.9683],
    ],
    [
      'days of averages weigh by their units',
      'mean',
      [
        [20, 60],
        [30, 120],
        [30, 90],
      ],
      'welch-days',
      [3.375, 1.7681, 4.9819],
    ],
  ])('%s', (_name, kind, figures, method, [estimate, low, high]) => {
    const summary = summariseArm(kind, days(figures));
    expect(summary.method).toBe(method);
    expect(summary.level?.estimate).toBeCloseTo(estimate, 4);
    expect(summary.level?.low).toBeCloseTo(low, 3);
    expect(summary.level?.high).toBeCloseTo(high, 3);
  });

  it.each<MetricKind>(['mean', 'value'])('of a single %s is unknown in its spread', (kind) => {
    expect(summariseArm(kind, days([[1, 4]]))).toMatchObject({
      level: { estimate: 4, low: null, high: null },
      method: 'none',
    });
  });

  it.each<MetricKind>(['proportion', 'mean', 'duration', 'count', 'ratio', 'value'])(
    'of a %s without units is none',
    (kind) => {
      expect(summariseArm(kind, days([[0, 0]]))).toMatchObject({
        units: 0,
        days: 1,
        level: null,
        method: 'none',
      });
    },
  );

  it('a day without its squares makes the whole arm count by days', () => {
    expect(
      summariseArm(
        'mean',
        days([
          [4, 26, 174],
          [3, 18],
        ]),
      ).method,
    ).toBe('welch-days');
  });

  it('one large day beside a small one is a single witness, whose spread nobody knows', () => {
    expect(
      summariseArm(
        'mean',
        days([
          [100, 400],
          [2, 12],
        ]),
      ),
    ).toMatchObject({ level: { low: null, high: null }, method: 'none' });
  });
});

describe('the chance to lie above a limit', () => {
  it('of 3 in 88, above a tenth', () => {
    expect(probabilityLevelAbove('proportion', days([[88, 3]]), 0.1)).toBeCloseTo(0.018199199202556623, 12);
  });

  it.each<[number, number]>([
    [-0.1, 1],
    [1, 0],
  ])('a share against the impossible limit %s is %s', (limit, chance) => {
    expect(probabilityLevelAbove('proportion', days([[88, 3]]), limit)).toBe(chance);
  });

  it('is a half at the average itself', () => {
    expect(
      probabilityLevelAbove(
        'value',
        days([
          [1, 4],
          [1, 6],
          [1, 8],
        ]),
        6,
      ),
    ).toBeCloseTo(0.5, 12);
  });

  it.each([4.0694, 10.2024])('is a fortieth beyond the limit %s of the average', (limit) => {
    const above = probabilityLevelAbove('mean', days([[4, 26, 174]]), limit) ?? 0.5;
    expect(Math.min(above, 1 - above)).toBeCloseTo(0.025, 4);
  });

  it('is unknown from a single figure', () => {
    expect(probabilityLevelAbove('value', days([[1, 4]]), 3)).toBeNull();
  });
});
