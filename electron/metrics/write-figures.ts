import { toEpochDay } from '#shared/kernel/calendar-day.ts';
import { ARM_ORDER, type FigureTable } from '#shared/metrics/figure-table.ts';
import { runAt, type SortedFigures } from '#shared/metrics/sort-figures.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import type { DailyRepository } from './daily.repository.ts';
import type { ObservationsRepository } from './observations.repository.ts';
import type { SeriesRepository } from './series.repository.ts';
import { createSeriesNumbers, findOpenDays, type OpenDays } from './series-numbers.ts';
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

/** What happens to figures that stand with another value; left out, the standing ones go on counting. */
export type ChangedFigures = 'write' | 'leave-out';

export type FigureWriter = {
  /** Writes one lot in short transactions; yields the rows done after each. */
  write: (sorted: SortedFigures, weighed: Weighed) => Generator<number>;
  /** Writes what all lots say of everybody; to be run through once, after the last. */
  finish: () => Generator<number>;
};

/**
 * Writes the figures of one import, lot by lot. All lots have the same metrics, and lists of days and segments that only
 * grow. Nothing counts until the import does.
 */
export function createFigureWriter(
  store: FigureStore,
  { importSequence, changed }: { importSequence: number; changed: ChangedFigures },
): FigureWriter {
  const summed = createSummedDays();
  const numbers = createSeriesNumbers(store.series);
  let latest: FigureTable | null = null;

  function* write(sorted: SortedFigures, weighed: Weighed): Generator<number> {
    const { table, order, starts } = sorted;
    latest = table;
    let at = 0;
    let run = 0;
    while (at < order.length) {
      const end = Math.min(order.length, at + ROWS_AT_ONCE);
      store.db
        .transaction(() => {
          while (at < end) {
            const current = runAt(sorted, run);
            const series = numbers.of(current, table);
            for (const stop = Math.min(end, current.to); at < stop; at += 1) {
              const figure = order[at] ?? 0;
              if (changed === 'leave-out' && weighed.isChanged[figure] === 1) continue;
              store.observations.add(cellsOf(sorted, figure, { series, importSequence }));
              summed.add(table, figure);
            }
            if (at === current.to && run < starts.length - 1) run += 1;
          }
          store.observations.flush();
        })
        .immediate();
      yield at;
    }
  }

  function* finish(): Generator<number> {
    if (latest === null) return;
    const open = yield* findOpenDays(store, { places: numbers.places(), table: latest, importSequence });
    yield* writeDays(store, { days: summed.days(), table: latest, importSequence, open });
  }

  return { write, finish };
}

type SumsToWrite = {
  days: Generator<SummedDay>;
  table: FigureTable;
  importSequence: number;
  open: OpenDays;
};

function* writeDays(
  { db, daily }: FigureStore,
  { days, table, importSequence, open }: SumsToWrite,
): Generator<number> {
  for (let next = days.next(); next.done !== true;) {
    db.transaction(() => {
      for (let written = 0; written < ROWS_AT_ONCE && next.done !== true; written += 1) {
        const { place, day: index, speaksOf, ...sums } = next.value;
        const day = table.days[index] ?? '';
        const isOpen = speaksOf === 'segments' && open.get(place)?.has(toEpochDay(day)) === true;
        daily.addImportDay({
          ...sums,
          metricId: table.metricIds[place >> 1] ?? '',
          arm: ARM_ORDER[place & 1] ?? 'pilot',
          day,
          importSequence,
          covers: isOpen ? 0 : 1,
        });
        next = days.next();
      }
      daily.flush();
    }).immediate();
    yield table.length;
  }
}

function cellsOf(
  { table, epochDays }: SortedFigures,
  figure: number,
  { series, importSequence }: { series: number; importSequence: number },
) {
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
