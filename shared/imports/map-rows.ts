import { columnsOfMetric } from './metric-columns.ts';
import { createEventTally, createPeopleSums, type PeopleSums } from './count-people.ts';
import type { FigureTable } from '#shared/metrics/figure-table.ts';
import { observationsOf } from './figure-table.ts';
import { createPivot, type Pivot } from './pivot-rows.ts';
import type { NumberFormat } from './parse-number.ts';
import type { DelimitedRow, RowProblem } from './read-delimited.ts';
import { createKeyReader, type KeyReader } from './read-keys.ts';
import {
  blankFigure,
  createFigureReader,
  createNamedNumberAt,
  createNumberAt,
  type Figure,
  type FigureFault,
  type FigureReader,
  type NumberAt,
} from './read-figures.ts';
import type { Blame, Observation, RowCounts, RowMapping, SetAside } from './row-mapping.ts';
import { createFigureSums, type FigureSums } from './sum-figures.ts';

export type RowMapper = {
  /** Takes the next data row (not the header); answers why when the row is set aside. */
  readonly addRow: (row: DelimitedRow) => SetAside | null;
  /**
   * To be called after the last row. Answers the rows of a long table that do not go together, with their line and without
   * their text.
   */
  readonly finish: () => SetAside[];
  readonly counts: () => RowCounts;
  /**
   * How many figures' keys could be taken now: 0 where a later row may still add to one (events, people, long tables).
   */
  readonly ready: () => number;
  /** What was not yet taken, keys in order of first appearance; to be asked while `ready`, or for all of it at the end. */
  readonly take: () => FigureTable;
};

type Mapper = {
  readonly mapping: RowMapping;
  readonly keys: KeyReader;
  readonly sums: FigureSums;
  readonly readers: readonly FigureReader[];
  /** The row at hand, written over again; NaN units mean that the figure is missing. */
  readonly figures: readonly Figure[];
  cells: readonly string[];
  readonly missing: number[];
  readonly people: PeopleSums | null;
  /** Null where no column names people, or they are counted once a day. */
  readonly tally: ReturnType<typeof createEventTally> | null;
  readonly pivot: Pivot | null;
};

const WHOLE_NUMBERS: NumberFormat = { decimal: null, group: null };

/**
 * Turns rows into figures under a confirmed mapping. In a wide table a day, arm and segment may come once, and a second row
 * is set aside with the line of the first. Events are summed, each row a unit, or each person once a day. The rows of a long
 * table are put side by side first. A missing number leaves out its metric in that row and nothing else; it is never zero.
 */
export function createRowMapper(mapping: RowMapping): RowMapper {
  const mapper = createMapper(mapping);
  const seen = { rows: 0, used: 0, empty: 0, setAside: 0 };
  let leftOver: SetAside[] | null = null;
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
  const finish = (): SetAside[] => {
    if (leftOver !== null) return leftOver;
    mapper.people?.settle();
    leftOver = mapper.pivot === null ? [] : settlePivot(mapper, mapper.pivot);
    seen.used -= leftOver.length;
    seen.setAside += leftOver.length;
    return leftOver;
  };
  return {
    addRow,
    finish,
    counts: () => ({
      ...seen,
      ...(mapper.people?.seen() ?? NOBODY_SEEN),
      ...(mapper.tally?.seen() ?? NO_EVENTS),
      missing: new Map(mapping.metrics.map(({ metricId }, index) => [metricId, mapper.missing[index] ?? 0])),
    }),
    ready: () => (isSummed(mapping) || mapper.pivot !== null ? 0 : mapper.sums.waiting()),
    take: mapper.sums.take,
  };
}

const NOBODY_SEEN = { personDays: 0, inBothArms: 0 };
const NO_EVENTS = { people: 0, busiestPersonRows: 0 };

/** The figures of all rows a mapper has seen and not handed out, as columns that another thread can be given. Finishes. */
export function figuresOf(mapper: RowMapper): FigureTable {
  mapper.finish();
  return mapper.take();
}

/** The same as objects, for few of them. */
export function mappedObservations(mapper: RowMapper): Observation[] {
  return observationsOf(figuresOf(mapper));
}

function createMapper(mapping: RowMapping): Mapper {
  const { metrics, shape, personColumn, personRule, long } = mapping;
  const formatOf = (column: number): NumberFormat => mapping.numberFormats.get(column) ?? WHOLE_NUMBERS;
  const sums = createFigureSums(metrics);
  const countsPeople = personColumn !== null && personRule === 'distinct-people';
  const cells = () => mapper.cells;
  const numberAt =
    long === null
      ? createNumberAt(cells, formatOf)
      : createNamedNumberAt(cells, long, formatOf(long.valueColumn));
  const mapper: Mapper = {
    mapping,
    sums,
    keys: createKeyReader(mapping, sums),
    readers: metrics.map((metric) =>
      createFigureReader({
        metric,
        numberAt,
        rowUnit: isSummed(mapping) ? 'unit' : 'day',
        fill: countsPeople ? 'as-read' : 'figure',
      }),
    ),
    figures: metrics.map(blankFigure),
    cells: [],
    missing: metrics.map(() => 0),
    tally: personColumn === null || countsPeople ? null : createEventTally(),
    people: countsPeople ? createPeopleSums(metrics, sums) : null,
    pivot:
      shape === 'long' && long !== null
        ? createPivot(long, columnsUsed(mapping), formatOf(long.valueColumn))
        : null,
  };
  return mapper;
}

