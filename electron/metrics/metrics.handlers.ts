import type { metricsContract } from '#shared/metrics/metrics.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { Explorer } from './explorer.service.ts';
import type { ListedFigures } from './listed-figures.ts';
import type { MetricsService } from './metrics.service.ts';

type Sources = { metrics: MetricsService; explorer: Explorer; figures: ListedFigures };

export function createMetricsHandlers({
  metrics,
  explorer,
  figures,
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
    'metrics.listDays': ({ metricId, segment }) => figures.listDays(metricId, segment),
    'metrics.listSegments': ({ metricId }) => figures.listSegments(metricId),
    'metrics.listRevisions': (key) => figures.listRevisions(key),
    'metrics.enterDay': (figure) => {
      metrics.enterDay(figure);
      return {};
    },
  };
}
