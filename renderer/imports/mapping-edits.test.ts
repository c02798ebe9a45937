import { describe, expect, it } from 'vitest';
import { putColumnToUse, useOfColumn, type Column, type ColumnUse } from './mapping-edits.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';

const mapping: ImportMapping = {
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
  personRule: 'each-row',
  nameColumn: null,
  valueColumn: null,
  names: [],
  dayColumn: 0,
  dayFormat: 'iso',
  year: null,
  armColumn: 1,
  armValues: { a: 'pilot' },
  fixedArm: null,
  segmentColumn: null,
  personColumn: null,
  metrics: [{ metricId: 'm1', draft: null, totalColumn: 2, unitsColumn: 3, squaresColumn: null }],
};

function column(index: number): Column {
  return { index, name: `Column ${index}`, role: 'number', examples: [], numbers: 'whole' };
}

describe('the use of a column', () => {
  it.each<[number, ColumnUse]>([
    [0, 'day'],
    [1, 'group'],
    [2, 'figure'],
    [3, 'figure'],
    [4, 'none'],
  ])('column %i is %s', (index, use) => {
    expect(useOfColumn(mapping, index)).toBe(use);
  });

  it.each<ColumnUse>(['day', 'group', 'segment', 'person', 'figure', 'none'])(
    'becomes %s and nothing else',
    (use) => {
      for (const index of [0, 1, 2, 4]) {
        expect(useOfColumn(putColumnToUse(mapping, column(index), use), index)).toBe(use);
      }
    },
  );

  it('leaves out the metrics that need a column that is left out', () => {
    expect(putColumnToUse(mapping, column(3), 'none').metrics).toEqual([]);
  });

  it('asks for the format again when another column holds the days', () => {
    expect(putColumnToUse(mapping, column(4), 'day')).toMatchObject({ dayColumn: 4, dayFormat: null });
  });
});
