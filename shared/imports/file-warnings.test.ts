import { describe, expect, it } from 'vitest';
import { fileWarnings } from './file-warnings.ts';
import { guessColumns } from './guess-columns.ts';
import { guessMapping } from './guess-mapping.ts';

function warningsFor(days: readonly string[], dayName = 'Day') {
  const rows = days.map((day, at) => [day, at % 2 === 0 ? 'pilot' : 'control', String(20 + at)]);
  const columns = guessColumns({ names: [dayName, 'Group', 'Orders'], rows, delimiter: ';' });
  const dialect = {
    format: 'delimited',
    sheet: null,
    rowsAt: null,
    encoding: 'utf-8',
    delimiter: ';',
    headerLine: 1,
    decimal: ',',
  } as const;
  const mapping = guessMapping({ columns, rows, dialect, metrics: [] });
  return { grain: mapping.grain, warnings: fileWarnings({ mapping, rows }) };
}

const SUNDAYS = ['2026-10-04', '2026-10-11', '2026-10-18', '2026-10-25'];

describe('what is probably not meant', () => {
  it('is a day before 2000, shown as it stands and as it is read', () => {
    const { warnings } = warningsFor(['13/10/1926', '14/10/1926', '15/10/2026']);
    expect(warnings).toEqual([
      { code: 'days-before-2000', count: 2, example: '13/10/1926', day: '1926-10-13' },
    ]);
  });

  it('is nothing in days of these years', () => {
    expect(warningsFor(['2000-01-01', '2026-10-14']).warnings).toEqual([]);
  });
});

describe('weeks that begin on a Sunday', () => {
  it('are taken, and the Monday they are kept under is said', () => {
    expect(warningsFor(SUNDAYS)).toEqual({
      grain: 'week',
      warnings: [{ code: 'weeks-from-sunday', count: 4, example: '2026-10-04', day: '2026-10-05' }],
    });
  });

  it('are not meant where the column says that the week ends there', () => {
    expect(warningsFor(SUNDAYS, 'Week ending')).toEqual({ grain: 'week', warnings: [] });
  });
});
