import { ARM_ORDER } from '#shared/metrics/figure-table.ts';
import { type FigureRun, runAt, type SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { ObservationCells, ObservationsRepository } from './observations.repository.ts';
import type { SeriesRepository } from './series.repository.ts';

/** What new figures would do to those that stand. */
export type Weighed = {
  newFigures: number;
  sameFigures: number;
  changedFigures: number;
  /** Figures of the table that would change, with what stands now; only the newest days of many. */
  changed: { figure: number; standing: ObservationCells }[];
  /** 1 for every figure that would change, by its index in the table. */
  isChanged: Uint8Array;
};

export type StandingStore = {
  series: SeriesRepository;
  observations: ObservationsRepository;
  /** The numbers of the imports that count. */
  standing: ReadonlySet<number>;
};

const MOST_CHANGED_KEPT = 200;

/**
 * Holds figures against what stands, series by series; yields the figures done so far, so that other calls get their
 * turn. Reads only.
 */
export function* weighFigures(store: StandingStore, sorted: SortedFigures): Generator<number, Weighed> {
  const { table } = sorted;
  const weighed: Weighed = {
    newFigures: 0,
    sameFigures: 0,
    changedFigures: 0,
    changed: [],
    isChanged: new Uint8Array(table.length),
  };
  for (let run = 0; run < sorted.starts.length;) {
    const end = endOfPlace(sorted, run);
    yield* weighPlace({ store, sorted, weighed }, { from: run, to: end });
    run = end;
  }
  weighed.changed.sort((left, right) => right.standing[0] - left.standing[0]);
  weighed.changed.length = Math.min(weighed.changed.length, MOST_CHANGED_KEPT);
  return weighed;
}

type Weighing = { store: StandingStore; sorted: SortedFigures; weighed: Weighed };

/** Where the runs of another metric or arm begin. */
function endOfPlace(sorted: SortedFigures, from: number): number {
  const { metric, arm } = runAt(sorted, from);
  let end = from + 1;
  while (end < sorted.starts.length) {
    const next = runAt(sorted, end);
    if (next.metric !== metric || next.arm !== arm) break;
    end += 1;
  }
  return end;
}

/** Weighs the runs of one metric and arm. */
function* weighPlace(weighing: Weighing, runs: { from: number; to: number }): Generator<number> {
  const { store, sorted, weighed } = weighing;
  const { metric, arm } = runAt(sorted, runs.from);
  const known = store.series.listOfArm(sorted.table.metricIds[metric] ?? '', ARM_ORDER[arm] ?? 'pilot');
  const bySegment = new Map(known.map(({ id, segment }) => [segment, id]));
  for (let index = runs.from; index < runs.to; index += 1) {
    const run = runAt(sorted, index);
    const id = bySegment.get(sorted.table.segments[run.segment] ?? '');
    if (id === undefined) weighed.newFigures += run.to - run.from;
    else weighRun(weighing, run, id);
    yield run.to;
  }
}

/** Walks the figures of a run and what is kept of its series side by side, both in the order of days. */
function weighRun({ store, sorted, weighed }: Weighing, run: FigureRun, series: number): void {
  const { table, order, epochDays } = sorted;
  const dayAt = (place: number): number => epochDays[table.day[order[place] ?? 0] ?? 0] ?? 0;
  const rows = store.observations.listOfSeries(series, { first: dayAt(run.from), last: dayAt(run.to - 1) });
  let at = 0;
  for (let place = run.from; place < run.to; place += 1) {
    const figure = order[place] ?? 0;
    const day = dayAt(place);
    let standing: ObservationCells | null = null;
    for (let row = rows[at]; row !== undefined && row[0] <= day; row = rows[(at += 1)]) {
      if (row[0] === day && store.standing.has(row[1])) standing = row;
    }
    if (standing === null) weighed.newFigures += 1;
    else if (isSame(sorted, figure, standing)) weighed.sameFigures += 1;
    else {
      weighed.changedFigures += 1;
      weighed.isChanged[figure] = 1;
      keepChanged(weighed.changed, { figure, standing });
    }
  }
}

/** A bounded list: once twice too long, only the newest days stay. */
function keepChanged(changed: Weighed['changed'], one: Weighed['changed'][number]): void {
  changed.push(one);
  if (changed.length < MOST_CHANGED_KEPT * 2) return;
  changed.sort((left, right) => right.standing[0] - left.standing[0]);
  changed.length = MOST_CHANGED_KEPT;
}

function isSame({ table }: SortedFigures, figure: number, standing: ObservationCells): boolean {
  const [, , units, total, totalSquares, base, baseSquares, crossProducts] = standing;
  return (
    table.units[figure] === units &&
    table.total[figure] === total &&
    knownOf(table.totalSquares, figure) === totalSquares &&
    knownOf(table.base, figure) === base &&
    knownOf(table.baseSquares, figure) === baseSquares &&
    knownOf(table.crossProducts, figure) === crossProducts
  );
}

/** The number at a place, null where it is not known. */
export function knownOf(column: Float64Array | null, figure: number): number | null {
  const value = column?.[figure];
  return value === undefined || Number.isNaN(value) ? null : value;
}
