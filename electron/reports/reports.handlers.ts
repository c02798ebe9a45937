import type { reportsContract } from '#shared/reports/reports.contract.ts';
import type { HandlersOf } from '#electron/rpc/door.ts';
import type { ReportsService } from './reports.service.ts';

export function createReportsHandlers(service: ReportsService): HandlersOf<typeof reportsContract> {
  return {
    'reports.list': ({ featureId }) => service.list(featureId),
    'reports.create': (request) => service.create(request),
    'reports.get': ({ reportId }) => service.get(reportId),
    'reports.remove': ({ reportId }) => {
      service.remove(reportId);
      return {};
    },
  };
}
