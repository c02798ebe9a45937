import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { KeptDay } from '#shared/metrics/read-days.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

type DailyRow = {
  day: string;
  arm: DailyValue['arm'];
  units: number;
  total: number;
  total_squares: number | null;
  base: number | null;
  base_squares: number | null;
  cross_products: number | null;
  segments: number;
};

/** What charts, comparisons and lists ask of metrics. Read only. */
export function createMetricsReadModel(db: ReadableDb) {
  const everybody = db.prepare<[string], DailyRow>(
    `SELECT day, arm, units, total, total_squares, base, base_squares, cross_products, segments
     FROM daily_values
     WHERE metric_id = ? ORDER BY day, arm`,
  );
  const extent = db.prepare<[string], { days: number; last_day: string | null }>(
    `SELECT count(DISTINCT day) AS days, max(day) AS last_day FROM daily_values WHERE metric_id = ?`,
  );
  const firstCustomerDay = db.prepare<[string], { first_day: string | null }>(
    `SELECT min(started_on) AS first_day FROM phases WHERE feature_id = ? AND audience <> 'staff'`,
  );
  const featureExists = db.prepare<[string], { found: number }>(
    'SELECT 1 AS found FROM features WHERE id = ?',
  );
  const uses = db.prepare<[string, string], { used_by: string }>(
    `SELECT p.name AS used_by
     FROM phases p JOIN metrics m ON m.feature_id = p.feature_id, json_each(p.exit_criteria) c
     WHERE m.id = ? AND json_extract(c.value, '$.metricId') = m.id
     UNION ALL SELECT h.change FROM hypotheses h WHERE h.metric_id = ? LIMIT 1`,
  );
  return {
    /** All days of everybody as they are kept, both arms, oldest first. */
    listKeptDays: (metricId: Id): KeptDay[] =>
      everybody.all(metricId).map(({ day, arm, segments, units, total, ...row }) => ({
        day,
        arm,
        segments,
        units,
        total,
        totalSquares: row.total_squares,
        base: row.base,
        baseSquares: row.base_squares,
        crossProducts: row.cross_products,
      })),
    extentOf: (metricId: Id): { days: number; lastDay: CalendarDay | null } => {
      const row = extent.get(metricId);
      return { days: row?.days ?? 0, lastDay: row?.last_day ?? null };
    },
    /** The day the first phase beyond own staff started; null before that. */
    firstCustomerDay: (featureId: Id): CalendarDay | null =>
      firstCustomerDay.get(featureId)?.first_day ?? null,
    featureExists: (featureId: Id): boolean => featureExists.get(featureId) !== undefined,
    /** A phase whose criteria, or a hypothesis that, names the metric; null when nothing does. */
    findUse: (metricId: Id): string | null => uses.get(metricId, metricId)?.used_by ?? null,
  };
}

export type MetricsReadModel = ReturnType<typeof createMetricsReadModel>;
