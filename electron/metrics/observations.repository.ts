import type { WritableDb } from '#electron/database/handles.ts';
import { createBulkInsert } from './bulk-insert.ts';

/** Epoch day, import, units, total, squares, and the denominator's sums: a figure as it is kept. */
export type ObservationCells = [
  epochDay: number,
  importSequence: number,
  units: number,
  total: number,
  totalSquares: number | null,
  base: number | null,
  baseSquares: number | null,
  crossProducts: number | null,
];

export type DayRange = { first: number; last: number };

const ALL_COLUMNS =
  'series, epoch_day, import_sequence, units, total, total_squares, base, base_squares, cross_products';

/** SQL of raw figures: clustered by series and day, never rewritten; the latest standing import of a key counts. */
export function createObservationsRepository(db: WritableDb) {
  const plain = createBulkInsert(
    db,
    'INSERT INTO observations (series, epoch_day, import_sequence, units, total, total_squares)',
    6,
  );
  const withBase = createBulkInsert(db, `INSERT INTO observations (${ALL_COLUMNS})`, 9);
  const ofSeries = db
    .prepare<[number, number, number], ObservationCells>(
      `SELECT epoch_day, import_sequence, units, total, total_squares, base, base_squares, cross_products
       FROM observations WHERE series = ? AND epoch_day BETWEEN ? AND ? ORDER BY epoch_day, import_sequence`,
    )
    .raw();
  const daysWithout = db
    .prepare<{ series: number; first: number; last: number; importSequence: number }, number>(
      `SELECT DISTINCT o.epoch_day FROM observations o
       WHERE o.series = @series AND o.epoch_day BETWEEN @first AND @last AND NOT EXISTS (
         SELECT 1 FROM observations own
         WHERE own.series = o.series AND own.epoch_day = o.epoch_day AND own.import_sequence = @importSequence)`,
    )
    .pluck();
  const discard = db.prepare<[number, number, number]>(
    'DELETE FROM observations WHERE series BETWEEN ? AND ? AND import_sequence = ?',
  );
  return {
    /** Adds a row to those written by `flush`: `cells` begin with the series; six, or nine for ratios. */
    add: (cells: readonly (number | null)[]): void => (cells.length > 6 ? withBase : plain).add(cells),
    flush: (): void => {
      plain.flush();
      withBase.flush();
    },
    /** All figures of a series on some days, whether they count or not, earliest import first. */
    listOfSeries: (series: number, { first, last }: DayRange): ObservationCells[] =>
      ofSeries.all(series, first, last),
    /** The days of a series that an import says nothing of. */
    listDaysWithout: (series: number, range: DayRange, importSequence: number): number[] =>
      daysWithout.all({ series, ...range, importSequence }),
    /** Removes the figures of an import in a stretch of series. */
    discard: (importSequence: number, series: { first: number; last: number }): void => {
      discard.run(series.first, series.last, importSequence);
    },
  };
}

export type ObservationsRepository = ReturnType<typeof createObservationsRepository>;
