import type { SettingsService } from '#electron/workspace/settings.service.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import { dayAt } from '#shared/kernel/day-at.ts';
import { createAlertsHandlers } from './alerts.handlers.ts';
import { createAlertsRepository } from './alerts.repository.ts';
import { createAlertsService } from './alerts.service.ts';
import type { DecisionSources } from './decision-sources.ts';
import { createDecisionsHandlers } from './decisions.handlers.ts';
import { createDecisionsReadModel } from './decisions.read-model.ts';
import { createDecisionsRepository } from './decisions.repository.ts';
import { createDecisionsService } from './decisions.service.ts';
import { createEvaluations } from './evaluations.service.ts';
import { createGatePlans } from './gate-plans.ts';
import { createGatesRepository } from './gates.repository.ts';
import { createOutlooks } from './outlooks.ts';
import { createRecordExport } from './export-record.ts';
import { createRecordService } from './record.service.ts';
import { createTodayReader } from './read-today.ts';

type Capabilities = Omit<
  DecisionSources,
  'gatePlans' | 'outlook' | 'dayOf' | 'now' | 'today' | 'origin' | 'lastImport' | 'peopleSeen'
>;

/** Decisions with everything they judge and move. */
export function createDecisions(
  context: ServiceContext,
  settings: SettingsService,
  capabilities: Capabilities,
) {
  const readModel = createDecisionsReadModel(context.db);
  const repository = createDecisionsRepository(context.db);
  const gates = createGatesRepository(context.db);
  const gatePlans = createGatePlans({
    repository: gates,
    metrics: capabilities.metrics,
    now: context.now,
  });
  const sources: DecisionSources = {
    ...capabilities,
    gatePlans,
    outlook: createOutlooks(),
    dayOf: (instant) => dayAt(instant, context.dayBoundary()),
    lastImport: readModel.findLastImport,
    peopleSeen: readModel.findPeopleSeen,
    now: context.now,
    today: context.today,
    origin: () => settings.get().origin,
  };
  const evaluations = createEvaluations({ context, sources, repository: gates });
  const service = createDecisionsService(context, sources, { repository, evaluations });
  const record = createRecordService(context, { sources, repository, readModel });
  const alerts = createAlertsService(context, {
    sources,
    evaluations,
    repository: createAlertsRepository(context.db),
  });
  const today = createTodayReader({ sources, service, record, readModel, alerts });
  const exportFile = createRecordExport(context, { record, features: sources.features });
  return {
    service,
    /** The numbers the feature's gates are judged by until a phase freezes them. */
    rulesOf: gatePlans.rulesOf,
    record,
    alerts,
    handlers: {
      ...createDecisionsHandlers({ service, today, record, exportFile }),
      ...createAlertsHandlers(alerts),
    },
  };
}
