import type { metricsContract } from '#shared/metrics/metrics.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { Explorer } from './explorer.service.ts';
import type { MetricsReadModel } from './metrics.read-model.ts';
import type { MetricsService } from './metrics.service.ts';

type Sources = { metrics: MetricsService; explorer: Explorer; readModel: MetricsReadModel };

export function createMetricsHandlers({
  metrics,
  explorer,
  readModel,
}: Sources): HandlersOf<typeof metricsContract> {
  return {
    'metrics.list': ({ featureId }) =>
      metrics
        .listMetrics(featureId)
        .map((metric) => Object.assign({}, metric, readModel.extentOf(metric.id))),
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
      metrics.getMetric(metricId);
      return readModel.listDays(metricId);
    },
    'metrics.enterDay': (figure) => {
      metrics.enterDay(figure);
      return {};
    },
  };
}
