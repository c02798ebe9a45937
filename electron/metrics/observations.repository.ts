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

/** The figures of one import on their way into the store, written fifty at a time; `flush` writes the rest. */
export type FigureInsert = {
  /** Series, epoch day, units, total and its squares, and the sums of a denominator where there is one. */
  add: (cells: readonly (number | null)[]) => void;
  flush: () => void;
};

const COLUMNS = 'series, epoch_day, import_sequence, units, total, total_squares';
const BASE_COLUMNS = 'base, base_squares, cross_products';

/** SQL of raw figures: clustered by series and day, never rewritten; the latest standing import of a key counts. */
export function createObservationsRepository(db: WritableDb) {
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
    /** A cell handed to SQLite costs as much as storing it, so what is the same in every row is said once. */
    openInsert: (importSequence: number): FigureInsert => {
      const into = `INSERT INTO observations (${COLUMNS}`;
      const picked = `SELECT column1, column2, ${Math.trunc(importSequence)}, column3, column4`;
      const counted = createBulkInsert(db, 4, (values) => `${into}) ${picked}, column4 FROM (${values})`);
      const plain = createBulkInsert(db, 5, (values) => `${into}) ${picked}, column5 FROM (${values})`);
      const withBase = createBulkInsert(
        db,
        8,
        (values) =>
          `${into}, ${BASE_COLUMNS}) ${picked}, column5, column6, column7, column8 FROM (${values})`,
      );
      return {
        add: (cells) => {
          if (cells.length > 5) withBase.add(cells);
          // A success counts 1 and so does its square: of shares, the commonest figures, the squares are the total.
          else if (cells[3] === cells[4]) counted.add(cells);
          else plain.add(cells);
        },
        flush: () => {
          counted.flush();
          plain.flush();
          withBase.flush();
        },
      };
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
