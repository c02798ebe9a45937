import { describe, expect, it } from 'vitest';
import { checkData, type DataQuestion } from './check-data.ts';
import type { DataFinding } from './gate.ts';
import { DEFAULT_GATE_RULES } from '#shared/features/gate-rules.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import { daysFrom, metricOf, PRIMARY, sameDays, type Sums } from '#tests/support/gate-facts.ts';

const START = '2026-11-02';

function check(change: Partial<DataQuestion>): readonly DataFinding[] {
  return checkData({
    metrics: [
      { metric: PRIMARY, values: daysFrom(START, sameDays(22, { pilot: [16, 5], control: [16, 3] })) },
    ],
    phaseStartedOn: START,
    today: '2026-11-24',
    dataUpTo: '2026-11-23',
    plannedShare: null,
    peopleInArms: null,
    peopleSeen: null,
    changedDefinitions: [],
    rules: DEFAULT_GATE_RULES.data,
    ...change,
  });
}

function codes(change: Partial<DataQuestion>): string[] {
  return check(change).map(({ code }) => code);
}

function findingsOf(values: readonly DailyValue[], change: Partial<DataQuestion> = {}) {
  return check({ metrics: [{ metric: PRIMARY, values }], ...change });
}

function split(pilot: Sums, control: Sums, change: Partial<DataQuestion> = {}): string[] {
  const values = daysFrom(START, sameDays(22, { pilot, control }));
  return codes({ metrics: [{ metric: PRIMARY, values }], plannedShare: 0.5, ...change });
}

