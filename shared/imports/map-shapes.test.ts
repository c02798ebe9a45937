import { describe, expect, it } from 'vitest';
import { createDayClock } from './day-clock.ts';
import { createRowMapper, mappedObservations } from './map-rows.ts';
import { createDelimitedReader } from './read-delimited.ts';
import type { MetricColumns } from './read-figures.ts';
import type { RowMapping } from './row-mapping.ts';

const point = { decimal: '.', group: null } as const;

function metric(
  metricId: string,
  kind: MetricColumns['kind'],
  columns: Partial<MetricColumns>,
): MetricColumns {
  return { metricId, kind, totalColumn: 0, unitsColumn: null, squaresColumn: null, ...columns };
}

/** Columns: day, arm, segment, then what the case needs. */
const base: RowMapping = {
  shape: 'wide',
  grain: 'day',
  clock: null,
  today: null,
  dayColumn: 0,
  dayFormat: 'iso',
  yearRule: null,
  armColumn: 1,
  armValues: { p: 'pilot', c: 'control' },
  fixedArm: null,
  segmentColumn: null,
  personColumn: null,
  personRule: 'each-row',
  long: null,
  numberFormats: new Map([2, 3, 4, 5].map((column) => [column, point])),
  metrics: [],
};

function map(lines: readonly string[], change: Partial<RowMapping>) {
  const width = lines[0]?.split(';').length ?? 0;
  const reader = createDelimitedReader({
    delimiter: ';',
    quote: '"',
    escape: 'doubled',
    width,
    firstLine: 1,
  });
  const mapper = createRowMapper({ ...base, ...change });
  const setAside = [...reader.push(lines.join('\n')), ...reader.finish()].flatMap(
    (row) => mapper.addRow(row) ?? [],
  );
  const late = mapper.finish();
  const observations = mappedObservations(mapper);
  return {
    setAside: [...setAside, ...late].map(({ line, code, column }) => [line, code, column]),
    figures: observations.map(({ metricId, day, arm, segment, units, total, totalSquares }) => [
      metricId,
      day,
      arm,
      segment,
      units,
      total,
      totalSquares,
    ]),
    observations,
    counts: mapper.counts(),
  };
}

describe('a long table', () => {
  const long = { nameColumn: 2, valueColumn: 3, names: ['Orders', 'Visits', 'Wait'] };
  const metrics = [
    metric('conversion', 'proportion', { totalColumn: 0, unitsColumn: 1 }),
    metric('wait', 'value', { totalColumn: 2 }),
  ];
  const change = { shape: 'long', long, metrics } as const;

  it('puts the rows of a day and arm side by side, whatever their order', () => {
    const { figures, setAside, counts } = map(
      [
        '2026-10-01;p;Orders;5',
        '2026-10-02;p;visits;90',
        '2026-10-01;p;Visits;50',
        '2026-10-01;p;Wait;2.5',
        '2026-10-02;p; ORDERS ;7',
        '2026-10-01;c;Wait;3',
      ],
      change,
    );
    expect(figures).toEqual([
      ['conversion', '2026-10-01', 'pilot', '', 50, 5, 5],
      ['wait', '2026-10-01', 'pilot', '', 1, 2.5, null],
      ['conversion', '2026-10-02', 'pilot', '', 90, 7, 7],
      ['wait', '2026-10-01', 'control', '', 1, 3, null],
    ]);
    expect(setAside).toEqual([]);
    expect(counts).toMatchObject({ rows: 6, used: 6, empty: 0, setAside: 0 });
  });

  it('names the line at fault, keeps the other metrics, and adds up', () => {
    const { figures, setAside, counts } = map(
      [
        '2026-10-01;p;Orders;60',
        '2026-10-01;p;Visits;50',
        '2026-10-01;p;Wait;2',
        '2026-10-01;p;Wait;3',
        '2026-10-01;c;Orders;x',
        '2026-10-01;c;Rain;9',
        '2026-10-01;c;Visits;',
      ],
      change,
    );
    expect(figures).toEqual([['wait', '2026-10-01', 'pilot', '', 1, 2, null]]);
    expect(setAside).toEqual([
      [4, 'duplicate-key', null],
      [5, 'number-unreadable', 3],
      [1, 'more-successes-than-trials', 3],
    ]);
    expect(counts).toMatchObject({ rows: 7, used: 2, empty: 2, setAside: 3 });
  });

  it('a share whose other half never comes is missing, not zero', () => {
    const { figures, counts } = map(['2026-10-01;p;Orders;5', '2026-10-01;c;Wait;1'], change);
    expect(figures).toEqual([['wait', '2026-10-01', 'control', '', 1, 1, null]]);
    expect(counts.missing.get('conversion')).toBe(1);
  });
});

