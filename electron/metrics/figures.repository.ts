import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { Figure, StandingFigure } from '#shared/metrics/standing-figures.ts';
import type { WritableDb } from '#electron/database/handles.ts';

export type Arm = DailyValue['arm'];

/** One figure of an import: a metric on a day, in an arm, of a segment ('' for everybody). */
export type ImportedFigure = StandingFigure & { metricId: Id; arm: Arm };

/** The days of one metric and arm that an import wrote about. */
export type FigureSpan = { metricId: Id; arm: Arm; firstDay: CalendarDay; lastDay: CalendarDay };

type ObservationRow = {
  day: string;
  segment: string;
  import_sequence: number;
  units: number;
  total: number;
  total_squares: number | null;
};

/** Fifty rows a statement is where inserting stops getting faster. */
const ROWS_PER_STATEMENT = 50;

function valuesClause(rows: number, columns: number): string {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return Array.from({ length: rows }, () => row).join(', ');
}

const INSERT_OBSERVATIONS = `INSERT INTO observations
  (metric_id, arm, day, segment, import_sequence, units, total, total_squares) VALUES `;
const INSERT_DAILY = `INSERT INTO daily_values
  (metric_id, arm, day, segment, units, total, total_squares) VALUES `;

type Cell = string | number | null;

type BulkInsert<Row> = { sql: string; columns: number; cellsOf: (row: Row, cells: Cell[]) => void };

/** Inserts any number of rows, fifty at a time and the rest one by one; the cells of a statement are one array. */
function createBulkInsert<Row>(db: WritableDb, { sql, columns, cellsOf }: BulkInsert<Row>) {
  const many = db.prepare(sql + valuesClause(ROWS_PER_STATEMENT, columns));
  const one = db.prepare(sql + valuesClause(1, columns));
  return (rows: Iterable<Row>): void => {
    let cells: Cell[] = [];
    for (const row of rows) {
      cellsOf(row, cells);
      if (cells.length < ROWS_PER_STATEMENT * columns) continue;
      many.run(cells);
      cells = [];
    }
    for (let at = 0; at < cells.length; at += columns) one.run(cells.slice(at, at + columns));
  };
}

function rowToFigure(row: ObservationRow): Figure {
  return {
    day: row.day,
    segment: row.segment,
    importSequence: row.import_sequence,
    units: row.units,
    total: row.total,
    totalSquares: row.total_squares,
  };
}

/** SQL of raw figures and of the daily table that charts read. */
export function createFiguresRepository(db: WritableDb) {
  let sequence = 0;
  const insertObservations = createBulkInsert<ImportedFigure>(db, {
    sql: INSERT_OBSERVATIONS,
    columns: 8,
    cellsOf: ({ metricId, arm, day, segment, units, total, totalSquares }, cells) =>
      cells.push(metricId, arm, day, segment, sequence, units, total, totalSquares),
  });
  let target: Pick<FigureSpan, 'metricId' | 'arm'> = { metricId: '', arm: 'pilot' };
  const insertDaily = createBulkInsert<StandingFigure>(db, {
    sql: INSERT_DAILY,
    columns: 7,
    cellsOf: ({ day, segment, units, total, totalSquares }, cells) =>
      cells.push(target.metricId, target.arm, day, segment, units, total, totalSquares),
  });
  const spans = db.prepare<[string, string, number], { first_day: string | null; last_day: string | null }>(
    `SELECT min(day) AS first_day, max(day) AS last_day FROM observations
     WHERE metric_id = ? AND arm = ? AND import_sequence = ?`,
  );
  const standing = db.prepare<[string, string, string, string], ObservationRow>(
    `SELECT o.day, o.segment, o.import_sequence, o.units, o.total, o.total_squares
     FROM observations o JOIN imports i ON i.sequence = o.import_sequence
     WHERE o.metric_id = ? AND o.arm = ? AND o.day >= ? AND o.day <= ? AND i.state = 'done'`,
  );
  const days = db.prepare<[string, string, string, string], { day: string }>(
    `SELECT DISTINCT day FROM observations
     WHERE metric_id = ? AND arm = ? AND day >= ? AND day <= ? ORDER BY day`,
  );
  const clearDaily = db.prepare<[string, string, string, string]>(
    'DELETE FROM daily_values WHERE metric_id = ? AND arm = ? AND day >= ? AND day <= ?',
  );
  const anyDaily = db.prepare<[string, string], { found: number }>(
    'SELECT 1 AS found FROM daily_values WHERE metric_id = ? AND arm = ? LIMIT 1',
  );
  const discard = db.prepare<[number]>('DELETE FROM observations WHERE import_sequence = ?');
  const found = db.prepare<
    [string, string, string, string],
    { units: number; total: number; total_squares: number | null }
  >(
    `SELECT units, total, total_squares FROM daily_values
     WHERE metric_id = ? AND arm = ? AND day = ? AND segment = ?`,
  );
  return {
    insertObservations: (importSequence: number, figures: readonly ImportedFigure[]): void => {
      sequence = importSequence;
      insertObservations(figures);
    },
    findSpan: (metricId: Id, arm: Arm, sequence: number): FigureSpan | null => {
      const row = spans.get(metricId, arm, sequence);
      if (row === undefined || row.first_day === null || row.last_day === null) return null;
      return { metricId, arm, firstDay: row.first_day, lastDay: row.last_day };
    },
    listDays: ({ metricId, arm, firstDay, lastDay }: FigureSpan): CalendarDay[] =>
      days.all(metricId, arm, firstDay, lastDay).map(({ day }) => day),
    listStanding: ({ metricId, arm, firstDay, lastDay }: FigureSpan): Figure[] =>
      standing.all(metricId, arm, firstDay, lastDay).map(rowToFigure),
    replaceDaily: (
      { metricId, arm, firstDay, lastDay }: FigureSpan,
      figures: readonly StandingFigure[],
    ): void => {
      clearDaily.run(metricId, arm, firstDay, lastDay);
      target = { metricId, arm };
      insertDaily(figures);
    },
    /** Whether anything stands for a metric and arm at all: without it, no figure needs to be looked for. */
    hasStanding: (metricId: Id, arm: Arm): boolean => anyDaily.get(metricId, arm) !== undefined,
    /** What stands in the daily table for one figure; null when nothing does. */
    findStanding: ({ metricId, arm, day, segment }: ImportedFigure) => {
      const row = found.get(metricId, arm, day, segment);
      if (row === undefined) return null;
      return { units: row.units, total: row.total, totalSquares: row.total_squares };
    },
    discard: (sequence: number) => discard.run(sequence),
  };
}
