import type { FigureTable } from '#shared/metrics/figure-table.ts';
import type { DaySums } from './daily.repository.ts';

/** What an import says of everybody, by place (2 × metric + arm) and day index, lot by lot. */
export type SummedDays = {
  /** Adds one figure of a lot; all lots of an import count their days and segments alike. */
  add: (table: FigureTable, figure: number) => void;
  days: () => Generator<SummedDay>;
};

/** `segments` are those summed in the day; 0 where only everybody was said. */
export type SummedDay = DaySums & { place: number; day: number; segments: number };

const SUMS = 6;
/** What a figure leaves in `seen`: that there is one, and that one more segment has one. */
const EVERYBODY = 1;
const SEGMENT = 2;
const FIRST_ROOM = 512;

/** `seen` is 0 for a day without a figure, otherwise odd, and twice the number of its segments beyond that. */
type Place = { sums: Float64Array; seen: Uint32Array };

/** Sums figures by day in flat arrays while they are written; an unknown part makes an unknown sum (NaN). */
export function createSummedDays(): SummedDays {
  const places = new Map<number, Place>();
  const placeWith = (key: number, day: number): Place => {
    const found = places.get(key);
    if (found !== undefined && day < found.seen.length) return found;
    const room = Math.max(FIRST_ROOM, (found?.seen.length ?? 0) * 2, day + 1);
    const made = { sums: new Float64Array(room * SUMS), seen: new Uint32Array(room) };
    if (found !== undefined) {
      made.sums.set(found.sums);
      made.seen.set(found.seen);
    }
    places.set(key, made);
    return made;
  };
  return {
    add: (table, figure) => {
      const day = table.day[figure] ?? 0;
      const { sums, seen } = placeWith((table.metric[figure] ?? 0) * 2 + (table.arm[figure] ?? 0), day);
      const isEverybody = table.segments[table.segment[figure] ?? 0] === '';
      seen[day] = ((seen[day] ?? 0) | EVERYBODY) + (isEverybody ? 0 : SEGMENT);
      const at = day * SUMS;
      sums[at] = (sums[at] ?? 0) + (table.units[figure] ?? NaN);
      sums[at + 1] = (sums[at + 1] ?? 0) + (table.total[figure] ?? NaN);
      sums[at + 2] = (sums[at + 2] ?? 0) + (table.totalSquares[figure] ?? NaN);
      sums[at + 3] = (sums[at + 3] ?? 0) + (table.base?.[figure] ?? NaN);
      sums[at + 4] = (sums[at + 4] ?? 0) + (table.baseSquares?.[figure] ?? NaN);
      sums[at + 5] = (sums[at + 5] ?? 0) + (table.crossProducts?.[figure] ?? NaN);
    },
    *days() {
      for (const [place, { sums, seen }] of places) {
        for (let day = 0; day < seen.length; day += 1) {
          const figures = seen[day] ?? 0;
          if (figures === 0) continue;
          yield { place, day, segments: figures >> 1, ...sumsAt(sums, day) };
        }
      }
    },
  };
}

function sumsAt(sums: Float64Array, day: number): DaySums {
  const [units = NaN, total = NaN, totalSquares = NaN, base = NaN, baseSquares = NaN, crossProducts = NaN] =
    sums.subarray(day * SUMS, (day + 1) * SUMS);
  return { units, total, totalSquares, base, baseSquares, crossProducts };
}
