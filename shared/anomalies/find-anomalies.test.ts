import { describe, expect, it } from 'vitest';
import { findAnomalies, type AnomaliesQuestion } from './find-anomalies.ts';
import { ANOMALY_RULES } from './anomaly.ts';
import { watchDays } from './watch-days.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import type { DailySeries } from '#shared/kernel/daily-series.ts';
import { createNoise, makeSeries, type Story } from '#tests/support/watched-series.ts';

const MONDAY = '2026-03-02';
const MEASURE: AnomaliesQuestion = { nature: 'measures', metrics: 1 };

function daily(values: readonly (number | null)[]): DailySeries {
  return { firstDay: MONDAY, values };
}

/** Ten weeks about 100 with a weekly season, changed day by day. */
function season(change: (day: number) => number, days = 70): number[] {
  const noise = createNoise(7);
  const week = [1, 2, 3, 2, 1, -4, -5];
  return Array.from({ length: days }, (_, day) => 100 + (week[day % 7] ?? 0) + noise() + change(day));
}

function anomaliesOf(values: readonly (number | null)[], question: AnomaliesQuestion = MEASURE) {
  const found = findAnomalies(daily(values), question);
  return found.state === 'watching' ? found.anomalies : [];
}

describe('anomalies of a daily series', () => {
  it('are refused under fourteen days with a number', () => {
    const gaps = season(() => 0, 20).map((value, day) => (day % 3 === 0 ? null : value));
    expect(findAnomalies(daily(gaps), MEASURE)).toEqual({ state: 'learning', days: 13, neededDays: 14 });
    expect(findAnomalies(daily([]), MEASURE)).toMatchObject({ state: 'learning', days: 0 });
    expect(findAnomalies(daily(season(() => 0, 14)), MEASURE)).toMatchObject({
      state: 'watching',
      anomalies: [],
    });
  });

  it('are none where nothing happens', () => {
    expect(anomaliesOf(season(() => 0))).toEqual([]);
  });

  it('name a spike on its day, with what was expected and what was allowed', () => {
    const anomalies = anomaliesOf(season((day) => (day === 45 ? 9 : 0)));
    expect(anomalies.map(({ day, kind, direction }) => ({ day, kind, direction }))).toEqual([
      { day: addDays(MONDAY, 45), kind: 'spike', direction: 'up' },
    ]);
    const [spike] = anomalies;
    if (spike?.reason.rule !== 'prediction-limits') throw new Error('A spike is told by prediction limits.');
    expect(spike.value).toBeGreaterThan(spike.reason.high);
    expect(spike.expected).toBeLessThan(spike.reason.high);
    expect(spike.expected).toBeGreaterThan(spike.reason.low);
    expect(spike.reason.p).toBeLessThan(0.001);
    expect(spike.spreads).toBeGreaterThan(4);
  });

  it('name a shift within a week, since when, and the day a new level began', () => {
    const anomalies = anomaliesOf(season((day) => (day >= 40 ? -4 : 0)));
    const shift = anomalies.find(({ kind }) => kind === 'shift');
    expect(shift).toMatchObject({ direction: 'down', reason: { rule: 'cusum', since: addDays(MONDAY, 40) } });
    expect(shift?.day).toBeDefined();
    expect((shift?.day ?? '') <= addDays(MONDAY, 46)).toBe(true);
    const change = anomalies.find(({ kind }) => kind === 'level-change');
    expect(change).toMatchObject({ day: addDays(MONDAY, 40), direction: 'down' });
    expect((change?.expected ?? 0) - (change?.value ?? 0)).toBeCloseTo(4, 0);
  });

  it('let sums grow further where neighbouring days resemble each other, or metrics are many', () => {
    const limitOf = (change: (day: number) => number, metrics: number): number => {
      const shift = anomaliesOf(season(change), { ...MEASURE, metrics }).find(({ kind }) => kind === 'shift');
      return shift?.reason.rule === 'cusum' ? shift.reason.limit : Number.NaN;
    };
    const jump = (day: number): number => (day >= 40 ? 9 : 0);
    const wave = (day: number): number => 2 * Math.sin(day / 2) + (day >= 40 ? 25 : 0);
    expect(limitOf(wave, 1)).toBeGreaterThan(limitOf(jump, 1) + 1);
    expect(limitOf(jump, 10) / limitOf(jump, 1)).toBeCloseTo(1 + Math.log(10) / 0.55 / 6, 9);
  });

  it('call a slow departure a drift, and learn the new level before they speak again', () => {
    const anomalies = anomaliesOf(season((day) => Math.max(0, day - 30) * 0.09, 70));
    const levels = anomalies.filter(({ kind }) => kind === 'drift' || kind === 'shift');
    expect(levels[0]).toMatchObject({ kind: 'drift', direction: 'up' });
    expect(levels.filter(({ day }) => day < addDays(levels[0]?.day ?? MONDAY, 3))).toHaveLength(1);
  });

  it('pass by days without a number', () => {
    const values: (number | null)[] = season((day) => (day === 45 ? 9 : 0));
    for (const day of [3, 17, 38, 44, 46, 60]) values[day] = null;
    expect(anomaliesOf(values).map(({ day }) => day)).toEqual([addDays(MONDAY, 45)]);
  });

  it('begin with the first day that differs where all were alike', () => {
    const values = Array.from({ length: 40 }, (_, day) => (day === 35 ? 6 : 5));
    expect(anomaliesOf(values)[0]).toMatchObject({ day: addDays(MONDAY, 35), kind: 'spike', spreads: null });
  });

  it('can be asked from a day on, the days before being usual', () => {
    const values = season((day) => (day === 20 || day === 60 ? 9 : 0));
    const late = findAnomalies(daily(values), { ...MEASURE, watchedFrom: addDays(MONDAY, 49) });
    expect(late).toMatchObject({ state: 'watching', watchedFrom: addDays(MONDAY, 49) });
    const early = findAnomalies(daily(values), { ...MEASURE, watchedFrom: addDays(MONDAY, 10) });
    expect(early.state).toBe('learning');
  });

  it('demand more where many metrics share the budget of false alarms', () => {
    const values = season((day) => (day === 45 ? 5.6 : 0));
    const kinds = (metrics: number) => anomaliesOf(values, { ...MEASURE, metrics }).map(({ kind }) => kind);
    expect(kinds(1)).toContain('spike');
    expect(kinds(1000)).not.toContain('spike');
    expect(() => anomaliesOf(values, { ...MEASURE, metrics: 0 })).toThrow(RangeError);
  });
});