describe('data may be trusted', () => {
  it('when they are fresh, whole, possible and split as planned', () => {
    expect(codes({ plannedShare: 0.5 })).toEqual([]);
  });

  it.each([
    ['a week old', '2026-11-17', []],
    ['older than a week', '2026-11-16', ['numbers-stale']],
  ])('%s', (_title, dataUpTo, found) => {
    expect(codes({ dataUpTo })).toEqual(found);
  });

  it('without any, for then nothing rests on them', () => {
    expect(codes({ metrics: [], dataUpTo: null })).toEqual([]);
  });

  it.each([
    ['half and half', [20, 5], [20, 5], []],
    ['a little apart, as chance has it', [20, 5], [22, 5], []],
    ['twice as many on one side', [20, 5], [10, 3], ['sample-ratio']],
  ] as const)('split %s', (_title, pilot, control, found) => {
    expect(split(pilot, control)).toEqual(found);
  });

  it('where the same few people come every day, who count once each', () => {
    expect(split([20, 5], [14, 3])).toEqual(['sample-ratio']);
    expect(split([20, 5], [14, 3], { peopleInArms: 34 })).toEqual([]);
  });

  it('where the plan says nothing of the split', () => {
    expect(split([20, 5], [10, 3], { plannedShare: null })).toEqual([]);
  });

  it('judges fewer than fifty cases exactly', () => {
    const values = daysFrom(START, [{ pilot: [20, 5], control: [2, 1] }]);
    const [finding] = checkData({
      metrics: [{ metric: PRIMARY, values }],
      phaseStartedOn: START,
      today: '2026-11-03',
      dataUpTo: START,
      plannedShare: 0.5,
      peopleInArms: null,
      peopleSeen: null,
      changedDefinitions: [],
      rules: DEFAULT_GATE_RULES.data,
    });
    expect(finding?.working?.method).toBe('split-exact');
    expect(finding?.working?.figures).toContainEqual({
      name: 'chance-of-split',
      // 20 or more of 22, and 2 or fewer, at one half.
      value: expect.closeTo(0.00012112, 8) as unknown,
      as: 'share',
    });
  });

  it.each([
    ['one in a hundred', 1000, 10, []],
    ['more', 1000, 11, ['both-arms']],
    ['nobody counted', 0, 0, []],
  ])('where %s is seen in both arms of a day', (_title, personDays, inBothArms, found) => {
    expect(codes({ peopleSeen: { personDays, inBothArms } })).toEqual(found);
  });

  it('with gaps on weekends, but not with every other day missing', () => {
    const office = Array.from({ length: 22 }, (_, day) =>
      day % 7 < 5 ? { pilot: [16, 5] as const, control: [16, 3] as const } : {},
    );
    const gaps = Array.from({ length: 22 }, (_, day) =>
      day % 2 === 0 ? { pilot: [16, 5] as const, control: [16, 3] as const } : {},
    );
    expect(codes({ metrics: [{ metric: PRIMARY, values: daysFrom(START, office) }] })).toEqual([]);
    expect(codes({ metrics: [{ metric: PRIMARY, values: daysFrom(START, gaps) }] })).toEqual([
      'days-missing',
    ]);
  });

  it('with days without a case where few cases come at all, which is said beside them', () => {
    const few = Array.from({ length: 22 }, (_, day) => (day % 4 === 0 ? { pilot: [1, 0] as const } : {}));
    const [finding, ...others] = findingsOf(daysFrom(START, few));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: 'days-missing-few',
      weight: 'note',
      sentence: { values: { count: 16, expected: 22 } },
    });
  });

  it('with days on which a group had nobody, which are counted and named beside them', () => {
    const closed = sameDays(22, { pilot: [16, 5], control: [16, 3] })
      .with(3, { pilot: [0, 0], control: [16, 3] })
      .with(8, { pilot: [0, 0], control: [0, 0] });
    expect(findingsOf(daysFrom(START, closed))).toMatchObject([
      {
        code: 'days-without-cases',
        weight: 'note',
        sentence: { values: { count: 2, all: 22, day: '2026-11-05' } },
      },
    ]);
  });

  it.each([
    ['a plain figure a day', 'value', [1, 250]],
    ['a count of one unit a day', 'count', [1, 40]],
  ] as const)('of %s not with every other day missing either', (_title, kind, pilot) => {
    const gaps = Array.from({ length: 22 }, (_, day) => (day % 2 === 0 ? { pilot, control: pilot } : {}));
    const metric = metricOf({ kind });
    expect(codes({ metrics: [{ metric, values: daysFrom(START, gaps) }] })).toEqual(['days-missing']);
  });

  it('only while metrics are defined as when the phase began', () => {
    expect(codes({ changedDefinitions: ['won'] })).toEqual(['definition-changed']);
    expect(codes({ changedDefinitions: ['another'] })).toEqual([]);
  });

  it.each([
    ['fewer than nobody', [-1, 0]],
    ['more cases than people', [4, 5]],
    ['what is no number', [Number.NaN, 0]],
  ] as const)('never with %s', (_title, pilot) => {
    const values = daysFrom(START, [{ pilot, control: [16, 3] }]);
    expect(codes({ metrics: [{ metric: PRIMARY, values }] })).toContain('impossible-figures');
  });

  it('never with one customer of fifty thousand events among hundreds of a few', () => {
    const values = daysFrom(
      START,
      sameDays(22, { pilot: [16, 5], control: [16, 3] }).with(7, { pilot: [17, 50_000] }),
    );
    const metric = metricOf({ kind: 'count' });
    expect(codes({ metrics: [{ metric, values }] })).toEqual(['one-day-dominates']);
  });

  it.each([
    ['the pilot', { pilot: [50_000, 5], control: [16, 3] }, 'data.one-day-dominates-pilot'],
    ['control', { pilot: [16, 5], control: [50_000, 3] }, 'data.one-day-dominates-control'],
  ] as const)('never with fifty thousand cases on one day of %s, named by that day', (_title, day, code) => {
    const values = daysFrom(START, sameDays(22, { pilot: [16, 5], control: [16, 3] }).with(7, day));
    expect(findingsOf(values, { plannedShare: 0.5 })).toMatchObject([
      {
        code: 'one-day-dominates',
        sentence: { code, values: { day: '2026-11-09', value: 50_000, usual: 16 } },
      },
    ]);
  });

  it('names the day first, and the split too where the other days are split otherwise than planned', () => {
    const days = sameDays(22, { pilot: [20, 5], control: [10, 3] });
    const values = daysFrom(START, days.with(7, { pilot: [50_000, 5], control: [10, 3] }));
    const found = findingsOf(values, { plannedShare: 0.5 });
    expect(found.map(({ code }) => code)).toEqual(['one-day-dominates', 'sample-ratio']);
    expect(found[1]?.sentence.values['share']).toBeCloseTo(2 / 3, 9);
  });

  it.each([
    [
      'the one event of a week',
      'count',
      sameDays(7, { pilot: [16, 0], control: [16, 0] }).with(4, { pilot: [16, 1] }),
    ],
    [
      'nine of a rare event on one day',
      'count',
      sameDays(9, { pilot: [16, 0], control: [16, 0] }).with(4, { pilot: [16, 9] }),
    ],
    [
      'four people on the first day and one now and then',
      'proportion',
      sameDays(7, { pilot: [0, 0], control: [0, 0] })
        .with(0, { pilot: [4, 0] })
        .with(3, { pilot: [1, 0] }),
    ],
    [
      'four people on the first day and one on the others',
      'proportion',
      sameDays(7, { pilot: [1, 0], control: [1, 0] }).with(0, { pilot: [9, 0] }),
    ],
  ] as const)('finds nothing odd in %s', (_title, kind, days) => {
    const metrics = [{ metric: metricOf({ kind }), values: daysFrom(START, days) }];
    expect(codes({ metrics })).not.toContain('one-day-dominates');
  });

  it('never with ten of a rare event on one day', () => {
    const days = sameDays(22, { pilot: [16, 0], control: [16, 0] }).with(4, { pilot: [16, 10] });
    const metrics = [{ metric: metricOf({ kind: 'count' }), values: daysFrom(START, days) }];
    expect(codes({ metrics })).toEqual(['one-day-dominates']);
  });

  it('takes a busy Saturday for no odd day', () => {
    const values = daysFrom(
      START,
      sameDays(5, { pilot: [16, 5], control: [16, 3] }).with(4, { pilot: [120, 30], control: [120, 20] }),
    );
    const week = { today: '2026-11-07', dataUpTo: '2026-11-06', plannedShare: 0.5 };
    expect(findingsOf(values, week)).toEqual([]);
  });
});
