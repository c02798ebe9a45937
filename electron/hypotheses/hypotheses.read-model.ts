import type { Id } from '#shared/kernel/schema.ts';
import {
  type DailyValue,
  dailyValueSchema,
  directionSchema,
  type Metric,
  metricKindSchema,
} from '#shared/metrics/metric.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

/** What a hypothesis needs to know of its metric. */
export type HypothesisMetric = Pick<Metric, 'id' | 'featureId' | 'name' | 'kind' | 'direction'>;

type MetricRow = { id: string; feature_id: string; name: string; kind: string; direction: string };
type DayRow = { day: string; arm: string; units: number; total: number; total_squares: number | null };

/** Metrics, segments and daily figures as hypotheses need them. Read only. */
export function createHypothesesReadModel(db: ReadableDb) {
  const metric = db.prepare<[string], MetricRow>(
    'SELECT id, feature_id, name, kind, direction FROM metrics WHERE id = ?',
  );
  const segment = db.prepare<[string], { id: string }>('SELECT id FROM segments WHERE id = ?');
  // A row for all segments ('') already holds what the rows by segment split up.
  const days = db.prepare<[string], DayRow>(
    `SELECT d.day, d.arm, sum(d.units) AS units, sum(d.total) AS total,
            CASE WHEN count(d.total_squares) = count(*) THEN sum(d.total_squares) END AS total_squares
     FROM daily_values d
     WHERE d.metric_id = ? AND (d.segment = '' OR NOT EXISTS (
       SELECT 1 FROM daily_values o
       WHERE o.metric_id = d.metric_id AND o.arm = d.arm AND o.day = d.day AND o.segment = ''))
     GROUP BY d.day, d.arm ORDER BY d.day, d.arm`,
  );

  return {
    findMetric: (metricId: Id): HypothesisMetric | null => {
      const row = metric.get(metricId);
      if (row === undefined) return null;
      const { id, name } = row;
      const kind = metricKindSchema.parse(row.kind);
      return { id, featureId: row.feature_id, name, kind, direction: directionSchema.parse(row.direction) };
    },
    hasSegment: (segmentId: Id): boolean => segment.get(segmentId) !== undefined,
    /** One figure for each day and arm, over all segments. */
    listDays: (metricId: Id): DailyValue[] =>
      days.all(metricId).map(({ day, arm, units, total, total_squares }) => ({
        day,
        arm: dailyValueSchema.shape.arm.parse(arm),
        units,
        total,
        totalSquares: total_squares,
        base: null,
        baseSquares: null,
        crossProducts: null,
      })),
  };
}
