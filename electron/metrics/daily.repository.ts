import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { WritableDb } from '#electron/database/handles.ts';
import { createBulkInsert } from './bulk-insert.ts';

type Arm = DailyValue['arm'];

/** What a sum of figures holds; NaN where a part of it is not known. */
export type DaySums = {
  units: number;
  total: number;
  totalSquares: number;
  base: number;
  baseSquares: number;
  crossProducts: number;
};

export type ImportDay = DaySums & {
  metricId: Id;
  arm: Arm;
  day: CalendarDay;
  importSequence: number;
  covers: 0 | 1;
  /** How many segments are summed in it; 0 where only everybody was said. */
  segments: number;
};

type Touched = { metricId: Id; arm: Arm; importSequence: number };

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

const SUMS = 'units, total, total_squares, base, base_squares, cross_products';
const STANDING = `SELECT max(x.import_sequence) FROM import_days x
  JOIN imports i ON i.sequence = x.import_sequence AND i.state = 'done'
  WHERE x.metric_id = t.metric_id AND x.arm = t.arm AND x.day = t.day`;
const OTHERS = `SELECT 1 FROM import_days y
  JOIN imports i ON i.sequence = y.import_sequence AND i.state = 'done'
  WHERE y.metric_id = d.metric_id AND y.arm = d.arm AND y.day = d.day AND y.import_sequence < d.import_sequence`;

/** SQL of what each import says of everybody on a day, and of what counts (`daily_values`, which charts read). */
export function createDailyRepository(db: WritableDb) {
  const importDays = createBulkInsert(
    db,
    12,
    (values) =>
      `INSERT INTO import_days (metric_id, arm, day, import_sequence, covers, segments, ${SUMS}) ${values}`,
  );
  const clear = db.prepare<Touched>(
    `DELETE FROM daily_values WHERE metric_id = @metricId AND arm = @arm AND day IN (
       SELECT day FROM import_days
       WHERE metric_id = @metricId AND arm = @arm AND import_sequence = @importSequence)`,
  );
  const copy = db.prepare<Touched>(
    `INSERT INTO daily_values (metric_id, arm, day, segments, ${SUMS})
     SELECT d.metric_id, d.arm, d.day, d.segments, d.units, d.total, d.total_squares, d.base, d.base_squares,
       d.cross_products
     FROM import_days t
     JOIN import_days d ON d.metric_id = t.metric_id AND d.arm = t.arm AND d.day = t.day
       AND d.import_sequence = (${STANDING})
     WHERE t.metric_id = @metricId AND t.arm = @arm AND t.import_sequence = @importSequence
       AND (d.covers = 1 OR NOT EXISTS (${OTHERS}))`,
  );
  const mixed = db
    .prepare<Touched, CalendarDay>(
      `SELECT d.day FROM import_days t
       JOIN import_days d ON d.metric_id = t.metric_id AND d.arm = t.arm AND d.day = t.day
         AND d.import_sequence = (${STANDING})
       WHERE t.metric_id = @metricId AND t.arm = @arm AND t.import_sequence = @importSequence
         AND d.covers = 0 AND EXISTS (${OTHERS}) ORDER BY d.day`,
    )
    .pluck();
  const insert = db.prepare(
    `INSERT INTO daily_values (metric_id, arm, day, segments, ${SUMS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const discard = db.prepare<[number]>('DELETE FROM import_days WHERE import_sequence = ?');
  const armsOf = db.prepare<[string, number], { arm: Arm }>(
    'SELECT DISTINCT arm FROM import_days WHERE metric_id = ? AND import_sequence = ?',
  );
  return {
    addImportDay: (row: ImportDay): void =>
      importDays.add([
        row.metricId,
        row.arm,
        row.day,
        row.importSequence,
        row.covers,
        row.segments,
        row.units,
        row.total,
        known(row.totalSquares),
        known(row.base),
        known(row.baseSquares),
        known(row.crossProducts),
      ]),
    flush: importDays.flush,
    /** The arms an import wrote about for a metric. */
    listArms: (metricId: Id, importSequence: number): Arm[] =>
      armsOf.all(metricId, importSequence).map(({ arm }) => arm),
    /**
     * Counts the days an import wrote about anew, as far as one import alone speaks for everybody; answers the days on
     * which several have a part, which must be summed from their figures.
     */
    recount: (touched: Touched): CalendarDay[] => {
      clear.run(touched);
      copy.run(touched);
      return mixed.all(touched);
    },
    insertDaily: (key: { metricId: Id; arm: Arm }, value: DayToCount): void => {
      insert.run(
        key.metricId,
        key.arm,
        value.day,
        value.segments,
        value.units,
        value.total,
        value.totalSquares,
        value.base,
        value.baseSquares,
        value.crossProducts,
      );
    },
    discard: (importSequence: number): void => {
      discard.run(importSequence);
    },
  };
}

type DayToCount = Omit<DailyValue, 'arm'> & Pick<ImportDay, 'segments'>;

export type DailyRepository = ReturnType<typeof createDailyRepository>;
