import { describe, expect, it } from 'vitest';
import { compareMetric } from './compare-metric.ts';
import { WITHOUT_BASE, type DailyValue, type Metric } from './metric.ts';
import { addDays } from '#shared/kernel/calendar-day.ts';
import { udacityDays } from '#shared/statistics/udacity-free-trial.ts';

const FIRST = '2014-10-11';
const metric: Metric = {
  id: 'm1',
  featureId: 'f1',
  position: 0,
  name: 'Gross conversion',
  kind: 'proportion',
  unit: '',
  direction: 'higher',
  role: 'primary',
  target: null,
  limit: null,
  grain: 'day',
  formula: null,
  onHarm: 'roll-back',
  hardLimit: null,
  overSegments: 'unsaid',
};

function trial(count: 'enrolments' | 'payments'): DailyValue[] {
  return udacityDays(count, 'kept').flatMap(({ treated, control }, index) => {
    const day = addDays(FIRST, index);
    const value = (arm: 'pilot' | 'control', { successes, trials }: typeof treated): DailyValue => ({
      day,
      arm,
      units: trials,
      total: successes,
      totalSquares: successes,
      ...WITHOUT_BASE,
    });
    return [value('pilot', treated), value('control', control)];
  });
}

const open = { from: null, to: null, firstCustomerDay: null };

function days(arm: 'pilot' | 'control', totals: Record<string, number>, units = 1): DailyValue[] {
  return Object.entries(totals).map(([day, total]) =>
    Object.assign({ day, arm, units, total, totalSquares: null }, WITHOUT_BASE),
  );
}

describe('a real experiment with a control group', () => {
  it('finds the published drop in gross conversion', () => {
    const found = compareMetric({ metric, values: trial('enrolments'), ...open });
    expect(found).toMatchObject({
      basis: 'control-group',
      from: FIRST,
      to: '2014-11-02',
      missingDays: 0,
      pilot: { units: 17260, total: 3423, days: 23 },
      reference: { units: 17293, total: 3785, days: 23 },
    });
    expect(found.reference?.level?.estimate).toBeCloseTo(0.218875, 6);
    expect(found.pilot.level?.estimate).toBeCloseTo(0.19832, 6);
    expect(found.difference?.method).toBe('pooled-z');
    expect(found.difference?.estimate).toBeCloseTo(-0.020555, 6);
    expect(found.otherMethods.map(({ method }) => method)).toEqual([
      'pooled-z',
      'newcombe',
      'mantel-haenszel',
    ]);
    expect(found.otherMethods[0]?.low).toBeCloseTo(-0.029123, 6);
    expect(found.otherMethods[0]?.high).toBeCloseTo(-0.011986, 6);
    expect(found.probabilityBetter).toBeLessThan(0.0005);
  });

  it('shows it with the spread between days, which was more than chance', () => {
    const { difference, rangeIncludes } = compareMetric({ metric, values: trial('enrolments'), ...open });
    expect(rangeIncludes?.days).toBe('widened');
    // The root of the inflation of 1.604 that the 23 daily log odds ratios have.
    expect(rangeIncludes?.times).toBeCloseTo(1.2663, 3);
    expect(difference?.low).toBeCloseTo(-0.031406, 6);
    expect(difference?.high).toBeCloseTo(-0.009704, 6);
  });

  it('finds no certain change in net conversion', () => {
    const found = compareMetric({ metric, values: trial('payments'), ...open });
    expect(found.reference?.level?.estimate).toBeCloseTo(0.117562, 6);
    expect(found.pilot.level?.estimate).toBeCloseTo(0.112688, 6);
    expect(found.difference?.estimate).toBeCloseTo(-0.004874, 6);
    expect(found.otherMethods[0]?.low).toBeCloseTo(-0.011605, 6);
    expect(found.otherMethods[0]?.high).toBeCloseTo(0.001857, 6);
  });

  it('leaves a day out that one arm lacks, and says how many days are missing', () => {
    const values = trial('enrolments').filter(
      ({ day, arm }) =>
        !(day === '2014-10-13' && arm === 'pilot') && !(day === '2014-10-15' && arm === 'control'),
    );
    const found = compareMetric({ metric, values, ...open });
    expect(found.pilot.days).toBe(21);
    expect(found.reference?.days).toBe(21);
    expect(found.missingDays).toBe(1);
  });

  it('looks at the asked span only', () => {
    const found = compareMetric({
      metric,
      values: trial('enrolments'),
      ...open,
      from: '2014-10-12',
      to: '2014-10-13',
    });
    expect(found.pilot).toMatchObject({ units: 785 + 884, total: 116 + 145, days: 2 });
  });
});

