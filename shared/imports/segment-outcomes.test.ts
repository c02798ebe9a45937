import { describe, expect, it } from 'vitest';
import type { RowMapping } from './row-mapping.ts';
import { segmentOutcomes } from './segment-outcomes.ts';

const MAPPING: RowMapping = {
  shape: 'wide',
  grain: 'day',
  dayColumn: 0,
  dayFormat: 'iso',
  yearRule: null,
  armColumn: null,
  armValues: {},
  fixedArm: 'pilot',
  segmentColumn: 1,
  personColumn: null,
  personRule: 'each-row',
  long: null,
  clock: null,
  today: null,
  numberFormats: new Map([[2, { decimal: ',', group: null }]]),
  metrics: [{ metricId: 'm', kind: 'value', totalColumn: 2, unitsColumn: null, squaresColumn: null }],
};

const MONDAY = [
  ['2026-11-02', 'N', '100,5'],
  ['2026-11-02', 'S', '200'],
];
const TUESDAY = [
  ['2026-11-03', 'N', '1'],
  ['2026-11-03', 'S', '2'],
  ['2026-11-03', 'E', '6'],
];

describe('what a day with segments comes to', () => {
  it.each<[string, string[][], 'all' | 'some', [string, number, number, number] | null]>([
    ['is its sum, and its average', MONDAY, 'all', ['2026-11-02', 2, 300.5, 150.25]],
    ['is told of the day with the most segments', [...MONDAY, ...TUESDAY], 'all', ['2026-11-03', 3, 9, 3]],
    ['is not known of a day with one segment', MONDAY.slice(0, 1), 'all', null],
    [
      'is told of a part of the rows where the day has all segments',
      [...TUESDAY, ...MONDAY],
      'some',
      ['2026-11-03', 3, 9, 3],
    ],
    ['is not known where other rows may belong to the day', [...MONDAY, ...TUESDAY.slice(2)], 'some', null],
    [
      'passes a row by that cannot be read',
      [...MONDAY, ['2026-11-02', 'E', 'x']],
      'all',
      ['2026-11-02', 2, 300.5, 150.25],
    ],
  ])('%s', (_what, rows, extent, expected) => {
    const found = segmentOutcomes(MAPPING, { rows, extent }).get('m');
    expect(found === undefined ? null : [found.day, found.segments, found.sum, found.average]).toEqual(
      expected,
    );
  });
});
