import { armOf } from './arm-words.ts';
import { detectDayFormat, type DayColumn } from './date-format.ts';
import type { ColumnGuess } from './guess-columns.ts';
import type { ImportMapping, ImportQuestion } from './import-mapping.ts';
import { isNamed, usedColumns } from './metric-columns.ts';
import { DAY_FORMATS, parseDay, type DayFormat } from './parse-day.ts';
import { suggestYears, yearRuleFor } from './suggest-years.ts';

export type QuestionContext = {
  readonly mapping: ImportMapping;
  readonly columns: readonly ColumnGuess[];
  readonly rows: readonly (readonly string[])[];
  readonly fileName: string;
  /** The latest year days written without one can belong to. */
  readonly latestYear: number;
  /** A former file's answer, proposed first. */
  readonly likelyYear: number | null;
  /** Columns that the profile never met and that may matter. */
  readonly newColumns: readonly ColumnGuess[];
  /** `guess`: nobody has looked at the mapping yet, so what is only partly known is asked too. */
  readonly stage: 'guess' | 'corrected';
};

const YEARS_LOOKED_BACK = 14;

type Suggestion = ImportQuestion['suggestions'][number];

/** What only the person can know about a file, with likely answers and how the first value would then read. */
export function openQuestions(context: QuestionContext): ImportQuestion[] {
  return [
    ...askDay(context),
    ...askNewColumn(context),
    ...askArm(context),
    ...(context.mapping.metrics.length === 0
      ? [{ code: 'which-metrics', suggestions: numbersOf(context) } as const]
      : []),
    ...askDecimal(context),
  ];
}

/** All cells of a column, in file order. */
export function cellsOf(rows: readonly (readonly string[])[], column: number): string[] {
  return rows.map((row) => row[column] ?? '');
}

/** A known day format, or null for any other text. */
export function asDayFormat(code: string | null): DayFormat | null {
  return DAY_FORMATS.find((format) => format === code) ?? null;
}

function askDay({ mapping, columns, rows, latestYear, likelyYear }: QuestionContext): ImportQuestion[] {
  const { dayColumn, year } = mapping;
  if (dayColumn === null || columns[dayColumn] === undefined)
    return [{ code: 'which-day-column', suggestions: anyOf(columns) }];
  const cells = cellsOf(rows, dayColumn).filter((cell) => cell.trim() !== '');
  const format = asDayFormat(mapping.dayFormat);
  if (format === null) {
    const found = detectDayFormat(cells);
    if (found.format === null) return [{ code: 'which-day-column', suggestions: anyOf(columns) }];
    return [{ code: 'day-or-month-first', suggestions: readingsOf(cells, found) }];
  }
  if (format !== 'named-yearless' || year !== null) return [];
  return [{ code: 'which-year', suggestions: yearsOf(cells, latestYear, likelyYear) }];
}

/** The cell that shows best what differs: one whose day and month are not the same. */
function readingsOf(cells: readonly string[], found: DayColumn): Suggestion[] {
  const formats = [found.format, ...found.alternatives].flatMap((format) =>
    format === null ? [] : [format],
  );
  const readings = (text: string) => new Set(formats.map((format) => dayOf(text, format)));
  const example = cells.find((cell) => readings(cell).size > 1) ?? cells[0] ?? '';
  return formats.map((format) => ({ value: format, example, reading: dayOf(example, format) }));
}

function dayOf(text: string, format: DayFormat): string {
  const reading = parseDay(text, format, null);
  return reading.kind === 'day' ? reading.day : '';
}

function yearsOf(cells: readonly string[], latestYear: number, likelyYear: number | null): Suggestion[] {
  const example = cells[0] ?? '';
  // Numbers of days that have not come do not exist: the search looks back, and the latest year that fits stands first.
  const found = suggestYears({ rows: cells, aroundYear: latestYear - YEARS_LOOKED_BACK })
    .map(({ year }) => year)
    .filter((year) => year <= latestYear)
    .toSorted((left, right) => right - left);
  const years = likelyYear === null ? found : [likelyYear, ...found.filter((year) => year !== likelyYear)];
  return years.map((year) => {
    const reading = parseDay(example, 'named-yearless', yearRuleFor(cells, year));
    return { value: String(year), example, reading: reading.kind === 'day' ? reading.day : '' };
  });
}

/** Columns new to the profile are asked about one after the other, until each is read or left out. */
function askNewColumn({ mapping, newColumns }: QuestionContext): ImportQuestion[] {
  const used = new Set([...usedColumns(mapping), ...(mapping.leftOut ?? [])]);
  const open = newColumns.find(({ index }) => !used.has(index));
  if (open === undefined) return [];
  const { index, name, examples } = open;
  return [
    {
      code: 'new-column',
      suggestions: [{ value: String(index), example: name, reading: examples.join(', ') }],
    },
  ];
}

function askArm({ mapping, rows, fileName, stage }: QuestionContext): ImportQuestion[] {
  const { armColumn, fixedArm, armValues } = mapping;
  if (armColumn === null) {
    if (fixedArm !== null) return [];
    const arms =
      armOf(fileName.replace(/\.[a-z]+$/iu, ''), 'any') === 'control'
        ? ['control', 'pilot']
        : ['pilot', 'control'];
    return [
      { code: 'which-arm', suggestions: arms.map((value) => ({ value, example: fileName, reading: '' })) },
    ];
  }
  const known = new Set(Object.keys(armValues).map((value) => value.trim().toLowerCase()));
  const values = [...new Set(cellsOf(rows, armColumn).map((cell) => cell.trim()))].filter(
    (value) => value !== '',
  );
  const unknown = values.filter((value) => !known.has(value.toLowerCase()));
  const isOpen = stage === 'guess' ? unknown.length > 0 : unknown.length === values.length;
  if (!isOpen || values.length === 0) return [];
  const suggestions = unknown
    .slice(0, 20)
    .map((value) => ({ value, example: value, reading: armOf(value, 'named') ?? '' }));
  return [{ code: 'arm-values', suggestions }];
}

function askDecimal({ mapping, columns }: QuestionContext): ImportQuestion[] {
  if (mapping.dialect.decimal !== null) return [];
  const used = new Set(
    isNamed(mapping)
      ? [mapping.valueColumn]
      : mapping.metrics.flatMap(({ totalColumn, unitsColumn }) => [totalColumn, unitsColumn]),
  );
  const unclear = columns.find(({ index, number }) => used.has(index) && number?.kind === 'ambiguous');
  if (unclear?.number?.kind !== 'ambiguous') return [];
  const { text, readings } = unclear.number.example;
  const suggestions = readings.flatMap(({ format, value }) =>
    format.decimal === null ? [] : [{ value: format.decimal, example: text, reading: String(value) }],
  );
  return [{ code: 'decimal-or-thousands', suggestions }];
}

function anyOf(columns: readonly ColumnGuess[]): Suggestion[] {
  return columns
    .filter(({ role }) => role !== 'empty')
    .map(({ index, name, examples }) => ({
      value: String(index),
      example: name,
      reading: examples[0] ?? '',
    }));
}

function numbersOf({ columns }: QuestionContext): Suggestion[] {
  return anyOf(columns.filter(({ role }) => role === 'number'));
}