describe('anomalies of daily counts', () => {
  const quiet = Array.from({ length: 60 }, (_, day) => [2, 3, 1, 2, 4, 0, 1, 3, 2, 2][day % 10] ?? 0);
  const question: AnomaliesQuestion = { nature: 'counts', metrics: 1 };

  it('allow what Poisson counts do and name what they hardly ever do', () => {
    expect(anomaliesOf(quiet, question)).toEqual([]);
    const busy = quiet.map((count, day) => (day === 40 ? 14 : count));
    const [anomaly] = anomaliesOf(busy, question);
    expect(anomaly).toMatchObject({ kind: 'spike', direction: 'up', value: 14, day: addDays(MONDAY, 40) });
    expect(
      anomaliesOf(
        quiet.map((count, day) => (day === 40 ? 6 : count)),
        question,
      ),
    ).toEqual([]);
  });

  it('learn from nothing but zeros', () => {
    const zeros = Array.from({ length: 40 }, (_, day) => (day === 36 ? 9 : 0));
    expect(anomaliesOf(zeros, question)[0]).toMatchObject({ kind: 'spike', day: addDays(MONDAY, 36) });
  });

  it('are refused for halves and negative numbers', () => {
    expect(() => anomaliesOf([...quiet, 1.5], question)).toThrow(RangeError);
    expect(() => anomaliesOf([...quiet, -1], question)).toThrow(RangeError);
    expect(() => anomaliesOf([...quiet, Number.NaN], MEASURE)).toThrow(RangeError);
  });
});

describe('alarms over many made-up series (short form of benchmarks/decisions/anomaly-alarms.ts)', () => {
  const RUNS = 400;
  function share(story: Story, within: number): number {
    const noise = createNoise(99);
    let hits = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const { values, baselineDays, eventAt } = makeSeries(noise, story);
      const from = story === 'nothing' ? 0 : eventAt;
      const anomalies = watchDays(daily(values), {
        nature: 'measures',
        rules: ANOMALY_RULES,
        from: baselineDays,
      });
      const [first, last] = [addDays(MONDAY, from), addDays(MONDAY, from + within)];
      if (anomalies.some(({ day }) => day >= first && day < last)) hits += 1;
    }
    return hits / RUNS;
  }

  it('are false in few of sixty quiet days', () => {
    // 0.05 over many runs; three standard errors of 400 above it.
    expect(share('nothing', 99)).toBeLessThan(0.05 + 0.033);
  });

  it('see a spike of five spreads on its day, a shift of two within a week, a slow drift within four', () => {
    expect(share('spike', 1)).toBeGreaterThan(0.58);
    expect(share('shift', 7)).toBeGreaterThan(0.52);
    expect(share('drift', 28)).toBeGreaterThan(0.95);
  });
});
