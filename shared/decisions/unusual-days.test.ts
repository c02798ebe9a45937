import { describe, expect, it } from 'vitest';
import { unusualDays } from './unusual-days.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import type { Metric } from '#shared/metrics/metric.ts';
import { daysFrom, metricOf, type Sums } from '#tests/support/gate-facts.ts';
import { createNoise, makeSeries } from '#tests/support/watched-series.ts';

const MONDAY = '2026-08-03';
const ORDERS: Partial<Metric> = { id: 'orders', name: 'Orders', kind: 'value', role: 'secondary' };

/** Eight quiet weeks about 100 with a weekly season; `change` moves single days. */
function weeks(change: (day: number) => number, days = 56): Sums[] {
  const { values } = makeSeries(createNoise(5), 'nothing');
  return values.slice(0, days).map((value, day) => [1, value + change(day)]);
}

function unusualOf(
  sums: readonly Sums[],
  metric: Partial<Metric> = {},
  today = addDays(MONDAY, sums.length),
) {
  const values = daysFrom(
    MONDAY,
    sums.map((pilot) => ({ pilot })),
  );
  return unusualDays({ metrics: [{ metric: metricOf({ ...ORDERS, ...metric }), values }], today });
}

const lastDay = addDays(MONDAY, 55);
const spikeOnLast = (day: number): number => (day === 55 ? -12 : 0);

describe('unusual days of a feature', () => {
  it('are none in quiet weeks', () => {
    expect(unusualOf(weeks(() => 0))).toEqual([]);
  });

  it('are a single day far from its weekday, with its metric and direction', () => {
    expect(unusualOf(weeks(spikeOnLast))).toEqual([
      {
        metricId: 'orders',
        metric: 'Orders',
        day: lastDay,
        kind: 'spike',
        direction: 'down',
        since: lastDay,
      },
    ]);
  });

  it('are a new level with the day it began', () => {
    const [found] = unusualOf(weeks((day) => (day >= 50 ? 4 : 0)));
    expect(found).toMatchObject({ kind: 'shift', direction: 'up' });
    expect(found?.since.slice(0, 7)).toBe(addDays(MONDAY, 50).slice(0, 7));
  });

  it('are no news after a week', () => {
    expect(unusualOf(weeks(spikeOnLast), {}, addDays(lastDay, 7))).toHaveLength(1);
    expect(unusualOf(weeks(spikeOnLast), {}, addDays(lastDay, 8))).toEqual([]);
  });

  it('leave today out, whose numbers may not be whole', () => {
    expect(unusualOf(weeks(spikeOnLast), {}, lastDay)).toEqual([]);
  });

  it('need two weeks to learn from', () => {
    expect(unusualOf(weeks((day) => (day === 12 ? 40 : 0), 13))).toEqual([]);
  });

  it.each([
    ['weeks', { grain: 'week' as const }],
    ['a formula', { formula: 'orders * 2' }],
  ])('are not looked for in a metric of %s', (_what, metric) => {
    expect(unusualOf(weeks(spikeOnLast), metric)).toEqual([]);
  });

  it('allow events to vary with their number, which a plain figure need not', () => {
    const whole = weeks(spikeOnLast).map(([units, total]): Sums => [units, Math.round(total)]);
    expect(unusualOf(whole, { kind: 'value' })).toMatchObject([{ day: lastDay }]);
    expect(unusualOf(whole, { kind: 'count' })).toEqual([]);
  });

  it('share one budget of false alarms: a day that stands out alone may not among many metrics', () => {
    const sums = (change: (day: number) => number) =>
      daysFrom(
        MONDAY,
        weeks(change).map((pilot) => ({ pilot })),
      );
    const alone = { metric: metricOf(ORDERS), values: sums((day) => (day === 55 ? -6 : 0)) };
    const others = Array.from({ length: 30 }, (_, index) => ({
      metric: metricOf({ ...ORDERS, id: `other-${index}` }),
      values: sums(() => 0),
    }));
    const today = addDays(lastDay, 1);
    expect(unusualDays({ metrics: [alone], today })).toHaveLength(1);
    expect(unusualDays({ metrics: [alone, ...others], today })).toEqual([]);
  });
});
