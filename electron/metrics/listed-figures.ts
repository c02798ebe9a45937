import type { Id } from '#shared/kernel/schema.ts';
import type { IncompleteDay } from '#shared/metrics/incomplete-days.ts';
import type { DailyValue } from '#shared/metrics/metric.ts';
import { levelOfFigure } from '#shared/metrics/over-segments.ts';
import type { FigureKey, ListedDay, ListedFiguresReadModel, Said } from './listed-figures.read-model.ts';
import type { MetricsService } from './metrics.service.ts';

type WithLevel<Row> = Row & { level: number | null };
type DayOfTable = ListedDay & { usualSegments: number | null };

/** The rows of the table of figures. Read only; every question throws `metric-not-found`. */
export function createListedFigures(
  metrics: Pick<MetricsService, 'getMetric' | 'dailyValues' | 'readDays'>,
  readModel: ListedFiguresReadModel,
) {
  function rowsOf(metricId: Id, segment: string | null): ListedDay[] {
    if (segment === '') return readModel.listEverybody(metricId);
    if (segment !== null) return readModel.listSegments(metricId, segment);
    const everybody = readModel.listEverybody(metricId);
    if (!readModel.canListAll(metricId)) return everybody;
    return [...everybody, ...readModel.listSegments(metricId, null)].toSorted(newestFirst);
  }

  return {
    /** Newest first. `segment`: one by name, '' for everybody, null for all where they make a table. */
    listDays: (metricId: Id, segment: string | null): WithLevel<DayOfTable>[] => {
      const metric = metrics.getMetric(metricId);
      if (metric.formula !== null) return derivedDays(metrics.dailyValues(metricId));
      const usualOf = usualSegmentsOf(metrics.readDays(metricId).incomplete);
      return rowsOf(metricId, segment).map((row) => {
        const usualSegments = usualOf(row);
        // A part of the sum is not the figure of the day.
        const level = usualSegments === null ? levelOfFigure(metric, row) : null;
        return Object.assign({}, row, { level, usualSegments });
      });
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
      const metric = metrics.getMetric(key.metricId);
      const [standing, ...former] = readModel.listSaid(key);
      return former
        .filter((said) => standing !== undefined && isOther(said, standing))
        .map((said) => Object.assign({}, said, { level: levelOfFigure(metric, said) }));
    },
  };
}

export type ListedFigures = ReturnType<typeof createListedFigures>;

/** What a formula computes of each day, newest first; a day without a result has no level. */
function derivedDays(values: readonly DailyValue[]): WithLevel<DayOfTable>[] {
  const beside = { segment: '', isCorrected: false, segments: 0, usualSegments: null };
  return values
    .toReversed()
    .map(({ day, arm, units, total, base }) =>
      Object.assign({ day, arm, units, total, base, level: units > 0 ? total : null }, beside),
    );
}

/** How many segments a day that lacks one usually has; null for a day that is whole, and for a segment itself. */
function usualSegmentsOf(incomplete: readonly IncompleteDay[]): (row: ListedDay) => number | null {
  const usual = new Map(incomplete.map((day) => [`${day.day} ${day.arm}`, day.usual]));
  return ({ day, arm, segment }) => (segment === '' ? (usual.get(`${day} ${arm}`) ?? null) : null);
}

function newestFirst(left: ListedDay, right: ListedDay): number {
  if (left.day !== right.day) return left.day < right.day ? 1 : -1;
  if (left.arm !== right.arm) return left.arm < right.arm ? -1 : 1;
  return left.segment < right.segment ? -1 : Number(left.segment > right.segment);
}

function isOther(left: Said, right: Said): boolean {
  return left.units !== right.units || left.total !== right.total || left.base !== right.base;
}
