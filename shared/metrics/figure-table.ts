import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from './metric.ts';

type Arm = DailyValue['arm'];

/** The arms in the order their index in a figure table counts them. */
export const ARM_ORDER: readonly [Arm, Arm] = ['pilot', 'control'];

/**
 * Many figures as columns: a million of them make no million objects, and a thread hands them over without a copy.
 * Figure `i` is metric `metricIds[metric[i]]` on `days[day[i]]` in `ARM_ORDER[arm[i]]` and `segments[segment[i]]` ('' is
 * everybody); no key comes twice. NaN in `totalSquares` means not known. `base`, `baseSquares` and `crossProducts` are the
 * denominator's sums of ratio metrics, NaN for others, and null when the file feeds no ratio at all.
 */
export type FigureTable = {
  readonly length: number;
  readonly metricIds: readonly Id[];
  readonly days: readonly CalendarDay[];
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
