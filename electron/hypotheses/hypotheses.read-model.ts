import { type Id, z } from '#shared/kernel/schema.ts';
import { directionSchema, type Metric, metricKindSchema } from '#shared/metrics/metric.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

/** What a hypothesis needs to know of its metric. */
export type HypothesisMetric = Pick<Metric, 'id' | 'featureId' | 'name' | 'kind' | 'direction'>;

const currencySchema = z.string();

type MetricRow = { id: string; feature_id: string; name: string; kind: string; direction: string };
/** Metrics and segments as hypotheses need them. Read only. */
export function createHypothesesReadModel(db: ReadableDb) {
  const metric = db.prepare<[string], MetricRow>(
    'SELECT id, feature_id, name, kind, direction FROM metrics WHERE id = ?',
  );
  const segment = db.prepare<[string], { id: string }>('SELECT id FROM segments WHERE id = ?');

  const currency = db.prepare<[], { value: string }>(`SELECT value FROM settings WHERE key = 'currency'`);

  return {
    /** ISO 4217; the euro until somebody chose. */
    currency: (): string => {
      const stored = currency.get();
      return stored === undefined ? 'EUR' : currencySchema.parse(JSON.parse(stored.value));
    },
    findMetric: (metricId: Id): HypothesisMetric | null => {
      const row = metric.get(metricId);
      if (row === undefined) return null;
      const { id, name } = row;
      const kind = metricKindSchema.parse(row.kind);
      return { id, featureId: row.feature_id, name, kind, direction: directionSchema.parse(row.direction) };
    },
    hasSegment: (segmentId: Id): boolean => segment.get(segmentId) !== undefined,
  };
}
