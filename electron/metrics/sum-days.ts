import type { FigureTable } from '#shared/metrics/figure-table.ts';
import type { DaySums } from './daily.repository.ts';

/** What a table says of everybody, by place (2 × metric + arm) and day index. */
export type SummedDays = {
  add: (figure: number) => void;
  /** Figures that are left out leave their day open for what stands. */
  leaveOut: (figure: number) => void;
  days: () => Generator<SummedDay>;
};

export type SummedDay = DaySums & { place: number; day: number; speaksOf: SpeaksOf };

/** `everybody`: one figure for all · `segments`: parts, with or without a rest · `part`: figures were left out. */
export type SpeaksOf = 'everybody' | 'segments' | 'part';

const SUMS = 6;
const EVERYBODY = 1;
const SEGMENT = 2;
const LEFT_OUT = 4;

type Place = { sums: Float64Array; kinds: Uint8Array };

/** Sums figures by day in flat arrays while they are written; an unknown part makes an unknown sum (NaN). */
export function createSummedDays(table: FigureTable): SummedDays {
  const places = new Map<number, Place>();
  const placeOf = (figure: number): Place => {
    const place = (table.metric[figure] ?? 0) * 2 + (table.arm[figure] ?? 0);
    const found = places.get(place);
    if (found !== undefined) return found;
    const made = {
      sums: new Float64Array(table.days.length * SUMS),
      kinds: new Uint8Array(table.days.length),
    };
    places.set(place, made);
    return made;
  };
  const isEverybody = table.segments.map((segment) => segment === '');
  const columns = [
    table.units,
    table.total,
    table.totalSquares,
    table.base,
    table.baseSquares,
    table.crossProducts,
  ];
  return {
    add: (figure) => {
      const { sums, kinds } = placeOf(figure);
      const day = table.day[figure] ?? 0;
      kinds[day] =
        (kinds[day] ?? 0) | (isEverybody[table.segment[figure] ?? 0] === true ? EVERYBODY : SEGMENT);
      for (let at = 0; at < SUMS; at += 1) {
        sums[day * SUMS + at] = (sums[day * SUMS + at] ?? 0) + (columns[at]?.[figure] ?? NaN);
      }
    },
    leaveOut: (figure) => {
      const { kinds } = placeOf(figure);
      const day = table.day[figure] ?? 0;
      kinds[day] = (kinds[day] ?? 0) | LEFT_OUT;
    },
    *days() {
      for (const [place, { sums, kinds }] of places) {
        for (let day = 0; day < kinds.length; day += 1) {
          const kind = kinds[day] ?? 0;
          if ((kind & (EVERYBODY | SEGMENT)) === 0) continue;
          yield { place, day, speaksOf: speaksOf(kind), ...sumsAt(sums, day) };
        }
      }
    },
  };
}

function speaksOf(kind: number): SpeaksOf {
  if ((kind & LEFT_OUT) !== 0) return 'part';
  return kind === EVERYBODY ? 'everybody' : 'segments';
}

function sumsAt(sums: Float64Array, day: number): DaySums {
  const [units = NaN, total = NaN, totalSquares = NaN, base = NaN, baseSquares = NaN, crossProducts = NaN] =
    sums.subarray(day * SUMS, (day + 1) * SUMS);
  return { units, total, totalSquares, base, baseSquares, crossProducts };
}
