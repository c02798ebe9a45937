import type { Id } from '#shared/kernel/schema.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import type { WritableDb } from '#electron/database/handles.ts';

export type SeriesKey = { metricId: Id; arm: DailyValue['arm']; segment: string };
export type NumberedSeries = { id: number; segment: string };

/** SQL of series: one metric in one arm and segment ('' is everybody), known by a small number. */
export function createSeriesRepository(db: WritableDb) {
  const find = db.prepare<[string, string, string], { id: number }>(
    'SELECT id FROM series WHERE metric_id = ? AND arm = ? AND segment = ?',
  );
  const insert = db.prepare<[string, string, string], { id: number }>(
    'INSERT INTO series (metric_id, arm, segment) VALUES (?, ?, ?) RETURNING id',
  );
  const ofArm = db.prepare<[string, string], NumberedSeries>(
    'SELECT id, segment FROM series WHERE metric_id = ? AND arm = ? ORDER BY id',
  );
  const last = db.prepare<[], { last_id: number | null }>('SELECT max(id) AS last_id FROM series');
  return {
    findId: ({ metricId, arm, segment }: SeriesKey): number | null =>
      find.get(metricId, arm, segment)?.id ?? null,
    /** Inside the caller's transaction. */
    make: ({ metricId, arm, segment }: SeriesKey): number => insert.get(metricId, arm, segment)?.id ?? 0,
    listOfArm: (metricId: Id, arm: DailyValue['arm']): NumberedSeries[] => ofArm.all(metricId, arm),
    /** The highest number given so far; 0 when there is none. */
    lastId: (): number => last.get()?.last_id ?? 0,
  };
}

export type SeriesRepository = ReturnType<typeof createSeriesRepository>;
