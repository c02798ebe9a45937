import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowMapper, mappedObservations } from './map-rows.ts';
import { createDelimitedReader, type DelimitedRow } from './read-delimited.ts';
import type { MetricColumns } from './read-figures.ts';
import type { RowMapping, SetAside } from './row-mapping.ts';

const point = { decimal: '.', group: null } as const;
const late: MetricColumns = {
  metricId: 'late',
  kind: 'proportion',
  totalColumn: 2,
  unitsColumn: 3,
  squaresColumn: null,
};
const hours: MetricColumns = {
  metricId: 'hours',
  kind: 'mean',
  totalColumn: 4,
  unitsColumn: null,
  squaresColumn: null,
};
const daily: RowMapping = {
  shape: 'wide',
  grain: 'day',
  personRule: 'each-row',
  long: null,
  clock: null,
  today: null,
  dayColumn: 0,
  dayFormat: 'iso',
  yearRule: null,
  armColumn: 1,
  armValues: { Pilot: 'pilot', control: 'control' },
  fixedArm: null,
  segmentColumn: null,
  personColumn: null,
  numberFormats: new Map([2, 3, 4].map((column) => [column, point])),
  metrics: [late, hours],
};

function map(lines: readonly string[], change: Partial<RowMapping> = {}) {
  const reader = createDelimitedReader({
    delimiter: ';',
    quote: '"',
    escape: 'doubled',
    width: 5,
    firstLine: 1,
  });
  const mapper = createRowMapper({ ...daily, ...change });
  const setAside: SetAside[] = [];
  for (const row of [...reader.push(lines.join('\n')), ...reader.finish()]) {
    const aside = mapper.addRow(row);
    if (aside !== null) setAside.push(aside);
  }
  return { observations: mappedObservations(mapper), setAside, counts: mapper.counts() };
}

function figures(lines: readonly string[], metric: Partial<MetricColumns>, change: Partial<RowMapping> = {}) {
  const metrics = [{ ...hours, ...metric }];
  const { observations, setAside } = map(lines, { ...change, metrics });
  expect(setAside).toEqual([]);
  return observations.map(({ units, total, totalSquares }) => [units, total, totalSquares]);
}

describe('a daily table', () => {
  it('gives one observation per metric, day and arm', () => {
    const { observations, counts } = map(['2026-10-01;pilot;3;100;2.5', '2026-10-01;CONTROL;7;110;3']);
    const base = {
      day: '2026-10-01',
      segment: '',
      base: null,
      baseSquares: null,
      crossProducts: null,
    };
    expect(observations).toEqual([
      { metricId: 'late', ...base, arm: 'pilot', units: 100, total: 3, totalSquares: 3 },
      { metricId: 'hours', ...base, arm: 'pilot', units: 1, total: 2.5, totalSquares: null },
      { metricId: 'late', ...base, arm: 'control', units: 110, total: 7, totalSquares: 7 },
      { metricId: 'hours', ...base, arm: 'control', units: 1, total: 3, totalSquares: null },
    ]);
    expect(counts).toMatchObject({ rows: 2, used: 2, empty: 0, setAside: 0 });
  });

  it('a missing number leaves out its metric only and is never zero', () => {
    const { observations, counts } = map(['2026-10-01;pilot;;100;2', '2026-10-02;pilot;n/a;-;', ';;;;']);
    expect(observations.map((one) => [one.metricId, one.total])).toEqual([['hours', 2]]);
    expect(counts).toEqual({
      rows: 3,
      used: 1,
      empty: 2,
      setAside: 0,
      personDays: 0,
      inBothArms: 0,
      people: 0,
      busiestPersonRows: 0,
      missing: new Map([
        ['late', 2],
        ['hours', 1],
      ]),
    });
  });

  it('takes the arm of the whole file and the segment of the row', () => {
    const change = { armColumn: null, fixedArm: 'pilot', segmentColumn: 1 } as const;
    const { observations } = map(['2026-10-01;North ;1;2;3', '2026-10-01;South;1;2;3'], change);
    expect(observations.map((one) => [one.arm, one.segment])).toEqual([
      ['pilot', 'North'],
      ['pilot', 'North'],
      ['pilot', 'South'],
      ['pilot', 'South'],
    ]);
  });
});

