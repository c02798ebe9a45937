import type { SettingsService } from '#electron/workspace/settings.service.ts';
import type { ServiceContext } from '#electron/workspace/service-context.ts';
import type { DecisionSources } from './decision-sources.ts';
import { createDecisionsHandlers } from './decisions.handlers.ts';
import { createDecisionsReadModel } from './decisions.read-model.ts';
import { createDecisionsRepository } from './decisions.repository.ts';
import { createDecisionsService } from './decisions.service.ts';
import { createTodayReader } from './read-today.ts';

type Capabilities = Omit<DecisionSources, 'now' | 'today' | 'origin'>;

/** Decisions with everything they judge and move. */
export function createDecisions(
  context: ServiceContext,
  settings: SettingsService,
  capabilities: Capabilities,
) {
  const sources: DecisionSources = {
    ...capabilities,
    now: context.now,
    today: context.today,
    origin: () => settings.get().origin,
  };
  const service = createDecisionsService(context, sources, createDecisionsRepository(context.db));
  const readModel = createDecisionsReadModel(context.db);
  const today = createTodayReader({ sources, service, readModel });
  return { service, handlers: createDecisionsHandlers(service, today) };
}