describe('events', () => {
  const columns = { totalColumn: 3 };
  const events = [
    '2026-10-01;p;anna;1;2',
    '2026-10-01;p;anna;0;3',
    '2026-10-01;p;bo;0;4',
    '2026-10-02;p;anna;1;5',
    '2026-10-01;c;anna;0;6',
  ];
  const metrics = [metric('converted', 'proportion', columns), metric('spent', 'mean', { totalColumn: 4 })];

  it('are a unit each', () => {
    const { figures } = map(events, { shape: 'events', personColumn: 2, metrics });
    expect(figures.slice(0, 2)).toEqual([
      ['converted', '2026-10-01', 'pilot', '', 3, 1, 1],
      ['spent', '2026-10-01', 'pilot', '', 3, 9, 4 + 9 + 16],
    ]);
  });

  it('count a person once a day: converted if once, their values added up', () => {
    const { figures } = map(events, {
      shape: 'events',
      personColumn: 2,
      personRule: 'distinct-people',
      metrics,
    });
    expect(figures).toEqual([
      ['converted', '2026-10-01', 'pilot', '', 2, 1, 1],
      ['spent', '2026-10-01', 'pilot', '', 2, 9, 25 + 16],
      ['converted', '2026-10-02', 'pilot', '', 1, 1, 1],
      ['spent', '2026-10-02', 'pilot', '', 1, 5, 25],
      ['converted', '2026-10-01', 'control', '', 1, 0, 0],
      ['spent', '2026-10-01', 'control', '', 1, 6, 36],
    ]);
  });

  it('tell how many people there are and what the busiest has, where each event counts', () => {
    const counted = { shape: 'events', personColumn: 2, metrics } as const;
    expect(map(events, counted).counts).toMatchObject({ people: 2, busiestPersonRows: 4 });
    const once = { ...counted, personRule: 'distinct-people' } as const;
    expect(map(events, once).counts).toMatchObject({ people: 0, busiestPersonRows: 0 });
  });

  describe('that are named', () => {
    const named = {
      shape: 'events',
      personColumn: 2,
      long: { nameColumn: 3, valueColumn: 4, names: ['Complaint', 'Basket'] },
      metrics: [
        metric('complained', 'proportion', { totalColumn: 0 }),
        metric('basket', 'mean', { totalColumn: 1 }),
      ],
    } as const;
    const rows = [
      '2026-10-01;p;anna;complaint;1',
      '2026-10-01;p;anna;complaint;1',
      '2026-10-01;p;bo;complaint;0',
      '2026-10-01;p;anna;Basket;20',
      '2026-10-01;p;anna;Basket;10',
      '2026-10-01;p;anna;rain;9',
    ];

    it('count for the metric of their name alone, and a person once a day', () => {
      const { figures, counts } = map(rows, { ...named, personRule: 'distinct-people' });
      expect(figures).toEqual([
        ['complained', '2026-10-01', 'pilot', '', 2, 1, 1],
        ['basket', '2026-10-01', 'pilot', '', 1, 30, 900],
      ]);
      expect(counts).toMatchObject({ rows: 6, used: 5, empty: 1, setAside: 0 });
      expect([...counts.missing.values()]).toEqual([0, 0]);
    });

    it('count each where that is said', () => {
      expect(map(rows, named).figures).toEqual([
        ['complained', '2026-10-01', 'pilot', '', 3, 2, 2],
        ['basket', '2026-10-01', 'pilot', '', 2, 30, 500],
      ]);
    });

    it('blame the column of values for one that cannot be', () => {
      const { setAside } = map(['2026-10-01;p;anna;complaint;2', '2026-10-01;p;anna;Basket;x'], named);
      expect(setAside).toEqual([
        [1, 'more-successes-than-trials', 4],
        [2, 'number-unreadable', 4],
      ]);
    });
  });

  it('tell who stands in both arms of a day, but not who changes sides from day to day', () => {
    const rows = [
      '2026-10-01;p;Ada;1;1',
      '2026-10-01;c;Ada;0;1',
      '2026-10-01;c;Bea;0;1',
      '2026-10-02;p;Bea;0;1',
      '2026-10-02;p;Bea;1;1',
    ];
    const { counts } = map(rows, {
      shape: 'events',
      personColumn: 2,
      personRule: 'distinct-people',
      metrics,
    });
    expect(counts).toMatchObject({ personDays: 4, inBothArms: 2 });
  });

  it('a row without a person cannot be counted by people', () => {
    const { setAside } = map(['2026-10-01;p;;1;2'], {
      personColumn: 2,
      personRule: 'distinct-people',
      metrics,
    });
    expect(setAside).toEqual([[1, 'person-missing', 2]]);
  });

  it('agree with counting by hand for thousands of people', () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, at) =>
        `2026-10-0${(at % 3) + 1};${at % 2 === 0 ? 'p' : 'c'};user ${(at * 7919) % 3000};${at % 5 === 0 ? 1 : 0};1`,
    );
    const { figures } = map(lines, {
      shape: 'events',
      personColumn: 2,
      personRule: 'distinct-people',
      metrics: metrics.slice(0, 1),
    });
    const byHand = new Map<string, Map<string, number>>();
    for (const line of lines) {
      const [day = '', arm = '', person = '', converted] = line.split(';');
      const people = byHand.get(`${day}${arm}`) ?? new Map<string, number>();
      people.set(person, Math.max(people.get(person) ?? 0, Number(converted)));
      byHand.set(`${day}${arm}`, people);
    }
    const expected = [...byHand].map(([key, people]) => [
      key,
      people.size,
      [...people.values()].reduce((sum, one) => sum + one, 0),
    ]);
    expect(figures.map(([, day, arm, , units, total]) => [`${day}${String(arm)[0]}`, units, total])).toEqual(
      expected,
    );
  });
});

