import { levelOfSums } from '#shared/metrics/arm-totals.ts';
import type { metricsContract } from '#shared/metrics/metrics.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { Explorer } from './explorer.service.ts';
import type { MetricsReadModel } from './metrics.read-model.ts';
import type { MetricsService } from './metrics.service.ts';

type Sources = { metrics: MetricsService; explorer: Explorer; readModel: MetricsReadModel };

/** What a formula computes of each day, newest first; a day without a result has no level. */
function listDerivedDays(metrics: MetricsService, metricId: string) {
  return metrics
    .dailyValues(metricId)
    .toReversed()
    .map(({ day, arm, units, total, base }) => {
      const level = units > 0 ? total : null;
      return { day, arm, segment: '', units, total, base, level };
    });
}

export function createMetricsHandlers({
  metrics,
  explorer,
  readModel,
}: Sources): HandlersOf<typeof metricsContract> {
  return {
    'metrics.list': ({ featureId }) =>
      metrics.listMetrics(featureId).map((metric) => Object.assign({}, metric, metrics.extentOf(metric))),
    'metrics.define': (draft) => ({ metricId: metrics.defineMetric(draft) }),
    'metrics.edit': ({ metricId, change }) => {
      metrics.editMetric(metricId, change);
      return {};
    },
    'metrics.remove': ({ metricId }) => {
      metrics.removeMetric(metricId);
      return {};
    },
    'metrics.series': (question) => explorer.drawSeries(question),
    'metrics.splitBySegment': (question) => explorer.splitBySegment(question),
    'metrics.compareByPhase': (question) => explorer.compareByPhase(question),
    'metrics.spreadOfDays': (question) => explorer.spreadOfDays(question),
    'metrics.compare': (question) => metrics.compareMetric(question),
    'metrics.listDays': ({ metricId }) => {
      const { kind, formula } = metrics.getMetric(metricId);
      if (formula !== null) return listDerivedDays(metrics, metricId);
      return readModel
        .listDays(metricId)
        .map((row) => Object.assign({}, row, { level: levelOfSums(kind, row) }));
    },
    'metrics.enterDay': (figure) => {
      metrics.enterDay(figure);
      return {};
    },
  };
}
