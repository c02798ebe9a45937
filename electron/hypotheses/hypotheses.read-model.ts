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
type DayRow = {
  day: string;
  arm: string;
  units: number;
  total: number;
  total_squares: number | null;
  base: number | null;
  base_squares: number | null;
  cross_products: number | null;
};

/** Metrics, segments and daily figures as hypotheses need them. Read only. */
export function createHypothesesReadModel(db: ReadableDb) {
  const metric = db.prepare<[string], MetricRow>(
    'SELECT id, feature_id, name, kind, direction FROM metrics WHERE id = ?',
  );
  const segment = db.prepare<[string], { id: string }>('SELECT id FROM segments WHERE id = ?');
  const days = db.prepare<[string], DayRow>(
    `SELECT day, arm, units, total, total_squares, base, base_squares, cross_products
     FROM daily_values WHERE metric_id = ? ORDER BY day, arm`,
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
      days.all(metricId).map(({ day, arm, units, total, ...row }) => ({
        day,
        arm: dailyValueSchema.shape.arm.parse(arm),
        units,
        total,
        totalSquares: row.total_squares,
        base: row.base,
        baseSquares: row.base_squares,
        crossProducts: row.cross_products,
      })),
  };
}
