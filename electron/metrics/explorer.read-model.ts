import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { SegmentDay } from '#shared/metrics/split-by-segment.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

type SegmentRow = {
  day: string;
  arm: DailyValue['arm'];
  segment: string;
  units: number;
  total: number;
  total_squares: number | null;
  base: number | null;
  base_squares: number | null;
  cross_products: number | null;
};

export type StartedPhase = { id: Id; name: string; from: CalendarDay; to: CalendarDay | null };

/** What the charts of one metric ask beside its days: its segments, and the phases of its feature. Read only. */
export function createExplorerReadModel(db: ReadableDb) {
  const segmentDays = db.prepare<[string], SegmentRow>(
    // The row of the latest standing import gives the other columns (https://sqlite.org/lang_select.html#bareagg).
    `SELECT date(o.epoch_day * 86400, 'unixepoch') AS day, s.arm, s.segment, max(o.import_sequence), o.units, o.total,
            o.total_squares, o.base, o.base_squares, o.cross_products
     FROM series s JOIN observations o ON o.series = s.id
     WHERE s.metric_id = ? AND s.segment <> ''
       AND o.import_sequence IN (SELECT sequence FROM imports WHERE state = 'done')
     GROUP BY o.series, o.epoch_day ORDER BY o.epoch_day, s.arm, s.segment`,
  );
  const phases = db.prepare<
    [string],
    { id: string; name: string; started_on: string; ended_on: string | null }
  >(
    `SELECT id, name, started_on, ended_on FROM phases
     WHERE feature_id = ? AND started_on IS NOT NULL ORDER BY position`,
  );
  return {
    /** The days of every segment, both arms, oldest first; none of everybody. */
    listSegmentDays: (metricId: Id): SegmentDay[] =>
      segmentDays.all(metricId).map(({ day, arm, segment, units, total, ...row }) => ({
        day,
        arm,
        segment,
        units,
        total,
        totalSquares: row.total_squares,
        base: row.base,
        baseSquares: row.base_squares,
        crossProducts: row.cross_products,
      })),
    /** The phases that have started, in the order of the plan; `to` null where none has ended yet. */
    listStartedPhases: (featureId: Id): StartedPhase[] =>
      phases.all(featureId).map(({ id, name, started_on: from, ended_on: to }) => ({ id, name, from, to })),
  };
}
