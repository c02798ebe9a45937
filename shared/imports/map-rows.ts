import type { Arm } from './arm-words.ts';
import { type DayProblem, type DayReading, parseDay } from './parse-day.ts';
import type { NumberFormat } from './parse-number.ts';
import type { DelimitedRow, RowProblem } from './read-delimited.ts';
import { createFigureReader, type Figure, type FigureFault, type FigureReader } from './read-figures.ts';
import type { Observation, RowCounts, RowMapping, SetAside } from './row-mapping.ts';
import { createFigureSums, type FigureKey, type FigureSums } from './sum-figures.ts';

export type RowMapper = {
  /** Takes the next data row (not the header); answers why when the row is set aside. */
  readonly addRow: (row: DelimitedRow) => SetAside | null;
  readonly counts: () => RowCounts;
  /** What all rows so far say, keys in order of first appearance. */
  readonly observations: () => Observation[];
};

type Blame = Pick<SetAside, 'code' | 'column' | 'values'>;
type Mapper = {
  readonly mapping: RowMapping;
  readonly readDay: (text: string) => DayReading;
  readonly readArm: (cells: readonly string[]) => Arm | null;
  readonly readers: readonly FigureReader[];
  /** The row at hand, written over again; NaN units mean that the figure is missing. */
  readonly figures: readonly Figure[];
  readonly sums: FigureSums;
  readonly missing: Map<string, number>;
};

const WHOLE_NUMBERS: NumberFormat = { decimal: null, group: null };
/** A file has few different days; the bound only guards against one that has not. */
const MOST_DAYS_KEPT = 50_000;

/**
 * Turns rows into observations under a confirmed mapping. Without a person column a day, arm and segment may come once in
 * the file, and a second row is set aside with the line of the first. With one, the rows of a key are summed, each row a
 * unit. A missing number leaves out its metric in that row and nothing else; it is never zero.
 */
export function createRowMapper(mapping: RowMapping): RowMapper {
  const { metrics } = mapping;
  const formatOf = (column: number): NumberFormat => mapping.numberFormats.get(column) ?? WHOLE_NUMBERS;
  const rowUnit = mapping.personColumn === null ? 'day' : 'person';
  const mapper: Mapper = {
    mapping,
    readDay: createDayReader(mapping),
    readArm: createArmReader(mapping),
    readers: metrics.map((metric) => createFigureReader({ metric, formatOf, rowUnit })),
    figures: metrics.map(() => ({ units: NaN, total: NaN, totalSquares: NaN })),
    sums: createFigureSums(metrics),
    missing: new Map(metrics.map((metric) => [metric.metricId, 0])),
  };
  const seen = { rows: 0, used: 0, empty: 0, setAside: 0 };
  const addRow = (row: DelimitedRow): SetAside | null => {
    seen.rows += 1;
    const outcome = takeRow(mapper, row);
    if (outcome === 'used') seen.used += 1;
    else if (outcome === 'empty') seen.empty += 1;
    else {
      seen.setAside += 1;
      return { line: row.line, text: row.text, ...outcome };
    }
    return null;
  };
  return {
    addRow,
    counts: () => ({ ...seen, missing: new Map(mapper.missing) }),
    observations: mapper.sums.observations,
  };
}

function takeRow(mapper: Mapper, { cells, line, problem }: DelimitedRow): Blame | 'used' | 'empty' {
  const { mapping, sums } = mapper;
  if (problem !== null) return damageBlame(problem);
  const dayText = cells[mapping.dayColumn] ?? '';
  const day = mapper.readDay(dayText);
  if (day.kind === 'bad') return isBlank(cells) ? 'empty' : dayBlame(day.reason, mapping.dayColumn, dayText);
  const arm = mapper.readArm(cells);
  if (arm === null) return armBlame(mapping, cells);
  const present = readFigures(mapper, cells);
  if (typeof present === 'object') return present;
  if (present === 0) {
    countMissing(mapper);
    return 'empty';
  }
  const segment = mapping.segmentColumn === null ? '' : (cells[mapping.segmentColumn] ?? '').trim();
  const key: FigureKey = { day: day.day, arm, segment };
  const slot = sums.find(key);
  if (slot !== null && mapping.personColumn === null) {
    return { code: 'duplicate-key', column: null, values: { ...key, firstLine: sums.lineOf(slot) } };
  }
  addFigures(mapper, slot ?? sums.open(key, line));
  countMissing(mapper);
  return 'used';
}

/** Reads every metric of the row; the number of figures present, or the first fault. */
function readFigures({ readers, figures }: Mapper, cells: readonly string[]): number | FigureFault {
  let present = 0;
  for (let index = 0; index < readers.length; index += 1) {
    const figure = figures[index];
    const read = readers[index];
    if (figure === undefined || read === undefined) continue;
    const result = read(cells, figure);
    if (typeof result === 'object') return result;
    if (result === 'read') present += 1;
    else figure.units = NaN;
  }
  return present;
}

function addFigures({ figures, sums }: Mapper, slot: number): void {
  for (let index = 0; index < figures.length; index += 1) {
    const figure = figures[index];
    if (figure !== undefined && !Number.isNaN(figure.units)) sums.add(slot, index, figure);
  }
}

function countMissing({ figures, mapping, missing }: Mapper): void {
  for (let index = 0; index < figures.length; index += 1) {
    if (!Number.isNaN(figures[index]?.units)) continue;
    const id = mapping.metrics[index]?.metricId ?? '';
    missing.set(id, (missing.get(id) ?? 0) + 1);
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function damageBlame(problem: RowProblem): Blame {
  const { code, line, expectedCells, foundCells } = problem;
  return { code, column: null, values: { problemLine: line, expectedCells, foundCells } };
}

function dayBlame(reason: DayProblem, column: number, cell: string): Blame {
  return { code: reason === 'unreadable' ? 'day-unreadable' : reason, column, values: { cell } };
}

function armBlame({ armColumn }: RowMapping, cells: readonly string[]): Blame {
  const cell = armColumn === null ? null : (cells[armColumn] ?? '');
  return { code: 'arm-unknown', column: armColumn, values: { cell } };
}

/** Rows of one day stand together in most files, so the last texts are kept with their reading. */
function createDayReader({ dayFormat, yearRule }: RowMapping): (text: string) => DayReading {
  const known = new Map<string, DayReading>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const reading = parseDay(text, dayFormat, yearRule);
    if (known.size >= MOST_DAYS_KEPT) known.clear();
    known.set(text, reading);
    return reading;
  };
}

/** A value is looked up as written first, then without case: "b" and "B" may be given different arms. */
function createArmReader(mapping: RowMapping): (cells: readonly string[]) => Arm | null {
  const { armColumn, fixedArm } = mapping;
  if (armColumn === null) return () => fixedArm;
  const entries = Object.entries(mapping.armValues).map(([value, arm]) => [value.trim(), arm] as const);
  const exact = new Map(entries);
  const folded = new Map(entries.map(([value, arm]) => [value.toLowerCase(), arm]));
  return (cells) => {
    const text = (cells[armColumn] ?? '').trim();
    return exact.get(text) ?? folded.get(text.toLowerCase()) ?? null;
  };
}
