import type { Id } from '#shared/kernel/schema.ts';
import { levelOfSums } from '#shared/metrics/arm-totals.ts';
import type { FigureKey, ListedDay, ListedFiguresReadModel, Said } from './listed-figures.read-model.ts';
import type { MetricsService } from './metrics.service.ts';

type WithLevel<Row> = Row & { level: number | null };

/** The rows of the table of figures. Read only; every question throws `metric-not-found`. */
export function createListedFigures(
  metrics: Pick<MetricsService, 'getMetric' | 'dailyValues'>,
  readModel: ListedFiguresReadModel,
) {
  /** What a formula computes of each day, newest first; a day without a result has no level. */
  function listDerivedDays(metricId: Id): WithLevel<ListedDay>[] {
    return metrics
      .dailyValues(metricId)
      .toReversed()
      .map(({ day, arm, units, total, base }) => {
        const level = units > 0 ? total : null;
        return { day, arm, segment: '', units, total, base, level, isCorrected: false };
      });
  }

  function rowsOf(metricId: Id, segment: string | null): ListedDay[] {
    if (segment === '') return readModel.listEverybody(metricId);
    if (segment !== null) return readModel.listSegments(metricId, segment);
    const everybody = readModel.listEverybody(metricId);
    if (!readModel.canListAll(metricId)) return everybody;
    return [...everybody, ...readModel.listSegments(metricId, null)].toSorted(newestFirst);
  }

  return {
    /** Newest first. `segment`: one by name, '' for everybody, null for all where they make a table. */
    listDays: (metricId: Id, segment: string | null): WithLevel<ListedDay>[] => {
      const { kind, formula } = metrics.getMetric(metricId);
      if (formula !== null) return listDerivedDays(metricId);
      return rowsOf(metricId, segment).map((row) =>
        Object.assign({}, row, { level: levelOfSums(kind, row) }),
      );
    },
    listSegments: (metricId: Id): { segments: string[]; canListAll: boolean } => {
      metrics.getMetric(metricId);
      return {
        segments: readModel.listSegmentNames(metricId),
        canListAll: readModel.canListAll(metricId),
      };
    },
    /** What earlier imports that stand said otherwise than what stands, the latest first. */
    listRevisions: (key: FigureKey): WithLevel<Said>[] => {
      const { kind } = metrics.getMetric(key.metricId);
      const [standing, ...former] = readModel.listSaid(key);
      return former
        .filter((said) => standing !== undefined && isOther(said, standing))
        .map((said) => Object.assign({}, said, { level: levelOfSums(kind, said) }));
    },
  };
}

export type ListedFigures = ReturnType<typeof createListedFigures>;

function newestFirst(left: ListedDay, right: ListedDay): number {
  if (left.day !== right.day) return left.day < right.day ? 1 : -1;
  if (left.arm !== right.arm) return left.arm < right.arm ? -1 : 1;
  return left.segment < right.segment ? -1 : Number(left.segment > right.segment);
}

function isOther(left: Said, right: Said): boolean {
  return left.units !== right.units || left.total !== right.total || left.base !== right.base;
}
