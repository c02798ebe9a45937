import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import type { ReadableDb } from '#electron/database/handles.ts';

/** What sources need to know of features, metrics and past imports. Read only. */
export function createSourcesReadModel(db: ReadableDb) {
  const featureName = db.prepare<[string], { name: string }>('SELECT name FROM features WHERE id = ?');
  const newestDay = db.prepare<[string], { day: string | null }>(
    'SELECT max(day) AS day FROM daily_values WHERE metric_id = ?',
  );
  const keptMetrics = db.prepare<[string], { kept: string | null }>(
    `SELECT json_extract(mapping, '$.mapping.mapping.metrics') AS kept FROM imports WHERE id = ?`,
  );
  return {
    featureName: (featureId: Id): string => featureName.get(featureId)?.name ?? '',
    /** The day up to which every one of the metrics has figures; null while one has none. */
    completeUpTo: (metricIds: readonly Id[]): CalendarDay | null => {
      const days = metricIds.map((metricId) => newestDay.get(metricId)?.day ?? null);
      return days.reduce<CalendarDay | null>(
        (least, day) => (least === null || day === null || day < least ? day : least),
        days[0] ?? null,
      );
    },
    /** The metrics an import fed, in the order of its mapping. */
    listFedMetrics: (importId: Id): Id[] => {
      const kept = JSON.parse(keptMetrics.get(importId)?.kept ?? '[]') as { metricId: Id }[];
      return kept.map(({ metricId }) => metricId);
    },
  };
}

export type SourcesReadModel = ReturnType<typeof createSourcesReadModel>;
