import type { Arm } from './arm-words.ts';
import type { Observation } from './row-mapping.ts';

/** The arms in the order their index in a figure table counts them. */
export const ARM_ORDER: readonly [Arm, Arm] = ['pilot', 'control'];

/**
 * Many observations as columns: a million of them make no million objects, and a worker hands them over without a copy.
 * Figure `i` is metric `metricIds[metric[i]]` on `days[day[i]]` in `ARM_ORDER[arm[i]]` and `segments[segment[i]]` ('' is
 * everybody); no key comes twice. NaN in `totalSquares` means not known. `base`, `baseSquares` and `crossProducts` are the
 * denominator's sums of ratio metrics, NaN for others, and null when the file feeds no ratio at all.
 */
export type FigureTable = {
  readonly length: number;
  readonly metricIds: readonly string[];
  readonly days: readonly string[];
  readonly segments: readonly string[];
  readonly metric: Uint16Array;
  readonly arm: Uint8Array;
  readonly day: Uint32Array;
  readonly segment: Uint32Array;
  readonly units: Float64Array;
  readonly total: Float64Array;
  readonly totalSquares: Float64Array;
  readonly base: Float64Array | null;
  readonly baseSquares: Float64Array | null;
  readonly crossProducts: Float64Array | null;
};

/** The names and lists a table needs besides its `length` rows. */
export type FigureTableHead = Pick<FigureTable, 'length' | 'metricIds' | 'days' | 'segments'>;

/** A table of the length said, its figures still zero. */
export function emptyFigureTable(head: FigureTableHead, denominators: 'none' | 'some'): FigureTable {
  const column = () => new Float64Array(head.length);
  const base = () => (denominators === 'some' ? column() : null);
  return {
    ...head,
    metric: new Uint16Array(head.length),
    arm: new Uint8Array(head.length),
    day: new Uint32Array(head.length),
    segment: new Uint32Array(head.length),
    units: column(),
    total: column(),
    totalSquares: column(),
    base: base(),
    baseSquares: base(),
    crossProducts: base(),
  };
}

/** One figure of the table as an object. Throws RangeError beyond its length. */
export function observationAt(table: FigureTable, index: number): Observation {
  if (index < 0 || index >= table.length) throw new RangeError(`no figure ${index} in the table`);
  return {
    metricId: table.metricIds[table.metric[index] ?? 0] ?? '',
    day: table.days[table.day[index] ?? 0] ?? '',
    arm: ARM_ORDER[table.arm[index] ?? 0] ?? 'pilot',
    segment: table.segments[table.segment[index] ?? 0] ?? '',
    units: table.units[index] ?? 0,
    total: table.total[index] ?? 0,
    totalSquares: known(table.totalSquares, index),
    base: known(table.base, index),
    baseSquares: known(table.baseSquares, index),
    crossProducts: known(table.crossProducts, index),
  };
}

/** All figures as objects, for few of them. */
export function observationsOf(table: FigureTable): Observation[] {
  return Array.from({ length: table.length }, (_, index) => observationAt(table, index));
}

/** The buffers to hand over when the table is posted to another thread. */
export function buffersOf(table: FigureTable): ArrayBuffer[] {
  const columns = [
    table.metric,
    table.arm,
    table.day,
    table.segment,
    table.units,
    table.total,
    table.totalSquares,
    table.base,
    table.baseSquares,
    table.crossProducts,
  ];
  return columns.flatMap((column) => (column === null ? [] : [column.buffer as ArrayBuffer]));
}

function known(column: Float64Array | null, index: number): number | null {
  const value = column?.[index] ?? NaN;
  return Number.isFinite(value) ? value : null;
}
