import type { FigureTable } from '#shared/metrics/figure-table.ts';
import type { DaySums } from './daily.repository.ts';

/** What an import says of everybody, by place (2 × metric + arm) and day index, lot by lot. */
export type SummedDays = {
  /** Adds one figure of a lot; all lots of an import count their days and segments alike. */
  add: (table: FigureTable, figure: number) => void;
  days: () => Generator<SummedDay>;
};

export type SummedDay = DaySums & { place: number; day: number; speaksOf: 'everybody' | 'segments' };

const SUMS = 6;
const EVERYBODY = 1;
const SEGMENT = 2;
const FIRST_ROOM = 512;

type Place = { sums: Float64Array; kinds: Uint8Array };

/** Sums figures by day in flat arrays while they are written; an unknown part makes an unknown sum (NaN). */
export function createSummedDays(): SummedDays {
  const places = new Map<number, Place>();
  const placeWith = (key: number, day: number): Place => {
    const found = places.get(key);
    if (found !== undefined && day < found.kinds.length) return found;
    const room = Math.max(FIRST_ROOM, (found?.kinds.length ?? 0) * 2, day + 1);
    const made = { sums: new Float64Array(room * SUMS), kinds: new Uint8Array(room) };
    if (found !== undefined) {
      made.sums.set(found.sums);
      made.kinds.set(found.kinds);
    }
    places.set(key, made);
    return made;
  };
  return {
    add: (table, figure) => {
      const day = table.day[figure] ?? 0;
      const { sums, kinds } = placeWith((table.metric[figure] ?? 0) * 2 + (table.arm[figure] ?? 0), day);
      const isEverybody = table.segments[table.segment[figure] ?? 0] === '';
      kinds[day] = (kinds[day] ?? 0) | (isEverybody ? EVERYBODY : SEGMENT);
      const at = day * SUMS;
      sums[at] = (sums[at] ?? 0) + (table.units[figure] ?? NaN);
      sums[at + 1] = (sums[at + 1] ?? 0) + (table.total[figure] ?? NaN);
      sums[at + 2] = (sums[at + 2] ?? 0) + (table.totalSquares[figure] ?? NaN);
      sums[at + 3] = (sums[at + 3] ?? 0) + (table.base?.[figure] ?? NaN);
      sums[at + 4] = (sums[at + 4] ?? 0) + (table.baseSquares?.[figure] ?? NaN);
      sums[at + 5] = (sums[at + 5] ?? 0) + (table.crossProducts?.[figure] ?? NaN);
    },
    *days() {
      for (const [place, { sums, kinds }] of places) {
        for (let day = 0; day < kinds.length; day += 1) {
          const kind = kinds[day] ?? 0;
          if (kind === 0) continue;
          yield { place, day, speaksOf: kind === EVERYBODY ? 'everybody' : 'segments', ...sumsAt(sums, day) };
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
