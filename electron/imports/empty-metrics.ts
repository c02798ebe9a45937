import type { Id } from '#shared/kernel/schema.ts';
import type { MetricsService } from '#electron/metrics/metrics.service.ts';
import type { Commands } from '#electron/workspace/commands.ts';
import type { ImportsReadModel } from './imports.read-model.ts';
import { keptFileSchema } from './kept-file.ts';

type ImportRecord = ReturnType<MetricsService['figures']['getImport']>;
type Named = { id: Id; name: string };
type Parts = { commands: Commands; metrics: MetricsService; readModel: ImportsReadModel };

/** Metrics that an undone import made and that have no figures, and nobody's criterion or hypothesis. */
export function createEmptyMetrics({ commands, metrics, readModel }: Parts) {
  function listOf({ state, featureId, mapping }: ImportRecord): Named[] {
    const made = keptFileSchema.safeParse(mapping).data?.madeMetricIds ?? [];
    if (state !== 'undone' || featureId === null || made.length === 0) return [];
    return metrics
      .listMetrics(featureId)
      .filter(({ id }) => made.includes(id) && !readModel.isMetricKept(id))
      .map(({ id, name }) => ({ id, name }));
  }
  return {
    list: (importId: Id): Named[] => listOf(metrics.figures.getImport(importId)),
    /** One command: undo brings all of them back. */
    remove: (importId: Id): { removed: number } => {
      const empty = listOf(metrics.figures.getImport(importId));
      if (empty.length === 0) return { removed: 0 };
      return commands.run({ method: 'imports.removeEmptyMetrics', subjectId: importId }, () => {
        for (const { id } of empty) metrics.removeMetric(id);
        return { removed: empty.length };
      });
    },
  };
}

export type EmptyMetrics = ReturnType<typeof createEmptyMetrics>;