describe('without a control group', () => {
  const values = days('pilot', { '2026-10-01': 4, '2026-10-02': 6, '2026-10-10': 3, '2026-10-11': 3.4 });
  const hours: Metric = { ...metric, kind: 'mean', unit: 'hours', direction: 'lower' };

  it('the pilot is held against its own time before the first customers', () => {
    const found = compareMetric({ metric: hours, values, ...open, firstCustomerDay: '2026-10-10' });
    expect(found).toMatchObject({ basis: 'before-after', from: '2026-10-10', to: '2026-10-11' });
    expect(found.pilot.days).toBe(2);
    expect(found.reference?.days).toBe(2);
    expect(found.difference?.estimate).toBeCloseTo(-1.8, 10);
    expect(found.difference?.method).toBe('welch-days');
    expect(found.probabilityBetter).toBeGreaterThan(0.7);
  });

  it('numbers brought in as control that end before the pilot begins are its time before', () => {
    const earlier = days('control', { '2026-09-01': 5, '2026-09-02': 7 });
    const found = compareMetric({ metric: hours, values: [...earlier, ...values], ...open });
    expect(found.basis).toBe('before-after');
    expect(found.reference?.total).toBe(12);
  });

  it('the pilot is held against the target when nothing came before', () => {
    const found = compareMetric({ metric: { ...hours, target: 5 }, values, ...open });
    expect(found.basis).toBe('fixed-target');
    expect(found.reference).toBeNull();
    expect(found.difference?.estimate).toBeCloseTo(4.1 - 5, 10);
    expect(found.missingDays).toBe(7);
  });

  it('nothing is claimed when there is nothing to compare with', () => {
    const found = compareMetric({ metric: hours, values, ...open });
    expect(found).toMatchObject({ basis: 'none', difference: null, probabilityBetter: null });
  });

  it('no numbers at all are no level', () => {
    const found = compareMetric({ metric: { ...metric, target: 0.3 }, values: [], ...open });
    expect(found).toMatchObject({ basis: 'none', from: null, to: null, missingDays: 0 });
    expect(found.pilot.level).toBeNull();
  });
});

describe('a guardrail', () => {
  const values = [...days('pilot', { '2026-10-01': 6 }, 150), ...days('control', { '2026-10-01': 9 }, 145)];
  const guarded = (limit: Metric['limit']): Metric => ({
    ...metric,
    direction: 'lower',
    role: 'guardrail',
    limit,
  });

  it.each<[string, Metric['limit'], number, number]>([
    ['an absolute limit looks at the pilot alone', { kind: 'absolute', value: 0.2 }, 0.999, 1],
    ['a margin looks at the difference', { kind: 'worse-than-control', value: 0.02 }, 0.9, 1],
    ['a limit far below is not held', { kind: 'absolute', value: 0.005 }, 0, 0.01],
  ])('%s', (_name, limit, least, most) => {
    const { probabilityWithinLimit } = compareMetric({ metric: guarded(limit), values, ...open });
    expect(probabilityWithinLimit).toBeGreaterThanOrEqual(least);
    expect(probabilityWithinLimit).toBeLessThanOrEqual(most);
  });

  it('a margin cannot be judged without anything to compare with', () => {
    const limit = { kind: 'worse-than-control', value: 0.02 } as const;
    const alone = values.filter(({ arm }) => arm === 'pilot');
    expect(
      compareMetric({ metric: guarded(limit), values: alone, ...open }).probabilityWithinLimit,
    ).toBeNull();
  });
});
