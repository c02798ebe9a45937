import type { SettingsService } from '#electron/workspace/settings.service.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { DecisionSources } from './decision-sources.ts';
import { createDecisionsHandlers } from './decisions.handlers.ts';
import { createDecisionsReadModel } from './decisions.read-model.ts';
import { createDecisionsRepository } from './decisions.repository.ts';
import { createDecisionsService } from './decisions.service.ts';
import { createRecordExport } from './export-record.ts';
import { createRecordService } from './record.service.ts';
import { createTodayReader } from './read-today.ts';

type Capabilities = Omit<DecisionSources, 'now' | 'today' | 'origin' | 'lastImport'>;

/** Decisions with everything they judge and move. */
export function createDecisions(
  context: ServiceContext,
  settings: SettingsService,
  capabilities: Capabilities,
) {
  const readModel = createDecisionsReadModel(context.db);
  const repository = createDecisionsRepository(context.db);
  const sources: DecisionSources = {
    ...capabilities,
    lastImport: readModel.findLastImport,
    now: context.now,
    today: context.today,
    origin: () => settings.get().origin,
  };
  const service = createDecisionsService(context, sources, repository);
  const record = createRecordService(context, { sources, repository, readModel });
  const today = createTodayReader({ sources, service, record, readModel });
  const exportFile = createRecordExport(context, { record, features: sources.features });
  return {
    service,
    record,
    handlers: createDecisionsHandlers({ service, today, record, exportFile }),
  };
}