function isSummed({ shape, personColumn }: RowMapping): boolean {
  return shape === 'events' || personColumn !== null;
}

function columnsUsed({ metrics }: RowMapping): Set<number> {
  return new Set(metrics.flatMap(columnsOfMetric));
}

function takeRow(mapper: Mapper, { cells, line, problem }: DelimitedRow): Blame | 'used' | 'empty' {
  const { mapping, sums, keys } = mapper;
  if (problem !== null) return damageBlame(problem);
  const blame = keys.read(cells);
  if (blame !== null) return blame;
  if (mapper.pivot !== null) {
    const outcome = mapper.pivot.add(cells, keys, line);
    if (outcome === 'unused') return 'empty';
    return typeof outcome === 'object' && outcome.code === 'duplicate-key'
      ? { ...outcome, values: { ...outcome.values, day: sums.dayAt(keys.place) } }
      : outcome;
  }
  mapper.cells = cells;
  const present = readFigures(mapper);
  if (typeof present === 'object') return present;
  if (present === 0) {
    countMissing(mapper);
    return 'empty';
  }
  if (mapper.people !== null) return takePerson(mapper, mapper.people, line);
  const slot = sums.find(keys.place, keys.segment);
  if (slot !== -1 && !isSummed(mapping)) return duplicateBlame(mapper, slot);
  addFigures(mapper, slot === -1 ? sums.open(keys.place, keys.segment, line) : slot);
  countMissing(mapper);
  tallyEvent(mapper);
  return 'used';
}

function tallyEvent({ tally, mapping, cells }: Mapper): void {
  const person = (cells[mapping.personColumn ?? -1] ?? '').trim();
  if (tally !== null && person !== '') tally.add(person);
}

function takePerson(mapper: Mapper, people: PeopleSums, line: number): Blame | 'used' {
  const column = mapper.mapping.personColumn ?? 0;
  const person = (mapper.cells[column] ?? '').trim();
  if (person === '') return { code: 'person-missing', column, values: {} };
  people.add(mapper.keys, { person, line }, mapper.figures);
  countMissing(mapper);
  return 'used';
}

function duplicateBlame({ sums, keys }: Mapper, slot: number): Blame {
  const arm = (keys.place & 1) === 0 ? 'pilot' : 'control';
  const values = {
    day: sums.dayAt(keys.place),
    arm,
    segment: sums.segmentAt(keys.segment),
    firstLine: sums.lineOf(slot),
  };
  return { code: 'duplicate-key', column: null, values };
}

/** Reads every metric of the row; the number of figures present, or the first fault. */
function readFigures({ mapping, readers, figures, cells }: Mapper): number | FigureFault {
  let present = 0;
  for (let index = 0; index < readers.length; index += 1) {
    const figure = figures[index];
    const read = readers[index];
    if (figure === undefined || read === undefined) continue;
    const result = read(figure);
    if (typeof result === 'object') return asWritten(onColumn(result, mapping), cells);
    if (result === 'read') present += 1;
    else figure.units = NaN;
  }
  return present;
}

/** Named events have all their numbers in one column. */
function onColumn(fault: FigureFault, { long }: RowMapping): FigureFault {
  return long === null ? fault : { ...fault, column: long.valueColumn };
}

/** A number is told as it stands in the file, never rounded. */
function asWritten(fault: FigureFault, cells: readonly string[]): FigureFault {
  return { ...fault, values: { ...fault.values, cell: (cells[fault.column] ?? '').trim() } };
}

function addFigures({ figures, sums }: Mapper, slot: number): void {
  for (let index = 0; index < figures.length; index += 1) {
    const figure = figures[index];
    if (figure !== undefined && !Number.isNaN(figure.units)) sums.add(slot, index, figure);
  }
}

function countMissing({ mapping, figures, missing }: Mapper): void {
  // A row that names its metric says nothing of the others, which are not missing from it.
  if (mapping.long !== null) return;
  for (let index = 0; index < figures.length; index += 1) {
    if (Number.isNaN(figures[index]?.units)) missing[index] = (missing[index] ?? 0) + 1;
  }
}

/** A figure that cannot be is blamed on the line of its total; the other metrics of its day stand. */
function settlePivot({ mapping, sums, missing }: Mapper, pivot: Pivot): SetAside[] {
  const setAside = new Map<number, SetAside>();
  const figure = blankFigure();
  let numberAt: NumberAt = () => null;
  const readers = mapping.metrics.map((metric) =>
    createFigureReader({ metric, numberAt: (name) => numberAt(name), rowUnit: 'day', fill: 'figure' }),
  );
  for (const row of pivot.rows()) {
    numberAt = row.numberAt;
    const slot = sums.open(row.place, row.segment, 0);
    mapping.metrics.forEach(({ totalColumn, unitsColumn }, index) => {
      const result = readers[index]?.(figure);
      if (result === 'read') sums.add(slot, index, figure);
      else if (typeof result === 'object') {
        const line = row.lineAt(totalColumn);
        const { code, values } = result;
        setAside.set(line, { line, text: '', code, column: mapping.long?.valueColumn ?? null, values });
      } else if (row.lineAt(totalColumn) !== 0 || (unitsColumn !== null && row.lineAt(unitsColumn) !== 0)) {
        missing[index] = (missing[index] ?? 0) + 1;
      }
    });
  }
  return [...setAside.values()];
}

function damageBlame(problem: RowProblem): Blame {
  const { code, line, expectedCells, foundCells } = problem;
  return { code, column: null, values: { problemLine: line, expectedCells, foundCells } };
}
