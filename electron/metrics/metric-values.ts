import type { CalendarDay } from '#shared/kernel/calendar-day.ts';
import type { Id } from '#shared/kernel/schema.ts';
import { deriveFigures, recipeOf } from '#shared/metrics/derive-figures.ts';
import type { Recipe } from '#shared/metrics/derived-level.ts';
import type { DailyValue, Metric } from '#shared/metrics/metric.ts';
import { periodEnd } from '#shared/metrics/period.ts';
import { NO_DAYS, readDays, type ReadDays } from '#shared/metrics/read-days.ts';
import type { MetricsReadModel } from './metrics.read-model.ts';
import type { createMetricsRepository } from './metrics.repository.ts';

export type Extent = { days: number; lastDay: CalendarDay | null };

/** The figures of metrics: those of their own, and those a formula computes from others. */
export function createMetricValues(
  metrics: ReturnType<typeof createMetricsRepository>,
  readModel: MetricsReadModel,
) {
  /** How a formula is computed; null without a formula, or where it no longer holds: editing it says why. */
  function findRecipe(metric: Metric): Recipe | null {
    if (metric.formula === null) return null;
    const recipe = recipeOf(metric, metrics.listOfFeature(metric.featureId));
    return typeof recipe === 'string' ? null : recipe;
  }

  function readOwn(metricId: Id): ReadDays {
    const metric = metrics.findById(metricId);
    return metric === null ? NO_DAYS : readDays(metric, readModel.listKeptDays(metricId));
  }

  function readDaysOf(metricId: Id): ReadDays {
    const metric = metrics.findById(metricId);
    return metric === null ? NO_DAYS : readDaysAs(metric);
  }

  function readDaysAs(metric: Metric): ReadDays {
    if (metric.formula === null) return readDays(metric, readModel.listKeptDays(metric.id));
    const recipe = findRecipe(metric);
    if (recipe === null) return NO_DAYS;
    return { ...NO_DAYS, values: deriveFigures(recipe, (partId) => readOwn(partId).values) };
  }

  function listDailyValues(metricId: Id): readonly DailyValue[] {
    return readDaysOf(metricId).values;
  }

  function extentOf(metric: Metric): Extent {
    if (metric.formula === null) return readModel.extentOf(metric.id);
    const days = listDailyValues(metric.id).filter(({ units }) => units > 0);
    return { days: new Set(days.map(({ day }) => day)).size, lastDay: days.at(-1)?.day ?? null };
  }

  return {
    findRecipe,
    /** All days of everybody that are whole, both arms, oldest first. */
    listDailyValues,
    /** The days of a metric defined as it is handed over, whatever its stored definition is. */
    listDailyValuesAs: (metric: Metric): readonly DailyValue[] => readDaysAs(metric).values,
    /** The same, with the days left out because a segment is missing in their sum. */
    readDaysOf,
    /** How many days have a number, and the last of them. */
    extentOf,
    /** The last day any metric of the feature speaks of, a week's figure of its Sunday, and never after `today`. */
    lastDay: (featureId: Id, today: CalendarDay): CalendarDay | null => {
      const ends = metrics.listOfFeature(featureId).flatMap((metric) => {
        if (metric.formula !== null) return [];
        const { lastDay } = readModel.extentOf(metric.id);
        if (lastDay === null) return [];
        const end = periodEnd(lastDay, metric.grain);
        // A figure ahead of the calendar keeps its own day; only the rest of a running week or month is cut off.
        return [end > today ? (lastDay > today ? lastDay : today) : end];
      });
      return ends.toSorted().at(-1) ?? null;
    },
  };
}
