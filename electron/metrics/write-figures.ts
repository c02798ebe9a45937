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
  const insert = store.observations.openInsert(importSequence);
  let latest: FigureTable | null = null;

  function* write(sorted: SortedFigures, weighed: Weighed): Generator<number> {
    const { table, order, starts, epochDays } = sorted;
    latest = table;
    const cells = createCells(table);
    let at = 0;
    let run = 0;
    while (at < order.length) {
      const end = Math.min(order.length, at + ROWS_AT_ONCE);
      writeUncounted(store.db, () => {
        while (at < end) {
          const current = runAt(sorted, run);
          const series = numbers.of(current, table);
          for (const stop = Math.min(end, current.to); at < stop; at += 1) {
            const figure = order[at] ?? 0;
            if (changed === 'leave-out' && weighed.isChanged[figure] === 1) continue;
            cells.fill(series, epochDays[table.day[figure] ?? 0] ?? 0, figure);
            insert.add(cells.row);
            summed.add(table, figure);
          }
          if (at === current.to && run < starts.length - 1) run += 1;
        }
        insert.flush();
      });
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

/**
 * Runs `work` in a transaction whose rows count for nothing yet, so that the disk is not waited for: the commit that makes
 * them count makes them safe with it, and until then a power cut only costs an import that was not finished.
 */
function writeUncounted(db: WritableDb, work: () => void): void {
  if (db.inTransaction) {
    work();
    return;
  }
  db.pragma('synchronous = NORMAL');
  try {
    db.transaction(work).immediate();
  } finally {
    db.pragma('synchronous = FULL');
  }
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
    writeUncounted(db, () => {
      for (let written = 0; written < ROWS_AT_ONCE && next.done !== true; written += 1) {
        const { place, day: index, ...sums } = next.value;
        const day = table.days[index] ?? '';
        const isOpen = sums.segments > 0 && open.get(place)?.has(toEpochDay(day)) === true;
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
    });
    yield table.length;
  }
}

/** One row written over again for every figure: a million rows would be a million arrays. */
function createCells(table: FigureTable) {
  const { base, baseSquares, crossProducts } = table;
  const row: (number | null)[] = Array.from({ length: base === null ? 5 : 8 }, () => null);
  return {
    row,
    fill: (series: number, epochDay: number, figure: number): void => {
      row[0] = series;
      row[1] = epochDay;
      row[2] = table.units[figure] ?? 0;
      row[3] = table.total[figure] ?? 0;
      row[4] = knownOf(table.totalSquares, figure);
      if (base === null) return;
      row[5] = knownOf(base, figure);
      row[6] = knownOf(baseSquares, figure);
      row[7] = knownOf(crossProducts, figure);
    },
  };
}
