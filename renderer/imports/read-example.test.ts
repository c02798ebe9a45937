import { describe, expect, it } from 'vitest';
import { readExample } from './read-example.ts';
import type { ImportMapping } from '#shared/imports/import-mapping.ts';

const italian: ImportMapping = {
  dialect: {
    format: 'delimited',
    encoding: 'utf-8',
    delimiter: ';',
    sheet: null,
    rowsAt: null,
    headerLine: 1,
    decimal: ',',
  },
  shape: 'wide',
  grain: 'day',
  dayColumn: 0,
  dayFormat: 'dmy',
  year: null,
  armColumn: null,
  armValues: {},
  fixedArm: 'pilot',
  segmentColumn: null,
  personColumn: null,
  personRule: 'each-row',
  nameColumn: null,
  valueColumn: null,
  names: [],
  metrics: [],
};

describe('an example of a column', () => {
  it.each([
    ['a day in the order of the file', '02/11/2026', 'day', { day: '2026-11-02' }],
    ['a figure with the decimals of the file', '1.234,5', 'figure', { number: 1234.5 }],
    ['nothing where it is taken as text', '02/11/2026', 'segment', null],
    ['nothing where it cannot be', '31/11/2026', 'day', null],
  ] as const)('is read as %s', (_, text, use, reading) => {
    expect(readExample(text, use, italian)).toEqual(reading);
  });

  it('is not read while the order of its parts is asked', () => {
    expect(readExample('02/11/2026', 'day', { ...italian, dayFormat: null })).toBeNull();
  });
});
