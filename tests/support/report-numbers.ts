import { addDays } from '#shared/kernel/calendar-day.ts';
import { compareMetric } from '#shared/metrics/compare-metric.ts';
import { WITHOUT_BASE, type DailyValue, type Metric } from '#shared/metrics/metric.ts';
import { smoothSeries } from '#shared/metrics/smooth-series.ts';
import type { DayRow, ReportNumbers } from '#shared/reports/report-model.ts';

/** The day the phase began that the numbers are compared over. */
export const START = '2026-11-02';

export function metric(position: number, name: string, fields: Partial<Metric>): Metric {
  return {
    id: `metric-${position}`,
    featureId: 'feature',
    position,
    name,
    kind: 'proportion',
    unit: '',
    direction: 'higher',
    role: 'guardrail',
    target: null,
    limit: null,
    grain: 'day',
    formula: null,
    onHarm: 'roll-back',
    hardLimit: null,
    overSegments: 'unsaid',
    ...fields,
  };
}

export const METRICS: readonly Metric[] = [
  metric(0, 'Inquiries won', { role: 'primary' }),
  metric(1, 'Complaints', { direction: 'lower', limit: { kind: 'worse-than-control', value: 0.02 } }),
  metric(2, 'First reply time', {
    kind: 'mean',
    unit: 'hours',
    direction: 'lower',
    limit: { kind: 'absolute', value: 4 },
  }),
  metric(3, 'Average discount', {
    kind: 'mean',
    unit: '€',
    direction: 'lower',
    limit: { kind: 'absolute', value: 70 },
  }),
];

/** A wave instead of chance, so that every run draws the same. */
function wave(day: number, arm: number): number {
  return Math.sin(day * 1.7 + arm * 2.1) * 0.5 + Math.sin(day * 0.6 + arm) * 0.5;
}

const LEVELS: readonly (readonly [pilot: number, control: number, swing: number])[] = [
  [0.271, 0.225, 0.1],
  [0.019, 0.012, 0.02],
  [2.8, 3.1, 0.5],
  [61, 63, 4],
];

function dailyValues({ kind, position }: Metric): DailyValue[] {
  const [pilotLevel, controlLevel, swing] = LEVELS[position] ?? [1, 1, 0];
  return Array.from({ length: 35 }, (_, index) => addDays('2026-10-19', index)).flatMap((day, index) =>
    (['pilot', 'control'] as const).map((arm, side) => {
      const units = 11 + (index % 4) + side;
      const level = (side === 0 ? pilotLevel : controlLevel) + swing * wave(index, side);
      const total = kind === 'proportion' ? Math.max(0, Math.round(level * units)) : level * units;
      return Object.assign({ day, arm, units, total, totalSquares: null }, WITHOUT_BASE);
    }),
  );
}

function dayRows(values: readonly DailyValue[]): DayRow[] {
  return [...new Set(values.map(({ day }) => day))].map((day) => {
    const of = (arm: DailyValue['arm']) => {
      const value = values.find((each) => each.day === day && each.arm === arm);
      return value === undefined ? null : { units: value.units, total: value.total };
    };
    return { day, pilot: of('pilot'), control: of('control') };
  });
}

export function numbersOf(each: Metric): ReportNumbers {
  const values = dailyValues(each);
  return {
    metric: each,
    baseline: each.position === 0 ? 0.224 : null,
    expectedEffect: each.position === 0 ? 0.05 : null,
    comparison: compareMetric({
      metric: each,
      values,
      from: START,
      to: null,
      firstCustomerDay: '2026-10-19',
    }),
    verdict: each.position === 0 ? 'not-enough-yet' : 'pass',
    arms: (['pilot', 'control'] as const).map((arm) => ({
      arm,
      points: smoothSeries(
        each.kind,
        values.filter((value) => value.arm === arm),
        { smoothing: 'seven-days' },
      ).points,
    })),
    days: dayRows(values),
    daysLeftOut: 0,
  };
}