describe('a mean', () => {
  const perOrder = { kind: 'mean', totalColumn: 4, unitsColumn: 3 } as const;

  it('is weighed with its units where the file holds averages', () => {
    expect(figures(['2026-10-01;pilot;;4;2.5'], perOrder)).toEqual([[4, 10, null]]);
  });

  it('takes the sum as it stands where the file holds sums', () => {
    const amount = { ...perOrder, totalHolds: 'sum' } as const;
    expect(figures(['2026-10-01;pilot;;4;10', '2026-10-02;pilot;;0;0'], amount)).toEqual([
      [4, 10, null],
      [0, 0, null],
    ]);
  });

  it('of a sum has squares of at least the sum squared over its units', () => {
    const metrics: MetricColumns[] = [{ ...hours, ...perOrder, totalHolds: 'sum', squaresColumn: 2 }];
    const { setAside, observations } = map(
      ['2026-10-01;pilot;25;4;10', '2026-10-02;pilot;24;4;10', '2026-10-03;pilot;0;0;10'],
      { metrics },
    );
    expect(observations.map(({ totalSquares }) => totalSquares)).toEqual([25]);
    expect(setAside.map(({ line, code }) => [line, code])).toEqual([
      [2, 'squares-impossible'],
      [3, 'events-without-exposure'],
    ]);
  });

  it('of a sum counts each person once with what all their rows add up to', () => {
    const perPerson = { ...perOrder, totalHolds: 'sum' } as const;
    const people = { personColumn: 2, personRule: 'distinct-people', shape: 'events' } as const;
    expect(figures(['2026-10-01;pilot;P1;2;10', '2026-10-01;pilot;P1;1;5'], perPerson, people)).toEqual([
      [1, 15, 225],
    ]);
  });
});

describe('weeks', () => {
  const weekly = { grain: 'week', metrics: [hours] } as const;

  it('are kept under the Monday they begin on', () => {
    const { observations } = map(['2026-10-07;pilot;;;2'], weekly);
    expect(observations.map(({ day }) => day)).toEqual(['2026-10-05']);
  });

  it('that begin on a Sunday are kept under the Monday after, which shares six of their days', () => {
    const { observations } = map(['2026-10-04;pilot;;;2'], {
      ...weekly,
      weekFrom: 'sunday',
      today: '2026-10-04',
    });
    expect(observations.map(({ day }) => day)).toEqual(['2026-10-05']);
  });
});

describe('a row is set aside', () => {
  it.each<[string, string, Partial<SetAside>]>([
    [
      'when the day cannot be read',
      'soon;pilot;1;2;3',
      { code: 'day-unreadable', column: 0, values: { cell: 'soon' } },
    ],
    ['when it looks like a total', 'Totale generale;;1;2;3', { code: 'total-row', column: 0 }],
    ['when it looks like a total without a day', ';Total:;1;2;3', { code: 'total-row', column: 1 }],
    [
      'when its day only begins like a total',
      'totally wrong;pilot;1;2;3',
      { code: 'day-unreadable', column: 0, values: { cell: 'totally wrong' } },
    ],
    ['when the group is left empty', '2026-10-01; ;1;2;3', { code: 'arm-missing', column: 1, values: {} }],
    ['when there is no such day', '2026-11-31;pilot;1;2;3', { code: 'no-such-day', column: 0 }],
    [
      'when the arm is unknown',
      '2026-10-01;red;1;2;3',
      { code: 'arm-unknown', column: 1, values: { cell: 'red' } },
    ],
    ['when the arm is a name of the language', '2026-10-01;__proto__;1;2;3', { code: 'arm-unknown' }],
    [
      'when a number cannot be read',
      '2026-10-01;pilot;1;2;1,5',
      { code: 'number-unreadable', column: 4, values: { cell: '1,5', reason: 'separator-out-of-place' } },
    ],
    ['when a count is negative', '2026-10-01;pilot;-1;2;3', { code: 'negative-count', column: 2 }],
    ['when there are negative trials', '2026-10-01;pilot;0;-2;3', { code: 'negative-count', column: 3 }],
    [
      'when a count is not whole, as it stands in the file',
      '2026-10-01;pilot;7.6630;20;3',
      { code: 'count-not-whole', column: 2, values: { total: 7.663, units: 20, cell: '7.6630' } },
    ],
    [
      'when more succeeded than tried',
      '2026-10-01;pilot;3;2;3',
      { code: 'more-successes-than-trials', column: 2, values: { total: 3, units: 2, cell: '3' } },
    ],
    [
      'when cells are missing',
      '2026-10-01;pilot;3',
      { code: 'ragged-row', column: null, values: { problemLine: 1, expectedCells: 5, foundCells: 3 } },
    ],
    ['when a quote stays open', '"2026-10-01;pilot;3;4;5', { code: 'unterminated-quote' }],
  ])('%s', (_name, line, expected) => {
    const { observations, setAside, counts } = map([line]);
    expect(observations).toEqual([]);
    expect(setAside).toEqual([expect.objectContaining({ line: 1, text: line, ...expected })]);
    expect(counts).toMatchObject({ rows: 1, used: 0, empty: 0, setAside: 1 });
  });

  it('when the day and arm came before, with the line where', () => {
    const { observations, setAside } = map([
      '2026-10-01;pilot;;;',
      '2026-10-01;pilot;1;2;3',
      '',
      '2026-10-01;pilot;2;2;3',
    ]);
    expect(observations).toHaveLength(2);
    expect(setAside).toMatchObject([
      {
        line: 4,
        code: 'duplicate-key',
        values: { day: '2026-10-01', arm: 'pilot', segment: '', firstLine: 2 },
      },
    ]);
  });

  it('when nothing tells the arm, or the year', () => {
    expect(map(['2026-10-01;pilot;1;2;3'], { armColumn: null }).setAside[0]).toMatchObject({
      code: 'arm-unknown',
      column: null,
      values: { cell: null },
    });
    expect(map(['Oct 1;pilot;1;2;3'], { dayFormat: 'named-yearless' }).setAside[0]?.code).toBe(
      'year-missing',
    );
  });

  it('when events happened without exposure', () => {
    const metrics = [{ ...hours, kind: 'count', totalColumn: 2, unitsColumn: 3 } as const];
    expect(map(['2026-10-01;pilot;1;0;3'], { metrics }).setAside[0]?.code).toBe('events-without-exposure');
    expect(map(['2026-10-01;pilot;0;0;3'], { metrics }).setAside).toEqual([]);
  });
});

