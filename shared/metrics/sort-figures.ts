import { toEpochDay } from '#shared/kernel/calendar-day.ts';
import { buffersOf, type FigureTable } from './figure-table.ts';

/** The figures of one metric, arm and segment: places `from` (in) to `to` (out) of the order. */
export type FigureRun = {
  readonly metric: number;
  readonly arm: number;
  readonly segment: number;
  readonly from: number;
  readonly to: number;
};

/**
 * `order[k]` is the figure that stands k-th when sorted by metric, arm, segment and day; run `i` begins at `starts[i]` and
 * ends where the next begins. All of it is columns, so that a thread can hand it over.
 */
export type SortedFigures = {
  readonly table: FigureTable;
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
  /** Days since 1970-01-01 by the table's day index. */
  readonly epochDays: Int32Array;
};

/**
 * Sorts figures as the store keeps them: written in this order a million rows go in four times faster than in a file's
 * usual order of days. Two stable counting passes (radix sort, least significant key first): days, then series.
 */
export function sortFigures(table: FigureTable): SortedFigures {
  const epochDays = Int32Array.from(table.days, toEpochDay);
  const byDay = countingSort(identity(table.length), ranked(table.day, epochDays));
  const { keys, distinct } = seriesKeys(table);
  const order = countingSort(byDay, { ranks: keys, size: distinct.length });
  const starts = new Uint32Array(distinct.length);
  for (let place = order.length - 1; place >= 0; place -= 1) starts[keys[order[place] ?? 0] ?? 0] = place;
  return { table, order, starts, epochDays };
}

/** The run at an index below `starts.length`. */
export function runAt({ table, order, starts }: SortedFigures, index: number): FigureRun {
  const from = starts[index] ?? 0;
  const to = starts[index + 1] ?? order.length;
  const first = order[from] ?? 0;
  const [metric, arm, segment] = [table.metric[first], table.arm[first], table.segment[first]];
  return { metric: metric ?? 0, arm: arm ?? 0, segment: segment ?? 0, from, to };
}

/** The buffers to hand over when sorted figures are posted to another thread. */
export function buffersOfSorted({ table, order, starts, epochDays }: SortedFigures): ArrayBuffer[] {
  const own = [order, starts, epochDays].map((column) => column.buffer as ArrayBuffer);
  return [...buffersOf(table), ...own];
}

/**
 * Gives the memory of sorted figures back now and not when it is next collected, which with lots of 10 MB is too late. They
 * are empty afterwards.
 */
export function releaseSorted(sorted: SortedFigures): void {
  for (const buffer of buffersOfSorted(sorted)) buffer.transfer(0);
}

type Ranks = { ranks: Uint32Array; size: number };

function identity(length: number): Uint32Array {
  const all = new Uint32Array(length);
  for (let index = 0; index < length; index += 1) all[index] = index;
  return all;
}

/** The rank of each figure's day among all days of the table. */
function ranked(day: Uint32Array, epochDays: Int32Array): Ranks {
  const sorted = identity(epochDays.length).sort(
    (left, right) => (epochDays[left] ?? 0) - (epochDays[right] ?? 0),
  );
  const rankOf = new Uint32Array(epochDays.length);
  for (let rank = 0; rank < sorted.length; rank += 1) rankOf[sorted[rank] ?? 0] = rank;
  const ranks = new Uint32Array(day.length);
  for (let at = 0; at < day.length; at += 1) ranks[at] = rankOf[day[at] ?? 0] ?? 0;
  return { ranks, size: epochDays.length };
}

/** A number for each different metric, arm and segment, in that order, and each figure's own. */
function seriesKeys({ metric, arm, segment, segments, length }: FigureTable): {
  keys: Uint32Array;
  distinct: number[];
} {
  const known = new Map<number, number>();
  const keys = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) {
    const key = ((metric[at] ?? 0) * 2 + (arm[at] ?? 0)) * segments.length + (segment[at] ?? 0);
    let place = known.get(key);
    if (place === undefined) {
      place = known.size;
      known.set(key, place);
    }
    keys[at] = place;
  }
  const distinct = [...known.keys()].toSorted((left, right) => left - right);
  const rankOf = new Uint32Array(distinct.length);
  for (let rank = 0; rank < distinct.length; rank += 1) rankOf[known.get(distinct[rank] ?? 0) ?? 0] = rank;
  for (let at = 0; at < length; at += 1) keys[at] = rankOf[keys[at] ?? 0] ?? 0;
  return { keys, distinct };
}

function countingSort(order: Uint32Array, { ranks, size }: Ranks): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (const rank of ranks) starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  for (let rank = 0; rank < size; rank += 1) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const figure of order) {
    const rank = ranks[figure] ?? 0;
    const place = starts[rank] ?? 0;
    sorted[place] = figure;
    starts[rank] = place + 1;
  }
  return sorted;
}
