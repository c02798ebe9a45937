import { describe, expect, it } from 'vitest';
import { fileWarnings } from './file-warnings.ts';
import { guessColumns } from './guess-columns.ts';
import { guessMapping } from './guess-mapping.ts';

function warningsFor(days: readonly string[], dayName = 'Day') {
  const rows = days.map((day, at) => [day, at % 2 === 0 ? 'pilot' : 'control', String(20 + at)]);
  return warningsOf(rows, [dayName, 'Group', 'Orders']);
}

function warningsOf(rows: string[][], names: string[], extent: 'all' | 'some' = 'all') {
  const columns = guessColumns({ names, rows, delimiter: ';' });
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
  return { grain: mapping.grain, warnings: fileWarnings({ mapping, rows, extent }) };
}

const SUNDAYS = ['2026-10-04', '2026-10-11', '2026-10-18', '2026-10-25'];

describe('what is probably not meant', () => {
  it('is a day before 2000, shown as it stands and as it is read', () => {
    const { warnings } = warningsFor(['13/10/1926', '14/10/1926', '15/10/2026']);
    expect(warnings).toEqual([
      { code: 'days-before-2000', count: 2, of: null, example: '13/10/1926', day: '1926-10-13' },
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
      warnings: [{ code: 'weeks-from-sunday', count: 4, of: null, example: '2026-10-04', day: '2026-10-05' }],
    });
  });

  it('are not meant where the column says that the week ends there', () => {
    expect(warningsFor(SUNDAYS, 'Week ending')).toEqual({ grain: 'week', warnings: [] });
  });
});

describe('days of a file', () => {
  const day = (index: number): string => `2026-10-${String(index + 1).padStart(2, '0')}`;
  const shares = (days: readonly number[], inquiries: (index: number) => number): string[][] =>
    days.map((index) => [day(index), String(inquiries(index)), String(Math.min(3, inquiries(index)))]);
  const NAMES = ['Day', 'Inquiries', 'Won'];
  const all = Array.from({ length: 20 }, (_, index) => index);

  it('are counted where two in five have no row', () => {
    const some = all.filter((index) => index % 5 < 3 || index === 19);
    expect(
      warningsOf(
        shares(some, () => 20),
        NAMES,
      ).warnings,
    ).toEqual([{ code: 'days-missing', count: 7, of: 20, example: '2026-10-01', day: '2026-10-20' }]);
  });

  it('are not missed on weekends, nor one here and there, nor in a file seen in part', () => {
    // 1 October 2026 is a Thursday.
    const weekdays = all.filter((index) => index % 7 !== 2 && index % 7 !== 3);
    const almost = all.filter((index) => index !== 8);
    const half = all.filter((index) => index % 2 === 0);
    expect(
      warningsOf(
        shares(weekdays, () => 20),
        NAMES,
      ).warnings,
    ).toEqual([]);
    expect(
      warningsOf(
        shares(almost, () => 20),
        NAMES,
      ).warnings,
    ).toEqual([]);
    expect(
      warningsOf(
        shares(half, () => 20),
        NAMES,
        'some',
      ).warnings,
    ).toEqual([]);
  });

  it('are not missed between a year that is probably wrong and this one', () => {
    const days = ['13/10/1926', '14/10/2026', '15/10/2026', '16/10/2026', '17/10/2026', '18/10/2026'];
    expect(warningsFor(days).warnings.map(({ code }) => code)).toEqual(['days-before-2000']);
  });

  it('on which nobody was counted are told with the first of them', () => {
    const rows = shares(all, (index) => (index === 6 || index === 9 ? 0 : 20));
    expect(warningsOf(rows, NAMES).warnings).toEqual([
      { code: 'days-without-cases', count: 2, of: 20, example: '2026-10-07', day: '2026-10-07' },
    ]);
  });
});
