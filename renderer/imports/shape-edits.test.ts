import { describe, expect, it } from 'vitest';
import { lacksNames, putShape } from './shape-edits.ts';
import type { ImportPreview } from '#shared/imports/imports.contract.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';

const wide: ImportMapping = {
  dialect: {
    format: 'delimited',
    sheet: null,
    rowsAt: null,
    encoding: 'utf-8',
    delimiter: ',',
    headerLine: 1,
    decimal: '.',
  },
  shape: 'wide',
  grain: 'day',
  dayColumn: 0,
  dayFormat: 'iso',
  year: null,
  armColumn: null,
  armValues: {},
  fixedArm: 'pilot',
  segmentColumn: 1,
  personColumn: null,
  personRule: 'each-row',
  nameColumn: null,
  valueColumn: null,
  names: [],
  metrics: [{ metricId: 'm1', draft: null, totalColumn: 3, unitsColumn: null, squaresColumn: null }],
};

type Role = ImportPreview['columns'][number]['role'];

function columns(...roles: Role[]): ImportPreview['columns'] {
  return roles.map((role, index) => ({
    index,
    name: `Column ${index}`,
    role,
    examples: [],
    numbers: 'whole',
  }));
}

describe('a table said to have a row for each figure', () => {
  it('takes its names from the text column and its values from the first numbers', () => {
    const long = putShape(wide, 'long', columns('day', 'segment', 'text', 'number'));
    expect(long).toMatchObject({ segmentColumn: 1, nameColumn: 2, valueColumn: 3, metrics: [] });
    expect(lacksNames(long)).toBe(true);
  });

  it('takes them from what was read as a segment where no other text is', () => {
    const long = putShape(wide, 'long', columns('day', 'segment', 'number'));
    expect(long).toMatchObject({ segmentColumn: null, nameColumn: 1, valueColumn: 2 });
  });

  it('becomes a usual table again without its names', () => {
    const long = { ...putShape(wide, 'long', columns('day', 'segment', 'number')), names: ['Calls'] };
    expect(putShape(long, 'wide', columns('day', 'segment', 'number'))).toMatchObject({
      shape: 'wide',
      nameColumn: null,
      valueColumn: null,
      names: [],
      metrics: [],
    });
  });
});

describe('a table said to have a row for each event', () => {
  it('finds the person, and keeps what is counted', () => {
    const events = putShape(wide, 'events', columns('day', 'segment', 'person', 'number'));
    expect(events).toMatchObject({ personColumn: 2, metrics: wide.metrics });
    expect(putShape(events, 'wide', columns()).personColumn).toBeNull();
  });

  it('counts each person once a day until somebody says otherwise', () => {
    const person = columns('day', 'segment', 'person', 'number');
    expect(putShape(wide, 'events', person).personRule).toBe('distinct-people');
    expect(putShape(wide, 'events', columns('day', 'segment', 'text', 'number')).personRule).toBe('each-row');
  });

  it('goes on telling the metrics of a table with a row for each figure apart, and looks up what to count', () => {
    const table = columns('day', 'text', 'person', 'number');
    const long = { ...putShape({ ...wide, segmentColumn: null }, 'long', table), names: ['complaint'] };
    const events = putShape(long, 'events', table);
    expect(events).toMatchObject({ nameColumn: 1, valueColumn: 3, personColumn: 2, metrics: [] });
    expect(lacksNames(events)).toBe(true);
  });
});
