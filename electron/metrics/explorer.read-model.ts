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
};

export type StartedPhase = { id: Id; name: string; from: CalendarDay; to: CalendarDay | null };

/** What the charts of one metric ask beside its days: its segments, and the phases of its feature. Read only. */
export function createExplorerReadModel(db: ReadableDb) {
  const segmentDays = db.prepare<[string], SegmentRow>(
    `SELECT day, arm, segment, units, total, total_squares FROM daily_values
     WHERE metric_id = ? AND segment <> '' ORDER BY day, arm, segment`,
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
      segmentDays.all(metricId).map(({ day, arm, segment, units, total, total_squares: totalSquares }) => ({
        day,
        arm,
        segment,
        units,
        total,
        totalSquares,
      })),
    /** The phases that have started, in the order of the plan; `to` null where none has ended yet. */
    listStartedPhases: (featureId: Id): StartedPhase[] =>
      phases.all(featureId).map(({ id, name, started_on: from, ended_on: to }) => ({ id, name, from, to })),
  };
}