describe('durations and ratios', () => {
  it('durations are kept on the log scale: 20 minutes are ln 20 = 2.995732', () => {
    const { observations, setAside } = map(
      ['2026-10-01;p;20', '2026-10-01;p;5', '2026-10-01;p;0', '2026-10-01;p;-3'],
      {
        shape: 'events',
        metrics: [metric('time', 'duration', { totalColumn: 2 })],
      },
    );
    const [time] = observations;
    expect(time?.units).toBe(2);
    expect(time?.total).toBeCloseTo(2.995_732 + 1.609_438, 5);
    expect(time?.totalSquares).toBeCloseTo(2.995_732 ** 2 + 1.609_438 ** 2, 4);
    expect(setAside).toEqual([
      [3, 'duration-not-positive', 2],
      [4, 'duration-not-positive', 2],
    ]);
  });

  it('ratios keep the sums of both sides, by rows and by people', () => {
    const lines = ['2026-10-01;p;10;2;anna', '2026-10-01;p;30;3;anna', '2026-10-01;p;5;1;bo'];
    const metrics = [metric('order value', 'ratio', { totalColumn: 2, unitsColumn: 3 })];
    const sums = (change: Partial<RowMapping>) =>
      map(lines, { metrics, ...change }).observations.map((one) => [
        one.units,
        one.total,
        one.totalSquares,
        one.base,
        one.baseSquares,
        one.crossProducts,
      ]);
    expect(sums({ shape: 'events' })).toEqual([[3, 45, 100 + 900 + 25, 6, 4 + 9 + 1, 20 + 90 + 5]]);
    expect(sums({ personColumn: 4, personRule: 'distinct-people' })).toEqual([
      [2, 45, 1600 + 25, 6, 25 + 1, 200 + 5],
    ]);
    expect(map(lines.slice(0, 1), { metrics }).observations[0]).toMatchObject({
      units: 1,
      total: 10,
      base: 2,
      totalSquares: null,
      baseSquares: null,
    });
  });

  it('a written sum of squares makes an average exact, if it can be one', () => {
    const metrics = [metric('hours', 'mean', { totalColumn: 2, unitsColumn: 3, squaresColumn: 4 })];
    const { figures, setAside } = map(['2026-10-01;p;3;4;40', '2026-10-01;c;3;4;35'], { metrics });
    expect(figures).toEqual([['hours', '2026-10-01', 'pilot', '', 4, 12, 40]]);
    expect(setAside).toEqual([[2, 'squares-impossible', 4]]);
  });
});

describe('days', () => {
  const metrics = [metric('m', 'value', { totalColumn: 2 })];

  it('that have not come are set aside', () => {
    const { setAside } = map(['2026-11-24;p;1', '2026-11-25;p;1', '2030-01-01;p;1'], {
      metrics,
      today: '2026-11-24',
    });
    expect(setAside).toEqual([
      [2, 'day-in-future', 0],
      [3, 'day-in-future', 0],
    ]);
  });

  it('of a week or month are kept under its first', () => {
    const days = (grain: RowMapping['grain']) =>
      map(['2026-10-14;p;1'], { metrics, grain }).observations[0]?.day;
    expect([days('day'), days('week'), days('month')]).toEqual(['2026-10-14', '2026-10-12', '2026-10-01']);
  });

  it.each<[string, string, number, string]>([
    ['2026-10-24T22:30:00Z', 'Europe/Rome', 0, '2026-10-25'],
    ['2026-10-24T22:30:00Z', 'Europe/Rome', 4, '2026-10-24'],
    ['2026-10-25 00:30 +02:00', 'UTC', 0, '2026-10-24'],
    ['2026-03-29T01:30:00Z', 'Europe/Rome', 3, '2026-03-29'],
    ['2026-10-24 23:30', 'America/New_York', 0, '2026-10-24'],
    ['2026-10-24 03:30', 'America/New_York', 4, '2026-10-23'],
    ['2026-10-24T01:30:00.123-0400', 'Asia/Kathmandu', 0, '2026-10-24'],
    ['2026-10-24', 'Asia/Tokyo', 4, '2026-10-24'],
  ])('%s in %s from %i is %s', (cell, timeZone, dayStartsAtHour, day) => {
    const clock = createDayClock({ timeZone, dayStartsAtHour });
    expect(map([`${cell};p;1`], { metrics, clock }).observations[0]?.day).toBe(day);
  });
});
