import { type CalendarDay, fromEpochDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { SegmentDay } from '#shared/metrics/split-by-segment.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

/** Arm, segment, epoch day, sequence of the import, units, total, its squares, base, its squares, cross products. */
type SegmentRow = [
  DailyValue['arm'],
  string,
  number,
  number,
  number,
  number,
  number | null,
  number | null,
  number | null,
  number | null,
];

export type StartedPhase = { id: Id; name: string; from: CalendarDay; to: CalendarDay | null };

/** Writes each day once, however many rows stand on it. */
function rememberDays(): (epochDay: number) => CalendarDay {
  const known = new Map<number, CalendarDay>();
  return (epochDay) => {
    const day = known.get(epochDay) ?? fromEpochDay(epochDay);
    known.set(epochDay, day);
    return day;
  };
}

/** What the charts of one metric ask beside its days: its segments, and the phases of its feature. Read only. */
export function createExplorerReadModel(db: ReadableDb) {
  const segmentDays = db.prepare<[string], unknown[]>(
    // The row of the latest standing import gives the other columns (https://sqlite.org/lang_select.html#bareagg).
    `SELECT s.arm, s.segment, o.epoch_day, max(o.import_sequence), o.units, o.total, o.total_squares, o.base,
            o.base_squares, o.cross_products
     FROM series s JOIN observations o ON o.series = s.id
     WHERE s.metric_id = ? AND s.segment <> ''
       AND o.import_sequence IN (SELECT sequence FROM imports WHERE state = 'done')
     GROUP BY o.series, o.epoch_day`,
  );
  const phases = db.prepare<
    [string],
    { id: string; name: string; started_on: string; ended_on: string | null }
  >(
    `SELECT id, name, started_on, ended_on FROM phases
     WHERE feature_id = ? AND started_on IS NOT NULL ORDER BY position`,
  );
  return {
    /** The days of every segment, each arm's oldest first; none of everybody. */
    listSegmentDays: (metricId: Id): SegmentDay[] => {
      const dayOf = rememberDays();
      // A million rows as lists take half the time that they take as objects.
      const rows = segmentDays.raw().all(metricId) as unknown as SegmentRow[];
      return rows.map(
        ([arm, segment, day, , units, total, totalSquares, base, baseSquares, crossProducts]) => ({
          day: dayOf(day),
          arm,
          segment,
          units,
          total,
          totalSquares,
          base,
          baseSquares,
          crossProducts,
        }),
      );
    },
    /** The phases that have started, in the order of the plan; `to` null where none has ended yet. */
    listStartedPhases: (featureId: Id): StartedPhase[] =>
      phases.all(featureId).map(({ id, name, started_on: from, ended_on: to }) => ({ id, name, from, to })),
  };
}
