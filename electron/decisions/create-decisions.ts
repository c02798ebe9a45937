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
import { createTodayReader } from './read-today.ts';

type Capabilities = Omit<DecisionSources, 'gatePlans' | 'outlook' | 'dayOf' | 'now' | 'today' | 'origin'>;

/** Decisions with everything they judge and move. */
export function createDecisions(
  context: ServiceContext,
  settings: SettingsService,
  capabilities: Capabilities,
) {
  const gates = createGatesRepository(context.db);
  const sources: DecisionSources = {
    ...capabilities,
    gatePlans: createGatePlans({ repository: gates, metrics: capabilities.metrics, now: context.now }),
    outlook: createOutlooks(),
    dayOf: (instant) => dayAt(instant, context.dayBoundary()),
    now: context.now,
    today: context.today,
    origin: () => settings.get().origin,
  };
  const evaluations = createEvaluations({ context, sources, repository: gates });
  const service = createDecisionsService(context, sources, {
    repository: createDecisionsRepository(context.db),
    evaluations,
  });
  const readModel = createDecisionsReadModel(context.db);
  const alerts = createAlertsService(context, {
    sources,
    evaluations,
    repository: createAlertsRepository(context.db),
  });
  const today = createTodayReader({ sources, service, readModel, alerts });
  const handlers = { ...createDecisionsHandlers(service, today), ...createAlertsHandlers(alerts) };
  return { service, alerts, handlers };
}
