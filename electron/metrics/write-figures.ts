import { ARM_ORDER } from '#shared/metrics/figure-table.ts';
import { type FigureRun, runAt, type SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import type { DailyRepository } from './daily.repository.ts';
import type { ObservationsRepository } from './observations.repository.ts';
import type { SeriesRepository } from './series.repository.ts';
import { createSummedDays, type SummedDay } from './sum-days.ts';
import { knownOf, type Weighed } from './weigh-figures.ts';

/** Rows written in one transaction, about 10 ms; between two of them other changes pass. */
const ROWS_AT_ONCE = 10_000;

export type FigureStore = {
  db: WritableDb;
  series: SeriesRepository;
  observations: ObservationsRepository;
  daily: DailyRepository;
};

export type FiguresToWrite = {
  sorted: SortedFigures;
  weighed: Weighed;
  importSequence: number;
  /** What happens to figures that stand with another value; left out, the standing ones go on counting. */
  changed: 'write' | 'leave-out';
};

/**
 * Writes figures and what they say of everybody, in short transactions; yields the rows done after each. They count for
 * nothing until their import does.
 */
export function* writeFigures(store: FigureStore, batch: FiguresToWrite): Generator<number> {
  const { sorted, weighed, changed } = batch;
  const { table, order, starts } = sorted;
  const summed = createSummedDays(table);
  const numbers = createSeriesNumbers(store, sorted);
  let at = 0;
  let run = 0;
  while (at < order.length) {
    const end = Math.min(order.length, at + ROWS_AT_ONCE);
    store.db
      .transaction(() => {
        while (at < end) {
          const current = runAt(sorted, run);
          const series = numbers(current);
          for (const stop = Math.min(end, current.to); at < stop; at += 1) {
            const figure = order[at] ?? 0;
            if (changed === 'leave-out' && weighed.isChanged[figure] === 1) summed.leaveOut(figure);
            else {
              store.observations.add(cellsOf(batch, figure, series));
              summed.add(figure);
            }
          }
          if (at === current.to && run < starts.length - 1) run += 1;
        }
        store.observations.flush();
      })
      .immediate();
    yield at;
  }
  yield* writeDays(store, batch, summed.days());
}

/** The number of a run's series, made when the run is the first to speak of it. */
function createSeriesNumbers({ series }: FigureStore, { table }: SortedFigures): (run: FigureRun) => number {
  let place = -1;
  let known = new Map<string, number>();
  return ({ metric, arm, segment }) => {
    const key = { metricId: table.metricIds[metric] ?? '', arm: ARM_ORDER[arm] ?? 'pilot' } as const;
    if (place !== metric * 2 + arm) {
      place = metric * 2 + arm;
      known = new Map(series.listOfArm(key.metricId, key.arm).map((each) => [each.segment, each.id]));
    }
    const name = table.segments[segment] ?? '';
    const found = known.get(name);
    if (found !== undefined) return found;
    const id = series.make({ ...key, segment: name });
    known.set(name, id);
    return id;
  };
}

function cellsOf({ sorted, importSequence }: FiguresToWrite, figure: number, series: number) {
  const { table, epochDays } = sorted;
  const cells = [
    series,
    epochDays[table.day[figure] ?? 0] ?? 0,
    importSequence,
    table.units[figure] ?? 0,
    table.total[figure] ?? 0,
    knownOf(table.totalSquares, figure),
  ];
  if (table.base === null) return cells;
  cells.push(
    knownOf(table.base, figure),
    knownOf(table.baseSquares, figure),
    knownOf(table.crossProducts, figure),
  );
  return cells;
}

function* writeDays(
  { db, daily }: FigureStore,
  { sorted, weighed, importSequence }: FiguresToWrite,
  days: Generator<SummedDay>,
): Generator<number> {
  const { table } = sorted;
  for (let next = days.next(); next.done !== true;) {
    db.transaction(() => {
      for (let written = 0; written < ROWS_AT_ONCE && next.done !== true; written += 1) {
        const { place, day, speaksOf, ...sums } = next.value;
        const isOpen = weighed.uncovered.get(place)?.[day] === 1 || speaksOf === 'part';
        daily.addImportDay({
          ...sums,
          metricId: table.metricIds[place >> 1] ?? '',
          arm: ARM_ORDER[place & 1] ?? 'pilot',
          day: table.days[day] ?? '',
          importSequence,
          covers: speaksOf === 'everybody' || !isOpen ? 1 : 0,
        });
        next = days.next();
      }
      daily.flush();
    }).immediate();
    yield table.length;
  }
}
