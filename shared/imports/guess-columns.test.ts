import { describe, expect, it } from 'vitest';
import { armOf } from './arm-words.ts';
import { type ColumnRole, guessColumns } from './guess-columns.ts';

function rolesOf(names: string[], rows: string[][], delimiter = ','): ColumnRole[] {
  return guessColumns({ names, rows, delimiter }).map((column) => column.role);
}

describe('the arm a value names', () => {
  it.each<[string, 'any' | 'named', 'pilot' | 'control' | null]>([
    ['Pilot', 'any', 'pilot'],
    ['gruppo pilota', 'any', 'pilot'],
    ['Sperimentale', 'any', 'pilot'],
    ['treatment', 'any', 'pilot'],
    ['variant', 'any', 'pilot'],
    ['variant', 'named', 'pilot'],
    ['Control group', 'any', 'control'],
    ['control variant', 'any', 'control'],
    ['gruppo di controllo', 'any', 'control'],
    ['baseline', 'any', 'control'],
    ['variant A', 'named', 'control'],
    ['variant B', 'named', 'pilot'],
    ['T', 'named', 'pilot'],
    ['C', 'named', 'control'],
    ['test', 'named', 'pilot'],
    ['1', 'named', 'pilot'],
    ['0', 'named', 'control'],
    ['A', 'any', null],
    ['Milan', 'named', null],
    ['pilot and control', 'named', null],
    ['', 'named', null],
  ])('%s in %s column: %s', (value, column, arm) => {
    expect(armOf(value, column)).toBe(arm);
  });
});

describe('what a column holds', () => {
  it('a daily file with an arm and a segment', () => {
    const rows = [
      ['2026-10-01', 'pilot', 'North', '120', '14'],
      ['2026-10-01', 'control', 'South', '131', '12'],
      ['2026-10-02', 'pilot', 'North', '99', '15'],
      ['2026-10-02', 'control', 'South', '101', ''],
    ];
    const found = guessColumns({ names: ['Day', 'Arm', 'Region', 'Visits', 'Orders'], rows, delimiter: ',' });
    expect(found.map((column) => [column.role, column.reason])).toEqual([
      ['day', 'values-are-days'],
      ['group', 'values-name-arms'],
      ['segment', 'name-says-segment'],
      ['number', 'values-are-numbers'],
      ['number', 'values-are-numbers'],
    ]);
    expect(found[0]?.day?.format).toBe('iso');
    expect(found[1]?.armValues).toEqual({ pilot: 'pilot', control: 'control' });
    expect(found[4]?.number).toMatchObject({ kind: 'numbers', counts: { numbers: 3, missing: 1 } });
  });

  it('an Italian file of customers, one row each', () => {
    const rows = Array.from({ length: 12 }, (_, index) => [
      `C${100 + index}`,
      index % 2 === 0 ? 'pilota' : 'controllo',
      `${(index % 28) + 1}/10/2026`,
      `${index},50`,
      ['Roma', 'Bari', 'Pisa'][index % 3] ?? '',
    ]);
    expect(rolesOf(['Codice cliente', 'Gruppo', 'Data', 'Spesa', 'Sede'], rows, ';')).toEqual([
      'person',
      'group',
      'day',
      'number',
      'segment',
    ]);
  });

  it('a file without names', () => {
    const rows = [
      ['20261001', 'B', '41923', 'x'],
      ['20261002', 'A', '41924', 'y'],
      ['20261003', 'A', '41925', 'z'],
    ];
    expect(rolesOf([], rows)).toEqual(['day', 'group', 'number', 'text']);
  });

  it.each<[string, string[], ColumnRole]>([
    ['treated', ['1', '0', '1', '0'], 'group'],
    ['group', ['red', 'blue', 'red', 'blue'], 'group'],
    ['experiments run', ['3', '4', '3', '4'], 'number'],
    ['customers', ['120', '121', '133', '120'], 'number'],
    ['customer id', ['1001', '1002', '1003', '1001'], 'person'],
    ['giorno', ['46296', '46297', '46298', '46299'], 'day'],
    ['visits', ['46296', '46297', '46298', '46299'], 'number'],
    ['comment', ['good', 'slow', 'fine', 'odd'], 'text'],
    ['shelf', ['A', 'C', 'A', 'C'], 'segment'],
    ['', ['', '-', '', 'n/a'], 'empty'],
    ['__proto__', ['constructor', 'toString', 'constructor', 'toString'], 'segment'],
  ])('%s over %j is %s', (name, values, role) => {
    expect(
      rolesOf(
        [name],
        values.map((value) => [value]),
      ),
    ).toEqual([role]);
  });

  it('values that name no arm are left to the person', () => {
    const [column] = guessColumns({
      names: ['group'],
      rows: [['red'], ['control'], ['red']],
      delimiter: ',',
    });
    expect(column).toMatchObject({ armValues: { control: 'control' }, unknownArmValues: ['red'] });
  });

  it('only one column is the day: the one whose name says so', () => {
    const rows = [
      ['2025-01-01', '2026-10-01'],
      ['2025-02-01', '2026-10-02'],
    ];
    expect(rolesOf(['signed up', 'day'], rows)).toEqual(['text', 'day']);
  });
});
