import { metricSchema, type GuardrailLimit, type Metric } from '#shared/metrics/metric.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { WritableDb } from '#electron/database/handles.ts';

type MetricRow = {
  id: string;
  feature_id: string;
  position: number;
  name: string;
  kind: string;
  unit: string;
  direction: string;
  role: string;
  target: number | null;
  limit_kind: GuardrailLimit['kind'] | null;
  limit_value: number | null;
  grain: string;
  formula: string | null;
  over_segments: string;
  on_harm: string;
  hard_limit: number | null;
};

function rowToMetric(row: MetricRow): Metric {
  return metricSchema.parse({
    id: row.id,
    featureId: row.feature_id,
    position: row.position,
    name: row.name,
    kind: row.kind,
    unit: row.unit,
    direction: row.direction,
    role: row.role,
    target: row.target,
    limit: row.limit_kind === null ? null : { kind: row.limit_kind, value: row.limit_value },
    grain: row.grain,
    formula: row.formula,
    overSegments: row.over_segments,
    onHarm: row.on_harm,
    hardLimit: row.hard_limit,
  });
}

function metricToRow(metric: Metric): MetricRow {
  return {
    id: metric.id,
    feature_id: metric.featureId,
    position: metric.position,
    name: metric.name,
    kind: metric.kind,
    unit: metric.unit,
    direction: metric.direction,
    role: metric.role,
    target: metric.target,
    limit_kind: metric.limit?.kind ?? null,
    limit_value: metric.limit?.value ?? null,
    grain: metric.grain,
    formula: metric.formula,
    over_segments: metric.overSegments,
    on_harm: metric.onHarm,
    hard_limit: metric.hardLimit,
  };
}

/** SQL of metric definitions. */
export function createMetricsRepository(db: WritableDb) {
  const byId = db.prepare<[string], MetricRow>(
    `SELECT id, feature_id, position, name, kind, unit, direction, role, target, limit_kind, limit_value, grain, formula,
            over_segments, on_harm, hard_limit
     FROM metrics WHERE id = ?`,
  );
  const ofFeature = db.prepare<[string], MetricRow>(
    `SELECT id, feature_id, position, name, kind, unit, direction, role, target, limit_kind, limit_value, grain, formula,
            over_segments, on_harm, hard_limit
     FROM metrics WHERE feature_id = ? ORDER BY position, id`,
  );
  const insert = db.prepare<MetricRow>(
    `INSERT INTO metrics
       (id, feature_id, position, name, kind, unit, direction, role, target, limit_kind, limit_value, grain,
        formula, over_segments, on_harm, hard_limit)
     VALUES
       (@id, @feature_id, @position, @name, @kind, @unit, @direction, @role, @target, @limit_kind, @limit_value,
        @grain, @formula, @over_segments, @on_harm, @hard_limit)`,
  );
  const update = db.prepare<MetricRow>(
    `UPDATE metrics SET feature_id = @feature_id, position = @position, name = @name, kind = @kind, unit = @unit,
       direction = @direction, role = @role, target = @target, limit_kind = @limit_kind, limit_value = @limit_value,
       grain = @grain, formula = @formula, over_segments = @over_segments,
       on_harm = @on_harm, hard_limit = @hard_limit
     WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM metrics WHERE id = ?');
  return {
    findById: (id: Id): Metric | null => {
      const row = byId.get(id);
      return row === undefined ? null : rowToMetric(row);
    },
    listOfFeature: (featureId: Id): Metric[] => ofFeature.all(featureId).map(rowToMetric),
    insert: (metric: Metric) => insert.run(metricToRow(metric)),
    update: (metric: Metric) => update.run(metricToRow(metric)),
    remove: (id: Id) => remove.run(id),
  };
}
