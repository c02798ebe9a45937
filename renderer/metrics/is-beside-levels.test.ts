import { describe, expect, it } from 'vitest';
import { isBesideLevels } from './is-beside-levels.ts';
import { compareMetric } from '#shared/metrics/compare-metric.ts';
import { type DailyValue, WITHOUT_BASE } from '#shared/metrics/metric.ts';
import { metricOf } from '#tests/support/gate-facts.ts';

const metric = metricOf({});

function figure(day: string, arm: DailyValue['arm'], units: number, total: number): DailyValue {
  return { day, arm, units, total, totalSquares: null, ...WITHOUT_BASE };
}

function compare(values: readonly DailyValue[]) {
  return compareMetric({ metric, values, from: null, to: null, firstCustomerDay: null });
}

const write = (difference: number) => difference.toFixed(3);

describe('a difference beside two levels', () => {
  it('is another one when the pilot grew while everybody won more', () => {
    const found = compare([
      figure('2026-10-01', 'pilot', 10, 2),
      figure('2026-10-01', 'control', 40, 8),
      figure('2026-10-02', 'pilot', 40, 20),
      figure('2026-10-02', 'control', 10, 5),
    ]);
    expect(isBesideLevels(found, write)).toBe(true);
  });

  it('is theirs when each day has the same part of both', () => {
    const found = compare([
      figure('2026-10-01', 'pilot', 10, 2),
      figure('2026-10-01', 'control', 20, 8),
      figure('2026-10-02', 'pilot', 20, 9),
      figure('2026-10-02', 'control', 40, 5),
    ]);
    expect(isBesideLevels(found, write)).toBe(false);
  });

  it('is not spoken of without a control group', () => {
    const found = compare([figure('2026-10-01', 'control', 40, 8), figure('2026-10-02', 'pilot', 40, 20)]);
    expect(found.basis).toBe('before-after');
    expect(isBesideLevels(found, write)).toBe(false);
  });
});
