import { describe, expect, it } from 'vitest';
import { guessColumns } from './guess-columns.ts';
import { guessMapping } from './guess-mapping.ts';
import type { Metric } from '#shared/metrics/metric.ts';

const names = ['Day', 'Group', 'Inquiries', 'Inquiries won'];
const rows = Array.from({ length: 12 }, (_, index) => [
  `2026-11-${String(index + 1).padStart(2, '0')}`,
  index % 2 === 0 ? 'pilot' : 'control',
  String(20 + index),
  String(4 + (index % 3)),
]);

function metricCalled(name: string, kind: Metric['kind']): Metric {
  return {
    id: 'won',
    featureId: 'feature',
    position: 0,
    name,
    kind,
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
}

function guessFor(metrics: readonly Metric[]) {
  return guessMapping({
    columns: guessColumns({ names, rows, delimiter: ',' }),
    rows,
    dialect: {
      format: 'delimited',
      sheet: null,
      rowsAt: null,
      encoding: 'utf-8',
      delimiter: ',',
      headerLine: 1,
      decimal: '.',
    },
    metrics,
  }).metrics;
}

describe('the guessed metrics of a file', () => {
  it('feed a planned share that is called like a column, out of the column it is a part of', () => {
    expect(guessFor([metricCalled('Inquiries won', 'proportion')])).toEqual([
      { metricId: 'won', draft: null, totalColumn: 3, unitsColumn: 2, squaresColumn: null },
    ]);
  });

  it.each(['Inquiries won / Inquiries', 'Inquiries won of inquiries', 'Inquiries won su inquiries'])(
    'feed a share that names both its columns: %s',
    (name) => {
      expect(guessFor([metricCalled(name, 'proportion')])).toEqual([
        { metricId: 'won', draft: null, totalColumn: 3, unitsColumn: 2, squaresColumn: null },
      ]);
    },
  );

  it('leave a share alone that names only one of its columns and something else', () => {
    const [guess] = guessFor([metricCalled('Inquiries won of new customers', 'proportion')]);
    expect(guess?.metricId).toBeNull();
  });

  it('never feed a share out of another column than the one it is named after', () => {
    const [guess] = guessFor([metricCalled('Inquiries won / Newsletter sign-ups', 'proportion')]);
    expect(guess?.metricId).toBeNull();
  });

  it('stand beside the primary metric the feature has', () => {
    expect(guessFor([metricCalled('Satisfaction', 'mean')]).map(({ draft }) => draft?.role)).toEqual([
      'secondary',
    ]);
    expect(guessFor([]).map(({ draft }) => draft?.role)).toEqual(['primary']);
  });

  it('never feed a metric that is reckoned from others, though it is called like a column', () => {
    const derived = { ...metricCalled('Inquiries won', 'value'), formula: '[Won] / [Asked]' };
    expect(guessFor([derived]).map(({ metricId }) => metricId)).not.toContain('won');
  });

  it('never propose a new metric under a name the feature has already', () => {
    const proposed = guessFor([metricCalled('Inquiries won / inquiries', 'mean')]);
    expect(proposed.map((guess) => guess.draft?.name)).not.toContain('Inquiries won / Inquiries');
  });

  it('feed the metric made for their grain instead of the one it is named after', () => {
    const daily = metricCalled('Inquiries', 'count');
    const weekly: Metric = { ...daily, id: 'weekly', name: 'Inquiries (weekly)', grain: 'week' };
    const ids = (metrics: Metric[]) => guessFor(metrics).map(({ metricId }) => metricId);
    expect(
      ids([
        { ...weekly, name: 'Inquiries' },
        { ...daily, id: 'daily', name: 'Inquiries (daily)' },
      ]),
    ).toEqual(['daily']);
    expect(ids([daily, weekly])).toEqual(['won']);
  });

  it('propose a share where the feature has no metric yet', () => {
    expect(guessFor([])[0]?.draft).toMatchObject({
      name: 'Inquiries won / Inquiries',
      kind: 'proportion',
      role: 'primary',
    });
  });
});

describe('a column of decimals', () => {
  const guessOf = (name: string, before: readonly string[]) => {
    const table = before.map((count, at) => [`2026-11-0${at + 1}`, 'pilot', count, `7.${at}63`]);
    const columns = guessColumns({ names: ['Day', 'Group', 'Orders', name], rows: table, delimiter: ',' });
    const dialect = {
      format: 'delimited',
      sheet: null,
      rowsAt: null,
      encoding: 'utf-8',
      delimiter: ',',
      headerLine: 1,
      decimal: '.',
    } as const;
    const { metrics } = guessMapping({ columns, rows: table, dialect, metrics: [] });
    return metrics.map(({ draft, unitsColumn }) => [draft?.name, draft?.kind, unitsColumn]);
  };

  it('of averages beside a count is the mean of what was counted', () => {
    expect(guessOf('Average order', ['12', '15', '11', '19'])).toEqual([
      ['Orders', 'count', null],
      ['Average order', 'mean', 2],
    ]);
  });

  it('that is no average by its name is a plain figure, never a count', () => {
    expect(guessOf('Revenue', ['12', '15', '11', '19'])).toContainEqual(['Revenue', 'value', null]);
  });

  it('of averages without a count beside it is a plain figure', () => {
    expect(guessOf('Average order', ['1.5', '2.5', '3.5', '4.5'])).toContainEqual([
      'Average order',
      'value',
      null,
    ]);
  });
});

describe('a table with names and values beside people', () => {
  const DIALECT = {
    format: 'delimited',
    sheet: null,
    rowsAt: null,
    encoding: 'utf-8',
    delimiter: ';',
    headerLine: 1,
    decimal: '.',
  } as const;
  const PEOPLE = ['P-101', 'P-102', 'P-103', 'P-104'];
  const DAYS = ['2026-11-13', '2026-11-14', '2026-11-15'];

  function guessed(
    events: Record<string, (at: number) => string>,
    { people = PEOPLE, metrics = [] }: { people?: string[]; metrics?: Metric[] } = {},
  ) {
    const table = DAYS.flatMap((day) =>
      people.flatMap((person, at) =>
        Object.entries(events).map(([event, value]) => [
          day,
          person,
          at % 2 === 0 ? 'P' : 'C',
          event,
          value(at),
        ]),
      ),
    );
    const head = ['date', 'customer', 'group', 'event', 'value'];
    const columns = guessColumns({ names: head, rows: table, delimiter: ';' });
    return guessMapping({ columns, rows: table, dialect: DIALECT, metrics });
  }
  const happened = (at: number): string => (at === 0 ? '1' : '0');
  const spent = (at: number): string => String(10 + at);

  it('and many rows for each day and group is one of events, each person counted once a day', () => {
    const twice = [...PEOPLE, ...PEOPLE];
    expect(guessed({ complaint: happened }, { people: twice })).toMatchObject({
      shape: 'events',
      personColumn: 1,
      personRule: 'distinct-people',
      nameColumn: 3,
      valueColumn: 4,
      names: ['complaint'],
    });
  });

  it('counts what is 0 or 1 as a share of people and averages the rest, each under its name', () => {
    const { metrics, names } = guessed({ complaint: happened, basket: spent });
    expect(names).toEqual(['complaint', 'basket']);
    expect(
      metrics.map(({ draft, totalColumn, unitsColumn }) => [
        draft?.name,
        draft?.kind,
        draft?.direction,
        totalColumn,
        unitsColumn,
      ]),
    ).toEqual([
      ['complaint', 'proportion', 'lower', 0, null],
      ['basket', 'mean', 'higher', 1, null],
    ]);
  });

  it('feeds a share of the feature that is called like the event, without a column of cases', () => {
    const { metrics } = guessed(
      { complaint: happened },
      { metrics: [metricCalled('Complaint', 'proportion')] },
    );
    expect(metrics).toEqual([
      { metricId: 'won', draft: null, totalColumn: 0, unitsColumn: null, squaresColumn: null },
    ]);
  });

  it('and one row for each day, group and name stays one of figures', () => {
    const mapping = guessed({ Orders: spent, Visits: spent }, { people: ['M-001', 'M-002'] });
    expect(mapping).toMatchObject({ shape: 'long', personColumn: null, personRule: 'each-row' });
  });
});
