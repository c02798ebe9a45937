import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { compareMetric } from '#shared/metrics/compare-metric.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import { faultOfFigure } from '#shared/metrics/fault-of-figure.ts';
import type { DailyValue, Metric, MetricDraft } from '#shared/metrics/metric.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { createFiguresService } from './figures.service.ts';
import { createMetricsReadModel } from './metrics.read-model.ts';
import { createMetricsRepository } from './metrics.repository.ts';

export type MetricEdit = {
  readonly [Field in keyof Omit<MetricDraft, 'featureId'>]?: MetricDraft[Field] | undefined;
};

export type CompareQuestion = { metricId: Id; from: CalendarDay | null; to: CalendarDay | null };

export type HandFigure = {
  metricId: Id;
  day: CalendarDay;
  arm: DailyValue['arm'];
  units: number;
  total: number;
};

function sameName(left: string, right: string): boolean {
  return left.trim().toLowerCase() === right.trim().toLowerCase();
}

/** Metrics, their figures and what these say. */
export function createMetricsService(context: ServiceContext) {
  const { commands, db, newId } = context;
  const metrics = createMetricsRepository(db);
  const readModel = createMetricsReadModel(db);
  const figures = createFiguresService(context);

  function getMetric(metricId: Id): Metric {
    const metric = metrics.findById(metricId);
    if (metric === null) throw new AppError('not-found', 'metric-not-found');
    return metric;
  }

  function requireFeature(featureId: Id): void {
    if (!readModel.featureExists(featureId)) throw new AppError('not-found', 'feature-not-found');
  }

  function refuseTakenName(featureId: Id, name: string, ownId: Id | null): void {
    const taken = metrics
      .listOfFeature(featureId)
      .some((metric) => metric.id !== ownId && sameName(metric.name, name));
    if (taken) throw new AppError('conflict', 'metric-name-taken', { name });
  }

  function defineMetric(draft: MetricDraft, metricId: Id = newId()): Id {
    requireFeature(draft.featureId);
    refuseTakenName(draft.featureId, draft.name, null);
    const position = (metrics.listOfFeature(draft.featureId).at(-1)?.position ?? -1) + 1;
    commands.run({ method: 'metrics.define', subjectId: metricId }, () =>
      metrics.insert({ ...draft, id: metricId, position }),
    );
    return metricId;
  }

  function editMetric(metricId: Id, change: MetricEdit): void {
    const metric = getMetric(metricId);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const next: Metric = { ...metric, ...given };
    if (next.kind !== metric.kind && readModel.extentOf(metricId).days > 0) {
      throw new AppError('precondition', 'metric-has-numbers', { name: metric.name });
    }
    refuseTakenName(metric.featureId, next.name, metricId);
    commands.run({ method: 'metrics.edit', subjectId: metricId }, () => metrics.update(next));
  }

  function removeMetric(metricId: Id): void {
    const metric = getMetric(metricId);
    const usedBy = readModel.findUse(metricId);
    if (usedBy !== null) throw new AppError('precondition', 'metric-in-use', { name: metric.name, usedBy });
    // Its figures stay in the file, unseen, so that undo brings the metric back with them.
    commands.run({ method: 'metrics.remove', subjectId: metricId }, () => metrics.remove(metricId));
  }

  function compareMetricById({ metricId, from, to }: CompareQuestion): Comparison {
    const metric = getMetric(metricId);
    return compareMetric({
      metric,
      values: readModel.listDailyValues(metricId),
      from,
      to,
      firstCustomerDay: readModel.firstCustomerDay(metric.featureId),
    });
  }

  function enterDay({ metricId, day, arm, units, total }: HandFigure): void {
    const metric = getMetric(metricId);
    const countedUnits = metric.kind === 'value' ? 1 : units;
    const fault = faultOfFigure(metric.kind, { units: countedUnits, total });
    if (fault !== null) throw new AppError('validation', fault, { units: countedUnits, total });
    if (day > context.today()) throw new AppError('validation', 'day-in-future', { day });
    const totalSquares = metric.kind === 'proportion' ? total : null;
    commands.run({ method: 'metrics.enterDay', subjectId: metricId }, () =>
      figures.addFigures(
        { kind: 'hand', fileName: '', fileHash: '', featureId: metric.featureId },
        { metricIds: [metricId], mapping: null, counts: ONE_FIGURE },
        [{ metricId, arm, day, segment: '', units: countedUnits, total, totalSquares }],
      ),
    );
  }

  return {
    figures,
    /** Makes a metric of a feature and returns its id. Throws `feature-not-found`, `metric-name-taken`. */
    defineMetric,
    editMetric,
    removeMetric,
    /** The metrics of a feature in their order, empty when there are none. */
    listMetrics: (featureId: Id): Metric[] => metrics.listOfFeature(featureId),
    /** Throws `feature-not-found`. */
    requireFeature,
    /** Throws `metric-not-found`. */
    getMetric,
    /** What the numbers of a span say; `from` and `to` null take all. Throws `metric-not-found`. */
    compareMetric: compareMetricById,
    /** All days with a number for everybody, both arms, oldest first. */
    dailyValues: readModel.listDailyValues,
    enterDay,
    /** The last day any metric of the feature has a number for; null without numbers. */
    lastDay: readModel.lastDay,
  };
}

const ONE_FIGURE = {
  rows: 1,
  used: 1,
  empty: 0,
  setAside: 0,
  newFigures: 1,
  sameFigures: 0,
  changedFigures: 0,
  missingFigures: 0,
};

export type MetricsService = ReturnType<typeof createMetricsService>;
