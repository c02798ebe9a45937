import { levelOfSums } from '#shared/metrics/arm-totals.ts';
import type { metricsContract } from '#shared/metrics/metrics.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { MetricsReadModel } from './metrics.read-model.ts';
import type { MetricsService } from './metrics.service.ts';

export function createMetricsHandlers(
  metrics: MetricsService,
  readModel: MetricsReadModel,
): HandlersOf<typeof metricsContract> {
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
    'metrics.series': ({ metricId, smoothing }) => metrics.drawSeries(metricId, smoothing),
    'metrics.compare': (question) => metrics.compareMetric(question),
    'metrics.listDays': ({ metricId }) => {
      const { kind } = metrics.getMetric(metricId);
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
