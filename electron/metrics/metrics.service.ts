import { AppError } from '#shared/kernel/app-error.ts';
import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { compareMetric } from '#shared/metrics/compare-metric.ts';
import type { Comparison } from '#shared/metrics/comparison.ts';
import type { DailyValue, Metric, MetricDraft, MetricGrain } from '#shared/metrics/metric.ts';
import { periodStart } from '#shared/metrics/period.ts';
import { sameName } from '#shared/metrics/read-names.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { figureOfDay } from './figure-of-day.ts';
import { sumsOfTyped } from './sums-of-typed.ts';
import { createFiguresService } from './figures.service.ts';
import { findFormulaNaming, withCheckedFormula, withRenamed } from './formulas.ts';
import { createMetricValues } from './metric-values.ts';
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

/** Metrics, their figures and what these say. */
export function createMetricsService(context: ServiceContext) {
  const { commands, db, newId } = context;
  const metrics = createMetricsRepository(db);
  const readModel = createMetricsReadModel(db);
  const values = createMetricValues(metrics, readModel);
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
    const metric = withCheckedFormula(
      { ...draft, id: metricId, position },
      metrics.listOfFeature(draft.featureId),
    );
    commands.run({ method: 'metrics.define', subjectId: metricId }, () => metrics.insert(metric));
    return metricId;
  }

  /** Figures keep their grain; only those that stand on first days of weeks or months alone may be called by that. */
  function refuseOtherGrain({ id, name, grain, formula }: Metric, next: MetricGrain): void {
    if (next === grain || formula !== null) return;
    const stands = readModel.listKeptDays(id);
    const isFitting = next !== 'day' && stands.every(({ day }) => periodStart(day, next) === day);
    if (stands.length > 0 && !isFitting) throw new AppError('precondition', 'metric-keeps-grain', { name });
  }

  function editMetric(metricId: Id, change: MetricEdit): void {
    const metric = getMetric(metricId);
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const all = metrics.listOfFeature(metric.featureId);
    const others = all.filter(({ id }) => id !== metricId);
    const next = withCheckedFormula({ ...metric, ...given }, others);
    const isOther = next.kind !== metric.kind || (next.formula === null) !== (metric.formula === null);
    if (isOther && readModel.extentOf(metricId).days > 0) {
      throw new AppError('precondition', 'metric-has-numbers', { name: metric.name });
    }
    refuseOtherGrain(metric, next.grain);
    refuseTakenName(metric.featureId, next.name, metricId);
    const renamed = next.name === metric.name ? [] : withRenamed(all, metric.name, next.name);
    commands.run({ method: 'metrics.edit', subjectId: metricId }, () => {
      metrics.update(next);
      for (const other of renamed) if (other.id !== metricId) metrics.update(other);
    });
  }

  function removeMetric(metricId: Id): void {
    const metric = getMetric(metricId);
    const computed = findFormulaNaming(metricId, metrics.listOfFeature(metric.featureId));
    const usedBy = readModel.findUse(metricId) ?? computed?.name ?? null;
    if (usedBy !== null) throw new AppError('precondition', 'metric-in-use', { name: metric.name, usedBy });
    // Its figures stay in the file, unseen, so that undo brings the metric back with them.
    commands.run({ method: 'metrics.remove', subjectId: metricId }, () => metrics.remove(metricId));
  }

  function compareMetricById({ metricId, from, to }: CompareQuestion): Comparison {
    const metric = getMetric(metricId);
    return compareMetric({
      metric,
      values: values.listDailyValues(metricId),
      from,
      to,
      firstCustomerDay: readModel.firstCustomerDay(metric.featureId),
    });
  }

  function isSameOverSegments({ id, kind }: Metric): boolean {
    if (readModel.extentOf(id).days === 0) return true;
    return kind === 'value' && readModel.listKeptDays(id).every(({ units }) => units === 1);
  }

  function enterDay({ metricId, day, arm, units, total }: HandFigure): void {
    const metric = getMetric(metricId);
    if (metric.formula !== null)
      throw new AppError('precondition', 'metric-is-derived', { name: metric.name });
    if (day > context.today()) throw new AppError('validation', 'day-in-future', { day });
    const sums = sumsOfTyped(metric, { units, total });
    const figure = { metricId, arm, day: periodStart(day, metric.grain), ...sums };
    commands.run({ method: 'metrics.enterDay', subjectId: metricId }, () =>
      figures.addFigures(
        { kind: 'hand', fileName: '', fileHash: '', featureId: metric.featureId },
        { metricIds: [metricId], mapping: null, counts: ONE_FIGURE },
        figureOfDay(figure),
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
    /** All days with a whole number for everybody, both arms, oldest first. */
    dailyValues: values.listDailyValues,
    /** The same of a metric defined as it is handed over: as it was, where its definition was frozen. */
    dailyValuesAs: values.listDailyValuesAs,
    /** The same, with the days left out because a segment is missing in their sum. */
    readDays: values.readDaysOf,
    /** How a formula is computed; null without one that holds. */
    findRecipe: values.findRecipe,
    /** How many days have a number, and the last of them. */
    extentOf: values.extentOf,
    enterDay,
    /** Whether a metric shows the same numbers whatever its segments do: none yet, or never more than one figure a day. */
    isSameOverSegments,
    /** The last day any metric of the feature has a number for; null without numbers. */
    lastDay: (featureId: Id): CalendarDay | null => values.lastDay(featureId, context.today()),
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
  personDays: 0,
  inBothArms: 0,
  people: 0,
  busiestPersonRows: 0,
};

export type MetricsService = ReturnType<typeof createMetricsService>;
