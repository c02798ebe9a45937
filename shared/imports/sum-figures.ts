import { emptyFigureTable, type FigureTable } from '#shared/metrics/figure-table.ts';
import { createFigureKeys, type FigureKeys } from './figure-keys.ts';
import type { Figure, MetricColumns } from './read-figures.ts';

/** Sums of figures by day, arm and segment. A place is `2 × index of the day + index of the arm`. */
export type FigureSums = {
  readonly dayIndex: (day: string) => number;
  readonly segmentIndex: (segment: string) => number;
  readonly dayAt: (place: number) => string;
  readonly segmentAt: (index: number) => string;
  /** The slot of a key, or -1 when no row had it yet. */
  readonly find: (place: number, segment: number) => number;
  readonly open: (place: number, segment: number, line: number) => number;
  readonly lineOf: (slot: number) => number;
  readonly placeOf: (slot: number) => number;
  readonly segmentOf: (slot: number) => number;
  readonly size: () => number;
  readonly add: (slot: number, metricIndex: number, figure: Figure) => void;
  /** How many keys stand that were not taken. */
  readonly waiting: () => number;
  /**
   * What was summed since it was taken last: keys in order of first appearance, metrics in their own order. Keys taken are
   * still found, but nothing may be added to them.
   */
  readonly take: () => FigureTable;
};

const FIRST_ROOM = 1024;
const NOBODY = 0;

export function createFigureSums(metrics: readonly MetricColumns[]): FigureSums {
  const days = createIndex();
  const segments = createIndex();
  const keys = createFigureKeys();
  const columns = metrics.map(({ kind }) => createMetricColumns(kind === 'ratio' ? 6 : 3));
  let lines = new Int32Array(FIRST_ROOM);
  let taken = 0;

  const open = (place: number, segment: number, line: number): number => {
    const slot = keys.open(place, segment, NOBODY);
    if (slot === lines.length) {
      const more = new Int32Array(slot * 2);
      more.set(lines);
      lines = more;
    }
    lines[slot] = line;
    return slot;
  };
  return {
    dayIndex: days.of,
    segmentIndex: segments.of,
    dayAt: (place) => days.at(place >> 1),
    segmentAt: segments.at,
    find: (place, segment) => keys.find(place, segment, NOBODY),
    open,
    lineOf: (slot) => lines[slot] ?? 0,
    placeOf: keys.placeOf,
    segmentOf: keys.segmentOf,
    size: keys.size,
    add: (slot, metricIndex, figure) => columns[metricIndex]?.add(slot - taken, figure),
    waiting: () => keys.size() - taken,
    take: () => {
      const texts = { days: [...days.texts()], segments: [...segments.texts()] };
      const table = tableFrom(keys, { metrics, columns, taken, ...texts });
      taken = keys.size();
      for (const column of columns) column.clear();
      return table;
    },
  };
}

type Summed = Pick<FigureTable, 'days' | 'segments'> & {
  readonly metrics: readonly MetricColumns[];
  readonly columns: readonly ReturnType<typeof createMetricColumns>[];
  /** The first slot of the columns. */
  readonly taken: number;
};

function tableFrom(keys: FigureKeys, { metrics, columns, taken, days, segments }: Summed): FigureTable {
  const size = keys.size() - taken;
  let length = 0;
  for (const column of columns) length += column.countKnown(size);
  const head = { length, metricIds: metrics.map(({ metricId }) => metricId), days, segments };
  const table = emptyFigureTable(head, metrics.some(({ kind }) => kind === 'ratio') ? 'some' : 'none');
  let row = 0;
  for (let slot = 0; slot < size; slot += 1) {
    const place = keys.placeOf(slot + taken);
    for (let index = 0; index < columns.length; index += 1) {
      if (columns[index]?.copy(slot, table, row) !== true) continue;
      table.metric[row] = index;
      table.arm[row] = place & 1;
      table.day[row] = place >> 1;
      table.segment[row] = keys.segmentOf(slot + taken);
      row += 1;
    }
  }
  return table;
}

/** Texts and their numbers, counted from 0 in order of first appearance. */
export function createIndex() {
  const known = new Map<string, number>();
  const all: string[] = [];
  return {
    of: (text: string): number => {
      const before = known.get(text);
      if (before !== undefined) return before;
      // A cell is a slice of the file's text and would keep all of that in memory.
      const own = ` ${text}`.slice(1);
      known.set(own, all.length);
      all.push(own);
      return all.length - 1;
    },
    at: (index: number): string => all[index] ?? '',
    texts: (): readonly string[] => all,
  };
}

/** The sums of one metric by slot; `width` 3 without the sums of a denominator. NaN units: no row had the figure. */
function createMetricColumns(width: 3 | 6) {
  let numbers = new Float64Array(FIRST_ROOM * width).fill(NaN);
  const grow = (needed: number): void => {
    const before = numbers;
    numbers = new Float64Array(Math.max(needed, before.length * 2));
    numbers.set(before);
    numbers.fill(NaN, before.length);
  };
  const add = (slot: number, figure: Figure): void => {
    const at = slot * width;
    if (at >= numbers.length) grow(at + width);
    const isFirst = Number.isNaN(numbers[at]);
    const sum = (index: number, value: number): void => {
      numbers[at + index] = isFirst ? value : (numbers[at + index] ?? 0) + value;
    };
    sum(0, figure.units);
    sum(1, figure.total);
    sum(2, figure.totalSquares);
    if (width === 3) return;
    sum(3, figure.base);
    sum(4, figure.baseSquares);
    sum(5, figure.crossProducts);
  };
  return {
    add,
    clear: (): void => {
      numbers.fill(NaN);
    },
    countKnown: (size: number): number => {
      let known = 0;
      const end = Math.min(size * width, numbers.length);
      for (let at = 0; at < end; at += width) if (!Number.isNaN(numbers[at])) known += 1;
      return known;
    },
    /** False when the slot has no figure of this metric. */
    copy: (slot: number, table: FigureTable, row: number): boolean => {
      const at = slot * width;
      if (at >= numbers.length || Number.isNaN(numbers[at])) return false;
      table.units[row] = numbers[at] ?? NaN;
      table.total[row] = numbers[at + 1] ?? NaN;
      table.totalSquares[row] = numbers[at + 2] ?? NaN;
      if (table.base === null || table.baseSquares === null || table.crossProducts === null) return true;
      table.base[row] = width === 6 ? (numbers[at + 3] ?? NaN) : NaN;
      table.baseSquares[row] = width === 6 ? (numbers[at + 4] ?? NaN) : NaN;
      table.crossProducts[row] = width === 6 ? (numbers[at + 5] ?? NaN) : NaN;
      return true;
    },
  };
}