describe('the kinds of metrics', () => {
  const line = ['2026-10-01;pilot;30;20;2.5'];
  it.each<[string, Partial<MetricColumns>, [number, number, number | null]]>([
    ['a day’s average', { kind: 'mean' }, [1, 2.5, null]],
    ['an average over units', { kind: 'mean', unitsColumn: 3 }, [20, 50, null]],
    ['a count', { kind: 'count', totalColumn: 2 }, [1, 30, null]],
    ['a count over its exposure', { kind: 'count', totalColumn: 2, unitsColumn: 4 }, [2.5, 30, null]],
    ['a plain figure', { kind: 'value', unitsColumn: 3 }, [1, 2.5, null]],
    ['a proportion', { kind: 'proportion', totalColumn: 3, unitsColumn: 2 }, [30, 20, 20]],
  ])('%s', (_name, metric, expected) => {
    expect(figures(line, metric)).toEqual([expected]);
  });
});

describe('a table with a row for each person', () => {
  const byPerson = { personColumn: 3, metrics: [hours] };
  it('sums the rows of a day and arm and keeps the squares', () => {
    const lines = ['2026-10-01;pilot;0;C1;2', '2026-10-01;pilot;1;C2;3', '2026-10-01;pilot;1;C3;'];
    expect(figures(lines, { kind: 'mean' }, byPerson)).toEqual([[2, 5, 13]]);
    expect(figures(lines, { kind: 'proportion', totalColumn: 2 }, byPerson)).toEqual([[3, 2, 2]]);
  });

  it('adds up to the same as a plain sum, whatever the order, and every row is accounted for', () => {
    const row = tuple(
      constantFrom('2026-10-01', '2026-10-02', 'x'),
      constantFrom('pilot', 'control', '?'),
      integer({ min: -50, max: 50 }),
    );
    assert(
      property(array(row, { maxLength: 40 }), (rows) => {
        const lines = rows.map(([day, arm, value]) => `${day};${arm};0;C1;${value}`);
        const { observations, counts, setAside } = map(lines, byPerson);
        const good = rows.filter(([day, arm]) => day !== 'x' && arm !== '?');
        const sum = (numbers: number[]): number => numbers.reduce((total, value) => total + value, 0);
        expect(sum(observations.map((one) => one.units))).toBe(good.length);
        expect(sum(observations.map((one) => one.total))).toBe(sum(good.map(([, , value]) => value)));
        expect(sum(observations.map((one) => one.totalSquares ?? NaN))).toBe(
          sum(good.map(([, , value]) => value * value)),
        );
        expect(counts.used + counts.empty + counts.setAside).toBe(counts.rows);
        expect(setAside).toHaveLength(rows.length - good.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('figures taken while a table is still read', () => {
  const row = (line: number, day: string, segment: string): DelimitedRow => ({
    line,
    cells: [day, segment, '1', '10'],
    text: '',
    problem: null,
  });

  it('come once, under the same days and segments, and a later row of theirs is a second one', () => {
    const mapper = createRowMapper({
      ...daily,
      armColumn: null,
      fixedArm: 'pilot',
      segmentColumn: 1,
      metrics: [late],
    });
    mapper.addRow(row(2, '2026-10-01', 'North'));
    mapper.addRow(row(3, '2026-10-01', 'South'));
    expect(mapper.ready()).toBe(2);
    const first = mapper.take();
    expect(mapper.ready()).toBe(0);
    mapper.addRow(row(4, '2026-10-02', 'South'));
    expect(mapper.addRow(row(5, '2026-10-01', 'North'))).toMatchObject({
      code: 'duplicate-key',
      values: { firstLine: 2 },
    });
    mapper.finish();
    const second = mapper.take();
    expect([first.length, second.length]).toEqual([2, 1]);
    expect(second.days.slice(0, first.days.length)).toEqual(first.days);
    expect(second.days[second.day[0] ?? 0]).toBe('2026-10-02');
    expect(second.segments[second.segment[0] ?? 0]).toBe('South');
  });

  it('are none where a later row may add to them', () => {
    const mapper = createRowMapper({
      ...daily,
      armColumn: null,
      fixedArm: 'pilot',
      personColumn: 1,
      metrics: [late],
    });
    mapper.addRow(row(2, '2026-10-01', 'C-1'));
    expect(mapper.ready()).toBe(0);
  });
});
